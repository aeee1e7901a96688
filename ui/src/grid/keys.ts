/** Keys of a list. Letters act wherever no text is being typed; keys that other controls use too (arrows, Enter,
 *  Space) only while the list, or nothing, has the focus. */
import type { RefObject } from "react";
import { useKeys } from "../keys/index.ts";
import { useText } from "../text/index.ts";

/** What the keys of a list do, where its rows are no projects. */
export interface GridWords {
  next: string;
  previous: string;
  open: string;
  peek: string;
  /** All of it in a sentence, for screen readers. */
  keys: string;
}

export interface GridMoves {
  scroller: RefObject<HTMLElement | null>;
  words: GridWords | undefined;
  /** By so many rows; `extend` ticks all on the way. */
  move: (by: number, extend: boolean) => void;
  jump: (to: "start" | "end") => void;
  page: (direction: 1 | -1) => void;
  /** False = nothing can be ticked here. */
  ticking: boolean;
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

export function useGridKeys(moves: GridMoves) {
  const { scroller, move, jump, page, ticking, tick, peek, open, all, heads, fold, foldAll } = moves;
  const { t } = useText();
  const words = t.projects.grid;
  const next = moves.words?.next ?? t.projects.keyNext;
  const previous = moves.words?.previous ?? t.projects.keyPrevious;
  const grouped = foldAll !== undefined;
  const here = () => {
    const at = document.activeElement;
    return !at || at === document.body || at.id === "main" || at === scroller.current;
  };
  const only = (run: () => unknown) => () => (here() ? run() : false);
  useKeys([
    { id: "list-next", group: "list", label: next, keys: ["KeyJ"], run: () => move(1, false) },
    { id: "list-previous", group: "list", label: previous, keys: ["KeyK"], run: () => move(-1, false) },
    {
      id: "list-down",
      group: "list",
      label: next,
      keys: ["ArrowDown"],
      listed: false,
      run: only(() => move(1, false)),
    },
    {
      id: "list-up",
      group: "list",
      label: previous,
      keys: ["ArrowUp"],
      listed: false,
      run: only(() => move(-1, false)),
    },
    {
      id: "list-extend-down",
      group: "list",
      label: t.projects.keyExtend,
      keys: ["shift+ArrowDown", "shift+KeyJ"],
      enabled: ticking,
      run: (e) => (e?.code === "KeyJ" || here() ? move(1, true) : false),
    },
    {
      id: "list-extend-up",
      group: "list",
      label: t.projects.keyExtend,
      keys: ["shift+ArrowUp", "shift+KeyK"],
      listed: false,
      enabled: ticking,
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
    { id: "list-tick", group: "list", label: t.projects.keyTick, keys: ["KeyX"], enabled: ticking, run: tick },
    { id: "list-peek", group: "list", label: moves.words?.peek ?? words.keyPeek, keys: ["Space"], run: only(peek) },
    {
      id: "list-open",
      group: "list",
      label: moves.words?.open ?? t.projects.keyOpen,
      keys: ["Enter"],
      run: only(open),
    },
    {
      id: "list-all",
      group: "list",
      label: t.projects.selectAll,
      keys: ["mod+KeyA"],
      enabled: ticking,
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
