/** The cell the keys act on, the cells that are chosen with it, and where the keys take it. */

/** A cell by the key of its row and the id of its column. */
export interface Place {
  row: number;
  column: string;
}

/** `to` = the other corner of what is chosen; null = one cell. */
export interface Cursor {
  at: Place;
  to: Place | null;
}

/** Chosen cells by position, both ends included. */
export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export type Move = "up" | "down" | "left" | "right" | "next" | "previous" | "page-up" | "page-down";
export type Jump = "row-start" | "row-end" | "top" | "bottom" | "first" | "last";

/** Where rows and columns stand. */
export interface Board {
  rows: readonly number[];
  columns: readonly string[];
  /** Rows that a page of them holds. */
  page: number;
}

const within = (n: number, count: number) => Math.max(0, Math.min(count - 1, n));

/** The place of a cell; of one that is gone the first. */
export function positionOf({ rows, columns }: Board, place: Place): [row: number, column: number] {
  return [Math.max(0, rows.indexOf(place.row)), Math.max(0, columns.indexOf(place.column))];
}

/** The cell at a position; undefined = the table is empty. */
export function placeAt({ rows, columns }: Board, row: number, column: number): Place | undefined {
  const [own, name] = [rows[within(row, rows.length)], columns[within(column, columns.length)]];
  return own === undefined || name === undefined ? undefined : { row: own, column: name };
}

/** One step on; undefined = there is nothing that way, and the key may leave the table. */
export function moved(board: Board, from: Place, move: Move): Place | undefined {
  const [row, column] = positionOf(board, from);
  const wide = board.columns.length;
  const to = (r: number, c: number) => (r < 0 || r >= board.rows.length ? undefined : placeAt(board, r, c));
  switch (move) {
    case "up":
      return to(row - 1, column);
    case "down":
      return to(row + 1, column);
    case "left":
      return column === 0 ? undefined : placeAt(board, row, column - 1);
    case "right":
      return column === wide - 1 ? undefined : placeAt(board, row, column + 1);
    case "next":
      return column === wide - 1 ? to(row + 1, 0) : placeAt(board, row, column + 1);
    case "previous":
      return column === 0 ? to(row - 1, wide - 1) : placeAt(board, row, column - 1);
    case "page-up":
      return placeAt(board, row - board.page, column);
    case "page-down":
      return placeAt(board, row + board.page, column);
  }
}

export function jumped(board: Board, from: Place, jump: Jump): Place | undefined {
  const [row, column] = positionOf(board, from);
  const [low, right] = [board.rows.length - 1, board.columns.length - 1];
  switch (jump) {
    case "row-start":
      return placeAt(board, row, 0);
    case "row-end":
      return placeAt(board, row, right);
    case "top":
      return placeAt(board, 0, column);
    case "bottom":
      return placeAt(board, low, column);
    case "first":
      return placeAt(board, 0, 0);
    case "last":
      return placeAt(board, low, right);
  }
}

export function rangeOf(board: Board, cursor: Cursor): Range {
  const [row, column] = positionOf(board, cursor.at);
  const [otherRow, otherColumn] = cursor.to ? positionOf(board, cursor.to) : [row, column];
  return {
    top: Math.min(row, otherRow),
    bottom: Math.max(row, otherRow),
    left: Math.min(column, otherColumn),
    right: Math.max(column, otherColumn),
  };
}

/** Whether more than one cell is chosen. */
export const isMany = ({ top, bottom, left, right }: Range) => top !== bottom || left !== right;
