import { useQueries } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Kind, Level, LevelEntry, Problem } from "../../../api/bindings.ts";
import { call, useRead } from "../../../api/client.ts";

/** The most one level gives. */
const LEVEL = 1000;
const SEP = "\n";

/** A line of the hierarchy as it is opened now. */
export interface Branch {
  entry: LevelEntry;
  /** Ids from the top down: the same concept may stand in two places. */
  path: string;
  depth: number;
  open: boolean;
  /** Place of the line it hangs on; -1 at the top. */
  up: number;
}

const idOf = (path: string) => path.slice(path.lastIndexOf(SEP) + 1);

/** The hierarchy of a kind, level by level as it is opened. `reveal` is a concept whose branch shall be open. */
export function useTree(kind: Kind, reveal: string | undefined) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set());
  const shown = useRef<string | undefined>(undefined);
  const card = useRead(
    "concept.show",
    { kind, id: reveal ?? "" },
    { enabled: reveal !== undefined && reveal !== shown.current, keep: false },
  );
  useEffect(() => {
    if (reveal === undefined || reveal === shown.current || !card.data) return;
    shown.current = reveal;
    const ids = [...card.data.above.map((concept) => concept.id), reveal];
    setOpen((was) => new Set([...was, ...ids.map((_, i) => ids.slice(0, i + 1).join(SEP))]));
  }, [reveal, card.data]);

  const parents = useMemo(() => [undefined, ...new Set([...open].map(idOf))], [open]);
  const levels = useQueries({
    queries: parents.map((parent) => {
      const args = parent === undefined ? { kind } : { kind, parent };
      return {
        queryKey: ["concept.browse", args],
        queryFn: ({ signal }: { signal: AbortSignal }) => call("concept.browse", args, undefined, signal),
      };
    }),
    combine: (answers) => ({
      data: answers.map((answer) => answer.data as Level | undefined),
      error: (answers[0]?.error ?? null) as Problem | null,
      again: () => void answers[0]?.refetch(),
    }),
  });
  const branches = useMemo(() => {
    const byParent = new Map(parents.map((parent, i) => [parent, levels.data[i]?.concepts ?? []] as const));
    const all: Branch[] = [];
    const walk = (parent: string | undefined, prefix: string, depth: number, up: number) => {
      for (const entry of byParent.get(parent) ?? []) {
        const path = prefix === "" ? entry.concept.id : `${prefix}${SEP}${entry.concept.id}`;
        const own: Branch = { entry, path, depth, open: open.has(path) && entry.below > 0, up };
        all.push(own);
        if (own.open) walk(entry.concept.id, path, depth + 1, all.length - 1);
      }
    };
    walk(undefined, "", 0, -1);
    return all;
  }, [parents, levels.data, open]);

  /** Opens or closes a branch; the concept whose branch is the last one open after it. */
  const turn = (branch: Branch): string | undefined => {
    const next = new Set(open);
    if (branch.open) next.delete(branch.path);
    else next.add(branch.path);
    setOpen(next);
    const last = branch.open ? branches[branch.up]?.entry.concept.id : branch.entry.concept.id;
    // It is open already: nothing to reveal when the address says so.
    shown.current = last;
    return last;
  };
  return {
    branches,
    turn,
    pending: levels.data[0] === undefined,
    error: levels.error,
    again: levels.again,
    /** The top level is longer than what is listed. */
    cut: (levels.data[0]?.concepts.length ?? 0) >= LEVEL,
  };
}
