import { useMemo } from "react";
import type { Reading } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { type Draft, draftKey, draftOf, keepDraft, useDraftOf } from "./drafts.ts";
import { carried, same, standing, type Version, versionFrom, versionOf } from "./vote.ts";

/** My vote on the project that is read: what stands, or what I have begun over it. */
export function useVote(reading: Reading, reviewer: number, round: number, goesOnWith: number | undefined) {
  const key = draftKey(reviewer, round, reading.project);
  const begun = useDraftOf(key);
  const wantsNewer = reading.newer_criteria && goesOnWith !== undefined && goesOnWith !== reading.criteria;
  const sets = useRead("criteria.list", {}, { enabled: wantsNewer });
  const newer = useMemo(() => {
    const found = wantsNewer ? sets.data?.versions.find((own) => own.id === goesOnWith) : undefined;
    return found && versionFrom(found);
  }, [wantsNewer, sets.data, goesOnWith]);
  const own = useMemo(() => versionOf(reading), [reading]);
  const base = useMemo(() => standing(reading), [reading]);
  const editable = reading.closed === null;

  // Begun by a version that is neither: the criteria were changed meanwhile.
  const version: Version = newer && begun?.criteria === newer.id ? newer : own;
  const moved = begun !== undefined && begun.criteria !== version.id && !(wantsNewer && newer === undefined);
  const draft = useMemo(() => (begun && moved ? carried(begun, version) : begun), [begun, moved, version]);

  /** Keys pressed one after another each start from what the one before left. */
  const change = (how: (now: Draft) => Draft) => {
    if (!editable) return;
    const kept = draftOf(key);
    const now = kept ? (kept.criteria === version.id ? kept : carried(kept, version)) : base;
    const next = how(now);
    keepDraft(key, same(next, base) ? null : next);
  };
  return {
    key,
    editable,
    version,
    newer,
    moved: editable && moved,
    /** What is shown: closed, only what was given counts. */
    shown: editable ? (draft ?? base) : base,
    base,
    begun: draft,
    change,
    discard: () => keepDraft(key, null),
    /** Goes on by the version the round has now. */
    answerNewer: () => {
      if (newer && editable) keepDraft(key, carried(draftOf(key) ?? base, newer));
    },
  };
}

export type VoteNow = ReturnType<typeof useVote>;
