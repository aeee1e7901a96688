/** Whether the open library may be written. The window says it once; every control that writes asks here. */
import { useSyncExternalStore } from "react";

let writable = true;
const listeners = new Set<() => void>();

/** Told by the window whenever the library's state is known. */
export function setWritable(now: boolean) {
  if (now === writable) return;
  writable = now;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const isWritable = () => writable;
/** False while the library is open for reading only. */
export const useWritable = () => useSyncExternalStore(subscribe, isWritable);
