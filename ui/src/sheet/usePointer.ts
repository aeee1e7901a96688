/** Pointing at cells of a table: a press chooses, a drag or Shift extends, a second press edits. */
import { type MouseEvent, type RefObject, useRef } from "react";
import type { Place } from "./cursor.ts";

interface Options {
  table: RefObject<HTMLElement | null>;
  columns: readonly string[];
  /** The one cell that is chosen; null = none, or several. */
  single: Place | null;
  editing: boolean;
  go: (at: Place) => void;
  extend: (to: Place) => void;
  /** Both corners. */
  choose: (at: Place, to: Place) => void;
  edit: (at: Place) => void;
  /** A box to tick in the cell was pressed. */
  toggle: (at: Place) => void;
  /** A row was pressed. */
  onRow: (key: number) => void;
}

export function usePointer(options: Options) {
  const { table, columns, single, editing, go, extend, choose, edit, toggle, onRow } = options;
  // The cell that was chosen already when it was pressed.
  const again = useRef<Place | null>(null);
  const dragging = useRef(false);
  const placeUnder = (e: MouseEvent): Place | undefined => {
    const cell = (e.target as Element).closest<HTMLElement>("[data-column], [data-number]");
    const key = cell?.closest<HTMLElement>("[data-key]")?.dataset.key;
    if (!cell || key === undefined) return undefined;
    return { row: Number(key), column: cell.dataset.column ?? columns[0] ?? "" };
  };
  const onNumber = (e: MouseEvent) => (e.target as Element).closest("[data-number]") !== null;
  // What hangs on the table and what is pressed by itself.
  const elsewhere = (e: MouseEvent) =>
    !table.current?.contains(e.target as Element) ||
    (e.target as Element).closest("button, a, input, textarea, .sheet-wrong") !== null;
  return {
    onMouseDown: (e: MouseEvent) => {
      if (e.button !== 0 || elsewhere(e)) return;
      e.preventDefault();
      table.current?.focus({ preventScroll: true });
      const place = placeUnder(e);
      if (!place) return;
      again.current = single?.row === place.row && single.column === place.column ? place : null;
      dragging.current = true;
      if (e.shiftKey) extend(place);
      else if (onNumber(e)) choose(place, { row: place.row, column: columns.at(-1) ?? place.column });
      else go(place);
      onRow(place.row);
    },
    onMouseOver: (e: MouseEvent) => {
      if (e.buttons !== 1) dragging.current = false;
      if (!dragging.current || editing || elsewhere(e)) return;
      const place = placeUnder(e);
      if (!place || (place.row === single?.row && place.column === single.column)) return;
      again.current = null;
      extend(place);
    },
    onClick: (e: MouseEvent) => {
      dragging.current = false;
      const place = elsewhere(e) || onNumber(e) ? undefined : placeUnder(e);
      if (!place || e.shiftKey || e.detail > 1) return;
      if ((e.target as Element).closest("[data-toggle]")) toggle(place);
      else if (again.current?.row === place.row && again.current.column === place.column) edit(place);
      again.current = null;
    },
    onDoubleClick: (e: MouseEvent) => {
      const place = elsewhere(e) || onNumber(e) ? undefined : placeUnder(e);
      if (place && !(e.target as Element).closest("[data-toggle]")) edit(place);
    },
  };
}
