/** Out of a text field, back to the keys. */
export function leave() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
