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
let kept: readonly ColumnSetting[] | null = null;

/** The columns of the registry: a sheet, whose first column stays while the others scroll. */
export function useRegistryLayout<Row>(columns: readonly GridColumn<Row>[]) {
  const [own, setOwn] = useState(kept);
  const [room, setRoom] = useState(0);
  const all = useMemo(
    () => chosen(columns, own ?? columns.map(({ id, width }, i) => ({ id, width, visible: true, frozen: i === 0 }))),
    [columns, own],
  );
  const shown = useMemo(() => fitting(all, room), [all, room]);
  const keep = (next: readonly Chosen<GridColumn<Row>>[]) => {
    kept = settingsOf(next);
    setOwn(kept);
  };
  const setVisible = (id: string, visible: boolean) => keep(all.map((c) => (c.id === id ? { ...c, visible } : c)));
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
    setVisible,
  };
  const hidden = all.filter((column) => !column.visible);
  return { shown, hidden, layout, showAll: () => keep(all.map((column) => ({ ...column, visible: true }))) };
}
