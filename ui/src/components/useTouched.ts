import { useState } from "react";

/** Whether what stands in a form is no longer what it began with: such a form closes by its buttons alone, so that
 *  neither Escape nor a click beside it throws away what was written. */
export function useTouched(now: unknown): boolean {
  const shape = JSON.stringify(now);
  const [first] = useState(shape);
  return shape !== first;
}
