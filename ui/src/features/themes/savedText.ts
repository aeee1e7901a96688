import { type CompositionEvent, useCallback, useEffect, useRef, useState } from "react";

/** The text of a field that is edited in place. Handed to `save` on leaving the field, on Enter (Ctrl Enter in
 *  several lines) and when the screen goes away with text still in it; never on a key and never while an input
 *  method composes. `save` resolves to false when it was refused: the text then stays and is tried again on the
 *  next leaving. */
export function useSavedText(saved: string, save: (text: string) => Promise<boolean>) {
  const [draft, setDraft] = useState<string | null>(null);
  // Typed and not yet handed over.
  const typed = useRef<string | null>(null);
  const composing = useRef(false);
  const left = useRef(false);
  const latest = useRef({ saved, save });
  latest.current = { saved, save };

  const commit = useCallback(async () => {
    const text = typed.current;
    if (text === null) return;
    typed.current = null;
    const stored = text === latest.current.saved || (await latest.current.save(text));
    if (typed.current !== null) return;
    if (stored) setDraft(null);
    else typed.current = text;
  }, []);
  // Leaving the screen is leaving the field.
  useEffect(() => () => void commit(), [commit]);

  return {
    field: {
      value: draft ?? saved,
      onChange: (text: string) => {
        typed.current = text;
        setDraft(text);
      },
      onBlur: () => {
        if (composing.current) left.current = true;
        else void commit();
      },
      onEnter: () => void commit(),
      onEscape: () => {
        typed.current = null;
        setDraft(null);
      },
    },
    /** For an element around the field. */
    around: {
      onCompositionStart: () => {
        composing.current = true;
      },
      onCompositionEnd: (e: CompositionEvent) => {
        composing.current = false;
        if (!left.current) return;
        left.current = false;
        if (e.target instanceof HTMLInputElement || e.target instanceof HTMLTextAreaElement) {
          typed.current = e.target.value;
          setDraft(e.target.value);
        }
        void commit();
      },
    },
  };
}
