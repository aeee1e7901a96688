/** What was typed into a sheet and is not saved: cells on their way or refused, and rows that still lack what they need. Kept
 *  beside the answers of the core, so that it outlives the screen it was typed on and goes when the library is closed. */
import { useCallback, useSyncExternalStore } from "react";
import type { PlanSheet } from "../api/bindings.ts";
import { queryClient } from "../api/client.ts";
import type { Cells } from "./columns.ts";
import type { Wrong } from "./put.ts";

/** A cell (both of a twin) as it was typed. */
export interface Draft {
  cells: Cells;
  /** Which of the times it was typed. */
  turn: number;
  /** Why it is not saved; null = it is on its way. */
  wrong: Wrong | null;
}

/** A row that the library does not have yet. */
export interface NewRow {
  /** Below 0, and never given twice. */
  key: number;
  /** Where it was begun: rows of one sheet stand in several tables. */
  place: string;
  /** The row it stands below; null = at the end. */
  after: number | null;
  cells: Cells;
  /** Rows there were when it was sent; null = not on its way. */
  known: readonly number[] | null;
  /** What it became; it stands here until the rows that the screen has say so too. */
  id: number | null;
}

export interface Unsaved {
  /** By row and column. */
  drafts: Readonly<Record<number, Readonly<Record<string, Draft>>>>;
  news: readonly NewRow[];
  /** Of rows begun here, by their id, the key they were begun under. */
  keys: Readonly<Record<number, number>>;
}

const NOTHING: Unsaved = { drafts: {}, news: [], keys: {} };
const ROOT = "plan.unsaved";
// Nothing observes it the way reads are observed: it must not be tidied away.
queryClient.setQueryDefaults([ROOT], { gcTime: Number.POSITIVE_INFINITY, structuralSharing: false });

const listeners = new Set<() => void>();
let last = 0;

/** Another number each time. */
export function turn(): number {
  last += 1;
  return last;
}

export const unsavedOf = (plan: number | null, sheet: PlanSheet): Unsaved =>
  queryClient.getQueryData<Unsaved>([ROOT, plan, sheet]) ?? NOTHING;

export function change(plan: number | null, sheet: PlanSheet, make: (now: Unsaved) => Unsaved) {
  const now = unsavedOf(plan, sheet);
  const next = make(now);
  if (next === now) return;
  queryClient.setQueryData([ROOT, plan, sheet], next);
  for (const listener of listeners) listener();
}

/** With another draft of a cell; null = without. */
export function withDraft(now: Unsaved, key: number, column: string, draft: Draft | null): Unsaved {
  const { [column]: own, ...rest } = now.drafts[key] ?? {};
  if (draft === null && own === undefined) return now;
  const row = draft === null ? rest : { ...rest, [column]: draft };
  const { [key]: _, ...others } = now.drafts;
  return { ...now, drafts: Object.keys(row).length === 0 ? others : { ...others, [key]: row } };
}

/** The key a row goes by here. */
export const keyOf = (unsaved: Unsaved, id: number): number => unsaved.keys[id] ?? id;

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useUnsaved(plan: number | null, sheet: PlanSheet): Unsaved {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => unsavedOf(plan, sheet), [plan, sheet]),
  );
}
