/** Keys of a table. They act while the table itself has the focus, before any of the screen around it. */
import { type KeyboardEvent, type RefObject, useRef } from "react";
import { isComposing, isEditable, matches, useKeys } from "../keys/index.ts";
import { useText } from "../text/index.ts";
import type { Jump, Move } from "./cursor.ts";

/** What the keys do; false = nothing, and the key goes on. */
export interface SheetMoves {
  step: (move: Move, extend: boolean) => boolean;
  jump: (jump: Jump, extend: boolean) => boolean;
  all: () => boolean;
  edit: () => boolean;
  toggle: () => boolean;
  leave: () => boolean;
  clear: () => boolean;
  add: () => boolean;
  place: (by: 1 | -1) => boolean;
  remove: () => boolean;
  copy: () => boolean;
  paste: () => boolean;
}

type Of<T> = Readonly<Record<string, T>>;

const STEPS: Of<Move> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  PageUp: "page-up",
  PageDown: "page-down",
};
const JUMPS: Of<Jump> = {
  Home: "row-start",
  End: "row-end",
  "mod+Home": "first",
  "mod+End": "last",
  "mod+ArrowUp": "top",
  "mod+ArrowDown": "bottom",
  "mod+ArrowLeft": "row-start",
  "mod+ArrowRight": "row-end",
};
const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

interface Entry {
  name: keyof ReturnType<typeof useText>["t"]["sheet"]["key"];
  keys: readonly string[];
  writes?: boolean;
  run: (spec: string) => boolean;
}

export function useSheetKeys(table: RefObject<HTMLElement | null>, moves: SheetMoves) {
  const { t } = useText();
  // Tab goes from cell to cell; after an Escape that had nothing to leave it goes out of the table.
  const leaving = useRef(false);
  const bare = (spec: string) => spec.replace("shift+", "");
  const step = (spec: string) => {
    const move = STEPS[bare(spec)];
    return move !== undefined && moves.step(move, spec !== bare(spec));
  };
  const jump = (spec: string) => {
    const to = JUMPS[spec.replace("mod+shift+", "mod+").replace(/^shift\+/, "")];
    return to !== undefined && moves.jump(to, spec.includes("shift+"));
  };
  const entries: Entry[] = [
    { name: "move", keys: ARROWS, run: step },
    { name: "tab", keys: ["Tab", "shift+Tab"], run: (spec) => moves.step(spec === "Tab" ? "next" : "previous", false) },
    { name: "range", keys: ARROWS.map((key) => `shift+${key}`), run: step },
    { name: "page", keys: ["PageUp", "PageDown", "shift+PageUp", "shift+PageDown"], run: step },
    { name: "ends", keys: ["Home", "End", "shift+Home", "shift+End"], run: jump },
    { name: "corners", keys: ["mod+Home", "mod+End", "mod+shift+Home", "mod+shift+End"], run: jump },
    { name: "edges", keys: ARROWS.flatMap((key) => [`mod+${key}`, `mod+shift+${key}`]), run: jump },
    { name: "all", keys: ["mod+KeyA"], run: moves.all },
    { name: "edit", keys: ["Enter", "F2"], writes: true, run: moves.edit },
    { name: "toggle", keys: ["Space"], writes: true, run: moves.toggle },
    { name: "leave", keys: ["Escape"], run: moves.leave },
    { name: "clear", keys: ["Delete", "Backspace"], writes: true, run: moves.clear },
    { name: "add", keys: ["KeyN", "mod+Enter"], writes: true, run: moves.add },
    { name: "up", keys: ["alt+ArrowUp"], writes: true, run: () => moves.place(-1) },
    { name: "down", keys: ["alt+ArrowDown"], writes: true, run: () => moves.place(1) },
    { name: "remove", keys: ["mod+Delete", "mod+Backspace"], writes: true, run: moves.remove },
    { name: "copy", keys: ["mod+KeyC"], run: moves.copy },
    { name: "paste", keys: ["mod+KeyV"], writes: true, run: moves.paste },
  ];
  // Here they are only listed: a screen's own keys would come first otherwise, and some of them are the same.
  useKeys(
    entries.map(({ name, keys, writes }) => ({
      id: `sheet-${name}`,
      label: t.sheet.key[name],
      group: "list" as const,
      keys: keys.slice(0, 4),
      ...(writes ? { writes } : {}),
      run: () => false,
    })),
  );
  return (e: KeyboardEvent) => {
    if (e.defaultPrevented || isComposing(e)) return;
    const target = e.target as Element;
    // What hangs on the table is no part of it, and what is typed into is not moved in.
    if (!table.current?.contains(target) || isEditable(target)) return;
    // A button in a cell keeps the keys that press it.
    const pressed =
      target.closest("button, a") !== null && (e.key === "Enter" || e.code === "Space" || e.code === "Tab");
    if (pressed) return;
    const out = leaving.current && e.code === "Tab";
    if (e.key !== "Shift") leaving.current = false;
    if (out) return;
    for (const { keys, run } of entries) {
      const spec = keys.find((one) => matches(one, e.nativeEvent));
      if (spec === undefined) continue;
      if (run(spec)) e.preventDefault();
      else leaving.current = spec === "Escape";
      return;
    }
  };
}
