/** Which columns stand in a grid and how wide: the person's choice, and what fits. */
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
  /** Takes what is left over; cannot be resized. One column. */
  grow?: boolean;
  /** Can be left out by choice (default true). */
  optional?: boolean;
  /** Where there is no room, columns go in falling order of this; without it they stay. */
  drop?: number;
  /** Has a sort button in its head. */
  sortable?: boolean;
  cell: (row: Row) => ReactNode;
  className?: string;
}

export const CHECK_WIDTH = 36;
export const MAX_WIDTH = 640;

type Shape = Pick<GridColumn<never>, "id" | "width" | "roomy" | "min" | "grow" | "optional" | "drop">;

/** All columns with their width and whether they are wanted: the remembered choice, defaults for what is new.
 *  What was remembered about a column that no longer exists is forgotten. */
export function chosen<C extends Shape>(
  columns: readonly C[],
  remembered: readonly ColumnSetting[],
): (C & { visible: boolean })[] {
  return columns.map((column) => {
    const own = remembered.find((r) => r.id === column.id);
    return {
      ...column,
      width: own && !column.grow ? clamped(own.width, column.min) : column.width,
      visible: column.optional === false || (own?.visible ?? true),
    };
  });
}

export const clamped = (width: number, min: number) => Math.round(Math.min(MAX_WIDTH, Math.max(min, width)));

/** Of the wanted columns those that fit into `available` px; 0 = not measured yet, all. */
export function fitting<C extends Shape & { visible: boolean }>(columns: readonly C[], available: number): C[] {
  let here = columns.filter((column) => column.visible);
  if (available <= 0) return here;
  const needed = () => here.reduce((sum, column) => sum + (column.roomy ?? column.width), CHECK_WIDTH);
  while (needed() > available) {
    const next = here.reduce<C | null>((a, b) => (b.drop !== undefined && b.drop > (a?.drop ?? -1) ? b : a), null);
    if (!next) break;
    here = here.filter((column) => column !== next);
  }
  return here;
}

/** For the settings: order, width and visibility of all columns. */
export const settingsOf = (columns: readonly (Shape & { visible: boolean })[]): ColumnSetting[] =>
  columns.map(({ id, width, visible }) => ({ id, width, visible }));
