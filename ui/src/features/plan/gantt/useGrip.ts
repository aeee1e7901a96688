/** Moving bars by pointer: only the bar under the hand is drawn meanwhile. */
import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef } from "react";
import { isComposing } from "../../../keys/index.ts";
import { type Axis, type Grip, gripped, monthsOf, type Span, xOf } from "./geometry.ts";
import type { Line } from "./model.ts";

/** px the pointer moves before a press becomes a drag. */
const SLACK = 3;

export interface Gripping {
  /** It was let go elsewhere. `alone` = what follows stays. */
  onMoved: (line: Line, span: Span, alone: boolean) => void;
  /** A thread was drawn from a task to another one. */
  onLinked: (before: number, after: number) => void;
}

/** Presses go on to the row, which is chosen by them; of parts in one another the innermost has the hand.
 *  `grip(line, span, grip)` goes on a bar or its ends, `thread(line)` on the dot that links start from. */
export function useGrip(axis: Axis, hear: Gripping) {
  const latest = useRef({ axis, hear });
  latest.current = { axis, hear };
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const follow = useCallback(
    (down: ReactPointerEvent, move: (e: PointerEvent) => void, up: (e: PointerEvent) => void, back: () => void) => {
      let begun = false;
      const moved = (e: PointerEvent) => {
        if (!begun && Math.hypot(e.clientX - down.clientX, e.clientY - down.clientY) < SLACK) return;
        begun = true;
        e.preventDefault();
        move(e);
      };
      const end = () => {
        window.removeEventListener("pointermove", moved);
        window.removeEventListener("pointerup", done);
        window.removeEventListener("pointercancel", cancel);
        window.removeEventListener("keydown", key, true);
        stop.current = null;
      };
      const cancel = () => {
        end();
        back();
      };
      const done = (e: PointerEvent) => {
        end();
        if (begun) up(e);
        else back();
      };
      const key = (e: KeyboardEvent) => {
        if (isComposing(e) || e.key !== "Escape") return;
        e.preventDefault();
        e.stopPropagation();
        cancel();
      };
      window.addEventListener("pointermove", moved);
      window.addEventListener("pointerup", done);
      window.addEventListener("pointercancel", cancel);
      window.addEventListener("keydown", key, true);
      stop.current = cancel;
    },
    [],
  );

  const grip = useCallback(
    (line: Line, span: Span, by: Grip) => (down: ReactPointerEvent) => {
      if (down.button !== 0 || stop.current) return;
      const bar = (down.currentTarget as Element).closest<HTMLElement>("[data-bar]");
      if (!bar) return;
      let now = span;
      const { left, width } = bar.style;
      const back = () => {
        bar.style.left = left;
        bar.style.width = width;
        bar.classList.remove("held");
      };
      follow(
        down,
        (e) => {
          const { axis } = latest.current;
          now = gripped(span, by, monthsOf(axis, e.clientX - down.clientX));
          bar.classList.add("held");
          bar.style.left = `${xOf(axis, now.start)}px`;
          if (span.start !== span.end) bar.style.width = `${xOf(axis, now.end) - xOf(axis, now.start)}px`;
        },
        (e) => {
          bar.classList.remove("held");
          if (now.start !== span.start || now.end !== span.end)
            latest.current.hear.onMoved(line, now, e.ctrlKey || e.metaKey);
        },
        back,
      );
    },
    [follow],
  );

  const thread = useCallback(
    (line: Line) => (down: ReactPointerEvent) => {
      if (down.button !== 0 || stop.current) return;
      const chart = (down.currentTarget as Element).closest(".gn")?.querySelector<HTMLElement>("[data-chart]");
      const draft = chart?.querySelector<SVGPathElement>("[data-draft]");
      const box = chart?.getBoundingClientRect();
      if (!chart || !draft || !box) return;
      const over = (e: PointerEvent) =>
        document.elementFromPoint(e.clientX, e.clientY)?.closest<HTMLElement>("[data-bar]") ?? null;
      let lit: HTMLElement | null = null;
      const light = (next: HTMLElement | null) => {
        if (lit === next) return;
        lit?.classList.remove("aim");
        next?.classList.add("aim");
        lit = next;
      };
      const clear = () => {
        draft.setAttribute("d", "");
        light(null);
      };
      follow(
        down,
        (e) => {
          draft.setAttribute(
            "d",
            `M${down.clientX - box.left} ${down.clientY - box.top}L${e.clientX - box.left} ${e.clientY - box.top}`,
          );
          const bar = over(e);
          light(bar && Number(bar.dataset.bar) !== line.id && bar.dataset.kind !== "package" ? bar : null);
        },
        () => {
          const to = lit ? Number(lit.dataset.bar) : null;
          clear();
          if (to !== null) latest.current.hear.onLinked(line.id, to);
        },
        clear,
      );
    },
    [follow],
  );
  return { grip, thread };
}
