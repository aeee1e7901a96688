import { useMemo, useRef, useState } from "react";
import type { ShortlistRow } from "../../../api/bindings.ts";
import { NONE, type Picked, span, toggled, withoutRange, withRange } from "../../../grid/index.ts";

/** Which rows of the shortlist are ticked. All rows are at hand, so ticks are always ids; one that is narrowed away is
 *  no longer ticked. */
export function useTicks(rows: readonly ShortlistRow[]) {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const last = useRef<number | null>(null);
  const before = useRef<Picked>(NONE);
  const ticked = useMemo(() => rows.filter((row) => ids.has(row.project)), [rows, ids]);
  const picked: Picked = useMemo(() => ({ all: false, ids: new Set(ticked.map((row) => row.project)) }), [ticked]);
  const set = (next: Picked) => setIds(next.all ? new Set(rows.map((row) => row.project)) : next.ids);
  const between = (a: number, b: number) => {
    const { offset, limit } = span(a, b);
    return rows.slice(offset, offset + limit).map((row) => row.project);
  };
  return {
    /** Ticked, in the order of the list. */
    rows: ticked,
    picked,
    clear: () => set(NONE),
    onToggle: (index: number, row: ShortlistRow) => {
      last.current = index;
      set(toggled(picked, row.project));
    },
    onRange: (index: number, from: number) => {
      set(withRange(picked, between(last.current ?? from, index)));
      last.current = index;
    },
    onPaint: (index: number, start: number, on: boolean, fresh: boolean) => {
      if (fresh) before.current = picked;
      last.current = index;
      set((on ? withRange : withoutRange)(before.current, between(start, index)));
    },
    onAll: (on: boolean) => set(on ? { all: false, ids: new Set(rows.map((row) => row.project)) } : NONE),
  };
}
