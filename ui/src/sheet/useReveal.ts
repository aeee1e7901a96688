import { type RefObject, useCallback } from "react";
import type { Place } from "./cursor.ts";

/** px, as `--row` and `--head`. */
export const ROW = 30;
export const HEAD = 28;

/** Brings a cell into view, as little as needed, past the head and the columns that stay. */
export function useReveal(table: RefObject<HTMLElement | null>, id: string) {
  return useCallback(
    (place: Place, top: number | undefined) => {
      const scroller = table.current;
      if (!scroller) return;
      const cell = document.getElementById(`${id}-${place.row}-${place.column}`);
      const at = top ?? (cell?.parentElement?.offsetTop ?? HEAD) - HEAD;
      const room = scroller.clientHeight - HEAD;
      if (at < scroller.scrollTop) scroller.scrollTop = at;
      else if (at + ROW > scroller.scrollTop + room) scroller.scrollTop = at + ROW - room;
      if (!cell || cell.classList.contains("stuck")) return;
      const stuck = [...(cell.parentElement?.querySelectorAll<HTMLElement>(".stuck") ?? [])];
      const from = Math.max(0, ...stuck.map((one) => one.getBoundingClientRect().right));
      const [box, frame] = [cell.getBoundingClientRect(), scroller.getBoundingClientRect()];
      if (box.left < from) scroller.scrollLeft -= from - box.left;
      else if (box.right > frame.right) scroller.scrollLeft += box.right - frame.right;
    },
    [table, id],
  );
}
