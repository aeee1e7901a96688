/** Which projects a round is opened with. */
import type { Filter, Selection } from "../../../../api/bindings.ts";
import { call } from "../../../../api/client.ts";
import { NO_FILTER } from "../../../../api/filter.ts";

/** Projects everybody reads in a calibration round, unless somebody says otherwise. */
export const CALIBRATION = 20;
/** Ids asked for at once, the most the command gives. */
const CHUNK = 1000;

export const matching = (filter: Filter = NO_FILTER): Selection => ({ matching: { filter, except: [] } });

/** `n` of `of` places at even distances, the first and the last among them: a sample that any colleague finds again. */
export function places(n: number, of: number): number[] {
  if (n >= of) return Array.from({ length: of }, (_, i) => i);
  if (n <= 1) return n === 1 ? [0] : [];
  return Array.from({ length: n }, (_, i) => Math.round((i * (of - 1)) / (n - 1)));
}

/** So many projects of a selection, at even distances. */
export async function sampled(selection: Selection, count: number, n: number): Promise<Selection> {
  if (n >= count) return selection;
  if ("these" in selection) return { these: at(selection.these, n) };
  const { filter, except } = selection.matching;
  const out = new Set(except);
  const ids: number[] = [];
  for (let offset = 0; ; offset += CHUNK) {
    const part = await call("project.ids", { filter, sort: [], group: null, offset, limit: CHUNK });
    ids.push(...part.ids.filter((id) => !out.has(id)));
    if (part.ids.length < CHUNK) return { these: at(ids, n) };
  }
}

const at = (ids: readonly number[], n: number) => places(n, ids.length).map((place) => ids[place] ?? 0);
