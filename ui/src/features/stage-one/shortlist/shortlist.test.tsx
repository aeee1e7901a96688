/** The meeting's view in the whole window: narrowed, decided, taken up again, connected with supports, handed on. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import type { Shortlist, ShortlistRow } from "../../../api/bindings.ts";
import { host } from "../../../api/host.ts";
import { setWritable } from "../../../api/writable.ts";
import { ja } from "../../../text/ja/index.ts";
import { ME, REASONS, roundOf, rowOf } from "../settling/fixtures.ts";
import { countsOf, isPair, MOST_IN_LIST, ordered, pressed, searchFor } from "./rows.ts";

let core: Core;
let list: Shortlist;
const words = ja.settling.decide;
const DONE = { operation: 7, kind: "shortlist-decide", count: 1, created: null };
const DECIDED = {
  verdict: "hold" as const,
  reason: "early",
  note: "架空の事情を待つ",
  return_on: "2027-06-01",
  name: "架空A",
  decided_on: "2026-12-01",
};
const KEPT = rowOf(1, { decided: { ...DECIDED, verdict: "keep", reason: "", return_on: "" } });
const HELD = rowOf(2, { score: 60, proposed: "hold", decided: DECIDED, reopened: ["架空の理由で戻した"] });
const OPEN_ROW = rowOf(3, { score: 40, split: [1, 1, 0], proposed: null, conflict: true, notes: ["架空A：よい"] });
const SEALED = rowOf(4, { score: null, sealed: true, split: [0, 0, 0], proposed: null, voted: 1 });

beforeEach(() => {
  for (const [name, size] of Object.entries({
    offsetHeight: 628,
    clientHeight: 628,
    offsetWidth: 2600,
    clientWidth: 2600,
  }))
    vi.spyOn(HTMLElement.prototype, name as "offsetHeight", "get").mockReturnValue(size);
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 12 });
  list = { rows: [KEPT, HELD, OPEN_ROW, SEALED], reasons: REASONS, earlier_reasons: [], hidden: 0 };
  core.answers = {
    "person.me": () => ME,
    "round.show": () => roundOf(),
    "shortlist.show": () => list,
    "shortlist.returns": () => ({ projects: [] }),
    "support.list": () => ({ supports: [] }),
    "shortlist.supports": () => ({ supports: [] }),
    "shortlist.decide": () => DONE,
    "shortlist.reconsider": () => ({ ...DONE, kind: "shortlist-reconsider" }),
    "shortlist.connect": () => ({ ...DONE, kind: "shortlist-connect" }),
  };
});

const press = (code: string, init: KeyboardEventInit = {}) =>
  act(
    async () =>
      void (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { code, key: code, bubbles: true, cancelable: true, ...init }),
      ),
  );
async function show(to = "/stage-one?round=5&tab=shortlist") {
  const router = core.show(to);
  await screen.findAllByTestId("grid-row");
  act(() => screen.getByTestId("grid").focus());
  return router;
}
const rows = () =>
  screen.getAllByTestId("grid-row").map((row) => row.querySelector("[data-column=title]")?.textContent);
const click = (testid: string) => act(async () => void fireEvent.click(screen.getByTestId(testid)));
const radio = (testid: string) =>
  act(async () => void fireEvent.click(screen.getByTestId(testid).querySelector("input") as HTMLElement));
const type = (testid: string, value: string) => fireEvent.change(screen.getByTestId(testid), { target: { value } });

describe("rows", () => {
  it("are counted by last word, without one, and in conflict", () =>
    expect(countsOf(list.rows)).toEqual({ keep: 1, hold: 1, drop: 0, undecided: 2, conflict: 1 }));

  it("of a pair are those both of whose readers gave it; one not open yet is of no pair", () => {
    expect(isPair(rowOf(1, { split: [2, 0, 0] }), ["keep", "keep"])).toBe(true);
    expect(isPair(rowOf(1, { split: [3, 0, 0] }), ["keep", "keep"])).toBe(false);
    expect(isPair(rowOf(1, { split: [1, 1, 0] }), ["keep", "hold"])).toBe(true);
    expect(isPair(SEALED, ["keep", "keep"])).toBe(false);
  });

  it("stay in the core's order until another is asked for, and go back to it at the third press", () => {
    const ids = (sorts: ReturnType<typeof pressed>) => ordered(list.rows, sorts).map((row) => row.project);
    expect(ids([])).toEqual([1, 2, 3, 4]);
    const once = pressed([], "score", false);
    const twice = pressed(once, "score", false);
    expect(ids(once)).toEqual([1, 2, 3, 4]);
    expect(ids(twice)).toEqual([4, 3, 2, 1]);
    expect(pressed(twice, "score", false)).toEqual([]);
    expect(ids([{ column: "decided", descending: false }])).toEqual([1, 2, 3, 4]);
  });

  it("open as a list by their numbers, as long as a search text holds them", () => {
    expect(searchFor([KEPT, HELD], "number")).toBe("number:zz01001 OR number:zz01002");
    expect(searchFor([rowOf(1, { number: "" })], "number")).toBeNull();
    expect(
      searchFor(
        Array.from({ length: MOST_IN_LIST + 1 }, (_, i) => rowOf(i)),
        "number",
      ),
    ).toBeNull();
    expect(searchFor([], "number")).toBeNull();
  });
});

it("shows one row a project: score, split with letters, conflict, what readers say, the last word", async () => {
  await show();
  const cell = (row: number, column: string) =>
    screen.getAllByTestId("grid-row")[row]?.querySelector(`[data-column=${column}]`)?.textContent;
  expect([cell(0, "score"), cell(0, "split"), cell(0, "decided")]).toEqual(["80", "残2保0否0", "残す"]);
  expect([cell(2, "mark"), cell(2, "proposed"), cell(2, "decided")]).toEqual(["食い違い", "—", "未決"]);
  expect([cell(3, "score"), cell(3, "split")]).toEqual(["—", "未開示"]);
});

it("is narrowed by parts with their counts, kept in the address", async () => {
  const router = await show();
  expect(screen.getByTestId("shortlist-part").textContent).toContain("未決 2");
  await radio("shortlist-part-undecided");
  expect(rows()).toEqual(["架空の課題3", "架空の課題4"]);
  expect(router.state.location.search).toEqual({ round: 5, tab: "shortlist", only: "undecided" });
  await radio("shortlist-part-drop");
  expect(await screen.findByTestId("shortlist-empty")).toBeTruthy();
});

it("is decided by keys alone, and the next open one stands there", async () => {
  await show();
  for (const _ of [0, 1, 2]) await press("KeyJ");
  await press("Enter");
  await screen.findByTestId("decide");
  expect(screen.getByTestId("decide").textContent).toContain(words.unsettled);
  await press("KeyY");
  await press("Enter", { ctrlKey: true });
  const today = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  expect(core.sent("shortlist.decide")).toEqual([
    {
      round: 5,
      projects: [3],
      verdict: "keep",
      reason: "",
      note: "",
      return_on: "",
      decided_on: `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`,
    },
  ]);
  await waitFor(() => expect(screen.getByTestId("shortlist-detail").dataset.project).toBe("4"));
});

it("a drop needs a reason or a note; a day to come back is of held ones, after the meeting", async () => {
  await show("/stage-one?round=5&tab=shortlist&project=3");
  await screen.findByTestId("decide");
  await radio("decide-verdict-drop");
  await click("decide-run");
  expect(screen.getByText(words.needReason)).toBeTruthy();
  expect(screen.queryByTestId("decide-return")).toBeNull();
  await radio("decide-verdict-hold");
  type("decide-day", "2026-12-01");
  type("decide-return", "2026-12-01");
  await click("decide-run");
  expect(screen.getByText(words.returnPast)).toBeTruthy();
  expect(core.sent("shortlist.decide")).toEqual([]);
  type("decide-return", "2027-06-01");
  type("decide-note", " 待つ ");
  await click("decide-run");
  expect(core.sent("shortlist.decide")).toEqual([
    {
      round: 5,
      projects: [3],
      verdict: "hold",
      reason: "",
      note: "待つ",
      return_on: "2027-06-01",
      decided_on: "2026-12-01",
    },
  ]);
});

it("several that are ticked are decided at once: only those without a last word", async () => {
  await show();
  await press("KeyA", { ctrlKey: true });
  expect((await screen.findByTestId("shortlist-picked")).textContent).toContain("4件を選択中");
  expect(screen.getByTestId("decide").textContent).toContain("まだ開いていない判定があります");
  await press("KeyU");
  type("decide-note", "架空の理由");
  await click("decide-run");
  expect(core.sent("shortlist.decide")).toMatchObject([{ projects: [3, 4], verdict: "drop", note: "架空の理由" }]);
  await waitFor(() => expect(screen.queryByTestId("shortlist-picked")).toBeNull());
});

it("a last word stands with its day and reason; it is taken up again with why, and earlier ones are told", async () => {
  await show("/stage-one?round=5&tab=shortlist&project=2");
  const final = (await screen.findByTestId("final")).textContent;
  for (const said of ["保留", "時期が早い", "架空の事情を待つ", "2027-06-01 に戻る", "会議 2026-12-01"])
    expect(final).toContain(said);
  expect(screen.getByTestId("shortlist-reopened").textContent).toContain("架空の理由で戻した");
  expect(screen.queryByTestId("decide")).toBeNull();
  await click("reconsider");
  await click("reconsider-run");
  expect(screen.getByText(words.againNeed)).toBeTruthy();
  type("reconsider-why", " 新しい結果が出た ");
  await act(async () => void fireEvent.keyDown(screen.getByTestId("reconsider-why"), { key: "Enter", code: "Enter" }));
  expect(core.sent("shortlist.reconsider")).toEqual([{ round: 5, projects: [2], reason: "新しい結果が出た" }]);
});

it("who is no chair sees everything and decides nothing", async () => {
  core.answers["person.me"] = () => ({ ...ME, chair: false });
  await show("/stage-one?round=5&tab=shortlist&project=2");
  expect((await screen.findByTestId("shortlist-only-chair")).textContent).toContain(words.onlyChair);
  expect(screen.queryByTestId("reconsider")).toBeNull();
  expect(screen.getByTestId("final").textContent).toContain("保留");
});

it("while the library is only read nothing can be recorded", async () => {
  core.status = statusOf({ ...OPEN, projects: 12, read_only: true });
  await show("/stage-one?round=5&tab=shortlist&project=3");
  await waitFor(() => expect((screen.getByTestId("decide-run") as HTMLButtonElement).disabled).toBe(true));
  await press("Enter", { ctrlKey: true });
  expect(core.sent("shortlist.decide")).toEqual([]);
  setWritable(true);
});

describe("connection with supports", () => {
  const connected = (more: Partial<ShortlistRow["supports"][number]> = {}) => ({
    support: 8,
    name_ja: "架空支援",
    name_en: "",
    state: "could" as const,
    step: null,
    note: "",
    ...more,
  });

  it("says what a support is to the project, at which step, with a note; each is saved by itself", async () => {
    list = { ...list, rows: [rowOf(1, { supports: [connected()] })] };
    await show("/stage-one?round=5&tab=shortlist&project=1");
    await screen.findByTestId("connection");
    await radio("connection-state-serves");
    type("connection-note", " 化合物 ");
    await act(async () => void fireEvent.blur(screen.getByTestId("connection-note")));
    await click("connection-remove");
    const whole = { project: 1, support: 8, step: null, note: "" };
    expect(core.sent("shortlist.connect")).toEqual([
      { ...whole, state: "serves" },
      { ...whole, state: "could", note: "化合物" },
      { ...whole, state: null },
    ]);
  });

  it("what the registry says could fit is offered, and becomes a candidate at its step by one press", async () => {
    // Of what people said, the list tells; the registry is asked for the one project that is open.
    core.answers["shortlist.supports"] = () => ({
      supports: [connected({ support: 9 }), connected({ state: null, step: "screening" })],
    });
    list = { ...list, rows: [rowOf(1, { supports: [connected({ support: 9 })] })] };
    await show("/stage-one?round=5&tab=shortlist&project=1");
    await screen.findByTestId("connection-offered");
    await click("connection-take");
    expect(core.sent("shortlist.supports")).toEqual([{ round: 5, project: 1 }]);
    expect(screen.getAllByTestId("connection-offered")).toHaveLength(1);
    expect(core.sent("shortlist.connect")).toEqual([
      { project: 1, support: 8, state: "could", step: "screening", note: "" },
    ]);
  });
});

it("a reason that the round's version has no longer keeps its name", async () => {
  list = {
    ...list,
    earlier_reasons: [{ key: "gone", verdict: "drop", name_ja: "当時の理由", name_en: "" }],
    rows: [rowOf(1, { reasons: ["gone"] })],
  };
  await show("/stage-one?round=5&tab=shortlist&project=1");
  expect((await screen.findByTestId("shortlist-detail")).textContent).toContain("当時の理由");
  expect(screen.getAllByTestId("grid-row")[0]?.textContent).toContain("当時の理由");
});

it("what comes back from hold is told above, and leads to its row", async () => {
  core.answers["shortlist.returns"] = () => ({
    projects: [
      {
        project: 2,
        title_ja: "架空の課題2",
        title_en: "",
        round: 5,
        round_name: "R8-1回",
        return_on: "2026-11-20",
        note: "",
      },
    ],
  });
  const router = await show();
  expect((await screen.findByTestId("returns")).textContent).toContain("保留から戻る課題 1件");
  await click("returns-see");
  await act(async () => void fireEvent.click(await screen.findByTestId("returning")));
  await waitFor(() =>
    expect(router.state.location.search).toEqual({ round: 5, tab: "shortlist", project: 2, only: "hold" }),
  );
  expect(await screen.findByTestId("final")).toBeTruthy();
});

it("kept projects start a theme, ticked ones open as a list, the round goes out for a chosen audience", async () => {
  core.answers["project.detail"] = () => ({ row: { id: 1, title_ja: "架空の課題1", title_en: "", tags: [] } });
  core.answers["shortlist.preview"] = () => ({
    projects: 4,
    withheld: [{ item: "notes", class: "internal", count: 2 }],
    missing_translations: [],
    file_name: "a.xlsx",
  });
  core.answers["shortlist.export"] = ({ out }: { out: string }) => ({
    path: out,
    projects: 4,
    withheld: [],
    sha256: "a",
  });
  vi.spyOn(host, "saveFile").mockResolvedValue("/out/最終判定.xlsx");
  await show();
  await press("KeyE");
  const run = () => screen.getByTestId("shortlist-export-run") as HTMLButtonElement;
  await screen.findByTestId("shortlist-export-run");
  expect(run().disabled).toBe(true);
  await radio("shortlist-audience-public");
  await waitFor(() => expect(screen.getByTestId("export-withheld").querySelector("[data-item=notes]")).toBeTruthy());
  await act(async () => void fireEvent.click(run()));
  expect(core.sent("shortlist.export")).toEqual([
    { round: 5, audience: "public", language: "ja", out: "/out/最終判定.xlsx" },
  ]);
  await waitFor(() => expect(screen.queryByTestId("shortlist-export-run")).toBeNull());
  await press("KeyT");
  expect(await screen.findByRole("dialog")).toBeTruthy();
  await waitFor(() => expect(core.sent("project.detail")).toEqual([{ id: 1 }]));
});

it("opens ticked projects in the list of projects", async () => {
  core.answers["project.list"] = () => ({ total: 0, offset: 0, rows: [] });
  const router = await show();
  await press("KeyJ");
  await press("KeyX");
  await click("shortlist-list");
  await waitFor(() => expect(router.state.location.pathname).toBe("/projects"));
  expect(router.state.location.search).toEqual({ q: "number:zz01001" });
});

it("Escape unticks first, then closes the panel", async () => {
  const router = await show("/stage-one?round=5&tab=shortlist&project=1");
  await press("KeyX");
  expect(await screen.findByTestId("shortlist-picked")).toBeTruthy();
  await press("Escape");
  expect(await screen.findByTestId("shortlist-detail")).toBeTruthy();
  await press("Escape");
  await waitFor(() => expect(router.state.location.search).toEqual({ round: 5, tab: "shortlist" }));
});

it("projects a conflict of interest hides are counted as such", async () => {
  list = { ...list, hidden: 2 };
  await show();
  expect(screen.getByTestId("shortlist-hidden").textContent).toBe("表示できない課題 2件・利益相反");
});

it("a round of tags says where its differences are settled, and asks for no shortlist", async () => {
  core.answers["round.show"] = () => roundOf({ kind: "tags" });
  core.show("/stage-one?round=5&tab=shortlist");
  expect((await screen.findByTestId("shortlist-tags")).textContent).toContain(ja.settling.shortlist.tagsBody);
  expect(core.sent("shortlist.show")).toEqual([]);
});
