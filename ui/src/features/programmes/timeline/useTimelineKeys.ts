/** Keys of the timeline. Letters act wherever no text is being typed; keys that other controls use too (arrows, Enter,
 *  Home) only while the timeline, or nothing, has the focus. */
import type { RefObject } from "react";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";

export interface TimelineMoves {
  scroller: RefObject<HTMLElement | null>;
  move: (by: 1 | -1) => void;
  page: (by: 1 | -1) => void;
  /** False = there is no row to open. */
  open: () => boolean;
  /** False = nothing is open. */
  close: () => boolean;
  years: (by: 1 | -1) => void;
  today: () => void;
}

export function useTimelineKeys({ scroller, move, page, open, close, years, today }: TimelineMoves) {
  const { t } = useText();
  const words = t.continuity.timeline;
  const here = () => {
    const at = document.activeElement;
    return !at || at === document.body || at.id === "main" || scroller.current?.contains(at) === true;
  };
  const only = (run: (e?: KeyboardEvent) => unknown) => (e?: KeyboardEvent) => (here() ? run(e) : false);
  useKeys([
    { id: "timeline-next", group: "list", label: words.keyNext, keys: ["KeyJ"], run: () => move(1) },
    { id: "timeline-previous", group: "list", label: words.keyPrevious, keys: ["KeyK"], run: () => move(-1) },
    {
      id: "timeline-step",
      group: "list",
      label: words.keyNext,
      keys: ["ArrowDown", "ArrowUp"],
      listed: false,
      run: only((e) => move(e?.code === "ArrowUp" ? -1 : 1)),
    },
    {
      id: "timeline-page",
      group: "list",
      label: words.keyPage,
      keys: ["PageDown", "PageUp"],
      run: only((e) => page(e?.code === "PageUp" ? -1 : 1)),
    },
    { id: "timeline-open", group: "list", label: words.keyOpen, keys: ["Enter"], run: only(open) },
    { id: "timeline-close", group: "list", label: words.keyClose, keys: ["Escape"], run: close },
    {
      id: "timeline-years",
      group: "list",
      label: words.keyYears,
      keys: ["ArrowLeft", "ArrowRight"],
      run: only((e) => years(e?.code === "ArrowLeft" ? -1 : 1)),
    },
    { id: "timeline-today", group: "list", label: words.keyToday, keys: ["Home"], run: only(today) },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.hintRows },
    { keys: "Enter", label: words.hintOpen },
    { keys: ["ArrowLeft", "ArrowRight"], label: words.hintYears },
    { keys: "Home", label: words.hintToday },
  ]);
}
