import { expect, it } from "vitest";
import { type Board, isMany, jumped, type Move, moved, rangeOf } from "./cursor.ts";

const BOARD: Board = { rows: [5, 6, 7, 8], columns: ["a", "b", "c"], page: 2 };

it("a step stays in the table; where there is nothing the key may leave it", () => {
  const check = (from: [number, string], move: Move, to: [number, string] | undefined) =>
    expect(moved(BOARD, { row: from[0], column: from[1] }, move)).toEqual(to && { row: to[0], column: to[1] });
  check([5, "a"], "down", [6, "a"]);
  check([5, "a"], "up", undefined);
  check([5, "c"], "right", undefined);
  check([5, "c"], "next", [6, "a"]);
  check([6, "a"], "previous", [5, "c"]);
  check([8, "c"], "next", undefined);
  check([5, "a"], "previous", undefined);
  check([5, "b"], "page-down", [7, "b"]);
  check([7, "b"], "page-down", [8, "b"]);
  // A row that is gone counts as the first.
  check([99, "b"], "down", [6, "b"]);
});

it("jumps go to the ends of the row and of the table", () => {
  const from = { row: 6, column: "b" };
  expect(jumped(BOARD, from, "row-start")).toEqual({ row: 6, column: "a" });
  expect(jumped(BOARD, from, "row-end")).toEqual({ row: 6, column: "c" });
  expect(jumped(BOARD, from, "first")).toEqual({ row: 5, column: "a" });
  expect(jumped(BOARD, from, "last")).toEqual({ row: 8, column: "c" });
  expect(jumped(BOARD, from, "bottom")).toEqual({ row: 8, column: "b" });
});

it("what is chosen is the rectangle between two cells, whichever comes first", () => {
  const range = rangeOf(BOARD, { at: { row: 7, column: "c" }, to: { row: 6, column: "a" } });
  expect(range).toEqual({ top: 1, bottom: 2, left: 0, right: 2 });
  expect(isMany(range)).toBe(true);
  expect(isMany(rangeOf(BOARD, { at: { row: 7, column: "c" }, to: null }))).toBe(false);
});
