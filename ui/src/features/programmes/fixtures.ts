/** Fictional programmes, pairs and supports, for tests. */
import type { Fact, Programme, ProgrammePair, Registry, RegistryIssue, Support, Ties } from "../../api/bindings.ts";

export const sure = (field: string): Fact => ({
  field,
  source: "架空の公表資料",
  as_of: "2026-04-01",
  state: "confirmed",
});
export const unsure = (field: string): Fact => ({ field, source: "", as_of: "", state: "check" });

export const programme = (id: number, name: string, more: Partial<Programme> = {}): Programme => ({
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
  facts: [sure("name_ja"), sure("ministry")],
  projects: 0,
  years: 0,
  seen_first: null,
  seen_last: null,
  spellings: [],
  issues: [],
  by: "",
  at: "2026-11-27T00:00:00.000Z",
  ...more,
});

const code = (text: string) => ({ code: text, valid_first: null, valid_last: null });

export const SEED = programme(1, "架空シーズ探索事業", {
  name_en: "Fictional Seeds",
  phases: "基礎的–応用",
  phase_first: 1,
  phase_last: 6,
  ceiling_yen: 30_000_000,
  call_months: [6],
  codes: [code("xa0101")],
  facts: [sure("name_ja"), sure("ministry"), unsure("phase"), unsure("name_en"), sure("codes")],
  projects: 12,
  years: 20,
  seen_first: 2024,
  seen_last: 2026,
  spellings: ["架空シーズ探索事業", "架空シーズ"],
});
export const CLINIC = programme(2, "架空臨床応用事業", {
  ministry: "見本省",
  phase_first: 7,
  phase_last: 12,
  facts: [sure("name_ja"), sure("ministry"), sure("phase")],
});
export const UNKNOWN = programme(3, "架空基盤事業", { ministry: "" });

export const TIES: Ties = { years: 30, tied: 28, disputed: 0, groups: 2 };
export const REGISTRY: Registry = { programmes: [SEED, CLINIC, UNKNOWN], ties: TIES };

export const pairOf = (
  id: number,
  predecessor: Programme,
  successor: Programme,
  more: Partial<ProgrammePair> = {},
): ProgrammePair => ({
  id,
  predecessor: predecessor.id,
  predecessor_name: predecessor.name_ja,
  successor: successor.id,
  successor_name: successor.name_ja,
  status: "assumed",
  valid_from: null,
  note: "",
  facts: [],
  handovers: 0,
  cycle: false,
  closed: false,
  by: "",
  at: "2026-11-27T00:00:00.000Z",
  ...more,
});

export const issue = (more: Partial<RegistryIssue> & Pick<RegistryIssue, "code">): RegistryIssue => ({
  field: "codes",
  value: "xa0101",
  other: 2,
  other_name: "架空臨床応用事業",
  ...more,
});

export const supportOf = (id: number, name: string, more: Partial<Support> = {}): Support => ({
  id,
  name_ja: name,
  name_en: "",
  provider: "",
  offers: "",
  steps: [],
  modalities: [],
  conditions: "",
  apply: "",
  note: "",
  facts: [sure("name_ja")],
  by: "",
  at: "2026-11-27T00:00:00.000Z",
  ...more,
});
