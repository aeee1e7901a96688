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
  NARROWINGS,
  type Narrowing,
  NONE,
  setOnly,
  toggled,
  valuesOf,
  withInverted,
} from "./dims.ts";
export { dimName, valueLabel } from "./labels.ts";
export { narrowedTo } from "./narrowed.ts";
export { useRegistered } from "./registered.ts";
export { axesOf, isSameState, type Place, placeOf, useOpenView } from "./views.ts";
