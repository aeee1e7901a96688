/** What the rows and the keys of a table do. */
import { type RefObject, useMemo, useRef } from "react";
import type { PlanRow } from "../api/bindings.ts";
import { notify } from "../api/notices.ts";
import type { MenuEntry } from "../components/index.ts";
import { useText } from "../text/index.ts";
import { cellValue } from "./columns.ts";
import { type Board, moved, type Place } from "./cursor.ts";
import type { SheetProps } from "./Sheet.tsx";
import { overlaid, type RowActions } from "./SheetRow.tsx";
import { confirm, type Target, take } from "./saving.ts";
import type { Line, Shown } from "./shown.ts";
import type { Unsaved } from "./unsaved.ts";
import type { useCursor } from "./useCursor.ts";
import { useRows } from "./useRows.ts";

interface Options {
  target: Target;
  table: RefObject<HTMLElement | null>;
  board: Board;
  at: ReturnType<typeof useCursor>;
  /** Rows the screen has. */
  all: readonly PlanRow[];
  lines: readonly Line[];
  columns: readonly Shown[];
  unsaved: Unsaved;
  place: string;
  /** Why nothing can be changed; undefined = it can. */
  barred: string | undefined;
  readOnly: readonly string[] | undefined;
  newCells: SheetProps["newCells"];
  headed: (index: number) => boolean;
  copy: () => void;
  paste: () => void;
}

export function useActions(options: Options) {
  const { target, table, board, at, lines, columns, unsaved, barred, readOnly } = options;
  const { t } = useText();
  const { range } = at;
  const focus = () => table.current?.focus({ preventScroll: true });
  const lineOf = (key: number) => lines.find((line) => line.key === key);
  const columnOf = (id: string) => columns.find((one) => one.id === id)?.column;
  const isFlag = (id: string) => columnOf(id)?.kind.type === "flag";
  const writable = (id: string) => columnOf(id) !== undefined && readOnly?.includes(id) !== true;
  /** Whether anything can be changed; why not is said. */
  const may = () => {
    if (barred !== undefined) notify({ tone: "info", say: () => barred });
    return barred === undefined;
  };
  const toggle = (place: Place): boolean => {
    const line = lineOf(place.row);
    if (!line || !isFlag(place.column) || !writable(place.column) || !may()) return false;
    const { cells } = overlaid(line.row, unsaved.drafts[line.key]);
    const next = cellValue(cells, place.column) === 1 ? 0 : 1;
    void take(target, line.key, place.column, { [place.column]: next }, rows.around(line.key));
    return true;
  };
  const edit = (place: Place) => {
    const line = lineOf(place.row);
    if (!line || !may()) return;
    if (!writable(place.column)) notify({ tone: "info", say: () => t.sheet.readOnly });
    else if (isFlag(place.column)) toggle(place);
    else at.edit(place);
  };
  const rows = useRows({
    target,
    place: options.place,
    rows: options.all,
    lines,
    columns,
    newCells: options.newCells,
    headed: options.headed,
    writable,
    go: at.go,
    edit: at.edit,
  });
  const add = (index: number) => {
    if (may()) rows.add(index);
  };

  // By way of one object that stays the same, so that rows are not drawn anew because of it.
  const told: RowActions = {
    take: (key, column, cells, then) => {
      if (Object.keys(cells).length > 0) void take(target, key, column.name, cells, rows.around(key));
      const on = then === "next" || then === "previous";
      const next = on ? moved(board, { row: key, column: column.name }, then) : undefined;
      const line = next?.row === key ? lineOf(key) : undefined;
      // On to the next cell of the row, and into it where it is written.
      if (next && line && writable(next.column) && !isFlag(next.column)) return at.edit(next);
      if (next && line) at.go(next);
      else at.stop();
      if (then !== "left") focus();
    },
    cancel: () => {
      at.stop();
      focus();
    },
    confirm: (key, column) => {
      at.stop();
      focus();
      void confirm(target, key, column, rows.around(key));
    },
    entries: (): readonly (MenuEntry | null)[] => {
      if (!range) return [];
      const up = () => void rows.move(range, -1);
      const down = () => void rows.move(range, 1);
      const drop = () => void rows.drop(range);
      const words = t.sheet;
      return [
        { id: "add", label: words.add, icon: "plus", keys: "KeyN", writes: true, run: () => add(range.bottom) },
        { id: "up", label: words.up, icon: "up", keys: "alt+ArrowUp", writes: true, run: up },
        { id: "down", label: words.down, icon: "down", keys: "alt+ArrowDown", writes: true, run: down },
        null,
        { id: "copy", label: t.common.copy, icon: "copy", keys: "mod+KeyC", run: options.copy },
        { id: "paste", label: words.paste.menu, keys: "mod+KeyV", writes: true, run: options.paste },
        null,
        { id: "remove", label: words.remove, icon: "trash", keys: "mod+Delete", danger: true, writes: true, run: drop },
      ];
    },
  };
  const latest = useRef(told);
  latest.current = told;
  const actions = useMemo<RowActions>(
    () => ({
      take: (...args) => latest.current.take(...args),
      cancel: () => latest.current.cancel(),
      confirm: (...args) => latest.current.confirm(...args),
      entries: () => latest.current.entries(),
    }),
    [],
  );
  return { actions, rows, add, edit, toggle, may };
}
