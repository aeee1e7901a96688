import { useEffect, useSyncExternalStore } from "react";

export interface Hint {
  keys: string | readonly string[];
  label: string;
}

let hints: readonly Hint[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Hint[]) {
  hints = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useHints = () => useSyncExternalStore(subscribe, () => hints);

/** Keys worth knowing on this screen, shown in the status bar while it is mounted; at most six. */
export function useScreenHints(own: readonly Hint[]) {
  const shape = JSON.stringify(own);
  useEffect(() => {
    const mine = JSON.parse(shape) as Hint[];
    set(mine);
    return () => {
      if (hints === mine) set([]);
    };
  }, [shape]);
}
