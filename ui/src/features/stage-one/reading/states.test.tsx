import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { ReadingClosed } from "../../../api/bindings.ts";
import { sentence } from "../../../text/index.ts";
import {
  active,
  answers,
  arrivesAt,
  at,
  confirm,
  core,
  listed,
  press,
  pressed,
  sent,
  setUp,
  show,
  shown,
  votes,
  wide,
} from "./fixtures.tsx";
import { CRITERIA, REASONS, tag, versionAt, voteOf, World } from "./world.ts";

beforeEach(setUp);

describe("what can no longer be changed says why and takes no key", () => {
  const WHY: Record<ReadingClosed, string> = {
    "round-closed": "閉じています",
    "votes-opened": "互いに見えるようになりました",
    withdrawn: "回から外されました",
    "not-mine": "割り当てられていません",
    "read-only": "読み取り専用",
  };
  for (const closed of Object.keys(WHY) as ReadingClosed[])
    it(closed, async () => {
      core.world.given(1, voteOf());
      core.world.change(1, { closed });
      await shown("&project=1");
      expect(screen.getByTestId("reading-closed").textContent).toContain(WHY[closed]);
      await press("KeyY");
      await press("KeyQ");
      await confirm();
      expect(pressed("reading-hold")).toBe(true);
      expect(answers()).toEqual([
        ["target", "3"],
        ["ip", "unknown"],
      ]);
      expect(screen.queryByTestId("reading-finish")).toBeNull();
      expect((screen.getByTestId("reading-note") as HTMLTextAreaElement).disabled).toBe(true);
      expect(votes()).toEqual([]);
    });
});

describe("what stands beside the text", () => {
  it("tells how far I am, what I said, and how many interests keep from me", async () => {
    core.world.given(4, voteOf());
    await shown();
    expect(screen.getByTestId("reading-verdicts").textContent).toBe("残す 0保留 1残さない 0");
    expect(screen.getByTestId("reading-hidden").textContent).toContain("利益相反により14件は割り当てていません");
    expect(within(screen.getByTestId("reading-progress")).getByRole("progressbar").getAttribute("aria-valuenow")).toBe(
      "1",
    );
    await waitFor(() => expect(screen.getByTestId("reading-flow").textContent).toContain("1,284"));
  });

  it("another order is asked of the core, stands in the address and keeps the project that is read", async () => {
    const router = await shown();
    await act(async () => void fireEvent.click(within(screen.getByTestId("reading-order-random")).getByRole("radio")));
    await waitFor(() => expect(listed().map(([id]) => id)).toEqual([4, 3, 2, 1]));
    expect(router.state.location.search).toMatchObject({ order: "random", project: 1 });
    expect(sent("reading.list").at(-1)).toEqual({ round: 5, order: "random" });
    expect(at()).toBe(1);
    expect(screen.getByText(/毎回同じ順/)).toBeTruthy();
  });

  it("Alt and the arrows move the project in my order, each press from the one before", async () => {
    await shown();
    await press("ArrowDown", { altKey: true });
    await press("ArrowDown", { altKey: true });
    await waitFor(() => expect(listed().map(([id]) => id)).toEqual([2, 3, 1, 4]));
    expect(sent("reading.arrange")).toEqual([
      { round: 5, projects: [2, 1] },
      { round: 5, projects: [2, 3, 1] },
    ]);
    expect(at()).toBe(1);
  });

  it("nothing moves in an order that is not mine", async () => {
    await shown("&order=random");
    await press("ArrowDown", { altKey: true });
    expect(sent("reading.arrange")).toEqual([]);
  });

  it("a list of 15,000 draws a screenful", async () => {
    core.world = new World(Array.from({ length: 15_000 }, (_, i) => i + 1));
    await shown();
    expect(screen.getAllByTestId("reading-row").length).toBeLessThan(60);
  });

  it("in a narrow window becomes a strip, and L opens the list from it", async () => {
    wide(1100);
    await shown();
    expect(screen.queryByTestId("reading-left")).toBeNull();
    await press("KeyL");
    await screen.findByTestId("reading-list-over");
    fireEvent.click(screen.getAllByTestId("reading-row")[2] as HTMLElement);
    await arrivesAt(3);
  });
});

