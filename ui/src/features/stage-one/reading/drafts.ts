/**
 * Votes begun and not yet given. They are kept in this window only, for each reader apart, until they are given or
 * discarded. A library that is locked or closed takes them with it: what was written about it must not stay behind.
 */
import { useSyncExternalStore } from "react";
import type { Certainty, FrozenTag, LibraryStatus, Score, Verdict } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";

export interface Draft {
  /** Version of the criteria it answers. */
  criteria: number;
  verdict: Verdict | null;
  /** Key of a reason; empty = none. */
  reason: string;
  note: string;
  certainty: Certainty;
  /** By key of the criterion. */
  scores: Readonly<Record<string, Score>>;
  /** In a round of tags. */
  tags: readonly FrozenTag[];
}

const drafts = new Map<string, Draft>();
/** How many went with a library, until somebody is told. */
let lost = 0;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whose, in which round, of which project. */
export const draftKey = (reviewer: number, round: number, project: number) => `${reviewer}/${round}/${project}`;

export const draftOf = (key: string) => drafts.get(key);

/** Keeps it; null = it was given or discarded. */
export function keepDraft(key: string, draft: Draft | null) {
  if (draft) drafts.set(key, draft);
  else drafts.delete(key);
  tell();
}

export const useDraftOf = (key: string) => useSyncExternalStore(subscribe, () => drafts.get(key));
export const useBegun = (key: string) => useSyncExternalStore(subscribe, () => drafts.has(key));

/** How many were dropped since this was asked last. */
export function takeLost() {
  const told = lost;
  lost = 0;
  return told;
}

let library: string | undefined;

/** Another library, or none, is open. */
function follow(path: string | undefined) {
  if (library !== undefined && path !== library && drafts.size > 0) {
    lost += drafts.size;
    drafts.clear();
    tell();
  }
  library = path;
}

queryClient.getQueryCache().subscribe(({ type, query }) => {
  if (type !== "updated" || query.queryKey[0] !== "library.status") return;
  const status = query.state.data as LibraryStatus | undefined;
  if (status) follow(status.open?.path);
});
