/** What is known of where a field comes from. */
import type { Fact } from "../../../api/bindings.ts";

/** Both ends of the phases have one source. */
const sourceField = (field: string) => (field === "phase_first" || field === "phase_last" ? "phase" : field);

/** The fact about a field; undefined = nothing is said of where it comes from. */
export function factOf(facts: readonly Fact[], field: string): Fact | undefined {
  const wanted = sourceField(field);
  return facts.find((fact) => fact.field === wanted);
}

/** Whether somebody may rely on a field: what has no source may not be relied on either. */
export const isConfirmed = (facts: readonly Fact[], field: string): boolean =>
  factOf(facts, field)?.state === "confirmed";
