export { type Hint, useHints, useScreenHints } from "./hints.ts";
export { isComposing, isEditable } from "./isComposing.ts";
export {
  type Command,
  caps,
  currentCommands,
  isEnabled,
  isMac,
  type KeyGroup,
  matches,
  useCommands,
  useKeys,
  useRegistry,
} from "./registry.ts";
