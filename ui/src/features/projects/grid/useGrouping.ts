import { useCallback, useMemo, useRef, useState } from "react";
import type { ProjectRow, RowGroup, SortKey } from "../../../api/bindings.ts";
import {
  FOLDED,
  type GridGroup,
  type GridGrouping,
  isFolded,
  tickOf,
  UNFOLDED,
  withFold,
} from "../../../grid/index.ts";
import { useText } from "../../../text/index.ts";
import { groupOf } from "../sorts.ts";
import type { usePicked } from "../usePicked.ts";

/** Rows of a group that are looked at to tell how many of them are ticked, where its ids are not known. */
const LOOKED_AT = 400;

/** Headings over the list. What is folded is kept by its name, so that it stays folded when rows come and go. */
export function useGrouping({
  group,
  onGroup,
  groups: told,
  rowAt,
  picks,
}: {
  group: SortKey | null;
  onGroup: (group: SortKey | null) => void;
  groups: readonly RowGroup[];
  rowAt: (index: number) => ProjectRow | undefined;
  picks: Pick<ReturnType<typeof usePicked>, "picked" | "stretch">;
}): GridGrouping {
  const { t, pick } = useText();
  const [folds, setFolds] = useState({ column: group, folds: UNFOLDED });
  // Names folded under one column say nothing of another.
  const own = folds.column === group ? folds.folds : UNFOLDED;
  const groups = useMemo(
    () =>
      told.map(
        (one): GridGroup => ({
          key: `${one.label_ja}\n${one.label_en}`,
          label: pick(one, "label") || t.find.none,
          first: one.first,
          count: one.count,
        }),
      ),
    [told, pick, t],
  );
  // The ids of groups that were ticked by their heading, while the list is as it was then.
  const known = useRef<{ told: readonly RowGroup[]; ids: Map<string, readonly number[]> }>({ told, ids: new Map() });
  if (known.current.told !== told) known.current = { told, ids: new Map() };

  const tick = (one: GridGroup): boolean | "mixed" => {
    const ids = known.current.ids.get(one.key);
    if (ids) return tickOf(picks.picked, ids, true);
    const looked = Math.min(one.count, LOOKED_AT);
    const here = Array.from({ length: looked }, (_, i) => rowAt(one.first + i)?.id).filter((id) => id !== undefined);
    return tickOf(picks.picked, here, here.length === one.count);
  };
  return {
    column: group,
    onColumn: (column) => onGroup(groupOf(column)),
    groups,
    isFolded: useCallback((one: GridGroup) => isFolded(own, one.key), [own]),
    onFold: (one, folded) => setFolds({ column: group, folds: withFold(own, one.key, folded) }),
    onFoldAll: (folded) => setFolds({ column: group, folds: folded ? FOLDED : UNFOLDED }),
    tickOf: tick,
    onToggle: (one) => {
      const { ids: kept } = known.current;
      void picks.stretch(one.first, one.count, tick(one) !== true).then((ids) => ids && kept.set(one.key, ids));
    },
  };
}
