import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { adjustment, projectRow, REGISTRY } from "../../../../test/carry.ts";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core, refusal } from "../../../../test/window.tsx";
import type { Adjustment, AdjustmentIssue, AdjustmentSave, AdjustmentSum, PageRequest } from "../../../api/bindings.ts";
import { en } from "../../../text/en/index.ts";
import { ja } from "../../../text/ja/index.ts";
import { fieldsOf, formOf, wrongIn } from "./form.ts";
import { sumOf, tableOf } from "./sums.ts";

let core: Core;
let rows: Adjustment[];

const sum = (over: Partial<AdjustmentSum>): AdjustmentSum => ({
  fiscal_year: 2026,
  round: "november",
  type: "u",
  count: 1,
  without_amount: 0,
  asked_yen: 12_000_000,
  granted_yen: 0,
  connected: 0,
  licensed: 0,
  ...over,
});
const SUMS = [
  sum({ count: 2, without_amount: 1, asked_yen: 12_000_000, connected: 1 }),
  sum({ round: "june", type: "a", count: 1, asked_yen: 5_000_000, granted_yen: 4_000_000 }),
  sum({ fiscal_year: 2025, type: "td", count: 1, asked_yen: 3_000_000 }),
];

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 3 });
  rows = [
    adjustment(1, { issues: ["no-target"] }),
    adjustment(2, { round: "june", type: "a", asked_yen: 5_000_000, granted_yen: 4_000_000, state: "granted" }),
    adjustment(3, { state: "withdrawn", asked_yen: null }),
    adjustment(4, { fiscal_year: 2025, type: "td", connected: false, licensed: true, outcome: "架空製薬へ" }),
  ];
  core.answers = {
    "registry.list": () => REGISTRY,
    "adjustment.list": () => ({ rows, sums: SUMS, years: [2026, 2025] }),
    "adjustment.save": () => ({ operation: 5, kind: "adjustment-save", count: 1, created: 9 }),
    "adjustment.remove": () => ({ operation: 6, kind: "adjustment-remove", count: 1, created: null }),
    "project.page": ({ filter }: PageRequest) => ({
      total: filter.text === "" ? 0 : 1,
      offset: 0,
      rows: filter.text === "" ? [] : [projectRow(7, { title_ja: "探した課題" })],
      groups: [],
    }),
  };
});

const show = async (search = "") => {
  const router = core.show(`/programmes?tab=adjustments${search}`);
  await screen.findByTestId("adjustments-tab");
  return router;
};
const type = (testid: string, value: string) => fireEvent.change(screen.getByTestId(testid), { target: { value } });
const saved = () => core.sent("adjustment.save") as AdjustmentSave[];

describe("the form", () => {
  it("gives back what was saved, field by field", () => {
    const own = adjustment(4, { connected: true, licensed: false, asked_yen: 1_500, related: "案件1" });
    const fields = fieldsOf(formOf(own, 2026));
    for (const [field, value] of Object.entries(fields))
      expect([field, value]).toEqual([field, own[field as keyof Adjustment]]);
  });

  it("says what cannot be kept, and nothing of what can", () => {
    const good = formOf(adjustment(1), 2026);
    expect(wrongIn(good)).toEqual({});
    expect(wrongIn({ ...good, project: null })).toEqual({ project: "subject" });
    expect(wrongIn({ ...good, project: null, theme: 3 })).toEqual({});
    expect(wrongIn({ ...good, year: "1988" })).toEqual({ year: "year" });
    expect(wrongIn({ ...good, year: "" })).toEqual({ year: "year" });
    expect(wrongIn({ ...good, asked: "百万" })).toEqual({ asked: "amount" });
    expect(wrongIn({ ...good, purpose: "あ".repeat(2001) })).toEqual({ purpose: "long" });
  });
});

