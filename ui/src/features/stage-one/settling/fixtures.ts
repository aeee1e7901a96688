/** Fictional rounds, votes, shortlists and flows, for tests. */
import type {
  Agreement,
  AgreementOn,
  Conflict,
  ConflictDetail,
  Criterion,
  Flow,
  Me,
  Reason,
  ShortlistRow,
  StageRound,
  Vote,
} from "../../../api/bindings.ts";

export const ME: Me = {
  id: 1,
  name: "架空A",
  organisation: "架空製薬",
  chair: true,
  people: true,
  hidden: 0,
  clock_behind: null,
};

export const roundOf = (more: Partial<StageRound> = {}): StageRound => ({
  id: 5,
  name: "R8-1回",
  kind: "votes",
  purpose: "main",
  readers: 2,
  blindness: "all-voted",
  criteria: 3,
  criteria_name: "第1段階の観点",
  criteria_version: 2,
  deadline: "",
  overdue: false,
  note: "",
  closed: false,
  opened_at: "2026-11-01T01:00:00Z",
  closed_at: "",
  reopened: 0,
  reopen_note: "",
  exported_at: "",
  outdated: false,
  by: "架空A",
  projects: 10,
  hidden: 0,
  short: 0,
  assigned: 20,
  voted: 18,
  read: 8,
  mine: 10,
  mine_voted: 9,
  mine_kept: 4,
  mine_held: 3,
  mine_dropped: 2,
  conflicts: 2,
  imported: 1000,
  tagged: 800,
  ...more,
});

export const criterionOf = (key: string, name: string, more: Partial<Criterion> = {}): Criterion => ({
  key,
  name_ja: name,
  name_en: "",
  question_ja: `${name}はどうか`,
  question_en: "",
  guide_ja: "",
  guide_en: "",
  scale: "three",
  weight: 10,
  ...more,
});

export const CRITERIA: readonly Criterion[] = [
  criterionOf("target", "標的の妥当性"),
  criterionOf("novelty", "新規性・独創性"),
  criterionOf("modality", "モダリティ適合"),
  criterionOf("support", "既存支援との接続", { scale: "yes-no" }),
];

export const REASONS: Reason[] = [
  { key: "early", verdict: "hold", name_ja: "時期が早い", name_en: "Too early" },
  { key: "rival", verdict: "drop", name_ja: "先行品がある", name_en: "Rivals" },
];

export const voteOf = (reviewer: number, name: string, more: Partial<Vote> = {}): Vote => ({
  reviewer,
  name,
  organisation: "架空製薬",
  field: "神経",
  criteria: 3,
  criteria_version: 2,
  verdict: "hold",
  reason: "",
  note: "架空の意見",
  certainty: "middle",
  scores: {},
  tags: [],
  at: "2026-11-24T05:02:00Z",
  late: false,
  ...more,
});

export const conflictOf = (project: number, more: Partial<Conflict> = {}): Conflict => ({
  project,
  title_ja: `架空の課題${project}`,
  title_en: `Fictional project ${project}`,
  verdicts: ["hold", "drop"],
  apart: 100,
  settled: null,
  done: false,
  ...more,
});

export const detailOf = (project: number, more: Partial<ConflictDetail> = {}): ConflictDetail => ({
  project,
  frozen: {
    number: `zz0100${project}`,
    title_ja: `架空の課題${project}`,
    title_en: "",
    summary_ja: "架空の要旨です。",
    summary_en: "",
    programme: "架空事業",
    institution: "架空大学",
    researcher: "架空太郎",
    phase: "",
    year_first: 2024,
    year_last: 2026,
    tags: [{ kind: "target", concept: "HGNC:1", label_ja: "架空標的", label_en: "", main: true }],
  },
  criteria_list: [...CRITERIA],
  reasons: REASONS,
  older: [],
  earlier_reasons: [],
  votes: [
    voteOf(1, "架空A", {
      scores: {
        target: { value: 3, note: "効果が大きい" },
        novelty: { value: 3, note: "" },
        modality: { value: 3, note: "前例がある" },
        support: { value: 1, note: "" },
      },
    }),
    voteOf(2, "架空C", {
      verdict: "drop",
      reason: "rival",
      note: "先行品が届かなかった",
      certainty: "high",
      scores: {
        target: { value: 3, note: "" },
        novelty: { value: 2, note: "" },
        modality: { value: 1, note: "未測定" },
        support: { value: null, note: "" },
      },
    }),
  ],
  remarks: [],
  ruling: null,
  may_settle: true,
  ...more,
});

const estimate = (value: number | null, low: number | null = null, high: number | null = null) => ({
  value,
  low,
  high,
});

export const onOf = (on: string, name: string, ac1: number | null, more: Partial<AgreementOn> = {}): AgreementOn => ({
  on,
  name_ja: name,
  name_en: "",
  projects: 240,
  percent: estimate(0.82, 0.77, 0.86),
  kappa: estimate(0.69, 0.61, 0.78),
  ac1: estimate(ac1, ac1 === null ? null : ac1 - 0.1, ac1 === null ? null : ac1 + 0.1),
  ...more,
});

export const AGREEMENT: Agreement = {
  kind: "votes",
  fleiss: false,
  on: [
    onOf("verdict", "", 0.75),
    onOf("target", "標的の妥当性", 0.83),
    onOf("modality", "モダリティ適合", 0.52),
    onOf("rival", "競合", -0.12),
  ],
  pairs: {
    row: "架空A",
    column: "架空C",
    cells: [
      [46, 9, 5],
      [8, 28, 10],
      [3, 8, 123],
    ],
  },
  sealed: 0,
  low: 0.6,
};

export const rowOf = (project: number, more: Partial<ShortlistRow> = {}): ShortlistRow => ({
  project,
  number: `zz0100${project}`,
  title_ja: `架空の課題${project}`,
  title_en: `Fictional project ${project}`,
  programme: "架空事業",
  institution: "架空大学",
  readers: 2,
  voted: 2,
  sealed: false,
  split: [2, 0, 0],
  score: 80,
  reasons: [],
  notes: [],
  proposed: "keep",
  conflict: false,
  ruled: false,
  supports: [],
  decided: null,
  reopened: [],
  ...more,
});

/** A flow whose sums hold. */
export const flowOf = (more: Partial<Flow> = {}): Flow => ({
  imported: 1000,
  tagged: 800,
  untagged: 200,
  in_round: 480,
  hidden: 3,
  shown: 477,
  withdrawn: 7,
  unread: 20,
  read: 450,
  sealed: 10,
  agreed: 300,
  settled: 100,
  conflict: 40,
  kept: 120,
  held: 80,
  dropped: 200,
  undecided: 70,
  drop_reasons: [
    { reason: "rival", name_ja: "先行品がある", name_en: "Rivals", projects: 150 },
    { reason: "", name_ja: "", name_en: "", projects: 50 },
  ],
  hold_reasons: [{ reason: "early", name_ja: "時期が早い", name_en: "Too early", projects: 80 }],
  ...more,
});
