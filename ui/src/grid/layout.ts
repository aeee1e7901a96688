/** How the columns of a grid are laid out on screen: lengths of the style, what is in view, what content needs. */
import { type CSSProperties, type RefObject, useEffect, useMemo, useState } from "react";
import { CHECK_WIDTH, clamped, type GridColumn } from "./columns.ts";

/** What a person can do with the columns, and what came of it. */
export interface GridLayout {
  /** Leading columns that stay in view. */
  stuck: number;
  /** All chosen columns are there and scroll sideways. */
  sheet: boolean;
  /** Room for columns in px changed. */
  setRoom: (width: number) => void;
  /** A width was chosen (the pointer was let go, the key released). `null` = back to the default. */
  setWidth: (column: string, width: number | null) => void;
  /** Before another column; `null` = to the end. */
  move: (column: string, before: string | null) => void;
  /** Past the next column that is shown. */
  step: (column: string, by: 1 | -1) => void;
  /** Up to and with this one; `null` = none. */
  freeze: (column: string | null) => void;
  setVisible: (column: string, visible: boolean) => void;
}

/** A column with what its cells carry: made once for all rows. */
export interface Placed<Row> {
  column: GridColumn<Row>;
  style: CSSProperties;
  className: string;
  headClass: string;
}

/** The columns with the style of their cells. Widths are lengths of the grid's style, so that dragging an edge
 *  changes one length and no row. */
export function usePlaced<Row>(columns: readonly GridColumn<Row>[], stuck: number): readonly Placed<Row>[] {
  return useMemo(
    () =>
      columns.map((column, i) => {
        const width = `var(--w-${column.id})`;
        const before = columns.slice(0, i).map((c) => ` + var(--w-${c.id})`);
        const kept = i >= stuck ? "" : i === stuck - 1 ? " stuck edge" : " stuck";
        return {
          column,
          style: {
            flex: column.grow ? `1 0 ${width}` : `0 0 ${width}`,
            ...(i < stuck ? { left: `calc(${CHECK_WIDTH}px${before.join("")})` } : {}),
          },
          className: `${kept}${column.className ? ` ${column.className}` : ""}`,
          headClass: `${kept}${column.align === "end" ? " end" : ""}`,
        };
      }),
    [columns, stuck],
  );
}

/** The lengths of the grid's style. */
export function lengthsOf(columns: readonly GridColumn<never>[]): CSSProperties {
  return {
    "--least": `calc(${CHECK_WIDTH}px${columns.map((c) => ` + var(--w-${c.id})`).join("")})`,
    ...Object.fromEntries(columns.map((c) => [`--w-${c.id}`, `${c.width}px`])),
  } as CSSProperties;
}

/** px beside the view in which cells are filled already. */
const AHEAD = 120;

/** First and last column whose cells are filled, of those between `left` and `left + room` px. */
export function inView(
  columns: readonly { width: number }[],
  stuck: number,
  left: number,
  room: number,
): readonly [number, number] {
  let at = CHECK_WIDTH;
  let first = columns.length;
  let last = -1;
  columns.forEach((column, i) => {
    const end = at + column.width;
    if (i < stuck || (end > left - AHEAD && at < left + room + AHEAD)) {
      if (i >= stuck) first = Math.min(first, i);
      last = i;
    }
    at = end;
  });
  return [first, last];
}

/** Whether a column's cells are filled. In a sheet those out of view sideways are not: many columns times the rows
 *  in view would be more than a page should hold. */
export function useColumnsInView(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly GridColumn<never>[],
  { sheet, stuck }: GridLayout,
): (index: number) => boolean {
  const [[first, last], setSeen] = useState<readonly [number, number]>([0, columns.length]);
  useEffect(() => {
    const element = scroller.current;
    if (!element || !sheet) return;
    const look = () => {
      if (element.clientWidth === 0) return;
      const next = inView(columns, stuck, element.scrollLeft, element.clientWidth);
      setSeen((now) => (now[0] === next[0] && now[1] === next[1] ? now : next));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [scroller, columns, sheet, stuck]);
  return useMemo(
    () => (sheet ? (index: number) => index < stuck || (index >= first && index <= last) : () => true),
    [sheet, stuck, first, last],
  );
}

/** The width at which nothing of a column is cut among the rows in the page; null where nothing can be measured. */
export function contentWidth(scroller: HTMLElement | null, column: GridColumn<never>): number | null {
  const cells = [...(scroller?.querySelectorAll<HTMLElement>(`[data-column="${column.id}"]`) ?? [])];
  // All are freed, measured and put back together: one layout instead of one a cell.
  const before = cells.map((cell) => cell.style.flex);
  for (const cell of cells) Object.assign(cell.style, { flex: "none", width: "max-content" });
  const widest = Math.max(0, ...cells.map((cell) => Math.ceil(cell.getBoundingClientRect().width)));
  cells.forEach((cell, i) => {
    Object.assign(cell.style, { flex: before[i], width: "" });
  });
  return widest === 0 ? null : clamped(widest + 1, column.min);
}
