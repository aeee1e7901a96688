import { useState } from "react";
import type { ColumnSetting } from "../../../api/bindings.ts";
import { type GridColumn, useLayout } from "../../../grid/index.ts";

/** As the person left them, as long as the window is open. */
let kept: readonly ColumnSetting[] = [];

/** The columns of the meeting's view: those that fit, the title growing. */
export function useShortlistLayout<Row>(columns: readonly GridColumn<Row>[]) {
  const [own, setOwn] = useState(kept);
  return useLayout(columns, own, (next) => {
    kept = next;
    setOwn(next);
  });
}
