/** Keys of a list. Letters act wherever no text is being typed; keys that other controls use too (arrows, Enter,
 *  Space) only while the list, or nothing, has the focus. */
import type { RefObject } from "react";
import { useKeys } from "../keys/index.ts";
import { useText } from "../text/index.ts";

export interface GridMoves {
  scroller: RefObject<HTMLElement | null>;
  /** By so many rows; `extend` ticks all on the way. */
  move: (by: number, extend: boolean) => void;
  jump: (to: "start" | "end") => void;
  page: (direction: 1 | -1) => void;
  /** False = there was no row to tick. */
  tick: () => boolean;
  /** False = there was no row to look into. */
  peek: () => boolean;
  open: () => boolean;
  all: () => void;
  /** To the heads of the columns. */
  heads: () => void;
  /** Left or right: folds and unfolds; false = there is nothing to fold. */
  fold: (unfold: boolean) => boolean;
  /** All of them; undefined = the list has no groups. */
  foldAll: ((fold: boolean) => void) | undefined;
}

export function useGridKeys({ scroller, move, jump, page, tick, peek, open, all, heads, fold, foldAll }: GridMoves) {
  const { t } = useText();
  const words = t.projects.grid;
  const grouped = foldAll !== undefined;
  const here = () => {
    const at = document.activeElement;
    return !at || at === document.body || at.id === "main" || at === scroller.current;
  };
  const only = (run: () => unknown) => () => (here() ? run() : false);
  useKeys([
    { id: "list-next", group: "list", label: t.projects.keyNext, keys: ["KeyJ"], run: () => move(1, false) },
    { id: "list-previous", group: "list", label: t.projects.keyPrevious, keys: ["KeyK"], run: () => move(-1, false) },
    {
      id: "list-down",
      group: "list",
      label: t.projects.keyNext,
      keys: ["ArrowDown"],
      listed: false,
      run: only(() => move(1, false)),
    },
    {
      id: "list-up",
      group: "list",
      label: t.projects.keyPrevious,
      keys: ["ArrowUp"],
      listed: false,
      run: only(() => move(-1, false)),
    },
    {
      id: "list-extend-down",
      group: "list",
      label: t.projects.keyExtend,
      keys: ["shift+ArrowDown", "shift+KeyJ"],
      run: (e) => (e?.code === "KeyJ" || here() ? move(1, true) : false),
    },
    {
      id: "list-extend-up",
      group: "list",
      label: t.projects.keyExtend,
      keys: ["shift+ArrowUp", "shift+KeyK"],
      listed: false,
      run: (e) => (e?.code === "KeyK" || here() ? move(-1, true) : false),
    },
    {
      id: "list-page-down",
      group: "list",
      label: t.projects.keyPageDown,
      keys: ["PageDown"],
      run: only(() => page(1)),
    },
    { id: "list-page-up", group: "list", label: t.projects.keyPageUp, keys: ["PageUp"], run: only(() => page(-1)) },
    { id: "list-start", group: "list", label: t.projects.keyStart, keys: ["Home"], run: only(() => jump("start")) },
    { id: "list-end", group: "list", label: t.projects.keyEnd, keys: ["End"], run: only(() => jump("end")) },
    { id: "list-tick", group: "list", label: t.projects.keyTick, keys: ["KeyX"], run: tick },
    { id: "list-peek", group: "list", label: words.keyPeek, keys: ["Space"], run: only(peek) },
    { id: "list-open", group: "list", label: t.projects.keyOpen, keys: ["Enter"], run: only(open) },
    {
      id: "list-all",
      group: "list",
      label: t.projects.selectAll,
      keys: ["mod+KeyA"],
      run: () => {
        const at = document.activeElement;
        return at?.closest("[role=dialog]") ? false : all();
      },
    },
    { id: "list-heads", group: "list", label: words.keyHeads, keys: ["alt+ArrowUp"], run: only(heads) },
    {
      id: "list-fold",
      group: "list",
      label: words.keyFold,
      keys: ["ArrowLeft", "ArrowRight"],
      enabled: grouped,
      run: (e) => (here() ? fold(e?.code === "ArrowRight") : false),
    },
    {
      id: "list-fold-all",
      group: "list",
      label: words.keyFoldAll,
      keys: ["shift+ArrowLeft", "shift+ArrowRight"],
      enabled: grouped,
      run: (e) => (here() ? foldAll?.(e?.code !== "ArrowRight") : false),
    },
  ]);
}
