/** The queue of disagreements: which are listed, and which comes next. */
import type { Conflict, Verdict } from "../../../api/bindings.ts";

/** Open ones first, furthest apart first; then the settled ones, as the core orders them. Only those with this pair of
 *  verdicts, where one was asked for. */
export function queueOf(conflicts: readonly Conflict[], pair: readonly [Verdict, Verdict] | undefined): Conflict[] {
  const wanted = conflicts.filter(
    ({ verdicts }) => pair === undefined || (verdicts.length === 2 && verdicts.every((own, i) => own === pair[i])),
  );
  return [...wanted.filter((own) => !own.done), ...wanted.filter((own) => own.done)];
}

/** The open one after this, from the top again at the end; undefined = no other is open. */
export function nextOpen(queue: readonly Conflict[], project: number): number | undefined {
  const at = queue.findIndex((own) => own.project === project);
  const after = [...queue.slice(at + 1), ...queue.slice(0, Math.max(0, at))];
  return after.find((own) => !own.done)?.project;
}
