import type { PlanHead } from "../../../api/bindings.ts";
import type { bound, Texts } from "../../../text/index.ts";

/** What a plan is called where one is chosen: 計画, 写し「…」, 基準 2026-10-01. */
export function planName(plan: PlanHead, t: Texts, f: ReturnType<typeof bound>["f"]): string {
  const words = t.plan.copies;
  switch (plan.kind) {
    case "current":
      return words.current;
    case "what-if":
      return words.whatIf(plan.name);
    case "baseline":
      return words.baseline(plan.name || f.dayOf(plan.at));
    default:
      return words.version(plan.version === null ? "" : f.number(plan.version), plan.name);
  }
}
