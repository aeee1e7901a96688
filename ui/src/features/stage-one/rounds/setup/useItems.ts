/** The projects of a round in pages, and which of them are ticked. */
import type { UseQueryOptions } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { Problem, RoundItem } from "../../../../api/bindings.ts";
import { call, sayProblem } from "../../../../api/client.ts";
import { asProblem } from "../../../../api/host.ts";
import { ALL, NONE, type Picked, span, toggled, useRows, withoutRange, withRange } from "../../../../grid/index.ts";

/** Items asked for at once, the most the command gives. */
const CHUNK = 500;

/** Projects at `offset..offset + limit` of the round's list. */
async function idsOf(round: number, short: boolean, offset: number, limit: number): Promise<number[]> {
  const ids: number[] = [];
  while (ids.length < limit) {
    const ask = Math.min(CHUNK, limit - ids.length);
    const part = await call("round.items", { round, short, offset: offset + ids.length, limit: ask });
    ids.push(...part.items.map((item) => item.project));
    if (part.items.length < ask) break;
  }
  return ids;
}

export function useItems(round: number, short: boolean) {
  const list = `${round} ${short}`;
  const [pages, setPages] = useState<readonly number[]>([0]);
  const onPages = useCallback(
    (next: readonly number[]) => setPages((now) => (now.join() === next.join() ? now : next)),
    [],
  );
  const rows = useRows<RoundItem>({
    list,
    page: (offset, limit) => {
      const args = { round, short, offset, limit };
      return {
        queryKey: ["round.items", args],
        queryFn: ({ signal }: { signal: AbortSignal }) => call("round.items", args, undefined, signal),
        select: ({ total, items }: { total: number; items: RoundItem[] }) => ({ total, offset, rows: items }),
      } as unknown as UseQueryOptions<{ total: number; offset: number; rows: readonly RoundItem[] }, Problem>;
    },
    pages,
  });

  const [picked, setPicked] = useState<Picked>(NONE);
  const anchor = useRef<{ index: number; before: Picked } | null>(null);
  const asked = useRef(0);
  const set = (next: Picked) => {
    asked.current += 1;
    setPicked(next);
  };
  const mark = async (before: Picked, from: number, to: number, on: boolean) => {
    asked.current += 1;
    const mine = asked.current;
    const { offset, limit } = span(from, to);
    const here = Array.from({ length: limit }, (_, i) => rows.rowAt(offset + i)?.project);
    try {
      const ids = here.every((id) => id !== undefined) ? here : await idsOf(round, short, offset, limit);
      if (mine === asked.current) setPicked(on ? withRange(before, ids) : withoutRange(before, ids));
    } catch (error) {
      sayProblem(asProblem(error));
    }
  };
  return {
    ...rows,
    list,
    onPages,
    picked,
    clear: () => {
      anchor.current = null;
      set(NONE);
    },
    all: () => {
      anchor.current = null;
      set(ALL);
    },
    toggle: (index: number, item: RoundItem) => {
      const next = toggled(picked, item.project);
      anchor.current = { index, before: next };
      set(next);
    },
    range: (index: number, from: number) => {
      anchor.current ??= { index: from, before: picked };
      return mark(anchor.current.before, anchor.current.index, index, true);
    },
    paint: (index: number, start: number, on: boolean, fresh: boolean) => {
      if (fresh || !anchor.current) anchor.current = { index: start, before: picked };
      return mark(anchor.current.before, start, index, on);
    },
    /** The ticked ones by id. */
    ids: async (): Promise<number[]> => {
      if (!picked.all) return [...picked.ids];
      const found = await idsOf(round, short, 0, Number.POSITIVE_INFINITY);
      return found.filter((id) => !picked.except.has(id));
    },
  };
}
