/** A board for tests. Fictional. */
import type {
  Asset,
  AssetFields,
  AssetSuggestion,
  Board,
  BoardNeed,
  Need,
  NeedState,
  ProjectRow,
  Role,
  Strand,
} from "../../../api/bindings.ts";
import { emptyAsset, STEP_OF } from "../../../components/index.ts";

/** Every need, closed but for those named. */
export const needs = (states: Partial<Record<Need, NeedState | "unneeded">>, rest: NeedState = "closed"): BoardNeed[] =>
  (Object.keys(STEP_OF) as Need[]).map((need) => {
    const state = states[need] ?? rest;
    return {
      need,
      step: STEP_OF[need],
      needed: state !== "unneeded",
      reason: null,
      state: state === "unneeded" ? "open" : state,
      by: [],
      candidates: state === "open" ? 4 : 0,
      supports: [],
    };
  });

export const asset = (id: number, fields: Partial<AssetFields> = {}): Asset => ({
  id,
  project: 7,
  extra: null,
  source_row: null,
  by: "A",
  at: "2026-11-24T00:00:00Z",
  ...emptyAsset(fields.kind ?? "genetics"),
  ...fields,
});

export const suggestion = (fields: Partial<AssetFields> = {}): AssetSuggestion => ({
  fields: { ...emptyAsset(fields.kind ?? "antibody"), field: "summary_ja", sentence: "抗体を取得した。", ...fields },
  from: 0,
  to: 2,
  certainty: 0.8,
  because: { key: "asset-word", params: {}, good: true },
});

export const strand = (project: ProjectRow, role: Role | null, more: Partial<Strand> = {}): Strand => ({
  project,
  extra: null,
  role,
  note: "",
  assets: [],
  suggested: [],
  agreed: "not-asked",
  ends_on: null,
  running: true,
  ...more,
});

export const boardOf = (strands: Strand[], more: Partial<Board> = {}): Board => ({
  strands,
  needs: needs({}),
  hidden: 0,
  claims: 0,
  versions: 0,
  comments: 0,
  alternatives: [],
  hearings_open: 0,
  notices: [],
  ...more,
});
