/** Putting columns into another order by dragging their heads. */
import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { isComposing } from "../keys/index.ts";

/** px the pointer moves before a press becomes a drag. */
const SLACK = 5;
/** px from the edge of the list within which it scrolls sideways. */
const NEAR = 24;

export interface Drop {
  column: string;
  /** The column it will stand before; null = at the end. */
  before: string | null;
  /** px from the left end of the heads. */
  at: number;
}

/** Where a column would go when it is let go at `x`; heads as they stand from left to right. */
export function dropAt(
  heads: readonly { id: string; left: number; right: number }[],
  x: number,
): { before: string | null; at: number } {
  const next = heads.find(({ left, right }) => x < (left + right) / 2);
  return { before: next?.id ?? null, at: next?.left ?? heads.at(-1)?.right ?? 0 };
}

export function useHeadDrag(
  scroller: RefObject<HTMLElement | null>,
  move: (column: string, before: string | null) => void,
) {
  const [drop, setDrop] = useState<Drop | null>(null);
  const latest = useRef(move);
  latest.current = move;
  const dragged = useRef(false);
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);

  const onPointerDown = (e: ReactPointerEvent, column: string) => {
    dragged.current = false;
    if (e.button !== 0 || e.pointerType === "touch") return;
    const from = e.clientX;
    let target: Drop | null = null;
    const end = (keep: boolean) => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onCancel);
      window.removeEventListener("keydown", onKey, true);
      setDrop(null);
      if (keep && target && target.before !== column) latest.current(column, target.before);
    };
    const onMove = (at: PointerEvent) => {
      const element = scroller.current;
      if (!element || (!dragged.current && Math.abs(at.clientX - from) < SLACK)) return;
      dragged.current = true;
      const box = element.getBoundingClientRect();
      if (at.clientX > box.right - NEAR) element.scrollLeft += NEAR;
      else if (at.clientX < box.left + NEAR) element.scrollLeft -= NEAR;
      const heads = [...element.querySelectorAll<HTMLElement>("[data-head]")].map((head) => {
        const { left, right } = head.getBoundingClientRect();
        return { id: head.dataset.head ?? "", left, right };
      });
      const place = dropAt(heads, at.clientX);
      target = { column, before: place.before, at: place.at - box.left + element.scrollLeft };
      setDrop(target);
    };
    const onUp = () => end(true);
    const onCancel = () => end(false);
    const onKey = (key: KeyboardEvent) => {
      if (isComposing(key) || key.code !== "Escape") return;
      key.preventDefault();
      key.stopPropagation();
      end(false);
    };
    stop.current();
    stop.current = () => end(false);
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", onCancel);
    window.addEventListener("keydown", onKey, true);
  };
  return { drop, onPointerDown, wasDrag: () => dragged.current };
}
