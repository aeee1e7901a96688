/** What a table shows: its columns with their room, its lines in order, the marks at their cells. */
import { type CSSProperties, type ReactNode, useMemo } from "react";
import { type Contradiction, PLAN_SHEETS, type PlanColumn, type PlanRow, type PlanSheet } from "../api/bindings.ts";
import { columnOfCell, isFigure, widthOf } from "./columns.ts";
import { keyOf, type NewRow, type Unsaved } from "./unsaved.ts";
import type { SheetWords } from "./words.ts";

/** A column that follows from the rows and is not written. */
export interface ExtraColumn {
  id: string;
  label: string;
  /** px. */
  width: number;
  cell: (row: PlanRow) => ReactNode;
  /** At the right, as figures are. */
  end?: boolean;
  /** What goes to the clipboard. */
  said?: (row: PlanRow) => string;
}

/** A column as it is shown. */
export interface Shown {
  id: string;
  label: string;
  /** undefined = it is not written. */
  column: PlanColumn | undefined;
  extra: ExtraColumn | undefined;
  end: boolean;
}

/** px of the column with the numbers, as in the style sheet. */
const NUMBERS = 40;

/** The columns in the order given (names of the sheet's own, ids of extras); without one all of the sheet, then the extras. */
export function useShown(
  sheet: PlanSheet,
  order: readonly string[] | undefined,
  extras: readonly ExtraColumn[] | undefined,
  words: SheetWords,
): { columns: readonly Shown[]; style: CSSProperties } {
  const key = order?.join(" ");
  return useMemo(() => {
    const own = PLAN_SHEETS[sheet];
    const ids = key?.split(" ") ?? [...own.map(({ name }) => name), ...(extras ?? []).map(({ id }) => id)];
    const columns: Shown[] = [];
    const widths: [number, number][] = [];
    for (const id of ids) {
      const column = own.find(({ name }) => name === id);
      const extra = extras?.find((one) => one.id === id);
      if (column) {
        columns.push({ id, label: words.label(column), column, extra: undefined, end: isFigure(column.kind) });
        widths.push(widthOf(column.kind));
      } else if (extra) {
        columns.push({ id, label: extra.label, column: undefined, extra, end: extra.end === true });
        widths.push([extra.width, 0]);
      }
    }
    const tracks = widths.map(([least, share]) => (share > 0 ? `minmax(${least}px, ${share}fr)` : `${least}px`));
    // Where no column takes it, the room that is left stands empty at the end.
    if (widths.every(([, share]) => share === 0)) tracks.push("1fr");
    const least = NUMBERS + widths.reduce((sum, [one]) => sum + one, 0);
    const style = { "--sheet-columns": `${NUMBERS}px ${tracks.join(" ")}`, "--sheet-least": `${least}px` };
    return { columns, style: style as CSSProperties };
  }, [sheet, key, extras, words]);
}

/** A line of the table. */
export interface Line {
  key: number;
  /** Of a row that the library does not have yet its id is its key, below 0. */
  row: PlanRow;
}

const drawn = new WeakMap<NewRow, PlanRow>();

/** The same for the same, so that a row is not drawn again. */
function rowOf(begun: NewRow): PlanRow {
  const own = drawn.get(begun) ?? { id: begun.key, origin: null, cells: { ...begun.cells } };
  drawn.set(begun, own);
  return own;
}

/** The rows, with those begun here where they were begun. */
export function linesOf(rows: readonly PlanRow[], unsaved: Unsaved, place: string): Line[] {
  // A row that was sent stands for itself until its answer is there: not twice.
  const sent = unsaved.news.find(({ known }) => known !== null)?.known;
  const lines = rows
    .filter(({ id }) => !sent || sent.includes(id))
    .map((row) => ({ key: keyOf(unsaved, row.id), row }));
  for (const begun of unsaved.news) {
    if (begun.place !== place || lines.some(({ key }) => key === begun.key)) continue;
    const at = lines.findIndex(({ key }) => key === begun.after);
    lines.splice(at < 0 ? lines.length : at + 1, 0, { key: begun.key, row: rowOf(begun) });
  }
  return lines;
}

export type Marks = Readonly<Record<string, readonly Contradiction[]>>;

/** What does not go together, by row and column of this sheet; what names no column stands at the first. */
export function marksOf(sheet: PlanSheet, all: readonly Contradiction[] | undefined): ReadonlyMap<number, Marks> {
  const marks = new Map<number, Record<string, Contradiction[]>>();
  for (const own of all ?? []) {
    if (own.sheet !== sheet || own.row === null) continue;
    const row = marks.get(own.row) ?? {};
    const column = columnOfCell(sheet, own.column)?.name ?? PLAN_SHEETS[sheet][0]?.name ?? "";
    row[column] = [...(row[column] ?? []), own];
    marks.set(own.row, row);
  }
  return marks;
}
