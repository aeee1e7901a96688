/** What the core answers about the timeline, lineages, 調整費 and outcomes, for tests. All of it fictional. */
import type {
  Adjustment,
  Continuity,
  Lineage,
  LineageProject,
  OutcomeEntry,
  OutcomeTable,
  Programme,
  ProjectRow,
  TimelineRow,
} from "../src/api/bindings.ts";

export const TODAY = "2026-11-27";

export const timelineRow = (id: number, over: Partial<TimelineRow> = {}): TimelineRow => ({
  project: id,
  theme: null,
  key: `zz010${String(id).padStart(4, "0")}`,
  title_ja: `架空の課題${id}`,
  title_en: `Fictional project ${id}`,
  bars: [
    {
      project: id,
      starts: "2024-04-01",
      ends: "2027-03-31",
      by_year: false,
      programme: 1,
      label: "架空創薬事業",
      hue: 2,
      handover: null,
    },
  ],
  gaps: [],
  ends: "2027-03-31",
  months_left: 4,
  end_stated: true,
  next: [],
  bridges: [],
  ...over,
});

export const continuityOf = (rows: TimelineRow[], over: Partial<Continuity> = {}): Continuity => ({
  total: rows.length,
  offset: 0,
  rows,
  year_first: 2024,
  year_last: 2029,
  today: TODAY,
  summary: {
    all: 40,
    ending: 9,
    ending_unstated: 0,
    running: 31,
    gaps: 11,
    median_gap: 7,
    undated: 2,
    bridged: 2,
    bridged_yen: 38_000_000,
  },
  ...over,
});

export const projectRow = (id: number, over: Partial<ProjectRow> = {}): ProjectRow => ({
  id,
  number: `24zz010${id}h0001`,
  key: `zz010${String(id).padStart(4, "0")}`,
  title_ja: `架空の課題${id}`,
  title_en: "",
  programme: "架空創薬事業",
  institution: "架空大学",
  researcher: "",
  phase: "",
  ministry: "",
  integrated: "",
  prefecture: "",
  budget_yen: null,
  years: [2024, 2025],
  tags: [],
  flagged: false,
  ...over,
});

const onLine = (id: number, distance: number): LineageProject => ({
  row: projectRow(id),
  distance,
  themes: [],
  outcomes: [],
  adjustments: [],
});

/** Three projects: 1 was carried on by 2, 2 by 3; between 2 and 3 six months without funding. 2 changed its number. */
export const lineageOf = (id: number, over: Partial<Lineage> = {}): Lineage => ({
  project: id,
  projects: [onLine(1, 1 - id), onLine(2, 2 - id), onLine(3, 3 - id)],
  stretches: [
    stretch(1, "2020-04-01", "2022-03-31", "zz0100001"),
    stretch(2, "2022-04-01", "2023-03-31", "zz0100002"),
    { ...stretch(2, "2023-04-01", "2024-03-31", "zz0200002"), renumbered: true },
    stretch(3, "2024-10-01", "2027-03-31", "zz0300003"),
  ],
  years: [
    lineageYear(1, 2020, 10_000_000),
    lineageYear(1, 2021, 10_000_000_000, true),
    lineageYear(2, 2022, 12_000_000),
    lineageYear(2, 2023, null),
    lineageYear(3, 2024, 30_000_000),
  ],
  handovers: [
    handover(11, 1, 2, 0, "pairing", 7),
    { ...handover(12, 2, 3, 6, "matching", null), note: "会議で決めた" },
  ],
  gaps: [{ starts: "2024-04-01", ends: "2024-09-30", months: 6, stated: true }],
  candidates: [],
  cycle: false,
  ...over,
});

const stretch = (project: number, starts: string, ends: string, key: string): Lineage["stretches"][number] => ({
  project,
  starts,
  ends,
  stated: true,
  numbers: [`20${key}h0001`],
  key,
  renumbered: false,
  programme: "架空創薬事業",
  programme_id: 1,
  programme_name: "架空創薬事業",
  hue: 2,
});

const lineageYear = (project: number, year: number, budget: number | null, slip = false): Lineage["years"][number] => ({
  project,
  year,
  number: `${String(year).slice(2)}zz010000${project}h0001`,
  programme: "架空創薬事業",
  budget_yen: budget,
  unit_slip: slip,
  title_changed: null,
});

