/** How far the steps of the value chain are closed. */
import type { Need, ValueStep } from "../../../api/bindings.ts";
import { STEP_OF, VALUE_STEPS } from "../../../components/index.ts";

/** How far one step is closed. */
export interface StepState {
  step: ValueStep;
  closed: readonly Need[];
  open: readonly Need[];
  /** Being obtained: not closed yet. */
  obtaining: readonly Need[];
  /** `empty` = nothing is needed there. */
  state: "full" | "part" | "none" | "empty";
}

/** The seven steps with what is closed, being obtained and open at each. */
export function chainOf(closed: readonly Need[], open: readonly Need[], obtaining: readonly Need[] = []): StepState[] {
  return VALUE_STEPS.map((step) => {
    const at = (needs: readonly Need[]) => needs.filter((need) => STEP_OF[need] === step);
    const own = at(closed);
    const missing = at(open);
    const coming = at(obtaining);
    const lacking = missing.length + coming.length;
    const some = own.length > 0 ? "part" : "none";
    const state = own.length + lacking === 0 ? "empty" : lacking === 0 ? "full" : some;
    return { step, closed: own, open: missing, obtaining: coming, state };
  });
}
