export {
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
export { Grid, type GridGrouping, type GridHandle } from "./Grid.tsx";
export type { GridSort } from "./Head.tsx";
export type { GridWords } from "./keys.ts";
export type { GridLayout } from "./layout.ts";
export { FOLDED, type GridGroup, isFolded, UNFOLDED, withFold } from "./lines.ts";
export { PAGE, samePages, useRows } from "./rows.ts";
export {
  ALL,
  countOf,
  NONE,
  type Picked,
  span,
  tickOf,
  toggled,
  toSelection,
  withoutRange,
  withRange,
} from "./selection.ts";
export { useLayout } from "./useLayout.ts";
