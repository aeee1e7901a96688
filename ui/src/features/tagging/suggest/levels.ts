import type { Kind, ScanLevel } from "../../../api/bindings.ts";
import { KINDS } from "../chip.ts";

/** Offered at first: what is as good as certain. */
const CERTAIN = 0.9;

/** How many tags a level gives of these kinds. */
export const tagsOf = (level: ScanLevel, kinds: ReadonlySet<Kind>): number =>
  KINDS.reduce((sum, kind) => sum + (kinds.has(kind) ? level.tags[kind] : 0), 0);

/** The lowest level that is still as good as certain and gives something, else the first that gives something. */
export function proposed(levels: readonly ScanLevel[]): number {
  const all = new Set<Kind>(KINDS);
  const gives = (level: ScanLevel) => tagsOf(level, all) > 0;
  const certain = levels.findLastIndex((level) => level.certainty >= CERTAIN && gives(level));
  return certain >= 0 ? certain : Math.max(0, levels.findIndex(gives));
}
