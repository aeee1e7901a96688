import { useEffect, useRef, useState } from "react";
import type { Filter, ProjectRow, Sort, SortKey } from "../../api/bindings.ts";
import { call, sayProblem } from "../../api/client.ts";
import { asProblem } from "../../api/host.ts";
import { ALL, NONE, type Picked, span, toggled, withoutRange, withRange } from "../../grid/index.ts";

/** Ids asked for at once, the most the command gives. */
const CHUNK = 1000;

/** A list in its order. */
export interface Ordered {
  filter: Filter;
  sorts: Sort[];
  group: SortKey | null;
}

/** Ids of the rows `offset..offset + limit` of a list, in its order. */
export async function idsOf({ filter, sorts, group }: Ordered, offset: number, limit: number): Promise<number[]> {
  const ids: number[] = [];
  while (ids.length < limit) {
    const ask = Math.min(CHUNK, limit - ids.length);
    const part = await call("project.ids", { filter, sort: sorts, group, offset: offset + ids.length, limit: ask });
    ids.push(...part.ids);
    if (part.ids.length < ask) break;
  }
  return ids;
}

/** What is ticked in the list of projects. Single ticks outlive another search; "all that match" does not. */
export function usePicked({
  library,
  list,
  rowAt,
  ...ordered
}: Ordered & {
  /** Changes when projects came or went: a ticked one may be gone. */
  library: string;
  list: string;
  rowAt: (index: number) => ProjectRow | undefined;
}) {
  const [picked, setPicked] = useState<Picked>(NONE);
  const anchor = useRef<{ index: number; before: Picked } | null>(null);
  const asked = useRef(0);
  const matching = JSON.stringify(ordered.filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: positions mean nothing in another list
  useEffect(() => {
    anchor.current = null;
    asked.current += 1;
  }, [list]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: "all that match" was said of another filter
  useEffect(() => setPicked((now) => (now.all ? NONE : now)), [matching]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was ticked may be gone
  useEffect(() => setPicked(NONE), [library]);

  const set = (next: Picked) => {
    asked.current += 1;
    setPicked(next);
  };
  /** Ticks or unticks a stretch of rows; its ids, or null when something else was asked for meanwhile. */
  const mark = async (before: Picked, offset: number, limit: number, on: boolean): Promise<number[] | null> => {
    asked.current += 1;
    const mine = asked.current;
    const here = Array.from({ length: limit }, (_, i) => rowAt(offset + i)?.id);
    try {
      const ids = here.every((id) => id !== undefined) ? here : await idsOf(ordered, offset, limit);
      if (mine !== asked.current) return null;
      setPicked(on ? withRange(before, ids) : withoutRange(before, ids));
      return ids;
    } catch (error) {
      sayProblem(asProblem(error));
      return null;
    }
  };
  const toggle = (index: number, id: number) => {
    const next = toggled(picked, id);
    anchor.current = { index, before: next };
    set(next);
  };
  const range = async (index: number, from: number) => {
    anchor.current ??= { index: from, before: picked };
    const { before, index: start } = anchor.current;
    const { offset, limit } = span(start, index);
    await mark(before, offset, limit, true);
  };
  const paint = async (index: number, start: number, on: boolean, fresh: boolean) => {
    if (fresh || !anchor.current) anchor.current = { index: start, before: picked };
    const { offset, limit } = span(start, index);
    await mark(anchor.current.before, offset, limit, on);
  };
  const stretch = (offset: number, limit: number, on: boolean) => {
    anchor.current = null;
    return mark(picked, offset, limit, on);
  };
  const clear = () => {
    anchor.current = null;
    set(NONE);
  };
  const all = {
    pick: () => {
      anchor.current = null;
      set(ALL);
    },
    /** The ticked ones by id. */
    ids: async (): Promise<number[]> => {
      if (!picked.all) return [...picked.ids];
      const found = await idsOf(ordered, 0, Number.POSITIVE_INFINITY);
      return found.filter((id) => !picked.except.has(id));
    },
  };
  return { picked, toggle, range, paint, stretch, all, clear };
}
