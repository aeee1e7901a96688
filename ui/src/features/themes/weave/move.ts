/** Moving over the cells of the board by keys. A place is `row:column:unit`: column 0 is the thread itself, 1–7 are the
 *  steps; a cell with several chips has a unit for each. Pure. */
import type { GapRow, StrandRow } from "./model.ts";

export interface Place {
  row: string;
  column: number;
  unit: number;
}

export const COLUMNS = 8;

/** How many units each cell of a row has; 0 = nothing to stand on. */
export interface RowShape {
  key: string;
  units: readonly number[];
}

export const strandShape = ({ key, cells }: StrandRow): RowShape => ({
  key,
  // An empty cell can be stood on, to put an asset there.
  units: [1, ...cells.map(({ chips, more }) => Math.max(1, chips.length + (more > 0 ? 1 : 0)))],
});

export const gapShape = ({ key, cells }: GapRow): RowShape => ({
  key,
  units: [0, ...cells.map((gaps) => gaps.length)],
});

export const placeText = ({ row, column, unit }: Place) => `${row}:${column}:${unit}`;

export function readPlace(text: string | null | undefined): Place | null {
  const [row, column, unit] = (text ?? "").split(":");
  return row && column !== undefined && unit !== undefined ? { row, column: Number(column), unit: Number(unit) } : null;
}

/** The place, or the nearest one that is still there; null on an empty board. */
export function settle(rows: readonly RowShape[], place: Place | null): Place | null {
  const row = rows.find(({ key }) => key === place?.row);
  if (place && row) {
    const count = row.units[place.column] ?? 0;
    if (count > 0) return { ...place, unit: Math.min(place.unit, count - 1) };
  }
  for (const { key, units } of row ? [row, ...rows] : rows) {
    const column = units.findIndex((count) => count > 0);
    if (column >= 0) return { row: key, column, unit: 0 };
  }
  return null;
}

export type Way = "up" | "down" | "left" | "right" | "first" | "last";

/** Where a key leads from a place; the place itself at the edge. */
export function step(rows: readonly RowShape[], place: Place, way: Way): Place {
  const at = rows.findIndex(({ key }) => key === place.row);
  const row = rows[at];
  if (!row) return settle(rows, null) ?? place;
  const has = (of: RowShape | undefined, column: number) => of?.units[column] ?? 0;

  if (way === "up" || way === "down") {
    const by = way === "up" ? -1 : 1;
    const unit = place.unit + by;
    if (unit >= 0 && unit < has(row, place.column)) return { ...place, unit };
    // The next row that has something in this column; a gap row is passed by where it has none.
    for (let to = at + by; to >= 0 && to < rows.length; to += by) {
      const count = has(rows[to], place.column);
      const key = rows[to]?.key;
      if (count > 0 && key !== undefined) return { row: key, column: place.column, unit: by > 0 ? 0 : count - 1 };
    }
    return place;
  }
  const columns = [...Array(COLUMNS).keys()].filter((column) => has(row, column) > 0);
  const to =
    way === "first"
      ? columns[0]
      : way === "last"
        ? columns.at(-1)
        : way === "right"
          ? columns.find((column) => column > place.column)
          : columns.findLast((column) => column < place.column);
  return to === undefined ? place : { row: place.row, column: to, unit: 0 };
}
