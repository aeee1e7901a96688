import type { Theme } from "../../../api/bindings.ts";

/** Whether two answers say the same of a theme but for its threads: what does not show these need not be drawn again when
 *  one of them moves. Parts that did not change are the same objects. */
export function sameButThreads({ theme: a }: { theme: Theme }, { theme: b }: { theme: Theme }): boolean {
  return a === b || (Object.keys(a) as (keyof Theme)[]).every((key) => key === "threads" || a[key] === b[key]);
}
