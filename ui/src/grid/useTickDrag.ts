/** Ticking by dragging over the tick cells, as one selects cells in a spreadsheet. */
import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from "react";

/** px of a heading line and of a row. */
interface Sizes {
  head: number;
  row: number;
}

interface Drag {
  start: number;
  /** Whether the rows are ticked or unticked: the opposite of what the first one was. */
  on: boolean;
  at: number;
  y: number;
  frame: number;
}

export interface TickDragOptions {
  scroller: RefObject<HTMLElement | null>;
  sizes: Sizes;
  /** The row that stands on a line; undefined for headings and beyond the end. */
  rowOn: (line: number) => number | undefined;
  lines: () => number;
  isTicked: (row: number) => boolean;
  /** Ticks or unticks all from the first row of the drag to this one; `fresh` = this drag begins. */
  paint: (row: number, start: number, on: boolean, fresh: boolean) => void;
}

/** `onPointerDown` for the list, and whether the click that follows belongs to a drag. */
export function useTickDrag(options: TickDragOptions) {
  const latest = useRef(options);
  latest.current = options;
  const drag = useRef<Drag | null>(null);
  const dragged = useRef(false);
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);

  const paint = () => {
    const now = drag.current;
    const element = latest.current.scroller.current;
    if (!now || !element) return;
    const { sizes, lines, rowOn } = latest.current;
    const box = element.getBoundingClientRect();
    const inside = now.y - box.top - sizes.head + element.scrollTop;
    const line = Math.max(0, Math.min(lines() - 1, Math.floor(inside / sizes.row)));
    const row = rowOn(line);
    if (row === undefined || row === now.at) return;
    now.at = row;
    latest.current.paint(row, now.start, now.on, !dragged.current);
    dragged.current = true;
  };
  /** At the upper or lower edge the list goes on by itself. */
  const roll = () => {
    const now = drag.current;
    const element = latest.current.scroller.current;
    if (!now || !element) return;
    const { sizes } = latest.current;
    const box = element.getBoundingClientRect();
    const by = now.y < box.top + sizes.head ? -sizes.row : now.y > box.bottom ? sizes.row : 0;
    if (by !== 0) {
      element.scrollTop += by;
      paint();
    }
    now.frame = requestAnimationFrame(roll);
  };

  const onPointerDown = (e: ReactPointerEvent) => {
    dragged.current = false;
    const target = e.target as Element;
    const index = target.closest("[data-tick]")?.closest<HTMLElement>("[data-index]")?.dataset.index;
    if (index === undefined || e.button !== 0 || e.pointerType === "touch") return;
    if (e.shiftKey || e.ctrlKey || e.metaKey) return;
    const start = Number(index);
    const move = (at: PointerEvent) => {
      if (!drag.current) return;
      drag.current.y = at.clientY;
      paint();
    };
    const end = () => {
      if (drag.current) cancelAnimationFrame(drag.current.frame);
      drag.current = null;
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
    };
    stop.current();
    stop.current = end;
    drag.current = { start, on: !latest.current.isTicked(start), at: start, y: e.clientY, frame: 0 };
    drag.current.frame = requestAnimationFrame(roll);
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
  };
  return { onPointerDown, wasDrag: () => dragged.current };
}
