import { type RefObject, useCallback, useState } from "react";
import type { Programme } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { isWritable } from "../../../api/writable.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import type { Then } from "./Cell.tsx";
import { isCell, isUnchanged, type Typed } from "./cells.ts";

interface CellsOptions {
  /** Columns in view, in order. */
  columns: readonly { id: string }[];
  /** The row the keys act on. */
  row: Programme | undefined;
  /** Around the grid. */
  around: RefObject<HTMLElement | null>;
  /** Enter on a cell that is not edited in place. */
  onEnter: (own: Programme, column: string) => void;
}

/** Arrow keys and Enter belong to the grid only while it, or nothing, has the focus. */
function onGrid(around: HTMLElement | null) {
  const at = document.activeElement;
  return !at || at === document.body || at.id === "main" || at === around?.querySelector(".grid");
}

/** Brings a cell into view sideways, as little as needed, past the columns that stay. The cells out of view are empty:
 *  what they hold cannot do it itself. */
function reveal(around: HTMLElement | null, row: number, column: string) {
  const cell = around?.querySelector<HTMLElement>(`[data-id="${row}"] > [data-column="${column}"]`);
  const scroller = cell?.closest<HTMLElement>(".grid");
  if (!cell || !scroller || cell.classList.contains("stuck")) return;
  const stuck = [...(cell.parentElement?.querySelectorAll<HTMLElement>(".stuck") ?? [])];
  const from = Math.max(0, ...stuck.map((one) => one.getBoundingClientRect().right));
  const box = cell.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  if (box.left < from) scroller.scrollLeft -= from - box.left;
  else if (box.right > room.right) scroller.scrollLeft += box.right - room.right;
}

/** Which cell of the registry the keys act on, and editing it in place. Each cell that is left changed is one step that
 *  can be undone. */
export function useCells({ columns, row, around, onEnter }: CellsOptions) {
  const { t } = useText();
  const [column, setColumn] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  const [wrong, setWrong] = useState<Extract<Typed, { wrong: unknown }>["wrong"] | null>(null);
  const edit = useWrite("registry.edit");
  const { run } = edit;

  const toGrid = useCallback(() => around.current?.querySelector<HTMLElement>(".grid")?.focus(), [around]);
  // At once, not after drawing: an editor that hangs on the cell finds its place by where the cell stands.
  const bring = (id: string | null) => {
    if (row && id !== null) reveal(around.current, row.id, id);
  };
  const select = (id: string | null) => {
    setEditing(false);
    setWrong(null);
    setColumn(id);
    bring(id);
  };
  const start = (id: string) => {
    if (!isCell(id) || !isWritable()) return;
    setColumn(id);
    setWrong(null);
    bring(id);
    setEditing(true);
  };
  const step = (by: 1 | -1) => {
    const at = columns.findIndex((own) => own.id === column);
    const next = columns[at < 0 ? (by > 0 ? 0 : columns.length - 1) : at + by];
    if (next) select(next.id);
  };
  const commit = (own: Programme, typed: Typed, then: Then): boolean => {
    if ("wrong" in typed) {
      setWrong(typed.wrong);
      return false;
    }
    if (!isUnchanged(own, typed.fields)) void run({ id: own.id, fields: typed.fields });
    const editable = columns.filter(({ id }) => isCell(id));
    const at = editable.findIndex(({ id }) => id === column);
    const next = then === "next" ? editable[at + 1] : then === "previous" ? editable[at - 1] : undefined;
    if (next) start(next.id);
    else {
      select(column);
      if (then !== "left") toGrid();
    }
    return true;
  };
  const cancel = () => {
    select(column);
    toGrid();
  };

  useKeys([
    {
      id: "registry-left",
      label: t.programmes.keyCell,
      group: "list",
      keys: ["ArrowLeft", "ArrowRight"],
      run: (e) => {
        if (!onGrid(around.current)) return false;
        step(e?.code === "ArrowLeft" ? -1 : 1);
        return true;
      },
    },
    {
      id: "registry-edit",
      label: t.programmes.keyEdit,
      group: "list",
      keys: ["Enter", "F2"],
      enabled: row !== undefined,
      run: (e) => {
        if (!row || (e?.code === "Enter" && !onGrid(around.current))) return false;
        const id = column ?? columns[0]?.id ?? "";
        if (isCell(id)) start(id);
        else onEnter(row, id);
        return true;
      },
    },
  ]);
  return { column, editing, wrong, select, start, commit, cancel, busy: edit.busy };
}
