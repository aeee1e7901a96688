/** Commands under way that change something: the window says so, and locks itself only when there are none. */
import { useSyncExternalStore } from "react";

/** What goes on by itself: no work of the person's, nothing to wait for. */
const BY_ITSELF: readonly string[] = ["library.refresh", "library.lock"];
/** What goes on behind the person's back, but must be let finish. */
const BEHIND: readonly string[] = ["library.care"];

let names: readonly string[] = [];
const listeners = new Set<() => void>();

function set(next: readonly string[]) {
  names = next;
  for (const listener of listeners) listener();
}

/** Counts `name` as running until the promise is settled. */
export async function whileRunning<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (BY_ITSELF.includes(name)) return work();
  set([...names, name]);
  try {
    return await work();
  } finally {
    const at = names.indexOf(name);
    set(names.filter((_, i) => i !== at));
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether anything is under way that a lock would cut off. */
export const isRunning = () => names.length > 0;
export const useRunning = () => useSyncExternalStore(subscribe, isRunning);

const isSaving = () => names.some((name) => !BEHIND.includes(name));
/** Whether something the person did is being written. */
export const useSaving = () => useSyncExternalStore(subscribe, isSaving);

/** Resolves once nothing is under way. */
export function allDone(): Promise<void> {
  if (!isRunning()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = subscribe(() => {
      if (isRunning()) return;
      stop();
      resolve();
    });
  });
}
