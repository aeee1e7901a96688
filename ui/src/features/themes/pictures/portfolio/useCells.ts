import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { isComposing } from "../../../../keys/index.ts";

const WAY: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A table of cells that is one stop of the Tab key: arrows lead from cell to cell, Home and End along the row. A cell says
 *  its place as `data-at="row,column"`; places without a cell are passed over. */
export function useCells(rows: number, columns: number) {
  const root = useRef<HTMLTableElement>(null);
  const [stop, setStop] = useState<readonly [row: number, column: number] | null>(null);
  const cellAt = (row: number, column: number) =>
    root.current?.querySelector<HTMLElement>(`[data-at="${row},${column}"]`) ?? null;
  const go = (row: number, column: number, by: readonly [number, number]) => {
    for (let [r, c] = [row, column]; r >= 0 && r < rows && c >= 0 && c < columns; r += by[0], c += by[1]) {
      const cell = cellAt(r, c);
      if (cell) return cell.focus();
      if (by[0] === 0 && by[1] === 0) return;
    }
  };
  return {
    root,
    /** Whether the Tab key reaches a place; `first` = it is the first cell there is. */
    tab: (row: number, column: number, first: boolean) =>
      (stop ? stop[0] === row && stop[1] === column : first) ? 0 : -1,
    onFocus: (e: FocusEvent<HTMLTableElement>) => {
      const [row, column] = e.target.dataset.at?.split(",").map(Number) ?? [];
      if (row !== undefined && column !== undefined) setStop([row, column]);
    },
    onKeyDown: (e: KeyboardEvent<HTMLTableElement>) => {
      if (isComposing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
      const [row = 0, column = 0] = (e.target as HTMLElement).dataset.at?.split(",").map(Number) ?? [];
      if (e.key === "Home") go(row, 0, [0, 1]);
      else if (e.key === "End") go(row, columns - 1, [0, -1]);
      else {
        const by = WAY[e.key];
        if (!by) return;
        go(row + by[0], column + by[1], by);
      }
      e.preventDefault();
    },
  };
}
