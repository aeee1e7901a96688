import { useCallback, useMemo, useState } from "react";
import type { ColumnSetting } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
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
} from "../../grid/index.ts";

/** What a saved view says of the columns. */
export interface ColumnsOfView {
  id: number;
  /** Empty = as the person has them. */
  columns: readonly ColumnSetting[];
}

/** The columns as chosen, ordered, frozen and sized by the person, remembered in the settings. While a saved view
 *  with columns of its own is open, those are shown, and what is changed of them stays with the view on screen. */
export function useGridColumns<Row>(columns: readonly GridColumn<Row>[], view?: ColumnsOfView) {
  const settings = useRead("settings.get", {});
  const { run } = useWrite("settings.set", { quiet: true });
  const ofView = view && view.columns.length > 0 ? view : undefined;
  // What was chosen on this screen counts at once; the settings follow.
  const [own, setOwn] = useState<{ view: number | undefined; columns: readonly ColumnSetting[] } | null>(null);
  const [room, setRoom] = useState(0);
  const mine = own && own.view === ofView?.id ? own.columns : undefined;
  const remembered = mine ?? ofView?.columns ?? settings.data?.columns;
  const all = useMemo(() => chosen(columns, remembered ?? []), [columns, remembered]);
  const shown = useMemo(() => fitting(all, room), [all, room]);
  const viewId = ofView?.id;
  const save = useCallback(
    (next: readonly ColumnSetting[]) => {
      setOwn({ view: viewId, columns: next });
      if (viewId === undefined) void run({ columns: [...next] });
    },
    [run, viewId],
  );
  const keep = (next: readonly Chosen<GridColumn<Row>>[]) => save(settingsOf(next));
  const setVisible = (id: string, visible: boolean) => keep(all.map((c) => (c.id === id ? { ...c, visible } : c)));
  const freeze = (id: string | null) => keep(frozenUpTo(all, id));
  const layout: GridLayout = {
    stuck: stuck(shown, room),
    sheet: isSheet(all),
    setRoom,
    setWidth: (id, width) => {
      const standard = columns.find((c) => c.id === id);
      const next = width ?? (standard?.grow ? standard.roomy : undefined) ?? standard?.width ?? 100;
      keep(all.map((c) => (c.id === id ? { ...c, width: next } : c)));
    },
    move: (id, before) => keep(moved(all, id, before)),
    step: (id, by) => keep(stepped(all, shown, id, by)),
    freeze,
    setVisible,
  };
  return {
    all,
    shown,
    layout,
    /** As they are now, for a view to be saved. */
    settings: settingsOf(all),
    setVisible,
    freeze,
    reset: () => save([]),
  };
}
