/** Steps of the value chain over the phases, as the domain notes have them (§4, our proposal). */
import type { ValueStep } from "../../../api/bindings.ts";

export const STEPS: readonly { step: ValueStep; first: number; last: number }[] = [
  { step: "validation", first: 1, last: 2 },
  { step: "screening", first: 3, last: 4 },
  { step: "optimisation", first: 5, last: 6 },
  { step: "poc", first: 7, last: 7 },
  { step: "nonclinical", first: 8, last: 8 },
  { step: "ind", first: 9, last: 9 },
  { step: "clinical", first: 10, last: 12 },
];
