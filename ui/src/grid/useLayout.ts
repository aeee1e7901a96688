import { useMemo, useState } from "react";
import type { ColumnSetting } from "../api/bindings.ts";
import {
  type Chosen,
  chosen,
  fitting,
  frozenUpTo,
  type GridColumn,
  isSheet,
  moved,
  settingsOf,
  stepped,
  stuck,
} from "./columns.ts";
import type { GridLayout } from "./layout.ts";

/** The columns of a grid as somebody chose, ordered, froze and sized them, and what fits. Where the choice is kept is the caller's
 *  to say: `own` is what was chosen (stable between renders), `keep` takes what is chosen now. */
export function useLayout<Row>(
  columns: readonly GridColumn<Row>[],
  own: readonly ColumnSetting[],
  keep: (next: readonly ColumnSetting[]) => void,
) {
  const [room, setRoom] = useState(0);
  const all = useMemo(() => chosen(columns, own), [columns, own]);
  const shown = useMemo(() => fitting(all, room), [all, room]);
  const take = (next: readonly Chosen<GridColumn<Row>>[]) => keep(settingsOf(next));
  const layout: GridLayout = {
    stuck: stuck(shown, room),
    sheet: isSheet(all),
    setRoom,
    setWidth: (id, width) => {
      const standard = columns.find((c) => c.id === id);
      const next = width ?? (standard?.grow ? standard.roomy : undefined) ?? standard?.width ?? 100;
      take(all.map((c) => (c.id === id ? { ...c, width: next } : c)));
    },
    move: (id, before) => take(moved(all, id, before)),
    step: (id, by) => take(stepped(all, shown, id, by)),
    freeze: (id) => take(frozenUpTo(all, id)),
    setVisible: (id, visible) => take(all.map((c) => (c.id === id ? { ...c, visible } : c))),
  };
  return { all, shown, layout };
}