const handover = (
  id: number,
  earlier: number,
  later: number,
  gap: number | null,
  kind: "pairing" | "matching",
  pair: number | null,
): Lineage["handovers"][number] => ({
  id,
  earlier,
  later,
  kind,
  gap_months: gap,
  pair,
  pair_status: pair === null ? null : "assumed",
  pair_uncertain: pair !== null,
  note: "",
  by: "査読者A",
  at: "2026-11-20T01:00:00Z",
});

export const adjustment = (id: number, over: Partial<Adjustment> = {}): Adjustment => ({
  id,
  project: 1,
  key: "zz0100001",
  title: "架空の課題1",
  theme: null,
  fiscal_year: 2026,
  round: "november",
  type: "u",
  purpose: "毒性試験の追加",
  asked_yen: 12_000_000,
  granted_yen: null,
  reason: "当初の計画にない",
  effect: "半年早く申請する",
  effect_on: "2027-03-31",
  opinion: "",
  opinion_by: "",
  opinion_on: "",
  source_programme: 1,
  source_name: "架空創薬事業",
  target_programme: null,
  target_name: "",
  state: "asked",
  connected: null,
  licensed: null,
  outcome: "",
  related: "",
  issues: [],
  by: "査読者A",
  at: "2026-11-20T01:00:00Z",
  ...over,
});

export const programme = (id: number, name: string): Programme => ({
  id,
  name_ja: name,
  name_en: "",
  ministry: "架空省",
  phases: "",
  phase_first: null,
  phase_last: null,
  modality: "",
  disease: "",
  ceiling_yen: null,
  duration_years: null,
  call_months: [],
  adoption_month: null,
  host: "",
  contact: "",
  note: "",
  valid_first: null,
  valid_last: null,
  codes: [],
  names: [],
  facts: [],
  projects: 0,
  years: 0,
  seen_first: null,
  seen_last: null,
  spellings: [],
  issues: [],
  by: "",
  at: "",
});

export const REGISTRY = {
  programmes: [programme(1, "架空創薬事業"), programme(2, "架空実用化事業")],
  ties: { years: 0, tied: 0, disputed: 0, groups: 0 },
};

export const outcomeEntry = (id: number, over: Partial<OutcomeEntry> = {}): OutcomeEntry => ({
  id,
  project: 1,
  key: "zz0100001",
  title_ja: "架空の課題1",
  title_en: "",
  kind: "licensing",
  year: 2025,
  amount: 2,
  text: "架空製薬へ",
  source: null,
  by: "査読者A",
  at: "2026-11-20T01:00:00Z",
  ...over,
});

/** Licensing entered for 240 of 412 projects, approval for 400 of them. */
export const OUTCOMES: OutcomeTable = {
  kinds: [
    {
      kind: "licensing",
      total: 14,
      entered: 240,
      unreadable: 1,
      years: [
        { year: 2024, amount: 5, entered: 110 },
        { year: 2025, amount: 8, entered: 120 },
        { year: null, amount: 1, entered: 1 },
      ],
      programmes: [
        {
          programme: 1,
          name: "架空創薬事業",
          amount: 10,
          entered: 200,
          years: [
            { year: 2024, amount: 4, entered: 100 },
            { year: 2025, amount: 6, entered: 100 },
          ],
        },
        { programme: null, name: "", amount: 4, entered: 40, years: [{ year: 2025, amount: 2, entered: 20 }] },
      ],
    },
    {
      kind: "approval",
      total: 3,
      entered: 400,
      unreadable: 0,
      years: [{ year: 2025, amount: 3, entered: 400 }],
      programmes: [],
    },
  ],
  projects: 412,
  years: [
    { year: 2024, projects: 300 },
    { year: 2025, projects: 310 },
  ],
  targets: [target(1, "licensing", 130), target(2, "approval", 6)],
};

function target(id: number, kind: "licensing" | "approval", amount: number): OutcomeTable["targets"][number] {
  return {
    id,
    kind,
    year_first: 2025,
    year_last: 2029,
    per: "year",
    programme: null,
    programme_name: "",
    amount,
    source: "架空の計画",
    state: "check",
    note: "",
    by: "",
    at: "",
  };
}
