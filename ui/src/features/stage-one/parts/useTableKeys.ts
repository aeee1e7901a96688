import { useRef, useState } from "react";
import { useKeys } from "../../../keys/index.ts";

/** Moving over the rows of a table by keys: J, K and the arrows. Each row has one button, `data-row` is its id. */
export function useTableKeys({
  ids,
  name,
  words,
  onMove,
}: {
  ids: readonly number[];
  /** Of the commands. */
  name: string;
  words: { keyNext: string; keyPrevious: string };
  /** Another row is the one the keys act on. */
  onMove?: (id: number) => void;
}) {
  const table = useRef<HTMLTableElement>(null);
  const [cursor, setCursor] = useState<number | undefined>();
  const at = cursor === undefined ? -1 : ids.indexOf(cursor);
  const focusRow = (id: number) => table.current?.querySelector<HTMLElement>(`[data-row="${id}"] button`)?.focus();
  const move = (by: 1 | -1) => {
    const next = ids[at < 0 ? 0 : at + by];
    if (next === undefined) return;
    setCursor(next);
    focusRow(next);
    onMove?.(next);
  };
  // Arrows belong to whatever else has the focus.
  const here = () => {
    const focused = document.activeElement;
    return !focused || focused === document.body || focused.id === "main" || table.current?.contains(focused) === true;
  };
  const arrow = (by: 1 | -1) => (e?: KeyboardEvent) => (e?.code.startsWith("Arrow") && !here() ? false : move(by));
  useKeys([
    { id: `${name}-next`, label: words.keyNext, group: "list", keys: ["KeyJ", "ArrowDown"], run: arrow(1) },
    { id: `${name}-previous`, label: words.keyPrevious, group: "list", keys: ["KeyK", "ArrowUp"], run: arrow(-1) },
  ]);
  /** The one row that Tab leads to. */
  const tabStop = ids[at] ?? ids[0];
  return { table, cursor, setCursor, focusRow, tabIndexOf: (id: number) => (id === tabStop ? 0 : -1) };
}
