/** What a pasted table would write, and where. */
import type { PlanCell, PlanColumn, PlanRow, PlanSheet } from "../api/bindings.ts";
import { begun, type Cells, cellIn } from "./columns.ts";
import type { Range } from "./cursor.ts";
import type { SheetWords } from "./words.ts";

/** A row of the table it is pasted into. */
export interface Landing {
  /** null = the library does not have it yet. */
  id: number | null;
  key: number;
  cells: Cells;
}

export interface PasteInto {
  sheet: PlanSheet;
  rows: readonly Landing[];
  /** Columns in order; undefined = one that cannot be written. */
  columns: readonly (PlanColumn | undefined)[];
  /** What is chosen: its first cell is where the table goes; one cell alone fills it all. */
  range: Range;
  /** What a row beyond the end begins with. */
  newCells: (above: PlanRow | undefined) => Cells;
  words: SheetWords;
}

export interface PastedRow {
  id: number | null;
  /** Of a row begun here that the library does not have yet. */
  key: number | null;
  cells: Record<string, PlanCell>;
  /** What was pasted, by cell. */
  texts: Record<string, string>;
}

export interface Pasted {
  rows: PastedRow[];
  /** Columns it goes into, in order. */
  columns: PlanColumn[];
  /** Columns of the table that have no place here. */
  left: number;
  /** Rows that are new. */
  fresh: number;
  /** The first row of the table names the columns and was left out. */
  headed: boolean;
}

const same = (text: string) => text.normalize("NFKC").trim();

/** Lays a table over the rows from the first chosen cell on. Rows beyond the end are new; blank cells clear. */
export function laid(table: readonly (readonly string[])[], into: PasteInto): Pasted {
  const { rows, columns, range, words, sheet } = into;
  const wide = table[0]?.length ?? 0;
  const places = columns.slice(range.left);
  const targets = Array.from({ length: wide }, (_, i) => places[i]);
  const headed =
    table.length > 1 &&
    targets.some((column, i) => column && same(table[0]?.[i] ?? "") !== "") &&
    targets.every((column, i) => {
      const text = same(table[0]?.[i] ?? "");
      return text === "" || column === undefined || text === same(words.label(column));
    });
  const body = headed ? table.slice(1) : table;
  const one = body.length === 1 && wide === 1;
  const deep = one ? range.bottom - range.top + 1 : body.length;
  const across = one ? range.right - range.left + 1 : wide;
  const used = Array.from({ length: across }, (_, i) => places[i]);
  const written: PastedRow[] = [];
  let above: PlanRow | undefined = asRow(rows.at(-1));
  for (let i = 0; i < deep; i += 1) {
    const target = rows[range.top + i];
    const isNew = target === undefined || target.id === null;
    const cells: Record<string, PlanCell> = {};
    const texts: Record<string, string> = {};
    if (target === undefined) Object.assign(cells, begun(sheet, into.newCells(above), above));
    else if (isNew) Object.assign(cells, target.cells);
    for (const [j, column] of used.entries()) {
      if (!column) continue;
      const text = (one ? body[0]?.[0] : body[i]?.[j]) ?? "";
      const cell = cellIn(column, words.lang);
      if (text.trim() !== "") cells[cell] = words.meant(column, text);
      else if (isNew && cell in cells && target === undefined) continue;
      else if (isNew) delete cells[cell];
      else cells[cell] = null;
      texts[cell] = text;
    }
    written.push({ id: target?.id ?? null, key: target?.id === null ? target.key : null, cells, texts });
    if (target === undefined) above = { id: -1, origin: null, cells };
  }
  return {
    rows: written,
    columns: used.filter((column) => column !== undefined),
    left: one ? 0 : targets.filter((column) => column === undefined).length,
    fresh: written.filter(({ id, key }) => id === null && key === null).length,
    headed,
  };
}

const asRow = (row: Landing | undefined): PlanRow | undefined =>
  row && { id: row.id ?? row.key, origin: null, cells: { ...row.cells } };
