/**
 * The one question every key handler asks first: is the input method composing? While it is, Enter, Escape and
 * the arrows belong to it. WebKit ends composition before it delivers the closing Enter, marked only by code 229.
 */
export const isComposing = (e: { isComposing?: boolean; keyCode?: number; nativeEvent?: unknown }): boolean => {
  const native = (e.nativeEvent ?? e) as { isComposing?: boolean; keyCode?: number };
  return native.isComposing === true || native.keyCode === 229;
};

const EDITABLE =
  "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=''], [contenteditable=true], [role=textbox]";

/** Whether typed letters go into this element. */
export const isEditable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(EDITABLE) !== null;
