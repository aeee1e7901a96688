/** Comments: mentions while they are typed and read, and the tab itself. Fictional. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import { ja } from "../../../text/ja/index.ts";
import { projectOf, showTab, themeOf } from "../tabs.fixtures.tsx";
import { CommentsTab } from "./CommentsTab.tsx";
import { begunAt, mentionedIn, piecesOf, withMention } from "./mentions.ts";

describe("mentions", () => {
  it("cut a text, in order; what is no mention stays text", () => {
    expect(piecesOf("見て[[7]]と[[8]]。[[x]] [7]")).toEqual([
      { text: "見て" },
      { project: 7 },
      { text: "と" },
      { project: 8 },
      { text: "。[[x]] [7]" },
    ]);
    expect(piecesOf("")).toEqual([]);
    expect(mentionedIn("[[7]][[8]][[7]]")).toEqual([7, 8]);
    // As long as ids of a library become.
    expect(mentionedIn("[[2269391999730963]]")).toEqual([2269391999730963]);
  });
  it("begin by @ or #, also full width, anywhere but within a word of Latin letters", () => {
    expect(begunAt("これ", "これ@")).toBe(2);
    expect(begunAt("これを", "これ＃を")).toBe(2);
    expect(begunAt("", "@")).toBe(0);
    expect(begunAt("a", "a@")).toBeNull();
    expect(begunAt("あ", "あい")).toBeNull();
    expect(begunAt("", "貼り付け@")).toBeNull();
    expect(begunAt("あ@", "あ")).toBeNull();
  });
  it("take the place of their sign, and the caret goes behind", () => {
    expect(withMention("これ@を", 2, true, 7)).toEqual({ text: "これ[[7]] を", caret: 8 });
    expect(withMention("これ を", 2, false, 7)).toEqual({ text: "これ[[7]] を", caret: 8 });
  });
});

describe("the tab", () => {
  let core: Core;
  beforeEach(() => {
    core = new Core();
    core.status = statusOf({ ...OPEN, projects: 3 });
    const at = "2026-11-27T00:00:00.000Z";
    core.answers = {
      "theme.comments": () => ({
        comments: [
          { id: 1, text: "[[7]] と [[9]] を比べる", mentions: [projectOf(7)], by: "査読者B", at },
          { id: 2, text: "<b>自分</b>の", mentions: [], by: "査読者A", at },
        ],
      }),
      "theme.comment": () => ({ operation: 8, kind: "comment-add", count: 1, created: 3 }),
      "theme.comment_remove": () => ({ operation: 9, kind: "comment-remove", count: 1, created: null }),
    };
  });
  const box = () => screen.getByTestId("comment-box") as HTMLTextAreaElement;

  it("shows a mention as a link, one that may not be shown in words, and lets one remove only one's own", async () => {
    const router = showTab(<CommentsTab theme={themeOf()} />);
    const rows = await screen.findAllByTestId("comment");
    expect(rows.map((row) => row.dataset.id)).toEqual(["1", "2"]);
    expect(screen.getByTestId("mention-hidden").textContent).toContain(ja.themeparts.comments.hidden);
    expect(rows[0]?.textContent).not.toContain("9");
    expect(rows[1]?.textContent).toContain("<b>自分</b>");
    await waitFor(() => expect(screen.getAllByTestId("comment-remove")).toHaveLength(1));
    fireEvent.click(screen.getByTestId("comment-remove"));
    await waitFor(() => expect(core.sent("theme.comment_remove")).toEqual([{ id: 2 }]));
    fireEvent.click(screen.getByTestId("mention"));
    await waitFor(() =>
      expect(router.state.location.search).toMatchObject({ open: 7, back: "/themes/1?tab=comments" }),
    );
  });

  it("asks whom an @ means, and sends by Ctrl Enter but never while composing", async () => {
    showTab(<CommentsTab theme={themeOf()} />);
    await screen.findAllByTestId("comment");
    fireEvent.change(box(), { target: { value: "これ" } });
    fireEvent.change(box(), { target: { value: "これ@" } });
    await act(async () => fireEvent.click((await screen.findAllByTestId("mention-own"))[0] as HTMLElement));
    expect(box().value).toBe("これ[[7]] ");
    expect(screen.getByTestId("comment-mentioned").textContent).toContain("課題7");
    fireEvent.keyDown(box(), { key: "Enter", ctrlKey: true, isComposing: true });
    expect(core.sent("theme.comment")).toEqual([]);
    await act(async () => fireEvent.keyDown(box(), { key: "Enter", ctrlKey: true }));
    await waitFor(() => expect(core.sent("theme.comment")).toEqual([{ theme: 1, text: "これ[[7]]" }]));
    await waitFor(() => expect(box().value).toBe(""));
  });

  it("does not begin a mention in the middle of a composition", async () => {
    showTab(<CommentsTab theme={themeOf()} />);
    await screen.findAllByTestId("comment");
    fireEvent.compositionStart(box());
    fireEvent.change(box(), { target: { value: "＠" } });
    expect(screen.queryByTestId("mention-dialog")).toBeNull();
    await act(async () => fireEvent.compositionEnd(box()));
    expect(await screen.findByTestId("mention-dialog")).toBeTruthy();
  });
});
