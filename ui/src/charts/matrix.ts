/** What a matrix of the core looks like on a screen: axes in words, cells by place. */
import type { Dim, FacetValue, Matrix, MatrixShape } from "../api/bindings.ts";

export interface AxisValue {
  value: string;
  label: string;
  /** Projects with this value. */
  count: number;
  /** Where it stands in the core's answer. */
  at: number;
}

export interface Drawn {
  shape: MatrixShape;
  rows: AxisValue[];
  columns: AxisValue[];
  /** Values left out, by the core or for want of room. */
  moreRows: number;
  moreColumns: number;
  /** Count at a row and a column of those shown. */
  count: (row: number, column: number) => number;
  /** Whether somebody wants this cell filled. */
  wanted: (row: number, column: number) => boolean;
  /** The largest count shown. */
  most: number;
}

export interface DrawnLayer {
  value: AxisValue;
  count: (row: number, column: number) => number;
}

export interface Limits {
  rows: number;
  columns: number;
}

/** All the core gives. */
export const ALL_OF_IT: Limits = { rows: Number.POSITIVE_INFINITY, columns: Number.POSITIVE_INFINITY };

type Word = (dim: Dim, value: FacetValue) => string;

function axis(dim: Dim, values: readonly FacetValue[], limit: number, word: Word) {
  const shown = values.slice(0, limit).map((value, at) => ({
    value: value.value,
    label: word(dim, value),
    count: value.count,
    at,
  }));
  return { shown, cut: values.length - shown.length };
}

export const cellKey = (row: string, column: string) => JSON.stringify([row, column]);

/** The part of a matrix that is shown. */
export function draw(matrix: Matrix, shape: MatrixShape, limits: Limits, word: Word): Drawn {
  const down = axis(shape.rows, matrix.rows, limits.rows, word);
  const across = axis(shape.columns, matrix.columns, limits.columns, word);
  const wide = matrix.columns.length;
  const wanted = new Set(matrix.wanted.map((cell) => cellKey(cell.row, cell.column)));
  const counter = (cells: readonly number[]) => (row: number, column: number) => {
    const [r, c] = [down.shown[row], across.shown[column]];
    return (r && c && cells[r.at * wide + c.at]) || 0;
  };
  const count = counter(matrix.cells);
  return {
    shape,
    rows: down.shown,
    columns: across.shown,
    moreRows: matrix.more_rows + down.cut,
    moreColumns: matrix.more_columns + across.cut,
    count,
    wanted: (row, column) => {
      const [r, c] = [down.shown[row], across.shown[column]];
      return r !== undefined && c !== undefined && wanted.has(cellKey(r.value, c.value));
    },
    most: largest(down.shown.length, across.shown.length, count),
  };
}

/** The same cells for each value of the third dimension, and the largest count of all of them. */
export function drawLayers(matrix: Matrix, drawn: Drawn, word: Word): { layers: DrawnLayer[]; most: number } {
  const { third } = drawn.shape;
  if (!third) return { layers: [], most: 0 };
  const wide = matrix.columns.length;
  const layers = matrix.layers.map((layer, at) => ({
    value: { value: layer.value.value, label: word(third, layer.value), count: layer.value.count, at },
    count: (row: number, column: number) => {
      const [r, c] = [drawn.rows[row], drawn.columns[column]];
      return (r && c && layer.cells[r.at * wide + c.at]) || 0;
    },
  }));
  const each = layers.map(({ count }) => largest(drawn.rows.length, drawn.columns.length, count));
  return { layers, most: Math.max(0, ...each) };
}

function largest(rows: number, columns: number, count: (row: number, column: number) => number): number {
  let most = 0;
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) most = Math.max(most, count(row, column));
  return most;
}
