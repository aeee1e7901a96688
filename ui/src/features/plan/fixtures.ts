/** 合成データ: a fictional plan, and the window over it, for tests. Rows of different sheets have the same numbers on
 *  purpose: that is how the library numbers them. */
import { act, fireEvent, screen } from "@testing-library/react";
import { OPEN, statusOf } from "../../../test/library.ts";
import { Core } from "../../../test/window.tsx";
import type {
  Contradiction,
  Done,
  ItemReach,
  PlanCell,
  PlanHead,
  PlanKind,
  PlannedTask,
  PlanRow,
  PlanView,
  Topic,
} from "../../api/bindings.ts";
import { setWritable } from "../../api/writable.ts";
import { monthOf } from "./gantt/geometry.ts";

/** A month as it is counted. */
export const m = (iso: string): number => monthOf(iso) ?? Number.NaN;

export const row = (id: number, cells: Record<string, PlanCell>): PlanRow => ({ id, origin: null, cells });

export const headOf = (id: number, kind: PlanKind = "current", more: Partial<PlanHead> = {}): PlanHead => ({
  id,
  kind,
  name: "",
  product: "medicine",
  source: kind === "current" ? null : 7,
  version: null,
  by: "査読者A",
  at: "2026-10-01T00:00:00Z",
  last_by: "査読者A",
  last_at: "2026-11-02T00:00:00Z",
  ...more,
});

const taskRow = (id: number, kind: string, ja: string, en: string, more: Record<string, PlanCell> = {}) =>
  row(id, {
    kind,
    name_ja: ja,
    name_en: en,
    phase: null,
    starts: "",
    months: null,
    done: 0,
    project: null,
    responsible: "",
    note: "",
    ...more,
  });

const planned = (id: number, from: string, end: string, more: Partial<PlannedTask> = {}): PlannedTask => ({
  id,
  start: from === "" ? null : m(from),
  end: end === "" ? null : m(end),
  slack: from === "" ? null : 6,
  critical: false,
  package: id < 5 ? 1 : 5,
  base_start: null,
  base_end: null,
  yen: 0,
  unfunded: false,
  ...more,
});

const reached = (id: number, state: ItemReach["reached"], more: Partial<ItemReach> = {}): ItemReach => ({
  id,
  reached: state,
  months: null,
  yen: 0,
  supports: [],
  ...more,
});

const item = (id: number, gate: number, ja: string, state: string, task: number | null = null) =>
  row(id, {
    gate,
    name_ja: ja,
    name_en: `Item ${id}`,
    state,
    asset: null,
    project: null,
    attachment: null,
    evidence: state === "have" ? "架空の報告書" : "",
    owner: "",
    due: "",
    task,
  });

const criterion = (id: number, gate: number, kind: string, ja: string, more: Record<string, PlanCell> = {}) =>
  row(id, {
    gate,
    kind,
    text_ja: ja,
    text_en: "",
    fixed_on: "",
    first_ja: "",
    first_en: "",
    changed_on: "",
    ...more,
  });

const support = (id: number, more: Record<string, PlanCell>) =>
  row(id, {
    kind: "support",
    name: "",
    support: null,
    programme: null,
    task: null,
    item: null,
    state: "idea",
    starts: "",
    ends: "",
    gave_ja: "",
    gave_en: "",
    note: "",
    ...more,
  });

const risk = (id: number, ja: string, likelihood: number | null, impact: number | null, state = "open") =>
  row(id, {
    kind: "risk",
    text_ja: ja,
    text_en: "",
    likelihood,
    impact,
    trigger_ja: "",
    trigger_en: "",
    mitigation_ja: "",
    mitigation_en: "",
    owner: "",
    gate: null,
    state,
  });

const budget = (id: number, task: number, year: number, yen: number, more: Record<string, PlanCell> = {}) =>
  row(id, { task, year, yen, programme: null, source: "", state: "planned", note: "", ...more });

export const CONTRADICTIONS: Contradiction[] = [
  {
    code: "order-broken",
    severity: "bad",
    sheet: "link",
    row: 3,
    column: "lag",
    params: { before: "抗体の作製", after: "リード確定", months: "1" },
  },
  {
    code: "criterion-after-data",
    severity: "bad",
    sheet: "criterion",
    row: 2,
    column: "text",
    params: { criterion: "薬効が2倍", on: "2026-11-10", gate: "SG②", data_on: "2026-11-01" },
  },
  {
    code: "asset-no-evidence",
    severity: "bad",
    sheet: null,
    row: 11,
    column: "",
    params: { project: "架空大学の抗体", asset: "抗体" },
  },
  {
    code: "budget-no-source",
    severity: "warn",
    sheet: "budget",
    row: 2,
    column: "programme",
    params: { year: "令和9年度", yen: "4,000万円" },
  },
  {
    code: "decision-missing",
    severity: "warn",
    sheet: "gate",
    row: 1,
    column: "",
    params: { gate: "SG①", due: "令和8年9月" },
  },
];

