export { chosen, fitting, type GridColumn, settingsOf } from "./columns.ts";
export { Grid, type GridHandle } from "./Grid.tsx";
export { samePages, useRows } from "./rows.ts";
export {
  ALL,
  countOf,
  NONE,
  type Picked,
  span,
  toggled,
  toSelection,
  withRange,
} from "./selection.ts";
