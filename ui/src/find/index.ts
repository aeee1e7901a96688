export { addressOf, filterOf, withFilter } from "./address.ts";
export { type Condition, conditionLine, useConditions } from "./conditions.ts";
export {
  DIMS,
  hasConditions,
  isConditioned,
  isInverted,
  isYears,
  KINDS,
  kindOf,
  LOOKS,
  NONE,
  setOnly,
  toggled,
  valuesOf,
  withInverted,
} from "./dims.ts";
export { dimName, valueLabel } from "./labels.ts";
export { narrowedTo } from "./narrowed.ts";
export { axesOf, isSameState, type Place, placeOf, useOpenView } from "./views.ts";
