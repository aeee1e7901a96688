/** Axes and conditions live in the address, as those of the list do. */
import type { Dim, Filter, MatrixShape } from "../../api/bindings.ts";
import { DIMS, filterOf, withFilter } from "../../find/index.ts";
import type { MatrixSearch, ProjectsSearch } from "../../search.ts";

/** What is shown where an address names no axes. */
export const FIRST: MatrixShape = { rows: "target_class", columns: "modality", third: null };

const dimOf = (word: unknown): Dim | undefined => DIMS.find((dim) => dim === word);

/** The axes an address stands for: always two different ones, and a third unlike both or none. */
export function shapeOf(search: MatrixSearch): MatrixShape {
  const rows = dimOf(search.rows) ?? FIRST.rows;
  const columns = dimOf(search.columns) ?? FIRST.columns;
  const across = columns === rows ? (rows === FIRST.columns ? FIRST.rows : FIRST.columns) : columns;
  const third = dimOf(search.third) ?? null;
  return { rows, columns: across, third: third === rows || third === across ? null : third };
}

/** The address of these axes; conditions and everything else stay. */
export function withShape(search: MatrixSearch, { rows, columns, third }: MatrixShape): MatrixSearch {
  const { third: _third, ...rest } = search;
  return { ...rest, rows, columns, ...(third && { third }) };
}

/** One axis chosen anew. An axis that has this dimension takes the one given up for it; where none was given up, the
 *  first that is free. */
export function chosen(shape: MatrixShape, axis: keyof MatrixShape, dim: Dim | null): MatrixShape {
  const next = { ...shape, [axis]: dim };
  const other = (["rows", "columns", "third"] as const).find((a) => a !== axis && dim !== null && shape[a] === dim);
  if (!other) return next;
  const free = [FIRST.rows, FIRST.columns, ...DIMS].find((d) => d !== next.rows && d !== next.columns && d !== dim);
  return { ...next, [other]: shape[axis] ?? free ?? null } as MatrixShape;
}

export const swapped = ({ rows, columns, third }: MatrixShape): MatrixShape => ({
  rows: columns,
  columns: rows,
  third,
});

/** The filter an address stands for. */
export const conditionsOf = (search: MatrixSearch): Filter => filterOf(search as ProjectsSearch);

/** The address with this filter. */
export const withConditions = (search: MatrixSearch, filter: Filter): MatrixSearch =>
  withFilter(search as ProjectsSearch, filter) as MatrixSearch;
