import type { KeyboardEvent } from "react";

/** Letters, digits and arrows pressed on a button of a popover are meant for it, not for the list behind. Escape and Tab go
 *  on: the popover itself listens to them. */
export function keepKeys(e: KeyboardEvent) {
  if (/^(Key|Digit|Arrow|Slash|Space|Enter|F\d)/.test(e.code) && !e.ctrlKey && !e.metaKey) e.stopPropagation();
}
