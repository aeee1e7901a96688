/** Saved views: what they show as an address, and whether what is shown is still what was saved. */
import type { ColumnSetting, Dim, SavedView, Sort, ViewState } from "../api/bindings.ts";
import { useRead } from "../api/client.ts";
import type { MatrixSearch, ProjectsSearch } from "../search.ts";
import { withFilter } from "./address.ts";

/** Where a view is shown. */
export type Place = { to: "/projects"; search: ProjectsSearch } | { to: "/matrix"; search: MatrixSearch };

const sortText = (sorts: readonly Sort[]) => sorts.map((s) => `${s.descending ? "-" : ""}${s.key}`).join(",");

/** The address of a saved view. Its columns are not in it: the list takes them from the view that is open. */
export function placeOf({ id, state }: Pick<SavedView, "id" | "state">): Place {
  const { filter, sort, group, matrix } = state;
  if (matrix) {
    const { rows, columns, third } = matrix;
    return {
      to: "/matrix",
      search: { ...withFilter({}, filter), view: id, rows, columns, ...(third && { third }) },
    };
  }
  const search = withFilter({}, filter);
  if (sort.length > 0) search.sort = sortText(sort);
  if (group) search.group = group;
  return { to: "/projects", search: { ...search, view: id } };
}

/** The view an address says is open; undefined without one, or when it is gone. */
export function useOpenView(id: number | undefined): SavedView | undefined {
  const list = useRead("view.list", {}, { enabled: id !== undefined });
  return id === undefined ? undefined : list.data?.views.find((view) => view.id === id);
}

/** The axes of a matrix, as an address has them; null where it names none. */
export const axesOf = (search: MatrixSearch): { rows: Dim; columns: Dim; third: Dim | null } | null =>
  search.rows && search.columns ? { rows: search.rows, columns: search.columns, third: search.third ?? null } : null;

const columnText = (columns: readonly ColumnSetting[]) =>
  columns.map((c) => `${c.id} ${c.width} ${c.visible} ${c.frozen}`).join();

/** Whether two states show the same. A state without columns has no opinion on them. */
export function isSameState(a: ViewState, b: ViewState): boolean {
  const shape = ({ filter, sort, group, matrix }: ViewState) =>
    JSON.stringify([
      withFilter({}, filter),
      sortText(sort),
      group,
      matrix && [matrix.rows, matrix.columns, matrix.third ?? null],
    ]);
  const columns = a.columns.length === 0 || b.columns.length === 0 || columnText(a.columns) === columnText(b.columns);
  return columns && shape(a) === shape(b);
}
