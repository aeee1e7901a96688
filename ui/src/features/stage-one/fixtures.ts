/** Fictional people, rounds and criteria, for tests. */
import type {
  CriteriaVersion,
  Interest,
  Load,
  Me,
  Person,
  RoundItem,
  StageRound,
  Workload,
} from "../../api/bindings.ts";

export const me = (more: Partial<Me> = {}): Me => ({
  id: 1,
  name: "査読者A",
  organisation: "架空製薬",
  chair: true,
  people: true,
  hidden: 0,
  clock_behind: null,
  ...more,
});
export const NOBODY = me({ id: null, name: "", organisation: "", chair: false, hidden: 3 });
export const READER = me({ id: 2, name: "査読者B", organisation: "例示ファーマ", chair: false, hidden: 1 });
/** A library in which nobody is registered. */
export const ALONE = me({ id: null, name: "", organisation: "", chair: false, people: false });

export const person = (id: number, name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  organisation: "",
  field: "",
  active_from: "",
  active_to: "",
  active: true,
  chair: false,
  pin: false,
  note: "",
  hidden: 0,
  open: 0,
  votes: 0,
  ...more,
});
export const A = person(1, "査読者A", { organisation: "架空製薬", field: "神経", chair: true, votes: 12 });
export const B = person(2, "査読者B", { organisation: "例示ファーマ", field: "抗体", hidden: 1, open: 4, pin: true });
export const C = person(3, "査読者C", { organisation: "見本バイオ", active: false, active_to: "2026-03-31" });

export const interest = (more: Partial<Interest> = {}): Interest => ({
  id: 31,
  person: 2,
  kind: "programme",
  name: "架空創薬事業",
  of: 1,
  note: "評価委員を務めた",
  projects: 8,
  by: "査読者B",
  at: "2026-11-20T01:00:00Z",
  ...more,
});

export const version = (id: number, more: Partial<CriteriaVersion> = {}): CriteriaVersion => ({
  id,
  name: "標準",
  version: 1,
  latest: true,
  body: {
    criteria: [
      {
        key: "target",
        name_ja: "標的の妥当性",
        name_en: "Target validity",
        question_ja: "ヒトでの裏付けがあるか",
        question_en: "",
        guide_ja: "3：ある",
        guide_en: "",
        scale: "three",
        weight: 20,
      },
      {
        key: "novelty",
        name_ja: "新規性・独創性",
        name_en: "",
        question_ja: "既存のものと違うか",
        question_en: "",
        guide_ja: "",
        guide_en: "",
        scale: "three",
        weight: 10,
      },
    ],
    reasons: [{ key: "early", verdict: "hold", name_ja: "時期が早い", name_en: "" }],
  },
  note: "",
  rounds: [],
  votes: 0,
  by: "",
  at: "2026-11-01T00:00:00Z",
  ...more,
});

export const round = (id: number, name: string, more: Partial<StageRound> = {}): StageRound => ({
  id,
  name,
  kind: "votes",
  purpose: "main",
  readers: 2,
  blindness: "all-voted",
  criteria: 51,
  criteria_name: "標準",
  criteria_version: 1,
  deadline: "",
  overdue: false,
  note: "",
  closed: false,
  opened_at: "2026-11-09T01:00:00Z",
  closed_at: "",
  reopened: 0,
  reopen_note: "",
  exported_at: "",
  outdated: false,
  by: "査読者A",
  projects: 240,
  hidden: 0,
  short: 0,
  assigned: 480,
  voted: 100,
  read: 40,
  mine: 172,
  mine_voted: 149,
  mine_kept: 31,
  mine_held: 22,
  mine_dropped: 96,
  conflicts: 5,
  imported: 1284,
  tagged: 812,
  ...more,
});

export const load = (of: Person, more: Partial<Load> = {}): Load => ({
  person: of.id,
  name: of.name,
  organisation: of.organisation,
  field: of.field,
  active: of.active,
  assigned: 0,
  voted: 0,
  blocked: 0,
  ...more,
});

export const workload = (more: Partial<Workload> = {}): Workload => ({
  loads: [load(A, { assigned: 120, voted: 60 }), load(B, { assigned: 110, voted: 110, blocked: 14 }), load(C)],
  by_readers: [0, 10, 230],
  impossible: 0,
  ...more,
});

export const item = (project: number, more: Partial<RoundItem> = {}): RoundItem => ({
  project,
  number: `26zz0000${project}h0001`,
  title_ja: `架空の課題${project}`,
  title_en: `Fictional project ${project}`,
  programme: "架空創薬事業",
  readers: [],
  withdrawn: "",
  changed: false,
  ...more,
});

/** What a write answers; those of rounds, people and criteria are not taken back. */
export const done = (kind: string, created: number | null = null) => ({
  operation: 9,
  kind,
  count: 1,
  created,
  lasting: true,
});
