/** Versions: differences by kind, words that changed, and the tab itself. Fictional. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import type { Difference, ThemeVersions } from "../../../api/bindings.ts";
import { ja } from "../../../text/ja/index.ts";
import { projectOf, showTab, themeOf } from "../tabs.fixtures.tsx";
import { asset, boardOf, needs, strand } from "../weave/fixtures.ts";
import { changed, grouped, wordsOf } from "./diff.ts";
import { placeIn } from "./places.ts";
import { VersionsTab } from "./VersionsTab.tsx";

const words = ja.themeparts.versions;

const diffOf = (thing: string, name: string, more: Partial<Difference> = {}): Difference => ({
  thing,
  name_ja: name,
  name_en: name,
  field: "",
  before: null,
  after: name,
  by: "査読者A",
  at: "2026-11-27T00:00:00.000Z",
  ...more,
});

describe("differences", () => {
  it("stand by kind in the order of the page, those of one part together", () => {
    const groups = grouped([
      diffOf("claim", "主張"),
      diffOf("asset", "抗体", { field: "state", before: "取得中", after: "有" }),
      diffOf("asset", "抗体", { field: "n", before: null, after: "4" }),
      diffOf("asset", "マウス", { before: "マウス", after: null }),
      diffOf("asset", "マウス", { before: "マウス", after: null }),
      diffOf("field", "題名", { before: "旧", after: "新" }),
      diffOf("later", "知らない種類"),
    ]);
    expect(groups.map(({ thing }) => thing)).toEqual(["field", "asset", "claim"]);
    expect(groups[0]?.parts.map(({ name_ja }) => name_ja)).toEqual(["題名", "知らない種類"]);
    expect(groups[1]?.parts.map(({ fate, differences }) => [fate, differences.length])).toEqual([
      ["changed", 2],
      ["went", 1],
      ["went", 1],
    ]);
    expect(groups[0]?.parts.map(({ fate }) => fate)).toEqual(["changed", "came"]);
    expect(grouped([])).toEqual([]);
  });
});

describe("a difference leads", () => {
  const project = projectOf(7);
  const now = {
    board: boardOf([strand(project, "target", { assets: [asset(3, { label: "作動抗体" })] })], {
      needs: needs({ cmc: "open", ip: "closed" }),
    }),
    claims: undefined,
    say: (key: string) => key,
    nameOf: ({ name_ja }: { name_ja: string }) => name_ja,
  };
  const leads = (thing: "field" | "thread" | "asset" | "need" | "claim", name_ja: string, name_en = name_ja) =>
    placeIn(thing, { key: "", name_ja, name_en, fate: "changed", differences: [] }, now);
  it("to its thread or its gap beside the board, as far as that is still there", () => {
    expect(leads("thread", project.title_ja, project.title_en)).toEqual({ shown: "p7" });
    expect(leads("asset", "作動抗体")).toEqual({ shown: "p7" });
    expect(leads("need", "need.cmc")).toEqual({ shown: "cmc" });
    expect(leads("need", "need.ip")).toEqual({});
    expect(leads("thread", "外した課題")).toEqual({});
    expect(leads("claim", "主張")).toEqual({ tab: "claims" });
    expect(leads("field", "題名")).toEqual({});
  });
});

describe("words that changed", () => {
  const only = (pieces: readonly { text: string; only: boolean }[]) =>
    pieces.filter((piece) => piece.only).map(({ text }) => text);
  it("are marked on either side, and the text stays what it is", () => {
    const [a, b] = ["TREM2を脳内で作動させる", "TREM2を脳内で持続的に作動させる"];
    const both = changed(a, b);
    expect(both.before.map(({ text }) => text).join("")).toBe(a);
    expect(both.after.map(({ text }) => text).join("")).toBe(b);
    expect(only(both.before)).toEqual([]);
    expect(only(both.after).join("")).toBe("持続的に");
  });
  it("are all of it where nothing is common, none where nothing changed, and any length is borne", () => {
    expect(changed("有", "無")).toEqual({ before: [{ text: "有", only: true }], after: [{ text: "無", only: true }] });
    expect(changed("同じ", "同じ").before.some((piece) => piece.only)).toBe(false);
    expect(changed("", "").after).toEqual([]);
    const long = Array.from({ length: 2000 }, (_, i) => `a${i} `).join("");
    const other = Array.from({ length: 2000 }, (_, i) => `b${i} `).join("");
    expect(
      changed(long, other)
        .before.map(({ text }) => text)
        .join(""),
    ).toBe(long);
    expect(wordsOf("n=4 と 5").join("")).toBe("n=4 と 5");
  });
});

describe("the tab", () => {
  let core: Core;
  let kept: ThemeVersions;
  beforeEach(() => {
    core = new Core();
    core.status = statusOf({ ...OPEN, projects: 3 });
    const version = (number: number) => ({
      number,
      reason: `理由${number}`,
      by: "査読者A",
      at: `2026-11-2${number}T00:00:00.000Z`,
      wrote: [{ by: "査読者B", changes: { field: 2, asset: 1 }, at: "2026-11-20T00:00:00.000Z" }],
    });
    kept = { versions: [version(2), version(1)], since: 3 };
    core.answers = {
      "theme.versions": () => kept,
      "theme.diff": () => ({
        differences: [diffOf("extra", "架空の論文", { after: "文献" }), diffOf("claim", "新しい主張")],
        hidden: 1,
      }),
      "theme.snapshot": () => ({ operation: 9, kind: "theme-snapshot", count: 1, created: 3 }),
    };
  });

  it("compares now with the newest version first, then whatever two are chosen", async () => {
    showTab(<VersionsTab theme={themeOf()} />);
    await screen.findByTestId("diff");
    expect(core.sent("theme.diff")).toEqual([{ from: { theme: 1, version: 2 }, to: { theme: 1 } }]);
    expect(screen.getByTestId("version-now").textContent).toContain(words.since("3", 3));
    const [second] = screen.getAllByTestId("version");
    expect(second?.textContent).toContain("理由2");
    expect(second?.textContent).toContain("査読者B：項目2件・資産1件");
    fireEvent.click(second as HTMLElement);
    await waitFor(() =>
      expect(core.sent("theme.diff").at(-1)).toEqual({ from: { theme: 1, version: 1 }, to: { theme: 1, version: 2 } }),
    );
    await screen.findByTestId("diff");
    fireEvent.click(screen.getByTestId("diff-swap"));
    await waitFor(() =>
      expect(core.sent("theme.diff").at(-1)).toEqual({ from: { theme: 1, version: 2 }, to: { theme: 1, version: 1 } }),
    );
    await screen.findByTestId("diff");
    // What came as a whole says what it is, without a before and an after.
    const [paper] = screen.getAllByTestId("difference");
    expect(paper?.textContent).toContain("架空の論文文献");
    expect(paper?.textContent).not.toContain(words.after);
    expect(screen.getByTestId("diff-hidden").textContent).toContain(words.hidden("1", 1));
    await act(
      async () =>
        void document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyJ", key: "j", bubbles: true })),
    );
    expect(document.activeElement?.textContent).toBe("架空の論文");
    await act(
      async () =>
        void document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyJ", key: "j", bubbles: true })),
    );
    expect(document.activeElement?.textContent).toBe("新しい主張");
    expect(document.activeElement?.getAttribute("href")).toContain("tab=claims");
    expect(document.activeElement?.getAttribute("href")).toContain(encodeURIComponent("tab=versions"));
  });

  it("keeps a version only with a reason", async () => {
    kept = { versions: [], since: 0 };
    showTab(<VersionsTab theme={themeOf()} />);
    await act(async () => fireEvent.click(await screen.findByTestId("version-new")));
    const save = screen.getByTestId("version-save") as HTMLButtonElement;
    expect(save.disabled).toBe(true);
    fireEvent.change(screen.getByTestId("version-reason"), { target: { value: " 会議で確認 " } });
    await act(async () => fireEvent.click(screen.getByTestId("version-save")));
    expect(core.sent("theme.snapshot")).toEqual([{ id: 1, reason: "会議で確認" }]);
    await waitFor(() => expect(screen.queryByTestId("version-dialog")).toBeNull());
  });
});