describe("sums", () => {
  it("add up over rounds and types, counts and missing amounts too", () => {
    const table = tableOf(SUMS);
    expect(table.rows.map(({ round }) => round)).toEqual(["june", "november"]);
    expect(table.total).toMatchObject({ count: 4, without_amount: 1, asked_yen: 20_000_000, granted_yen: 4_000_000 });
    const rowsTotal = table.rows.reduce((all, { total }) => all + total.asked_yen, 0);
    const columnsTotal = table.columns.reduce((all, { total }) => all + total.asked_yen, 0);
    expect([rowsTotal, columnsTotal]).toEqual([table.total.asked_yen, table.total.asked_yen]);
    expect(sumOf([]).count).toBe(0);
  });

  it("are shown in 千円 with how many have no amount, and open their rows without going away", async () => {
    await show();
    const cell = (at: string) =>
      screen.getAllByTestId("adjustment-sum").find((own) => own.dataset.at === at) as HTMLElement;
    await screen.findByTestId("adjustment-sums");
    expect(cell("november-u").textContent).toContain("12,000");
    expect(cell("november-u").textContent).toContain("うち金額なし1件");
    expect(cell("november-u").textContent).toContain("他事業へ接続1件");
    expect(cell("june-u").textContent).toBe("—");
    expect(screen.getAllByTestId("adjustment-row").length).toBe(4);
    fireEvent.click(within(cell("june-a")).getByRole("button"));
    await waitFor(() => expect(screen.getAllByTestId("adjustment-row").map((row) => row.dataset.id)).toEqual(["2"]));
    expect(cell("november-u").textContent).toContain("12,000");
    fireEvent.click(screen.getByTestId("adjustment-clear"));
    await waitFor(() => expect(screen.getAllByTestId("adjustment-row").length).toBe(4));
  });

  it.each([
    ["november-u", ["1"]],
    ["u", ["1"]],
    ["all", ["1", "2", "4"]],
  ])("%s opens what it counts: what was withdrawn is in neither", async (at, ids) => {
    const router = await show();
    await screen.findByTestId("adjustment-sums");
    const cell = screen.getAllByTestId("adjustment-sum").find((own) => own.dataset.at === at) as HTMLElement;
    fireEvent.click(within(cell).getByRole("button"));
    await waitFor(() => expect(screen.getAllByTestId("adjustment-row").map((row) => row.dataset.id)).toEqual(ids));
    expect(screen.getByTestId("adjustment-cell").textContent).toContain("取下げを除く");
    expect(router.state.location.search).toMatchObject({ summed: true });
  });

  it("of several years say of which", async () => {
    await show();
    expect((await screen.findByTestId("adjustment-sums")).textContent).toContain("回と類型ごとの計（R7–R8）");
  });
});

it("requests stand under their fiscal years with amounts in 千円, outcome and what is odd", async () => {
  await show();
  const [first, second, , last] = await screen.findAllByTestId("adjustment-row");
  expect(screen.getByTestId("adjustment-table").textContent).toContain("令和8年度 2026");
  expect(first?.textContent).toContain("12,000");
  expect(within(first as HTMLElement).getByTestId("adjustment-issues").title).toContain("つなぐ先の事業がありません");
  expect(second?.textContent).toContain("配分");
  expect(last?.textContent).toContain("接続せず・企業導出：架空製薬へ");
});

it("what bridges a gap is what the timeline counted: ウ, neither declined nor withdrawn", async () => {
  const router = await show("&funds=bridging");
  await waitFor(() => expect(screen.getAllByTestId("adjustment-row").map((row) => row.dataset.id)).toEqual(["1"]));
  expect(screen.queryByTestId("adjustment-sums")).toBeNull();
  fireEvent.click(screen.getByTestId("adjustment-bridging-off"));
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: "adjustments" }));
});

describe("recording a request", () => {
  const open = async () => {
    await show();
    await screen.findByTestId("adjustment-table");
    fireEvent.keyDown(document.body, { code: "KeyN" });
    await screen.findByTestId("adjustment-editor");
  };

  it("N opens the form; the amount is said back in words; the project is found by typing", async () => {
    await open();
    type("adjustment-asked", "12000");
    expect(screen.getByTestId("adjustment-editor").textContent).toContain("12,000千円（1,200万円）");
    type("adjustment-asked", "12000000");
    expect(screen.getByTestId("adjustment-editor").textContent).toContain("12,000,000千円（120億円）");
    type("adjustment-asked", "12000");
    type("adjustment-year", "令和7");
    type("adjustment-project-search", "探した");
    fireEvent.click(await screen.findByTestId("adjustment-project-option"));
    expect(screen.getByTestId("adjustment-project-chosen").textContent).toContain("探した課題");
    await act(async () => fireEvent.click(screen.getByTestId("adjustment-save")));
    expect(saved()[0]).toMatchObject({
      id: null,
      fields: { project: 7, theme: null, fiscal_year: 2025, asked_yen: 12_000_000, granted_yen: null, state: "draft" },
    });
    await waitFor(() => expect(screen.queryByTestId("adjustment-editor")).toBeNull());
  });

  it("is not sent without a subject or with an amount that is none, and says so where it stands", async () => {
    await open();
    type("adjustment-granted", "たくさん");
    expect(screen.getByTestId("adjustment-editor").textContent).toContain("0以上の金額を千円で");
    await act(async () => fireEvent.click(screen.getByTestId("adjustment-save")));
    expect(screen.getByTestId("adjustment-editor").textContent).toContain("課題かテーマを選んでください");
    expect(saved()).toEqual([]);
  });

  it("half-composed words neither search nor choose, and Enter that ends composing saves nothing", async () => {
    await open();
    const field = screen.getByTestId("adjustment-project-search");
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: "さが" } });
    fireEvent.keyDown(field, { key: "Enter", code: "Enter", isComposing: true });
    expect(core.sent("project.page")).toEqual([]);
    fireEvent.compositionEnd(field);
    await waitFor(() => expect(core.sent("project.page").length).toBe(1));
    fireEvent.keyDown(screen.getByTestId("adjustment-purpose"), { key: "Enter", ctrlKey: true, keyCode: 229 });
    expect(saved()).toEqual([]);
  });

  it("refused by the core, keeps what was written and says why", async () => {
    core.answers["adjustment.save"] = () => {
      throw refusal("library-read-only");
    };
    await show();
    fireEvent.click(within((await screen.findAllByTestId("adjustment-row"))[0] as HTMLElement).getByRole("button"));
    await screen.findByTestId("adjustment-editor");
    type("adjustment-purpose", "書き直した使途");
    await act(async () => fireEvent.click(screen.getByTestId("adjustment-save")));
    expect(await screen.findByTestId("adjustment-problem")).toBeTruthy();
    expect((screen.getByTestId("adjustment-purpose") as HTMLTextAreaElement).value).toBe("書き直した使途");
  });
});

