/** Which cell of a table the keys act on, and which are chosen with it. */
import { useRef, useState } from "react";
import type { PlanSheet } from "../api/bindings.ts";
import { type Board, type Cursor, isMany, type Jump, jumped, type Move, moved, type Place, rangeOf } from "./cursor.ts";
import { keyIn, type Target } from "./saving.ts";

interface Options {
  plan: number | null;
  sheet: PlanSheet;
  board: Board;
  /** The row chosen by the screen. */
  selected: number | null | undefined;
}

export function useCursor({ plan, sheet, board, selected }: Options) {
  const target: Target = { plan, sheet };
  const first = board.columns[0] ?? "";
  const [held, setHeld] = useState<Cursor | null>(null);
  const [editing, setEditing] = useState(false);
  const [seen, setSeen] = useState<number | null | undefined>(undefined);
  // The row that was under the keys before it went away.
  const last = useRef(0);

  let cursor = held;
  const key = typeof selected === "number" ? keyIn(target, selected) : undefined;
  // A row of another table is chosen there.
  if (selected !== seen && (key === undefined || board.rows.includes(key))) {
    setSeen(selected);
    if (key !== undefined && key !== held?.at.row) {
      cursor = { at: { row: key, column: held?.at.column ?? first }, to: null };
      setHeld(cursor);
      setEditing(false);
    }
  }
  if (cursor && !board.rows.includes(cursor.at.row)) {
    const row = board.rows[Math.min(last.current, board.rows.length - 1)];
    cursor = row === undefined ? null : { at: { row, column: cursor.at.column }, to: null };
  }
  if (cursor?.to && !board.rows.includes(cursor.to.row)) cursor = { ...cursor, to: null };
  if (cursor && !board.columns.includes(cursor.at.column)) cursor = { at: { ...cursor.at, column: first }, to: null };
  if (cursor) last.current = board.rows.indexOf(cursor.at.row);
  const own = cursor;

  const go = (at: Place) => {
    setHeld({ at, to: null });
    setEditing(false);
  };
  const choose = (at: Place, to: Place) => {
    setHeld({ at, to });
    setEditing(false);
  };
  const extend = (to: Place) => (own ? choose(own.at, to) : go(to));
  /** With nothing under the keys yet, any step goes to the first cell. */
  const towards = (find: (from: Place) => Place | undefined, extending: boolean): boolean => {
    if (board.rows.length === 0 || board.columns.length === 0) return false;
    const from = own && (extending ? (own.to ?? own.at) : own.at);
    const to = from ? find(from) : { row: board.rows[0] ?? 0, column: first };
    if (!to) return false;
    if (extending && own) extend(to);
    else go(to);
    return true;
  };
  return {
    cursor: own,
    range: own && rangeOf(board, own),
    /** More than one cell is chosen. */
    many: own !== null && isMany(rangeOf(board, own)),
    editing: editing && own !== null && own.at.row === held?.at.row,
    go,
    extend,
    choose,
    step: (move: Move, extending: boolean) => towards((from) => moved(board, from, move), extending),
    jump: (to: Jump, extending: boolean) => towards((from) => jumped(board, from, to), extending),
    all: () => {
      const [a, b] = [board.rows[0], board.rows.at(-1)];
      const z = board.columns.at(-1);
      if (a === undefined || b === undefined || z === undefined) return false;
      choose({ row: a, column: first }, { row: b, column: z });
      return true;
    },
    /** Back to one cell. */
    narrow: () => own && go(own.at),
    edit: (at: Place) => {
      setHeld({ at, to: null });
      setEditing(true);
    },
    stop: () => setEditing(false),
  };
}
