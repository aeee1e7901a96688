/** What the core answers about boards, portfolios and networks, for tests. All of it fictional. */
import type {
  Asset,
  AssetFields,
  AssetSuggestion,
  Board,
  BoardNeed,
  Covered,
  Need,
  NeedState,
  Network,
  Node,
  NodeKind,
  ProjectRow,
  Strand,
  ThemeRef,
} from "../../../api/bindings.ts";
import { STEP_OF } from "../../../components/index.ts";

export const project = (id: number, title = `課題${id}`): ProjectRow => ({
  id,
  number: null,
  key: `ama${id}`,
  title_ja: title,
  title_en: `Project ${id}`,
  programme: "",
  institution: "架空大学",
  researcher: "",
  phase: "",
  ministry: "",
  integrated: "",
  prefecture: "",
  budget_yen: null,
  years: [2025],
  tags: [],
  flagged: false,
});

export const fields = (own: Pick<AssetFields, "kind" | "step"> & Partial<AssetFields>): AssetFields => ({
  state: "have",
  label: "",
  n: null,
  replicated: null,
  independent: null,
  glp: null,
  field: "summary_ja",
  sentence: "架空の文。",
  source: "",
  note: "",
  ...own,
});

export const asset = (id: number, of: number, own: Parameters<typeof fields>[0]): Asset => ({
  id,
  project: of,
  extra: null,
  ...fields(own),
  source_row: null,
  by: "メンバーA",
  at: "2026-11-27T00:00:00Z",
});

export const suggestion = (own: Parameters<typeof fields>[0]): AssetSuggestion => ({
  fields: fields(own),
  from: 0,
  to: 2,
  certainty: 0.8,
  because: { key: "said", params: {}, good: true },
});

export const strand = (own: Partial<Strand>): Strand => ({
  project: null,
  extra: null,
  role: null,
  note: "",
  assets: [],
  suggested: [],
  agreed: "not-asked",
  ends_on: null,
  running: true,
  ...own,
});

export const need = (of: Need, state: NeedState, own: Partial<BoardNeed> = {}): BoardNeed => ({
  need: of,
  step: STEP_OF[of],
  needed: true,
  reason: null,
  state,
  by: [],
  candidates: 0,
  supports: [],
  ...own,
});

/** Two projects and an idea: an antibody that is there, a model being obtained, a biomarker only a text speaks of, gaps. */
export const BOARD: Board = {
  strands: [
    strand({
      project: project(1, "架空の抗体の創製"),
      role: "modality",
      assets: [
        asset(11, 1, { kind: "antibody", step: "optimisation" }),
        asset(12, 1, { kind: "in-vitro", step: "validation" }),
      ],
    }),
    strand({
      project: project(2, "架空の疾患モデル"),
      role: "model",
      assets: [asset(21, 2, { kind: "model", step: "poc", state: "obtaining" })],
      suggested: [suggestion({ kind: "biomarker", step: "poc" }), suggestion({ kind: "model", step: "poc" })],
    }),
    strand({
      extra: {
        id: 7,
        kind: "idea",
        title_ja: "Fcの改変",
        title_en: "",
        source: "",
        role: null,
        note: "",
        by: "メンバーA",
        at: "2026-11-27T00:00:00Z",
      },
      agreed: null,
    }),
  ],
  needs: [
    need("human", "open", { candidates: 4 }),
    need("function", "closed", { by: [12] }),
    need("matter", "closed", { by: [11] }),
    need("lead", "closed", { by: [11] }),
    need("delivery", "open", { needed: false, reason: "全身投与" }),
    need("model", "obtaining", { by: [21] }),
    need("biomarker", "suggested"),
    need("cmc", "open"),
  ],
  hidden: 1,
  claims: 0,
  versions: 0,
  comments: 0,
  alternatives: [],
  hearings_open: 0,
  notices: [],
};

export const ref = (id: number, own: Partial<ThemeRef> = {}): ThemeRef => ({
  id,
  code: `TH-00${id}`,
  title_ja: `架空テーマ${id}`,
  title_en: `Fictional theme ${id}`,
  state: "study",
  ...own,
});

export const covered = (theme: ThemeRef, needs: [Need, NeedState][]): Covered => ({
  theme,
  target: null,
  modality: null,
  indication: null,
  owner: "",
  next_step: "",
  due: "",
  threads: 2,
  needs,
  hidden: 0,
});

export const node = (kind: NodeKind, key: string, edges: number, id = 0): Node => ({
  kind,
  id,
  key,
  label_ja: `架空${key}`,
  label_en: `Fictional ${key}`,
  edges,
});

/** A theme with two projects that share a target; a third project shares the indication. */
export const NETWORK: Network = {
  nodes: [
    node("theme", "TH-001", 2, 1),
    node("target", "HGNC:1", 2),
    node("modality", "AB", 1),
    node("indication", "MONDO:1", 2),
    node("project", "ama1", 4, 1),
    node("project", "ama2", 2, 2),
    node("project", "ama3", 1, 3),
  ],
  edges: [
    [0, 4],
    [0, 5],
    [1, 4],
    [1, 5],
    [2, 4],
    [3, 4],
    [3, 6],
  ],
  cut: 0,
  hidden: 0,
};
