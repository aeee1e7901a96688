/** What is done with rows of a table: clearing cells, adding, moving and removing. Each is one step that can be undone. */
import { useEffect, useRef } from "react";
import type { PlanCell, PlanRow, PlanSheet } from "../api/bindings.ts";
import { notify } from "../api/notices.ts";
import { text } from "../text/index.ts";
import { begun, type Cells, cellNames, columnOfCell, isBlank } from "./columns.ts";
import type { Place, Range } from "./cursor.ts";
import { place, put, remove, type Wrong } from "./put.ts";
import { type Around, addRow, cellsOfNew, dropRows, giveUp, settle, type Target, take } from "./saving.ts";
import type { Line, Shown } from "./shown.ts";
import { unsavedOf, useUnsaved } from "./unsaved.ts";
import { columnWord, wrongWord } from "./words.ts";

export interface RowsOptions {
  target: Target;
  place: string;
  /** Rows the screen has. */
  rows: readonly PlanRow[];
  lines: readonly Line[];
  columns: readonly Shown[];
  newCells: Cells | ((above: PlanRow | undefined) => Cells) | undefined;
  /** Whether a heading stands above a line. */
  headed: (index: number) => boolean;
  /** Whether a column can be written. */
  writable: (column: string) => boolean;
  go: (at: Place) => void;
  edit: (at: Place) => void;
}

/** A cell that was refused, where no cell shows it. */
export function sayWrong(sheet: PlanSheet, wrong: Wrong | undefined) {
  if (!wrong || wrong.key.startsWith("problem.")) return;
  const column = columnOfCell(sheet, wrong.column)?.name ?? wrong.column;
  notify({
    tone: "refused",
    say: () => text().sheet.cellRefused(columnWord(sheet, column), wrongWord(wrong)),
  });
}

export function useRows(options: RowsOptions) {
  const latest = useRef(options);
  latest.current = options;
  const busy = useRef(false);
  const { target: own, place: here, rows: all } = options;
  const { news } = useUnsaved(own.plan, own.sheet);
  const ids = all.map(({ id }) => id).join(" ");
  useEffect(() => {
    if (news.some(({ id }) => id !== null))
      settle(own, ({ id, place }) => place === here && ids.split(" ").includes(String(id)));
  }, [own, here, ids, news]);
  // It did not come with the others, as where rows are narrowed down, or went again: then it is not shown either.
  useEffect(() => settle(own, ({ place }) => place === here && ids !== undefined), [own, here, ids]);

  const givenTo = (above: PlanRow | undefined) => {
    const { newCells } = latest.current;
    return typeof newCells === "function" ? newCells(above) : (newCells ?? {});
  };
  const around = (key: number): Around => ({
    before: () => {
      const { lines } = latest.current;
      const at = lines.findIndex((line) => line.key === key);
      return lines.slice(at + 1).find(({ row }) => row.id >= 0)?.row.id ?? null;
    },
    ids: () => latest.current.rows.map(({ id }) => id),
  });

  /** A row below this line (-1 = at the end), and its first cell that says nothing yet under the keys. */
  const add = (index: number) => {
    const { target, place: where, lines, columns, writable, edit, go } = latest.current;
    const above = lines[index < 0 ? lines.length - 1 : index];
    const cells = begun(target.sheet, givenTo(above?.row), above?.row);
    const key = addRow(target, where, above?.key ?? null, cells);
    const open = columns.filter(({ id, column }) => column && writable(id));
    const blank = open.find(({ column }) => column?.needed && cellNames(column).every((cell) => isBlank(cells[cell])));
    const first = blank ?? open[0];
    if (first?.column) edit({ row: key, column: first.id });
    else go({ row: key, column: columns[0]?.id ?? "" });
  };

  const clear = async ({ top, bottom, left, right }: Range) => {
    const { target, lines, columns, writable } = latest.current;
    const { plan, sheet } = target;
    const rows: { id: number; cells: Record<string, PlanCell> }[] = [];
    const single = top === bottom && left === right;
    for (const { key, row } of lines.slice(top, bottom + 1)) {
      const cells: Record<string, PlanCell> = {};
      const drafts = unsavedOf(plan, sheet).drafts[key] ?? {};
      const begunCells = row.id < 0 ? cellsOfNew(unsavedOf(plan, sheet), key) : row.cells;
      for (const { id, column } of columns.slice(left, right + 1)) {
        if (!column || !writable(id)) continue;
        const own: Record<string, PlanCell> = {};
        for (const cell of cellNames(column)) if (!isBlank(begunCells[cell])) own[cell] = null;
        if (row.id < 0 || single) {
          if (Object.keys(own).length > 0) void take(target, key, id, own, around(key));
          else giveUp(target, key, id);
          continue;
        }
        if (drafts[id]) giveUp(target, key, id);
        Object.assign(cells, own);
      }
      if (row.id >= 0 && Object.keys(cells).length > 0) rows.push({ id: row.id, cells });
    }
    if (rows.length === 0) return;
    const answer = await put({ plan, sheet, rows });
    if ("wrong" in answer) sayWrong(sheet, answer.wrong[0]);
  };

  const alone = async (run: () => Promise<unknown>) => {
    if (busy.current) return;
    busy.current = true;
    await run();
    busy.current = false;
  };

  /** One line up or down, never past a heading; a row that is not saved yet is no place to go to. */
  const move = ({ top, bottom }: Range, by: 1 | -1) =>
    alone(async () => {
      const { target, lines, headed } = latest.current;
      const own = lines.slice(top, bottom + 1).map(({ row }) => row.id);
      const past = lines[by < 0 ? top - 1 : bottom + 1];
      if (own.some((id) => id < 0) || !past || past.row.id < 0) return;
      for (let i = by < 0 ? top : top + 1; i <= (by < 0 ? bottom : bottom + 1); i += 1) if (headed(i)) return;
      const before = by < 0 ? past.row.id : (lines.slice(bottom + 2).find(({ row }) => row.id >= 0)?.row.id ?? null);
      await place(target.plan, target.sheet, own, before);
    });

  const drop = ({ top, bottom }: Range) =>
    alone(async () => {
      const { target, lines } = latest.current;
      const chosen = lines.slice(top, bottom + 1);
      dropRows(
        target,
        chosen.filter(({ row }) => row.id < 0).map(({ key }) => key),
      );
      const ids = chosen.filter(({ row }) => row.id >= 0).map(({ row }) => row.id);
      if (ids.length > 0) await remove(target.plan, target.sheet, ids);
    });

  return { add, clear, move, drop, around, givenTo };
}