it("what is shown stands in the address: it comes back, and a request has one of its own", async () => {
  await show("&fy=2025&type=td&round=november&request=4");
  await screen.findByTestId("adjustment-editor");
  expect(core.sent("adjustment.list")[0]).toMatchObject({ years: [2025], project: null });
  expect(screen.getAllByTestId("adjustment-row").map((row) => row.dataset.id)).toEqual(["4"]);
});

it("requests for one project, as its lineage opens them", async () => {
  const router = await show("&fundsOf=1");
  expect((await screen.findByTestId("adjustment-of")).textContent).toContain("zz0100001");
  expect(core.sent("adjustment.list")[0]).toMatchObject({ project: 1 });
  fireEvent.click(screen.getByTestId("adjustment-clear"));
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: "adjustments" }));
});

it("a form that was written in is not thrown away by Escape", async () => {
  await show("&request=1");
  const editor = await screen.findByTestId("adjustment-editor");
  type("adjustment-purpose", "長い説明");
  fireEvent.keyDown(editor, { key: "Escape", code: "Escape" });
  expect((screen.getByTestId("adjustment-purpose") as HTMLTextAreaElement).value).toBe("長い説明");
  expect(screen.queryByTestId("adjustment-editor-close")).toBeNull();
  type("adjustment-purpose", "毒性試験の追加");
  fireEvent.keyDown(editor, { key: "Escape", code: "Escape" });
  await waitFor(() => expect(screen.queryByTestId("adjustment-editor")).toBeNull());
});

it("J and K focus the row, which opens with what is odd about it in words; it can be changed and removed", async () => {
  await show();
  await screen.findByTestId("adjustment-table");
  fireEvent.keyDown(document.body, { code: "KeyJ" });
  fireEvent.keyDown(document.activeElement as Element, { code: "KeyJ" });
  const focused = () => document.activeElement?.closest<HTMLElement>("[data-testid=adjustment-row]")?.dataset.id;
  expect(focused()).toBe("2");
  fireEvent.keyDown(document.activeElement as Element, { code: "KeyK" });
  expect(focused()).toBe("1");
  // A button is pressed by Enter; here the press itself.
  fireEvent.click(document.activeElement as Element);
  await screen.findByTestId("adjustment-editor");
  expect(screen.getByTestId("adjustment-odd").textContent).toContain("つなぐ先の事業がありません");
  expect(screen.getByTestId("adjustment-editor").textContent).toContain("社外秘");
  type("adjustment-granted", "8000");
  await act(async () => fireEvent.click(screen.getByTestId("adjustment-save")));
  expect(saved()[0]).toMatchObject({
    id: 1,
    fields: { granted_yen: 8_000_000, project: 1, purpose: "毒性試験の追加" },
  });
  await waitFor(() => expect(screen.queryByTestId("adjustment-editor")).toBeNull());
  fireEvent.click(within(screen.getAllByTestId("adjustment-row")[0] as HTMLElement).getByRole("button"));
  await screen.findByTestId("adjustment-editor");
  await act(async () => fireEvent.click(screen.getByTestId("adjustment-remove")));
  expect(core.sent("adjustment.remove")).toEqual([{ id: 1 }]);
});

it("without any request it says what they are for", async () => {
  core.answers["adjustment.list"] = () => ({ rows: [], sums: [], years: [] });
  await show();
  expect((await screen.findByTestId("adjustment-empty")).textContent).toContain("まだありません");
});

it.each([
  ["ja", ja],
  ["en", en],
] as const)("everything odd is worded in %s, each in words of its own", (_, t) => {
  const codes: Record<AdjustmentIssue, true> = {
    "round-unusual": true,
    "granted-more": true,
    "unit-slip": true,
    "no-amount": true,
    "no-target": true,
    "closed-target": true,
    "effect-before": true,
    "year-odd": true,
    "assumed-pair": true,
  };
  const words = Object.keys(codes).map((code) => t.funding.adjustment.issues[code as AdjustmentIssue]);
  expect(new Set(words).size).toBe(9);
  for (const word of words) expect(word.length).toBeGreaterThan(10);
});
