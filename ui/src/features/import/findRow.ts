import type { ImportRequest, PreviewRow, RowsPage } from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { ALL_ROWS, rowsQuery } from "./RowTable.tsx";

/** Rows in one page, as the list fetches them. */
const PAGE = 100;

/** The row with this number in the sheet. The rows stand in the order of the sheet, so its place is known but for the
 *  lines left out above it; two or three pages are looked at rather than all. */
export async function findRow(
  request: ImportRequest,
  row: number,
  guess: { first: number; total: number },
): Promise<PreviewRow | null> {
  let low = 0;
  let high = Math.min(guess.total - 1, row - guess.first);
  let at = high;
  while (low <= high) {
    const offset = Math.floor(Math.max(low, Math.min(high, at)) / PAGE) * PAGE;
    const { queryKey, queryFn } = rowsQuery(request, ALL_ROWS, offset, PAGE);
    const page: RowsPage = await queryClient.fetchQuery({ queryKey, queryFn });
    const found = page.rows.find((r) => r.row === row);
    if (found) return found;
    const first = page.rows[0];
    const last = page.rows.at(-1);
    if (!first || !last) return null;
    if (row < first.row) {
      high = offset - 1;
      at = offset - (first.row - row);
    } else if (row > last.row) {
      low = offset + page.rows.length;
      at = low + (row - last.row) - 1;
    } else return null;
  }
  return null;
}