describe("the text", () => {
  it("is the one that was frozen, and what changed since is named", async () => {
    core.world.change(1, { changed: ["title_ja", "summary_ja"] });
    await shown();
    expect(screen.getByText("凍結時の文面 2026-11-09")).toBeTruthy();
    const changed = `${sentence("field.title_ja", {}, "ja")}・${sentence("field.summary_ja", {}, "ja")}`;
    expect(screen.getByTestId("reading-changed").textContent).toContain(changed);
  });

  it("shows the words of the vocabulary by letter and shape, and support with who says so", async () => {
    await shown();
    const marks = screen.getAllByTestId("mark").map((own) => [own.textContent, own.className.includes("named t")]);
    expect(marks[0]).toEqual(["T架空受容体", true]);
    expect(screen.getByTestId("reading-supports").textContent).toContain("台帳から");
  });
});

describe("others' votes", () => {
  const other = voteOf({ reviewer: 2, name: "査読者C", verdict: "drop", reason: "known", note: "先行品がある。" });

  it("are nowhere before the round allows", async () => {
    await shown();
    expect(screen.queryByTestId("reading-others")).toBeNull();
  });

  it("stand below the text once they are seen, with reason and answers", async () => {
    core.world.given(1, voteOf());
    core.world.change(1, { closed: "votes-opened", others: [other] });
    const router = await shown("&project=1");
    const card = within(screen.getByTestId("reading-others")).getByTestId("reading-vote");
    for (const text of ["査読者C", "残さない", "既知の標的", "先行品がある。", "標的の妥当性"])
      expect(card.textContent).toContain(text);
    fireEvent.click(screen.getByTestId("reading-to-conflicts"));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ tab: "conflicts" }));
  });
});

describe("criteria that were changed mid-round", () => {
  const SECOND = versionAt(
    12,
    2,
    CRITERIA.map((own) => (own.key === "target" ? { ...own, scale: "yes-no" as const } : own)),
    REASONS,
  );

  it("leave my vote as it stands, and I may answer by the new ones: what still fits is carried over", async () => {
    core.world.versions = [versionAt(11, 1), SECOND];
    core.world.round = { ...core.world.round, criteria: 12, criteria_version: 2 };
    core.world.given(1, voteOf());
    core.world.change(1, { newer_criteria: true });
    await shown("&project=1");
    fireEvent.click(await screen.findByTestId("reading-answer-newer"));
    // 3 is no answer to yes or no.
    expect(answers()).toEqual([["ip", "unknown"]]);
    await press("Digit1");
    await press("KeyQ");
    await confirm();
    await waitFor(() => expect(votes()).toHaveLength(1));
    expect(votes()[0]).toMatchObject({ criteria: 12, reason: "data", scores: { target: { value: 1, note: "" } } });
  });

  it("while a vote is half filled in: its answers move to the same criteria, and that is said", async () => {
    await shown();
    await press("KeyE");
    await press("KeyY");
    core.world.round = { ...core.world.round, criteria: 12, criteria_version: 2 };
    core.world.change(1, { criteria: 12, criteria_version: 2, criteria_list: [...CRITERIA].reverse() });
    const { queryClient } = await import("../../../api/client.ts");
    await act(async () => void (await queryClient.invalidateQueries({ queryKey: ["reading.show"] })));
    await screen.findByTestId("reading-moved");
    expect(answers()).toEqual([["target", "3"]]);
    await confirm();
    await waitFor(() => expect(votes()[0]?.criteria).toBe(12));
  });
});

it("earlier wordings of my vote are read from the history", async () => {
  core.world.given(1, voteOf());
  core.world.wordings.set(1, [
    voteOf(),
    voteOf({ verdict: "keep", reason: "", note: "はじめの考え", at: "2026-11-19T03:00:00.000Z" }),
  ]);
  await shown("&project=1");
  fireEvent.click(screen.getByTestId("reading-earlier-open"));
  const dialog = await screen.findByTestId("reading-earlier");
  await waitFor(() => expect(within(dialog).getAllByTestId("reading-vote")).toHaveLength(2));
  expect(dialog.textContent).toContain("はじめの考え");
});

