/** What there is of assets and needs, in the order they are listed. The same as in the core (`domain::forge`) [P]. */
import type { AssetFields, AssetKind, AssetState, Need, Role, ValueStep } from "../../api/bindings.ts";

/** The seven steps of the value chain. */
export const VALUE_STEPS: readonly ValueStep[] = [
  "validation",
  "screening",
  "optimisation",
  "poc",
  "nonclinical",
  "ind",
  "clinical",
];

/** The phases of each step. */
export const STEP_PHASES: Record<ValueStep, string> = {
  validation: "P01–02",
  screening: "P03–04",
  optimisation: "P05–06",
  poc: "P07",
  nonclinical: "P08",
  ind: "P09",
  clinical: "P10–12",
};

type Group = "evidence" | "tools" | "matter" | "people" | "rest";

/** Kinds of assets: the step each serves when nothing else is said, the role of a project that brings it, and the
 *  heading it stands under. */
export const ASSET_KINDS: readonly { kind: AssetKind; step: ValueStep; role: Role; group: Group }[] = [
  { kind: "genetics", step: "validation", role: "target", group: "evidence" },
  { kind: "clinical", step: "validation", role: "target", group: "evidence" },
  { kind: "in-vivo", step: "validation", role: "target", group: "evidence" },
  { kind: "in-vitro", step: "validation", role: "target", group: "evidence" },
  { kind: "assay", step: "screening", role: "model", group: "tools" },
  { kind: "model", step: "poc", role: "model", group: "tools" },
  { kind: "biomarker", step: "poc", role: "biomarker", group: "tools" },
  { kind: "data", step: "screening", role: "model", group: "tools" },
  { kind: "compound", step: "screening", role: "modality", group: "matter" },
  { kind: "antibody", step: "screening", role: "modality", group: "matter" },
  { kind: "nucleic-acid", step: "screening", role: "modality", group: "matter" },
  { kind: "vector", step: "screening", role: "modality", group: "matter" },
  { kind: "cell", step: "screening", role: "modality", group: "matter" },
  { kind: "delivery", step: "optimisation", role: "dds", group: "matter" },
  { kind: "cohort", step: "clinical", role: "cohort", group: "people" },
  { kind: "site", step: "clinical", role: "cohort", group: "people" },
  { kind: "safety", step: "nonclinical", role: "cmc", group: "rest" },
  { kind: "cmc", step: "nonclinical", role: "cmc", group: "rest" },
  { kind: "ip", step: "ind", role: "modality", group: "rest" },
];

export const ASSET_STATES: readonly AssetState[] = ["have", "obtaining", "unknown", "none"];

const of = (kind: AssetKind) => ASSET_KINDS.find((one) => one.kind === kind);
export const stepOfKind = (kind: AssetKind): ValueStep => of(kind)?.step ?? "validation";
export const roleOfKind = (kind: AssetKind): Role | null => of(kind)?.role ?? null;

/** The role of a project that would close a need. */
export const ROLE_OF_NEED: Record<Need, Role> = {
  human: "target",
  function: "target",
  assay: "model",
  matter: "modality",
  lead: "modality",
  delivery: "dds",
  efficacy: "model",
  model: "model",
  biomarker: "biomarker",
  safety: "cmc",
  cmc: "cmc",
  gmp: "cmc",
  ip: "modality",
  cohort: "cohort",
  site: "cohort",
};

/** The colour of a thread: that of the kind of tag its role is nearest to; `n` = no role yet, `x` = no project. */
export type Tone = "t" | "m" | "i" | "n" | "x";

export function toneOfRole(role: Role | null): Tone {
  if (role === null) return "n";
  if (role === "target" || role === "biomarker") return "t";
  return role === "modality" || role === "dds" || role === "cmc" ? "m" : "i";
}

/** An asset nobody said anything of yet. */
export const emptyAsset = (kind: AssetKind, step: ValueStep = stepOfKind(kind)): AssetFields => ({
  kind,
  step,
  state: "have",
  label: "",
  n: null,
  replicated: null,
  independent: null,
  glp: null,
  field: "",
  sentence: "",
  source: "",
  note: "",
});
