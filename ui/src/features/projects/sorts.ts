/** By what the list is ordered: as the address says it, and what a press on a column's head makes of it. */
import type { Sort, SortKey } from "../../api/bindings.ts";

/** Every order there is. A column's id is its key; `added` (as imported) and `relevance` have no column. */
export const SORT_KEYS = [
  "added",
  "relevance",
  "number",
  "title",
  "target",
  "modality",
  "indication",
  "phase",
  "year",
  "programme",
  "institution",
  "researcher",
  "ministry",
  "integrated",
  "prefecture",
  "budget",
] as const satisfies readonly SortKey[];

/** Columns whose values are shared by enough projects that headings of them say something. */
const GROUP_KEYS: readonly SortKey[] = SORT_KEYS.filter(
  (key) => !["added", "relevance", "number", "title"].includes(key),
);

/** The column an address groups by; null where it names none that can be. */
export const groupOf = (text: unknown): SortKey | null => GROUP_KEYS.find((key) => key === text) ?? null;

/** The order an address stands for (`title,-year`: by title, among equals the latest year first). Each column counts
 *  once, what is not understood is left out. Empty = as imported. */
export function sortsOf(text: unknown): Sort[] {
  const sorts: Sort[] = [];
  for (const word of typeof text === "string" ? text.split(",") : []) {
    const descending = word.startsWith("-");
    const key = SORT_KEYS.find((known) => known === (descending ? word.slice(1) : word));
    if (key && key !== "added" && !sorts.some((sort) => sort.key === key)) sorts.push({ key, descending });
  }
  return sorts;
}

/** The same as the address has it; undefined for the order of import, which is no order of its own. */
export const sortText = (sorts: readonly Sort[]): string | undefined =>
  sorts.map(({ key, descending }) => (descending ? `-${key}` : key)).join(",") || undefined;

/** A press on a column's head: ascending, descending, off. Alone it orders by this column only; `extend`ing (with
 *  Shift), the column becomes the next key, turns round, or goes, and the other keys keep their rank. */
export function nextSorts(sorts: readonly Sort[], key: SortKey, extend: boolean): Sort[] {
  const own = sorts.find((sort) => sort.key === key);
  const turned: Sort[] = own ? (own.descending ? [] : [{ key, descending: true }]) : [{ key, descending: false }];
  if (!extend) return own && sorts.length > 1 ? [{ key, descending: false }] : turned;
  return own ? sorts.flatMap((sort) => (sort === own ? turned : [sort])) : [...sorts, ...turned];
}

/** Orders by one column in a given direction: alone, or as a further key. */
export function withSort(sorts: readonly Sort[], key: SortKey, descending: boolean, extend: boolean): Sort[] {
  if (!extend) return [{ key, descending }];
  if (!sorts.some((sort) => sort.key === key)) return [...sorts, { key, descending }];
  return sorts.map((sort) => (sort.key === key ? { key, descending } : sort));
}