/** Two packages of five tasks, a milestone, two gates. Today is November 2026. */
export const planView = (more: Partial<PlanView> = {}): PlanView => ({
  theme: 1,
  code: "TH-001",
  plan: headOf(7),
  plans: [headOf(7), headOf(8, "what-if", { name: "早める" }), headOf(9, "baseline", { name: "2026-10-01" })],
  against: 9,
  sheets: {
    task: [
      taskRow(1, "package", "標的", "Target", { phase: 2 }),
      taskRow(2, "task", "標的の検証", "Target validation", { starts: "2026-10", months: 6, done: 50, project: 11 }),
      taskRow(3, "task", "抗体の作製", "Antibody", { starts: "2027-04", months: 12, project: 12 }),
      taskRow(4, "milestone", "リード確定", "Lead chosen", { starts: "2028-03", months: 0 }),
      taskRow(5, "package", "非臨床", "Non-clinical", { phase: 6 }),
      taskRow(6, "task", "GLP毒性試験", "GLP toxicity", { starts: "2028-04", months: 12, responsible: "架空受託会社" }),
      taskRow(7, "task", "製剤の検討", "Formulation", { starts: "2028-04", months: 6 }),
      taskRow(8, "task", "患者の調査", "Patient survey"),
    ],
    link: [
      row(2, { before: 2, after: 3, kind: "fs", lag: 0 }),
      row(3, { before: 3, after: 4, kind: "fs", lag: 0 }),
      row(4, { before: 4, after: 6, kind: "ss", lag: 1 }),
    ],
    budget: [
      budget(1, 2, 2026, 12_000_000, { programme: 31 }),
      budget(2, 3, 2027, 40_000_000),
      budget(3, 6, 2029, 5_000_000, { source: "自己資金" }),
    ],
    gate: [
      row(1, {
        code: "sg1",
        name_ja: "標的の決定",
        name_en: "Target chosen",
        phase: 2,
        due: "2026-09",
        fixed_on: "2026-05-01",
        data_on: "2026-08-01",
        note: "",
      }),
      row(2, {
        code: "sg2",
        name_ja: "リードの決定",
        name_en: "Lead chosen",
        phase: 5,
        due: "2028-03",
        fixed_on: "",
        data_on: "2026-11-01",
        note: "",
      }),
    ],
    item: [
      item(1, 1, "標的の妥当性", "have"),
      item(2, 2, "薬効の指標", "have"),
      item(3, 2, "抗体の配列", "none", 3),
      item(4, 2, "安定性のデータ", "obtaining", 7),
    ],
    criterion: [
      criterion(1, 1, "go", "標的が再現する", { fixed_on: "2026-05-01" }),
      criterion(2, 2, "go", "薬効が2倍", {
        fixed_on: "2026-06-01",
        first_ja: "薬効が3倍",
        first_en: "Threefold effect",
        changed_on: "2026-11-10",
      }),
      criterion(3, 2, "no-go", "毒性が見つかる"),
    ],
    tpp: [
      row(1, {
        attribute: "efficacy",
        name_ja: "",
        name_en: "",
        minimum_ja: "2倍",
        minimum_en: "Twofold",
        ideal_ja: "5倍",
        ideal_en: "",
        today_ja: "1.6倍",
        today_en: "",
        gap_ja: "",
        gap_en: "",
        source: "",
        claim: null,
      }),
    ],
    market: [row(1, { market: "jp", filing: "2033-04", joint: 1, note_ja: "", note_en: "" })],
    support: [
      support(1, { support: 41, item: 3, state: "asked" }),
      support(2, { name: "架空の相談", task: 3, state: "declined" }),
    ],
    risk: [
      risk(1, "抗体が結合しない", 5, 4),
      risk(2, "終わった心配", 5, 4, "closed"),
      risk(3, "原料が届かない", 1, 2),
      risk(4, "まだ見積もれない", null, null),
    ],
  },
  schedule: [
    planned(1, "2026-10", "2028-04", { slack: null, package: null }),
    planned(2, "2026-10", "2027-04", { slack: 0, critical: true, yen: 12_000_000 }),
    planned(3, "2027-04", "2028-04", {
      slack: 0,
      critical: true,
      base_start: m("2027-02"),
      base_end: m("2028-02"),
      yen: 40_000_000,
      unfunded: true,
    }),
    planned(4, "2028-04", "2028-04", { slack: -1 }),
    planned(5, "2028-04", "2029-04", { slack: null, package: null }),
    planned(6, "2028-04", "2029-04", { slack: 0, critical: true }),
    planned(7, "2028-04", "2028-10"),
    planned(8, "", ""),
  ],
  months: 30,
  money: [
    { year: 2026, yen: 12_000_000, sources: [["架空創薬事業", 12_000_000]] },
    { year: 2027, yen: 40_000_000, sources: [["", 40_000_000]] },
    { year: 2029, yen: 5_000_000, sources: [["自己資金", 5_000_000]] },
  ],
  gates: [
    {
      id: 1,
      due: m("2026-09"),
      base_due: m("2026-09"),
      items: [reached(1, 3)],
      have: 1,
      months: null,
      yen: 0,
      verdict: "go",
      fixed: true,
    },
    {
      id: 2,
      due: m("2028-03"),
      base_due: m("2028-01"),
      items: [
        reached(2, 3),
        reached(3, 0, { months: 17, yen: 40_000_000, supports: [["架空支援室", "asked"]] }),
        reached(4, 2, { months: 23, yen: 0 }),
      ],
      have: 1,
      months: 23,
      yen: 40_000_000,
      verdict: null,
      fixed: false,
    },
  ],
  decisions: [
    {
      id: 1,
      gate: 1,
      decided_on: "2026-09-20",
      verdict: "go",
      who: "架空会議",
      basis: "標的が再現した。",
      dissent: "数が少ないという意見",
      conditions: "",
      items: [["標的の妥当性", "Validity", "have"]],
      by: "査読者A",
      at: "2026-09-20T00:00:00Z",
    },
  ],
  contradictions: CONTRADICTIONS,
  names: {
    projects: [
      { id: 11, name: "架空大学の抗体", about: "24ck0106001", gone: false },
      { id: 12, name: "外れた課題", about: "24ck0106003", gone: true },
    ],
    programmes: [{ id: 31, name: "架空創薬事業", about: "", gone: false }],
    supports: [{ id: 41, name: "架空支援室", about: "", gone: false }],
    assets: [],
    attachments: [],
    claims: [],
  },
  today: m("2026-11"),
  ...more,
});

