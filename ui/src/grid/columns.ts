/**
 * Which columns stand in a grid, in which order and how wide: the person's choice, and what fits.
 *
 * Two ways of dealing with too little room. As long as nothing is frozen the list fits itself into the window: the
 * least needed columns go, so that nobody has to scroll sideways to read a title. Whoever freezes columns asks for a
 * sheet: every chosen column stays, the frozen ones in view, the others scroll sideways under them. The frozen
 * columns are always the leading ones, and as in a spreadsheet the boundary stays where it is when columns move.
 */
import type { ReactNode } from "react";
import type { ColumnSetting } from "../api/bindings.ts";

export interface GridColumn<Row> {
  id: string;
  title: string;
  /** px; for the growing column its least width. */
  width: number;
  /** px the growing column shall have before a column that may be left out is let in. */
  roomy?: number;
  /** Least width in px while resizing. */
  min: number;
  /** Takes what is left over; can be resized in a sheet only. One column. */
  grow?: boolean;
  /** Can be left out by choice (default true). */
  optional?: boolean;
  /** Not there until somebody chooses it. */
  hidden?: boolean;
  /** Where there is no room, columns go in falling order of this; without it they stay. */
  drop?: number;
  /** Can be ordered by. */
  sortable?: boolean;
  /** Its values can be headings of groups. */
  groupable?: boolean;
  cell: (row: Row) => ReactNode;
  /** Words on hover, for cells that may be cut. */
  tip?: (row: Row) => string;
  /** Of its cells. */
  className?: string;
  /** Figures stand at the right. */
  align?: "end";
}

/** A column with what the person chose. */
export type Chosen<C> = C & { visible: boolean; frozen: boolean };

export const CHECK_WIDTH = 36;
export const MAX_WIDTH = 640;
/** px that stay for what scrolls beside the frozen columns. */
const SCROLLED = 160;

type Shape = Pick<GridColumn<never>, "id" | "width" | "roomy" | "min" | "grow" | "optional" | "hidden" | "drop">;

/** All columns in their order, with what was chosen: the remembered choice, defaults for what is new (after the
 *  column it follows by default). What was remembered about a column that no longer exists is forgotten. */
export function chosen<C extends Shape>(columns: readonly C[], remembered: readonly ColumnSetting[]): Chosen<C>[] {
  const order = remembered.flatMap((own) => columns.find((column) => column.id === own.id) ?? []);
  columns.forEach((column, i) => {
    if (order.includes(column)) return;
    const before = columns[i - 1];
    order.splice(before ? order.indexOf(before) + 1 : 0, 0, column);
  });
  const own = (column: C) => remembered.find((r) => r.id === column.id);
  const frozen = order.findLastIndex((column) => own(column)?.frozen === true);
  return order.map((column, i) => {
    const width = own(column)?.width;
    return {
      ...column,
      width: width !== undefined && (!column.grow || frozen >= 0) ? clamped(width, column.min) : column.width,
      visible: column.optional === false || (own(column)?.visible ?? column.hidden !== true),
      frozen: i <= frozen,
    };
  });
}

export const clamped = (width: number, min: number) => Math.round(Math.min(MAX_WIDTH, Math.max(min, width)));

/** Whether the columns stand in a sheet that scrolls sideways. */
export const isSheet = (columns: readonly Chosen<Shape>[]) => columns.some((c) => c.visible && c.frozen);

/** Of the wanted columns those that are shown in `available` px; 0 = not measured yet, all. */
export function fitting<C extends Chosen<Shape>>(columns: readonly C[], available: number): C[] {
  let here = columns.filter((column) => column.visible);
  if (available <= 0 || isSheet(columns)) return here;
  const needed = () => here.reduce((sum, column) => sum + (column.roomy ?? column.width), CHECK_WIDTH);
  while (needed() > available) {
    const next = here.reduce<C | null>((a, b) => (b.drop !== undefined && b.drop > (a?.drop ?? -1) ? b : a), null);
    if (!next) break;
    here = here.filter((column) => column !== next);
  }
  return here;
}

/** How many of the leading shown columns stay in view while the others scroll. Frozen ones that would leave nothing
 *  to see beside them scroll as well. */
export function stuck(shown: readonly Chosen<Shape>[], available: number): number {
  let left = CHECK_WIDTH;
  let count = 0;
  for (const column of shown) {
    left += column.width;
    if (!column.frozen || (available > 0 && left > available - SCROLLED)) break;
    count += 1;
  }
  return count;
}

/** The columns with one moved before another (`null` = to the end). */
export function moved<C extends Chosen<Shape>>(columns: readonly C[], id: string, before: string | null): C[] {
  const own = columns.find((column) => column.id === id);
  if (!own || id === before) return [...columns];
  const boundary = columns.filter((column) => column.frozen).length;
  const rest = columns.filter((column) => column !== own);
  const at = before === null ? -1 : rest.findIndex((column) => column.id === before);
  rest.splice(at < 0 ? rest.length : at, 0, own);
  return rest.map((column, i) => ({ ...column, frozen: i < boundary }));
}

/** One step to the left (-1) or right (1) past the next column that is shown. */
export function stepped<C extends Chosen<Shape>>(
  columns: readonly C[],
  shown: readonly { id: string }[],
  id: string,
  by: 1 | -1,
): C[] {
  const at = shown.findIndex((column) => column.id === id);
  const beside = shown[at + by];
  if (at < 0 || !beside) return [...columns];
  if (by === -1) return moved(columns, id, beside.id);
  const after = columns[columns.findIndex((column) => column.id === beside.id) + 1];
  return moved(columns, id, after?.id ?? null);
}

/** The columns frozen up to and with this one; `null` = none. The growing one gets the room it likes when it stops
 *  growing, that is when the first column is frozen. */
export function frozenUpTo<C extends Chosen<Shape>>(columns: readonly C[], id: string | null): C[] {
  const last = id === null ? -1 : columns.findIndex((column) => column.id === id);
  const fresh = last >= 0 && !columns.some((column) => column.frozen);
  return columns.map((column, i) => ({
    ...column,
    frozen: i <= last,
    ...(fresh && column.grow ? { width: column.roomy ?? column.width } : {}),
  }));
}

/** For the settings: order, width, visibility and freezing of all columns. */
export const settingsOf = (columns: readonly Chosen<Shape>[]): ColumnSetting[] =>
  columns.map(({ id, width, visible, frozen }) => ({ id, width, visible, frozen }));