describe("where nothing can be read", () => {
  it("nobody was chosen: says to say who one is", async () => {
    core.world.me = { ...core.world.me, id: null, name: "" };
    await show();
    expect((await screen.findByTestId("reading-nobody")).textContent).toContain("「私は…」");
    expect(sent("reading.list")).toEqual([]);
  });

  it("nothing is assigned: says who assigns, and leads a chair there", async () => {
    core.world = new World([]);
    await show();
    expect((await screen.findByTestId("reading-none")).textContent).toContain("議長");
    expect(screen.queryByTestId("reading-to-setup")).toBeNull();
  });

  it("a chair is led to the assignment", async () => {
    core.world = new World([]);
    core.world.me = { ...core.world.me, chair: true };
    const router = await show();
    fireEvent.click(await screen.findByTestId("reading-to-setup"));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ tab: "setup" }));
  });

  it("a project that is not in the round is a sentence, and the keys still lead on", async () => {
    await show("&project=99");
    expect((await screen.findByTestId("reading-failed")).textContent).toContain("割り当てられていないか");
  });
});

describe("a round of tags", () => {
  beforeEach(() => {
    core.world.round = { ...core.world.round, kind: "tags" };
    for (const project of [1, 2, 3, 4]) core.world.change(project, { kind: "tags", criteria_list: [], reasons: [] });
  });
  const given = () => screen.queryAllByTestId("reading-given").map((own) => own.dataset.concept);

  it("shows no tag that stands, and gives the undecided values by the keys of タグ付け", async () => {
    await shown();
    expect(screen.queryByText("架空透過")).toBeNull();
    await press("Digit0");
    await press("Digit8");
    expect(given()).toEqual(["TSU:TARGET-UNDECIDED", "UN"]);
    await press("Digit8");
    expect(given()).toEqual(["TSU:TARGET-UNDECIDED"]);
  });

  it("a marked word pressed is given, M makes it the main one of its kind, the same keys finish", async () => {
    await shown();
    fireEvent.click(screen.getAllByTestId("mark")[0] as HTMLElement);
    await waitFor(() => expect(given()).toEqual(["HGNC:1"]));
    await press("KeyM");
    await press("Digit0");
    await press("KeyM");
    await confirm();
    await waitFor(() => expect(votes()).toHaveLength(1));
    expect(votes()[0]).toMatchObject({
      verdict: null,
      scores: {},
      tags: [
        { kind: "target", concept: "HGNC:1", main: false },
        { kind: "target", concept: "TSU:TARGET-UNDECIDED", main: true },
      ],
    });
    await arrivesAt(2);
  });

  it("the search field takes letters, Enter gives, Ctrl+Enter finishes, Escape goes back to the keys", async () => {
    await shown();
    await press("Digit2");
    await press("Slash");
    const field = screen.getByTestId("reading-concept-search");
    expect(document.activeElement).toBe(field);
    await waitFor(() => expect(screen.getByTestId("reading-concept-option").dataset.id).toBe("modality-9"));
    await press("Enter", { key: "Enter" }, field);
    await waitFor(() => expect(given()).toEqual(["modality-9"]));
    await press("Escape", { key: "Escape" }, field);
    expect(document.activeElement).toBe(document.body);
    await press("Slash");
    await press("Enter", { key: "Enter", ctrlKey: true, keyCode: 229 }, screen.getByTestId("reading-concept-search"));
    expect(votes()).toEqual([]);
    await press("Enter", { key: "Enter", ctrlKey: true }, screen.getByTestId("reading-concept-search"));
    await waitFor(() => expect(votes()[0]?.tags).toEqual([{ kind: "modality", concept: "modality-9", main: false }]));
  });

  it("without a tag asks for one", async () => {
    await shown();
    await confirm();
    expect(votes()).toEqual([]);
    expect(at()).toBe(1);
  });

  it("a vote of tags that stands is shown and can be changed", async () => {
    core.world.given(1, voteOf({ verdict: null, scores: {}, tags: [tag("target", "HGNC:1", "架空受容体", true)] }));
    await shown("&project=1");
    expect(given()).toEqual(["HGNC:1"]);
    await press("ArrowDown");
    await press("KeyX");
    expect(given()).toEqual([]);
  });
});

it("an address without a project shows the first that is unread", async () => {
  core.world.given(1, voteOf());
  await shown();
  expect(at()).toBe(2);
  expect(active()).toBe("target");
});
