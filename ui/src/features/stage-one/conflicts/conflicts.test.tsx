/** Conflicts in the whole window: read beside each other, discussed, settled; agreement beside them. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OPEN, SETTINGS, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import type { Conflicts, FrozenTag, RoundProject } from "../../../api/bindings.ts";
import { ja } from "../../../text/ja/index.ts";
import { AGREEMENT, conflictOf, criterionOf, detailOf, ME, onOf, roundOf, voteOf } from "../settling/fixtures.ts";
import { nextOpen, queueOf } from "./order.ts";
import { linesOf, startOf, toggled, withMain } from "./tags.ts";

let core: Core;
let list: Conflicts;
const words = ja.settling.conflicts;
const DONE = { operation: 7, kind: "conflict-settle", count: 1, created: null };

const viewport = (width: number) =>
  (window as unknown as { happyDOM: { setViewport: (size: { width: number }) => void } }).happyDOM.setViewport({
    width,
  });

beforeEach(() => {
  viewport(1440);
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 12 });
  list = {
    kind: "votes",
    conflicts: [
      conflictOf(11),
      conflictOf(12, { verdicts: ["keep", "hold"], apart: 50 }),
      conflictOf(13, { settled: "keep", done: true }),
    ],
    open: 2,
    agreed: 0,
    sealed: 0,
  };
  core.answers = {
    "person.me": () => ME,
    "round.show": () => roundOf(),
    "round.list": () => ({ rounds: [roundOf()] }),
    "conflict.list": () => list,
    "conflict.show": ({ project }: RoundProject) => detailOf(project),
    "conflict.agreement": () => AGREEMENT,
    "conflict.settle": () => DONE,
    "conflict.remark": () => ({ ...DONE, kind: "conflict-remark" }),
  };
});

const press = (code: string, init: KeyboardEventInit = {}) =>
  act(
    async () =>
      void (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { code, key: code, bubbles: true, cancelable: true, ...init }),
      ),
  );
async function show(to = "/stage-one?round=5&tab=conflicts") {
  const router = core.show(to);
  await screen.findByTestId("conflict-detail");
  return router;
}
const shown = () => screen.getByTestId("conflict-detail").dataset.project;
const why = () => screen.getByTestId("ruling-why") as HTMLTextAreaElement;

describe("the queue", () => {
  it("goes on to the next open one, from the top again, and ends where none is left", () => {
    const queue = queueOf(list.conflicts, undefined);
    expect(nextOpen(queue, 11)).toBe(12);
    expect(nextOpen(queue, 12)).toBe(11);
    expect(nextOpen([conflictOf(11), conflictOf(13, { done: true })], 11)).toBeUndefined();
  });
  it("takes a pair of verdicts in its order: keep–hold is not hold–keep", () => {
    expect(queueOf(list.conflicts, ["keep", "hold"]).map((own) => own.project)).toEqual([12]);
    expect(queueOf(list.conflicts, ["hold", "keep"])).toEqual([]);
  });
});

it("says how many are open, lists them as the core orders them, settled ones below with what they were settled to", async () => {
  await show();
  expect(screen.getByTestId("conflicts-left").textContent).toBe("残り 2件");
  const rows = screen.getAllByTestId("conflict");
  expect(rows.map((row) => row.dataset.project)).toEqual(["11", "12", "13"]);
  expect(rows[0]?.textContent).toContain("保留—残さない");
  expect(within(rows[2] as HTMLElement).getByText("残す")).toBeTruthy();
  expect(shown()).toBe("11");
});

it("shows each vote with verdict, reason, note and certainty, and big differences by a word of their own", async () => {
  await show();
  const votes = screen.getAllByTestId("conflict-vote");
  expect(votes.map((vote) => vote.querySelector("[data-verdict]")?.textContent)).toEqual(["保留", "残さない"]);
  expect(votes[1]?.textContent).toContain("先行品がある");
  expect(votes[1]?.textContent).toContain("確信 高");
  const line = (key: string) => screen.getByTestId("conflict-criteria").querySelector(`[data-criterion=${key}]`);
  expect(line("target")?.textContent).toContain("一致");
  expect(line("novelty")?.textContent).toContain("差 1");
  expect(line("novelty")?.classList.contains("big")).toBe(false);
  expect(line("modality")?.textContent).toContain("大きな差 2");
  expect(line("modality")?.classList.contains("big")).toBe(true);
  expect(line("support")?.textContent).toContain("はい");
  expect(line("support")?.textContent).toContain("? 不明");
});

it("a reader's vote by an older version says so, and keeps its answers, their scale and its reason", async () => {
  const older = [
    {
      criteria: 2,
      criteria_list: [criterionOf("old", "架空の旧観点"), criterionOf("target", "標的の妥当性")],
      reasons: [{ key: "gone", verdict: "hold" as const, name_ja: "当時の理由", name_en: "" }],
    },
  ];
  const score = (n: number) => ({ value: n, note: "" });
  core.answers["conflict.show"] = ({ project }: RoundProject) =>
    detailOf(project, {
      criteria_list: [criterionOf("target", "標的の妥当性", { scale: "five" })],
      older,
      votes: [
        voteOf(1, "架空A", {
          criteria: 2,
          criteria_version: 1,
          reason: "gone",
          scores: { old: { value: 2, note: "架空" }, target: score(3) },
        }),
        voteOf(2, "架空C", { verdict: "drop", late: true, scores: { target: score(3) } }),
      ],
    });
  await show();
  expect(screen.getAllByTestId("conflict-vote")[0]?.textContent).toContain("観点 第1版");
  expect(screen.getAllByTestId("conflict-vote")[0]?.textContent).toContain("当時の理由");
  expect(screen.getAllByTestId("conflict-vote")[1]?.textContent).toContain(words.late);
  const line = (key: string) =>
    screen.getByTestId("conflict-criteria").querySelector(`[data-criterion=${key}]`) as HTMLElement;
  expect(line("old").textContent).toContain("架空の旧観点");
  expect(line("old").textContent).toContain(words.oldCriterion);
  expect([...line("target").querySelectorAll(".cfl-value")].map((own) => own.getAttribute("title"))).toEqual([
    words.of("3", "3"),
    words.of("3", "5"),
  ]);
  expect(line("target").textContent).not.toContain(words.same);
});

it("of three readers and more the queue counts verdicts", async () => {
  list = { ...list, conflicts: [conflictOf(11, { verdicts: ["keep", "hold", "hold", "keep", "keep"] })] };
  await show();
  expect(screen.getByTestId("conflict").textContent).toContain("残す3保留2");
});

it("J and K move, and the address follows", async () => {
  const router = await show();
  await press("KeyJ");
  await waitFor(() => expect(shown()).toBe("12"));
  expect(router.state.location.search).toMatchObject({ project: 12 });
  await press("KeyK");
  await waitFor(() => expect(shown()).toBe("11"));
  await press("KeyK");
  expect(shown()).toBe("11");
});

it("is settled by keys alone: H, G, N, the reason, Ctrl+Enter; then the next open one stands there", async () => {
  await show();
  await press("KeyH");
  await press("KeyG");
  await press("KeyN");
  expect(document.activeElement).toBe(why());
  fireEvent.change(why(), { target: { value: " 6月に見直す " } });
  await act(async () => void fireEvent.keyDown(why(), { key: "Enter", code: "Enter", ctrlKey: true }));
  expect(core.sent("conflict.settle")).toEqual([
    { round: 5, project: 11, how: "chair", verdict: "hold", reason: "", note: "6月に見直す", tags: [] },
  ]);
  await waitFor(() => expect(shown()).toBe("12"));
  expect(why().value).toBe("");
});

it("nothing is settled without a verdict or a reason, and what is missing is said", async () => {
  await show();
  await press("Enter", { ctrlKey: true });
  expect(screen.getByText(words.needVerdict)).toBeTruthy();
  await press("KeyU");
  await press("Enter", { ctrlKey: true });
  expect(screen.getByText(words.needWhy)).toBeTruthy();
  expect(document.activeElement).toBe(why());
  expect(core.sent("conflict.settle")).toEqual([]);
});

it("letters typed into a text choose no verdict, and Ctrl+Enter there only adds the remark", async () => {
  await show();
  await press("KeyR");
  const remark = screen.getByTestId("remark-text");
  expect(document.activeElement).toBe(remark);
  await press("KeyY");
  expect(screen.getByTestId("ruling-verdict").querySelector("[data-selected]")).toBeNull();
  fireEvent.change(remark, { target: { value: "先行品は脳内曝露が足りない" } });
  await act(
    async () =>
      void fireEvent.keyDown(remark, { key: "Enter", code: "Enter", ctrlKey: true, isComposing: true, keyCode: 229 }),
  );
  expect(core.sent("conflict.remark")).toEqual([]);
  await act(async () => void fireEvent.keyDown(remark, { key: "Enter", code: "Enter", ctrlKey: true }));
  expect(core.sent("conflict.remark")).toEqual([{ round: 5, project: 11, text: "先行品は脳内曝露が足りない" }]);
  expect(core.sent("conflict.settle")).toEqual([]);
  await waitFor(() => expect((remark as HTMLTextAreaElement).value).toBe(""));
});

it("who is no chair settles by consensus only; who may not settle is told who may", async () => {
  core.answers["person.me"] = () => ({ ...ME, chair: false });
  core.answers["conflict.show"] = ({ project }: RoundProject) => detailOf(project, { may_settle: project === 11 });
  await show();
  await press("KeyG");
  await press("KeyY");
  fireEvent.change(why(), { target: { value: "話し合った" } });
  await act(async () => void fireEvent.click(screen.getByTestId("ruling-settle")));
  expect(core.sent("conflict.settle")).toMatchObject([{ how: "consensus", verdict: "keep" }]);
  await waitFor(() => expect(shown()).toBe("12"));
  expect(screen.getByTestId("ruling-may-not").textContent).toContain(words.mayNot);
  expect(screen.queryByTestId("ruling-settle")).toBeNull();
});

it("a settled one says by whom, how and to what, and the votes still stand beside each other", async () => {
  core.answers["conflict.show"] = ({ project }: RoundProject) =>
    detailOf(project, {
      ruling: {
        how: "chair",
        verdict: "hold",
        reason: "early",
        note: "待つ",
        tags: [],
        name: "架空B",
        at: "2026-12-01T01:00:00Z",
      },
    });
  await show("/stage-one?round=5&tab=conflicts&project=13");
  const stands = screen.getByTestId("ruling-stands").textContent;
  for (const said of ["保留", "時期が早い", "議長", "架空B"]) expect(stands).toContain(said);
  expect(screen.getAllByTestId("conflict-vote")).toHaveLength(2);
  expect(why().value).toBe("待つ");
  // Settled anew, it starts from how it was settled.
  await waitFor(() => expect(screen.getByTestId("ruling-how-chair").hasAttribute("data-selected")).toBe(true));
});

it("the text as frozen opens and closes by keys", async () => {
  await show();
  await press("KeyF");
  expect((await screen.findByTestId("frozen")).textContent).toContain("架空の要旨です。");
  await act(async () => void fireEvent.keyDown(screen.getByTestId("frozen"), { key: "Escape", code: "Escape" }));
  await waitFor(() => expect(screen.queryByTestId("frozen")).toBeNull());
});

it("without a conflict it says why none may be there yet", async () => {
  list = { kind: "votes", conflicts: [], open: 0, agreed: 0, sealed: 4 };
  core.show("/stage-one?round=5&tab=conflicts");
  expect((await screen.findByTestId("conflicts-empty")).textContent).toContain("まだ開いていない課題が4件");
});

it("projects a conflict of interest hides are counted as such", async () => {
  core.answers["round.show"] = () => roundOf({ hidden: 1 });
  await show();
  expect(screen.getByTestId("conflicts-hidden").textContent).toBe("表示できない課題 1件・利益相反");
});

describe("agreement", () => {
  const line = (key: string) => screen.getAllByTestId("interval").find((own) => own.dataset.on === key) as HTMLElement;

  it("says value and interval of each measure, and draws what is below 0 at 0 but writes it", async () => {
    await show();
    expect(line("kappa").textContent).toContain("0.69");
    expect(line("kappa").querySelector("[role=img]")?.getAttribute("aria-label")).toBe(
      "Cohen κ 0.69、95%区間 0.61から0.78",
    );
    expect(line("rival").textContent).toContain("-0.12");
    expect((line("rival").querySelector("u") as HTMLElement).style.left).toBe("0.00%");
  });

  it("names the criteria whose agreement is low, and only those", async () => {
    await show();
    const low = screen.getByTestId("agreement-low").textContent;
    expect(low).toContain("「モダリティ適合」「競合」は 0.60 を下回ります");
    expect(low).not.toContain("標的の妥当性");
  });

  it("a measure that is not defined is a dash with the reason, no 0", async () => {
    core.answers["conflict.agreement"] = () => ({
      ...AGREEMENT,
      on: [onOf("verdict", "", null)],
      sealed: 3,
      fleiss: true,
    });
    await show();
    expect(line("ac1").textContent).toContain("—");
    expect(line("ac1").title).toContain("求められません");
    expect(line("kappa").textContent).toContain("Fleiss");
    expect(screen.queryByTestId("agreement-low")).toBeNull();
    expect(screen.getByTestId("agreement-sealed").textContent).toBe("まだ開いていない課題 3件は数えていません");
  });

  it("a pair that differs narrows the queue; a pair that agrees opens in the shortlist", async () => {
    core.answers["shortlist.show"] = () => ({ rows: [], reasons: [], earlier_reasons: [], hidden: 0 });
    core.answers["shortlist.returns"] = () => ({ projects: [] });
    const router = await show();
    fireEvent.click(screen.getByTestId("pair-keep-hold"));
    await waitFor(() => expect(screen.getAllByTestId("conflict").map((row) => row.dataset.project)).toEqual(["12"]));
    await act(async () => void fireEvent.click(screen.getByTestId("conflicts-pair-clear")));
    expect(screen.getAllByTestId("conflict")).toHaveLength(3);
    await act(async () => void fireEvent.click(screen.getByTestId("pair-keep-keep")));
    expect(router.state.location.search).toEqual({ round: 5, tab: "shortlist", pair: "keep-keep" });
  });

  it("is explained in plain words", async () => {
    await show();
    await act(async () => void fireEvent.click(screen.getByTestId("explain-ac1-open")));
    expect((await screen.findByTestId("explain-ac1")).textContent).toContain(ja.settling.agreement.explained.ac1);
  });

  it("is the main thing of a calibration round, with every measure of every criterion, and V changes over", async () => {
    core.answers["round.show"] = () => roundOf({ purpose: "calibration" });
    core.show("/stage-one?round=5&tab=conflicts");
    const measures = await screen.findByTestId("agreement-measures");
    expect(within(measures).getAllByRole("row")).toHaveLength(5);
    expect(screen.queryByTestId("conflict-detail")).toBeNull();
    await press("KeyV");
    expect(await screen.findByTestId("conflict-detail")).toBeTruthy();
  });

  it("speaks English", async () => {
    core.answers["settings.get"] = () => ({ ...SETTINGS, language: "en" });
    await show();
    await waitFor(() => expect(screen.getByTestId("agreement-low").textContent).toContain("Below 0.60"));
  });
});

describe("a round of tags", () => {
  const tag = (concept: string, main = false, kind: FrozenTag["kind"] = "target"): FrozenTag => ({
    kind,
    concept,
    label_ja: `架空${concept}`,
    label_en: "",
    main,
  });
  const votes = [
    voteOf(1, "架空A", { verdict: null, tags: [tag("T1", true), tag("T2"), tag("I1", false, "indication")] }),
    voteOf(2, "架空C", { verdict: null, tags: [tag("T1", true), tag("T3", false)] }),
  ];

  it("starts from what all gave, main where all said so", () => {
    const lines = linesOf(votes);
    expect(lines.map((own) => [own.tag.concept, own.all])).toEqual([
      ["T1", true],
      ["T2", false],
      ["T3", false],
      ["I1", false],
    ]);
    expect(startOf(lines, null)).toEqual([{ kind: "target", concept: "T1", main: true }]);
  });

  it("has one main tag of a kind", () => {
    const taken = withMain(toggled(startOf(linesOf(votes), null), tag("T2")), tag("T2"));
    expect(taken).toEqual([
      { kind: "target", concept: "T1", main: false },
      { kind: "target", concept: "T2", main: true },
    ]);
    expect(withMain(taken, tag("T2"))).toContainEqual({ kind: "target", concept: "T2", main: false });
  });

  it("is settled by ticking what stands, by figures too", async () => {
    list = {
      kind: "tags",
      conflicts: [conflictOf(11, { verdicts: [null, null], apart: 3 })],
      open: 1,
      agreed: 0,
      sealed: 0,
    };
    core.answers["round.show"] = () => roundOf({ kind: "tags" });
    core.answers["conflict.show"] = ({ project }: RoundProject) =>
      detailOf(project, { votes, criteria_list: [], reasons: [] });
    core.answers["conflict.agreement"] = () => ({
      ...AGREEMENT,
      kind: "tags",
      pairs: null,
      on: [onOf("target", "", 0.5)],
    });
    await show();
    expect(screen.getByTestId("conflict").textContent).toContain("割れたタグ 3件");
    expect(screen.getByTestId("agreement-low").textContent).toContain("「標的」");
    await press("Digit2");
    expect(screen.getByTestId("ruling-tags").textContent).toBe("採るタグ 2件");
    fireEvent.change(why(), { target: { value: "両方" } });
    await act(async () => void fireEvent.click(screen.getByTestId("ruling-settle")));
    expect(core.sent("conflict.settle")).toEqual([
      {
        round: 5,
        project: 11,
        how: "consensus",
        verdict: null,
        reason: "",
        note: "両方",
        tags: [
          { kind: "target", concept: "T1", main: true },
          { kind: "target", concept: "T2", main: false },
        ],
      },
    ]);
  });

  it("what all gave alike is said so and taken over by one key", async () => {
    const alike = [
      voteOf(1, "架空A", { verdict: null, tags: [tag("T1", true)] }),
      voteOf(2, "架空C", { verdict: null, tags: [tag("T1", true)] }),
    ];
    list = {
      kind: "tags",
      conflicts: [conflictOf(11, { verdicts: [null, null], apart: 0 })],
      open: 0,
      agreed: 1,
      sealed: 0,
    };
    core.answers["round.show"] = () => roundOf({ kind: "tags" });
    core.answers["conflict.show"] = ({ project }: RoundProject) =>
      detailOf(project, { votes: alike, criteria_list: [], reasons: [] });
    await show();
    expect(screen.getByTestId("conflict").textContent).toContain(words.alike);
    expect(screen.getByTestId("conflicts-left").textContent).toBe("残り 0件");
    expect(screen.getByTestId("conflicts-agreed").textContent).toBe("全員一致 1件");
    await press("Enter", { ctrlKey: true });
    await waitFor(() => expect(core.sent("conflict.settle")).toHaveLength(1));
    expect(core.sent("conflict.settle")).toMatchObject([
      { project: 11, how: "consensus", note: words.alikeWhy, tags: [{ kind: "target", concept: "T1", main: true }] },
    ]);
  });
});

it("in a narrow window agreement is one key away instead of a third column", async () => {
  viewport(1100);
  await show();
  expect(screen.queryByTestId("agreement")).toBeNull();
  await press("KeyV");
  expect(await screen.findByTestId("agreement")).toBeTruthy();
  expect(screen.queryByTestId("conflict-detail")).toBeNull();
});