export const done = (kind: string, created: number | null = null): Done => ({ operation: 5, kind, count: 1, created });

/** The window is this wide, px. */
export const width = (px: number) =>
  (window as unknown as { happyDOM: { setViewport: (size: { width: number }) => void } }).happyDOM.setViewport({
    width: px,
  });

/** The window over a plan in memory. */
export class PlanCore extends Core {
  view = planView();

  constructor() {
    super();
    setWritable(true);
    width(1440);
    this.status = statusOf({ ...OPEN, projects: 3, themes: 1 });
    this.answers["theme.show"] = () => ({ id: 1, code: "TH-001", title_ja: "架空のテーマ", title_en: "A theme" });
    this.answers["plan.show"] = () => this.view;
    this.answers["person.me"] = () => ({ id: 1, name: "査読者A" });
    const writes = ["put", "remove", "place", "move", "edit", "copy", "adopt", "drop", "decide", "begin"];
    for (const name of writes) {
      this.answers[`plan.${name}`] = () => done(`plan-${name}`);
      this.changes[`plan.${name}`] = ["plans"] satisfies Topic[];
    }
  }

  /** A plan of this kind is shown. */
  shows(kind: PlanKind) {
    this.view = planView({ plan: headOf(8, kind, { name: "早める", version: kind === "version" ? 2 : null }) });
  }

  /** The plan at an address. */
  async open(search = "") {
    const router = this.show(`/themes/1/plan${search}`);
    await screen.findByTestId("plan-screen");
    await screen.findByTestId(this.view.plan === null ? "plan-begin" : "plan-which");
    await settled();
    return router;
  }
}

/** What was asked of the core is answered, and drawn. */
export async function settled() {
  for (let i = 0; i < 4; i += 1) await act(async () => void (await new Promise((over) => setTimeout(over, 0))));
}

export async function click(testid: string) {
  await act(async () => void fireEvent.click(screen.getByTestId(testid)));
  await settled();
}

/** One of what stands side by side to be chosen. */
export async function pick(testid: string) {
  await act(async () => void fireEvent.click(screen.getByTestId(testid).querySelector("input") as HTMLElement));
  await settled();
}

export const type = (testid: string, value: string) =>
  fireEvent.change(screen.getByTestId(testid), { target: { value } });

/** A key goes down at an element. */
export async function key(at: Element, code: string, init: KeyboardEventInit & { keyCode?: number } = {}) {
  await act(async () => void fireEvent.keyDown(at, { code, key: code.replace(/^Key/, ""), ...init }));
  await settled();
}

/** The lines of a sheet, as they are read. */
export const linesOf = (sheet: string): string[] =>
  [...screen.getByTestId(sheet).querySelectorAll("[data-testid=sheet-row]")].map((own) => own.textContent ?? "");

/** The cell under the keys of a sheet: its line and column. */
export function under(sheet: string): [string, string | undefined] | null {
  const own = screen.getByTestId(sheet).querySelector<HTMLElement>(".sheet-cell.on");
  return own && [own.closest("[data-testid=sheet-row]")?.textContent ?? "", own.dataset.column];
}
