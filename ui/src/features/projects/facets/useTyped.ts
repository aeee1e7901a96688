import { type CompositionEvent, useEffect, useRef, useState } from "react";

/** ms without a letter before it is asked. */
const PAUSE = 100;

/** A text that is asked for while it is typed: after a short rest, and never half-composed Japanese. */
export function useTyped() {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const typed = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    if (composing.current) return;
    if (next.trim() === "") setAsked("");
    else timer.current = setTimeout(() => setAsked(next.trim()), PAUSE);
  };
  return {
    text,
    asked,
    typed,
    /** For an element around the field. */
    composition: {
      onCompositionStart: () => {
        composing.current = true;
        clearTimeout(timer.current);
      },
      onCompositionEnd: (e: CompositionEvent) => {
        composing.current = false;
        typed((e.target as HTMLInputElement).value);
      },
    },
  };
}
