/** Filter, order and open project live in the address, so that back and forward lead through what was seen. */
import type { Filter, Kind, Look, Sort, SortKey } from "../../api/bindings.ts";
import type { ProjectsSearch } from "../../search.ts";

export const KINDS = ["target", "modality", "indication"] as const satisfies readonly Kind[];

/** Lists of a filter whose values are words. */
export const WORD_FACETS = ["target", "modality", "indication", "programme", "institution"] as const;
export type WordFacet = (typeof WORD_FACETS)[number];
export type FacetName = WordFacet | "year" | "untagged" | "look";

/** Why the tags of a project want a look, in the order of the screen. */
export const LOOKS = ["unfinished", "proposed", "conflicting", "obsolete"] as const satisfies readonly Look[];

const SORT_KEYS = [
  "added",
  "number",
  "title",
  "programme",
  "institution",
  "year",
  "target",
  "modality",
  "indication",
] as const satisfies readonly SortKey[];

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const words = (value: unknown) => [
  ...new Set(
    list(value)
      .filter((v) => typeof v === "string" || typeof v === "number")
      .map(String)
      .filter((v) => v !== ""),
  ),
];

/** The filter an address stands for; what it does not understand it leaves out. */
export const filterOf = (search: ProjectsSearch): Filter => ({
  text: typeof search.q === "string" ? search.q : search.q === undefined ? "" : String(search.q),
  programme: words(search.programme),
  year: words(search.year).map(Number).filter(Number.isInteger),
  institution: words(search.institution),
  target: words(search.target),
  modality: words(search.modality),
  indication: words(search.indication),
  untagged: KINDS.filter((kind) => list(search.untagged).includes(kind)),
  look: LOOKS.filter((look) => list(search.look).includes(look)),
});

export const sortOf = (search: ProjectsSearch): Sort => {
  const key = SORT_KEYS.find((known) => known === search.sort);
  return { key: key ?? "added", descending: key !== undefined && search.desc === true };
};

/** The address of this filter; order, open project and tab stay as they are. */
export function withFilter(search: ProjectsSearch, filter: Filter): ProjectsSearch {
  const { sort, desc, open, tab } = search;
  const next: ProjectsSearch = { ...(sort && { sort }), ...(desc && { desc }), ...(open !== undefined && { open }) };
  if (tab) next.tab = tab;
  if (filter.text !== "") next.q = filter.text;
  if (filter.year.length > 0) next.year = [...filter.year].sort((a, b) => a - b);
  if (filter.untagged.length > 0) next.untagged = filter.untagged;
  if (filter.look.length > 0) next.look = filter.look;
  for (const facet of WORD_FACETS) if (filter[facet].length > 0) next[facet] = filter[facet];
  return next;
}

/** The address of this order; the order of import is no order of its own. */
export function withSort(search: ProjectsSearch, sort: Sort): ProjectsSearch {
  const { sort: _sort, desc: _desc, ...rest } = search;
  if (sort.key === "added") return rest;
  return { ...rest, sort: sort.key, ...(sort.descending && { desc: true }) };
}

/** A press on a column's head: ascending, descending, and back to the order of import. */
export function nextSort(sort: Sort, key: SortKey): Sort {
  if (sort.key !== key) return { key, descending: false };
  return sort.descending ? { key: "added", descending: false } : { key, descending: true };
}

/** The filter with one value of a facet added, or taken away if it was there. */
export function toggledValue(filter: Filter, facet: FacetName, value: string): Filter {
  const flip = <T>(values: readonly T[], own: T) =>
    values.includes(own) ? values.filter((v) => v !== own) : [...values, own];
  if (facet === "year") return { ...filter, year: flip(filter.year, Number(value)) };
  if (facet === "untagged") return { ...filter, untagged: flip(filter.untagged, value as Kind) };
  if (facet === "look") return { ...filter, look: flip(filter.look, value as Look) };
  return { ...filter, [facet]: flip(filter[facet], value) };
}

/** Whether anything but search words narrows the list. */
export const hasConditions = (filter: Filter) =>
  filter.year.length > 0 ||
  filter.untagged.length > 0 ||
  filter.look.length > 0 ||
  WORD_FACETS.some((facet) => filter[facet].length > 0);

/** Words that must all occur. */
export const termsOf = (text: string) => text.split(/[\s　]+/).filter((term) => term !== "");
