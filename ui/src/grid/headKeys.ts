/** Keys on the heads of a list: they act while a head has the focus, and pass on everything else. */
import type { RefObject } from "react";
import { useKeys } from "../keys/index.ts";
import { useText } from "../text/index.ts";

export interface HeadMoves {
  scroller: RefObject<HTMLElement | null>;
  /** The column whose head has the focus. */
  focused: () => string | undefined;
  go: (column: string, by: 1 | -1) => void;
  end: (to: "start" | "end") => void;
  step: (column: string, by: 1 | -1) => void;
  widen: (column: string, by: 1 | -1) => void;
  sortAlso: (column: string) => void;
  menu: (column: string) => void;
}

export function useHeadKeys({ scroller, focused, go, end, step, widen, sortAlso, menu }: HeadMoves) {
  const { t } = useText();
  const words = t.projects.grid;
  const on = (run: (column: string, right: 1 | -1) => void) => (e?: KeyboardEvent) => {
    const column = focused();
    if (column === undefined) return false;
    run(column, e?.code === "ArrowRight" ? 1 : -1);
    return true;
  };
  useKeys([
    {
      id: "heads-go",
      group: "list",
      label: words.keyHeads,
      keys: ["ArrowLeft", "ArrowRight"],
      listed: false,
      run: on(go),
    },
    {
      id: "heads-start",
      group: "list",
      label: words.keyHeads,
      keys: ["Home"],
      listed: false,
      run: on(() => end("start")),
    },
    { id: "heads-end", group: "list", label: words.keyHeads, keys: ["End"], listed: false, run: on(() => end("end")) },
    {
      id: "heads-leave",
      group: "list",
      label: words.keyHeads,
      keys: ["ArrowDown"],
      listed: false,
      run: on(() => scroller.current?.focus()),
    },
    { id: "column-menu", group: "list", label: words.keyMenu, keys: ["alt+ArrowDown"], run: on(menu) },
    {
      id: "column-menu-too",
      group: "list",
      label: words.keyMenu,
      keys: ["shift+F10", "ContextMenu"],
      listed: false,
      run: on(menu),
    },
    { id: "column-sort-also", group: "list", label: words.keySortAlso, keys: ["shift+Enter"], run: on(sortAlso) },
    {
      id: "column-move",
      group: "list",
      label: words.keyMove,
      keys: ["mod+ArrowLeft", "mod+ArrowRight"],
      run: on(step),
    },
    {
      id: "column-width",
      group: "list",
      label: words.keyWidth,
      keys: ["alt+ArrowLeft", "alt+ArrowRight"],
      run: on(widen),
    },
  ]);
}
