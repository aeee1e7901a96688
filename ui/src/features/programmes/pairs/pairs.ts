/** What pairs of programmes mean for one another. */
import type { Programme, ProgrammePair } from "../../../api/bindings.ts";
import { fiscalYearOf } from "../../../text/format.ts";

type Link = Pick<ProgrammePair, "predecessor" | "successor">;

/** Whether one more pair would close a circle: the predecessor is already reached from the successor. */
export function closesCircle(pairs: readonly Link[], { predecessor, successor }: Link): boolean {
  const seen = new Set<number>();
  const open = [successor];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === predecessor) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const pair of pairs) if (pair.predecessor === at) open.push(pair.successor);
  }
  return false;
}

/** Whether a programme takes no projects any more, by its last fiscal year. */
export const hasEnded = (own: Pick<Programme, "valid_last">, today: Date): boolean =>
  own.valid_last !== null && own.valid_last < fiscalYearOf(today);

/** Pairs of a programme: those it leads into, and those that lead into it. */
export function pairsOf(pairs: readonly ProgrammePair[], programme: number) {
  return {
    onwards: pairs.filter((pair) => pair.predecessor === programme),
    before: pairs.filter((pair) => pair.successor === programme),
  };
}
