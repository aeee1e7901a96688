/** Dragging by pointer events. Not by those of HTML: the window takes dropped files itself, and its web views then
 *  give a page none of the others. */
import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { isComposing } from "../../../keys/index.ts";

/** px the pointer moves before a press becomes a drag. */
const SLACK = 5;
/** So near to its edge what is dragged over scrolls by itself, px. */
const EDGE = 48;

export interface Dragged<T> {
  what: T;
  x: number;
  y: number;
  /** `data-drop` of what is below. */
  over: string | null;
  /** The lower half of it. */
  behind: boolean;
}

/** `start(what)` goes on what can be dragged; `onDrop` hears the `data-drop` it was let go over. Escape gives up. */
export function useDrag<T>(
  onDrop: (what: T, over: string, behind: boolean) => void,
  scroller: RefObject<HTMLElement | null>,
) {
  const [dragged, setDragged] = useState<Dragged<T> | null>(null);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const start = useCallback(
    (what: T) => (down: ReactPointerEvent) => {
      if (down.button !== 0 || stop.current) return;
      const from = { x: down.clientX, y: down.clientY };
      let now: Dragged<T> | null = null;
      const move = (e: PointerEvent) => {
        if (!now && Math.hypot(e.clientX - from.x, e.clientY - from.y) < SLACK) return;
        scrollAt(scroller.current, e.clientY);
        const target = document.elementFromPoint(e.clientX, e.clientY)?.closest<HTMLElement>("[data-drop]") ?? null;
        const box = target?.getBoundingClientRect();
        now = {
          what,
          x: e.clientX,
          y: e.clientY,
          over: target?.dataset.drop ?? null,
          behind: box !== undefined && e.clientY > box.top + box.height / 2,
        };
        e.preventDefault();
        setDragged(now);
      };
      const end = () => {
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", up);
        window.removeEventListener("pointercancel", end);
        window.removeEventListener("keydown", key, true);
        stop.current = null;
        setDragged(null);
      };
      const up = () => {
        const last = now;
        end();
        if (!last) return;
        // The press that ends a drag is none on what was dragged.
        window.addEventListener("click", swallow, { capture: true, once: true });
        setTimeout(() => window.removeEventListener("click", swallow, true));
        if (last.over !== null) latest.current(last.what, last.over, last.behind);
      };
      const key = (e: KeyboardEvent) => {
        if (isComposing(e) || e.key !== "Escape" || !now) return;
        e.preventDefault();
        e.stopPropagation();
        end();
      };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", up);
      window.addEventListener("pointercancel", end);
      window.addEventListener("keydown", key, true);
      stop.current = end;
    },
    [scroller],
  );
  return { dragged, start };
}

/** What is dragged near an edge goes on to what is out of sight there. */
function scrollAt(element: HTMLElement | null, y: number) {
  if (!element) return;
  const { top, bottom } = element.getBoundingClientRect();
  if (y > bottom - EDGE) element.scrollTop += EDGE / 3;
  else if (y < top + EDGE) element.scrollTop -= EDGE / 3;
}

const swallow = (e: Event) => {
  e.preventDefault();
  e.stopPropagation();
};
