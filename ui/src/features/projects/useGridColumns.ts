import { useCallback, useState } from "react";
import type { ColumnSetting } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { type GridColumn, settingsOf, useLayout } from "../../grid/index.ts";

const NONE: readonly ColumnSetting[] = [];

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
  const mine = own && own.view === ofView?.id ? own.columns : undefined;
  const remembered = mine ?? ofView?.columns ?? settings.data?.columns;
  const viewId = ofView?.id;
  const save = useCallback(
    (next: readonly ColumnSetting[]) => {
      setOwn({ view: viewId, columns: next });
      if (viewId === undefined) void run({ columns: [...next] });
    },
    [run, viewId],
  );
  const { all, shown, layout } = useLayout(columns, remembered ?? NONE, save);
  return {
    all,
    shown,
    layout,
    /** As they are now, for a view to be saved. */
    settings: settingsOf(all),
    setVisible: layout.setVisible,
    freeze: layout.freeze,
    reset: () => save([]),
  };
}
