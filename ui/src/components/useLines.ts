import { observeElementRect, useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";

/** px: where there is no layout (a test) or not yet, a screenful is assumed. */
const SCREENFUL = 600;

interface Sizes {
  /** Height of a line, px: of all, or of each. */
  size: number | ((line: number) => number);
  /** Lines drawn beyond those in view. */
  overscan?: number;
  /** px above the first line. */
  margin?: number;
}

/** A list of any length of which only the lines in view are in the page: where its lines are in the element that scrolls. */
export function useLines<E extends HTMLElement>(
  scroller: RefObject<E | null>,
  count: number,
  { size, overscan = 6, margin = 0 }: Sizes,
) {
  return useVirtualizer<E, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: typeof size === "number" ? () => size : size,
    overscan,
    scrollMargin: margin,
    useFlushSync: false,
    initialRect: { width: 0, height: SCREENFUL },
    observeElementRect: (instance, tell) =>
      observeElementRect(instance, (rect) => tell({ width: rect.width, height: rect.height || SCREENFUL })),
  });
}
