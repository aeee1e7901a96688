/** What the window has to say: short-lived notices at the bottom, and the one dialog for a fault of ours. */
import { useSyncExternalStore } from "react";
import type { Problem } from "./bindings.ts";

export interface Notice {
  id: number;
  tone: "done" | "info" | "refused";
  /** The sentence, made when it is shown so that a change of language reaches it. */
  say: () => string;
  /** A button beside the sentence. */
  action?: { label: () => string; run: () => void; keys?: string; testid?: string };
}

interface Said {
  notices: readonly Notice[];
  fault: Problem | null;
}

const STAY_MS = 8_000;
const AT_MOST = 3;
let said: Said = { notices: [], fault: null };
let last = 0;
const listeners = new Set<() => void>();

function set(next: Said) {
  said = next;
  for (const listener of listeners) listener();
}

/** Shows a notice for some seconds; returns its id. The newest stands lowest, at most three at a time. */
export function notify(notice: Omit<Notice, "id">): number {
  last += 1;
  const id = last;
  set({ ...said, notices: [...said.notices, { ...notice, id }].slice(-AT_MOST) });
  setTimeout(() => dismiss(id), STAY_MS);
  return id;
}

export function dismiss(id: number) {
  if (said.notices.some((n) => n.id === id)) set({ ...said, notices: said.notices.filter((n) => n.id !== id) });
}

/** Takes every notice away, e.g. before an undo: its offer would be stale. */
export function dismissAll() {
  if (said.notices.length > 0) set({ ...said, notices: [] });
}

export function showFault(problem: Problem) {
  set({ ...said, fault: problem });
}

export function closeFault() {
  set({ ...said, fault: null });
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const currentNotices = () => said;
export const useNotices = () => useSyncExternalStore(subscribe, currentNotices);
