/** The row under the keys, as the screen around the table is told it; and the place the screen wants to be shown. */
import { useEffect, useRef } from "react";

interface Options {
  /** The row under the keys; null = one that the library does not have yet, undefined = no row. */
  chosen: number | null | undefined;
  selected: number | null | undefined;
  onSelect: ((id: number | null) => void) | undefined;
}

/** Tells once what was not told yet; the answer tells a row again that was pressed again. */
export function useChosen({ chosen, selected, onSelect }: Options) {
  const told = useRef<number | null>(selected ?? null);
  const latest = useRef(onSelect);
  latest.current = onSelect;
  useEffect(() => {
    told.current = selected ?? null;
  }, [selected]);
  const tell = (id: number | null) => {
    if (id === told.current) return;
    told.current = id;
    latest.current?.(id);
  };
  const speak = useRef(tell);
  speak.current = tell;
  const before = useRef<number | null | undefined>(undefined);
  useEffect(() => {
    // While nothing is under the keys there is nothing to tell, but that a row went away.
    if (chosen !== undefined || before.current !== undefined) speak.current(chosen ?? null);
    before.current = chosen;
  }, [chosen]);
  return tell;
}
