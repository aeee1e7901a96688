export { addressOf, filterOf, withFilter } from "./address.ts";
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
