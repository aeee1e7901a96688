import type { Dim, FacetCounts, Filter } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { DIMS, isConditioned } from "../../../find/index.ts";

/** Values of a facet at most: an institution facet may have thousands, which are searched, not scrolled. */
export const LONG = 60;

export type CountsOf = (dim: Dim) => FacetCounts | undefined;

/** The counts of the facets that are looked at, and of those that narrow the list (their tokens want names). */
export function useFacets(filter: Filter, looked: readonly Dim[]): CountsOf {
  const dims = DIMS.filter((dim) => looked.includes(dim) || isConditioned(filter, dim));
  const read = useRead("find.facets", { filter, dims, limit: LONG }, { enabled: dims.length > 0 });
  return (dim) => read.data?.facets.find((own) => own.dim === dim);
}
