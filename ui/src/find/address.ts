/** Filter ⇄ address, so that back and forward lead through what was seen. */
import type { Filter } from "../api/bindings.ts";
import { NO_FILTER } from "../api/filter.ts";
import type { ProjectsSearch } from "../search.ts";
import { asHeld, DIMS, NARROWINGS, understood } from "./dims.ts";

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
/** The words of an address part; a router makes numbers of some. */
const words = (value: unknown) =>
  list(value)
    .filter((part) => typeof part === "string" || typeof part === "number")
    .map(String);

/** The filter an address stands for; what it does not understand it leaves out. */
export function filterOf(search: ProjectsSearch): Filter {
  const asked = search as Record<string, unknown>;
  const not = words(asked.not);
  const filter: Record<string, unknown> = {
    ...NO_FILTER,
    text: words(asked.q).join(" "),
    exact: asked.exact === true,
    not: DIMS.filter((dim) => not.includes(dim)),
  };
  for (const dim of NARROWINGS) filter[dim] = asHeld(dim, understood(dim, words(asked[dim])));
  return filter as unknown as Filter;
}

/** The address of this filter; everything else that stands there (order, columns' groups, open project) stays. */
export function withFilter(search: ProjectsSearch, filter: Filter): ProjectsSearch {
  const next: Record<string, unknown> = { ...search };
  const put = (key: string, value: unknown, isSaid: boolean) => {
    if (isSaid) next[key] = value;
    else delete next[key];
  };
  put("q", filter.text, filter.text !== "");
  put("exact", true, filter.exact);
  put("not", filter.not, filter.not.length > 0);
  for (const dim of NARROWINGS) put(dim, filter[dim], filter[dim].length > 0);
  return next as ProjectsSearch;
}

/** The address of a list narrowed by these alone. */
export const addressOf = (filter: Partial<Filter>): ProjectsSearch => withFilter({}, { ...NO_FILTER, ...filter });
