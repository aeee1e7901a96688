/**
 * Everything a person can start by key or from the palette, registered while its screen is mounted. Feeds the
 * key list (`?`) and the palette (Ctrl/⌘ K). One listener on the window; the command registered last wins.
 */
import { useEffect, useRef, useSyncExternalStore } from "react";
import { isWritable } from "../api/writable.ts";
import type { IconName } from "../styles/icons.ts";
import { isComposing, isEditable } from "./isComposing.ts";

export type KeyGroup = "general" | "go" | "list" | "tags" | "tagging" | "reading" | "theme" | "tidying" | "importing";

export interface Command {
  /** Stable kebab-case name; the same id registered again replaces the one below it. */
  id: string;
  label: string;
  group: KeyGroup;
  /** Any of these starts it: `KeyJ` (by place on the keyboard), `mod+KeyK`, `mod+shift+KeyZ`, `Space`, `Enter`,
   *  `ArrowDown`, `Slash`, or a character in quotes such as `'?'`. `mod` is Ctrl, on a Mac ⌘. */
  keys?: readonly string[];
  icon?: IconName;
  /** Answering false passes the key on; anything else means it acted. */
  run: (event?: KeyboardEvent) => unknown;
  /** False = shown nowhere and does not act. */
  enabled?: boolean;
  /** It changes the library: not there while that is open for reading only. */
  writes?: boolean;
  /** True = offered in the palette (default false). */
  palette?: boolean;
  /** False = not in the key list (default true when it has keys). */
  listed?: boolean;
  /** True = works inside editable fields too (only sensible with `mod`). */
  inFields?: boolean;
  /** True = works while a dialog is open too. */
  inDialogs?: boolean;
}

export const isMac = /mac/i.test(navigator.platform);

let commands: readonly Command[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Command[]) {
  commands = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What is registered now. */
export const currentCommands = () => commands;
export const useRegistry = () => useSyncExternalStore(subscribe, currentCommands);

export function matches(spec: string, e: KeyboardEvent): boolean {
  const quoted = /^'(.)'$/.exec(spec);
  if (quoted) return e.key === quoted[1] && !e.ctrlKey && !e.metaKey && !e.altKey;
  const parts = spec.split("+");
  const code = parts.pop();
  const mod = isMac ? e.metaKey : e.ctrlKey;
  const otherMod = isMac ? e.ctrlKey : e.metaKey;
  return (
    e.code === code &&
    mod === parts.includes("mod") &&
    !otherMod &&
    e.shiftKey === parts.includes("shift") &&
    e.altKey === parts.includes("alt")
  );
}

/** Whether it can be started now. */
export const isEnabled = (command: Command) => command.enabled !== false && (command.writes !== true || isWritable());

const inDialog = () => document.querySelector("[data-modal]") !== null;

function onKeyDown(e: KeyboardEvent) {
  if (e.defaultPrevented || isComposing(e)) return;
  const editable = isEditable(e.target);
  const dialog = inDialog();
  for (let i = commands.length - 1; i >= 0; i -= 1) {
    const command = commands[i];
    if (!command?.keys?.some((spec) => matches(spec, e))) continue;
    if (!isEnabled(command) || (editable && !command.inFields) || (dialog && !command.inDialogs)) continue;
    if (command.run(e) === false) continue;
    e.preventDefault();
    return;
  }
}

let listening = false;

/** Registers commands while the component is mounted. Labels and `run` may change on every render. */
export function useCommands(own: readonly Command[]) {
  const latest = useRef(own);
  latest.current = own;
  // What the lists show; `run` is always looked up freshly.
  const shape = JSON.stringify(own.map(({ run: _run, ...rest }) => rest));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for everything in `own` but `run`
  useEffect(() => {
    if (!listening) {
      window.addEventListener("keydown", onKeyDown);
      listening = true;
    }
    const mine = latest.current.map((command) => ({
      ...command,
      run: (e?: KeyboardEvent) => latest.current.find((c) => c.id === command.id)?.run(e),
    }));
    set([...commands, ...mine]);
    return () => set(commands.filter((command) => !mine.includes(command)));
  }, [shape]);
}

/** Keys of a screen: `useKeys([{ id, label, group, keys, run }])`. Single letters never fire on editable rows,
 *  while composing, or behind a dialog. */
export const useKeys = useCommands;

const NAMES: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Slash: "/",
  Delete: "Del",
  Backspace: "⌫",
  Comma: ",",
  Period: ".",
  BracketLeft: "[",
  BracketRight: "]",
};

/** The caps to print for a key: `mod+shift+KeyZ` → `Ctrl`, `Shift`, `Z` (on a Mac `⌘`, `⇧`, `Z`). */
export function caps(spec: string): string[] {
  const quoted = /^'(.)'$/.exec(spec);
  if (quoted?.[1]) return [quoted[1]];
  return spec.split("+").map((part) => {
    if (part === "mod") return isMac ? "⌘" : "Ctrl";
    if (part === "shift") return isMac ? "⇧" : "Shift";
    if (part === "alt") return isMac ? "⌥" : "Alt";
    return NAMES[part] ?? part.replace(/^(Key|Digit)/, "");
  });
}
