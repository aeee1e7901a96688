import { type PointerEvent, useRef, useState } from "react";
import type { Theme, ThemeState } from "../../../api/bindings.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { laneAt } from "./model.ts";

/** A press may tremble: dragging begins beyond this, px. */
const SLACK = 5;
/** So near to an edge the board scrolls by itself, px. */
const EDGE = 48;

interface Drag {
  theme: Theme;
  over: ThemeState | null;
  x: number;
  y: number;
}

/** Drags a card to another lane. By pointer events: the window takes files dropped on it, and where it does, WebView2
 *  gives a page no drag events of its own. */
export function useDrag(onDrop: (theme: Theme, to: ThemeState) => void) {
  const { t } = useText();
  const board = useRef<HTMLDivElement>(null);
  const pressed = useRef<{ theme: Theme; x: number; y: number } | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const drop = useRef(false);

  const end = () => {
    pressed.current = null;
    // The click that ends a drag is still to come: it must not open the theme.
    if (drag) setTimeout(() => setDrag(null));
  };
  useKeys([
    {
      id: "pipeline-drag-cancel",
      label: t.common.cancel,
      group: "theme",
      keys: ["Escape"],
      listed: false,
      enabled: drag !== null,
      run: () => {
        drop.current = false;
        end();
      },
    },
  ]);

  const lanes = () =>
    [...(board.current?.querySelectorAll<HTMLElement>("[data-lane]") ?? [])].map((lane) => ({
      state: lane.dataset.lane as ThemeState,
      rect: lane.getBoundingClientRect(),
    }));
  return {
    board,
    drag,
    /** For a card. */
    onPress: (theme: Theme, e: PointerEvent) => {
      if (e.button === 0) pressed.current = { theme, x: e.clientX, y: e.clientY };
    },
    /** For the board. */
    around: {
      onPointerMove: (e: PointerEvent) => {
        const from = pressed.current;
        if (!from) return;
        if (!drag) {
          if (Math.hypot(e.clientX - from.x, e.clientY - from.y) < SLACK) return;
          e.currentTarget.setPointerCapture?.(e.pointerId);
          drop.current = true;
        }
        const frame = board.current?.getBoundingClientRect();
        if (frame && e.clientX > frame.right - EDGE) board.current?.scrollBy({ left: EDGE / 3 });
        if (frame && e.clientX < frame.left + EDGE) board.current?.scrollBy({ left: -EDGE / 3 });
        setDrag({ theme: from.theme, over: laneAt(lanes(), e.clientX), x: e.clientX, y: e.clientY });
      },
      onPointerUp: () => {
        if (drag?.over && drop.current) onDrop(drag.theme, drag.over);
        end();
      },
      onPointerCancel: end,
      onClickCapture: (e: { preventDefault: () => void; stopPropagation: () => void }) => {
        if (!drag) return;
        e.preventDefault();
        e.stopPropagation();
      },
    },
  };
}
