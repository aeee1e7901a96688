import { useMemo, useState } from "react";
import type { ColumnSetting } from "../../../api/bindings.ts";
import {
  type Chosen,
  chosen,
  fitting,
  frozenUpTo,
  type GridColumn,
  type GridLayout,
  isSheet,
  moved,
  settingsOf,
  stepped,
  stuck,
} from "../../../grid/index.ts";

/** As the person left them, as long as the window is open. */
let kept: readonly ColumnSetting[] = [];

/** The columns of the meeting's view: those that fit, the title growing. */
export function useShortlistLayout<Row>(columns: readonly GridColumn<Row>[]) {
  const [own, setOwn] = useState(kept);
  const [room, setRoom] = useState(0);
  const all = useMemo(() => chosen(columns, own), [columns, own]);
  const shown = useMemo(() => fitting(all, room), [all, room]);
  const keep = (next: readonly Chosen<GridColumn<Row>>[]) => {
    kept = settingsOf(next);
    setOwn(kept);
  };
  const layout: GridLayout = {
    stuck: stuck(shown, room),
    sheet: isSheet(all),
    setRoom,
    setWidth: (id, width) => {
      const next = width ?? columns.find((c) => c.id === id)?.width ?? 100;
      keep(all.map((c) => (c.id === id ? { ...c, width: next } : c)));
    },
    move: (id, before) => keep(moved(all, id, before)),
    step: (id, by) => keep(stepped(all, shown, id, by)),
    freeze: (id) => keep(frozenUpTo(all, id)),
    setVisible: (id, visible) => keep(all.map((c) => (c.id === id ? { ...c, visible } : c))),
  };
  return { shown, layout };
}
