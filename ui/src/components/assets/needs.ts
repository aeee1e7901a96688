/** What a theme needs, in the order of the value chain, and which asset closes it: as `domain::Need` says. */
import type { AssetKind, Need, ValueStep } from "../../api/bindings.ts";
import { VALUE_STEPS } from "./kinds.ts";

/** The step a need stands at. */
export const STEP_OF: Readonly<Record<Need, ValueStep>> = {
  human: "validation",
  function: "validation",
  assay: "screening",
  matter: "screening",
  lead: "optimisation",
  delivery: "optimisation",
  efficacy: "poc",
  model: "poc",
  biomarker: "poc",
  safety: "nonclinical",
  cmc: "nonclinical",
  gmp: "ind",
  ip: "ind",
  cohort: "clinical",
  site: "clinical",
};

const MATTER: readonly AssetKind[] = ["compound", "antibody", "nucleic-acid", "vector", "cell"];

/** Needs whose asset has the same name. */
const SAME: readonly Need[] = ["assay", "delivery", "model", "biomarker", "safety", "cmc", "ip", "cohort", "site"];

/** Whether an asset of a kind at a step would close a need. For what texts suggest: what is confirmed says so itself. */
export function closes(need: Need, kind: AssetKind, step: ValueStep): boolean {
  const from = (first: ValueStep) => VALUE_STEPS.indexOf(step) >= VALUE_STEPS.indexOf(first);
  if (SAME.includes(need)) return kind === need;
  if (need === "human") return kind === "genetics" || kind === "clinical";
  if (need === "function") return (kind === "in-vivo" || kind === "in-vitro") && !from("optimisation");
  if (need === "matter") return MATTER.includes(kind);
  if (need === "lead") return MATTER.includes(kind) && from("optimisation");
  if (need === "efficacy") return kind === "in-vivo" && from("poc");
  return need === "gmp" && kind === "cmc" && from("ind");
}
