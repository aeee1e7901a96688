import { useMemo, useState } from "react";
import type { ColumnSetting } from "../../../api/bindings.ts";
import { type GridColumn, settingsOf, useLayout } from "../../../grid/index.ts";

/** As the person left them, as long as the window is open. */
let kept: readonly ColumnSetting[] | null = null;

/** The columns of the registry: a sheet, whose first column stays while the others scroll. */
export function useRegistryLayout<Row>(columns: readonly GridColumn<Row>[]) {
  const [own, setOwn] = useState(kept);
  const keep = (next: readonly ColumnSetting[]) => {
    kept = next;
    setOwn(next);
  };
  const sheet = useMemo(
    () => columns.map(({ id, width }, i) => ({ id, width, visible: true, frozen: i === 0 })),
    [columns],
  );
  const { all, shown, layout } = useLayout(columns, own ?? sheet, keep);
  const showAll = () => keep(settingsOf(all.map((column) => ({ ...column, visible: true }))));
  return { shown, hidden: all.filter((column) => !column.visible), layout, showAll };
}
