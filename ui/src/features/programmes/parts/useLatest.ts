import { useEffect, useRef, useState } from "react";

/** A value that is written whole, a list above all. What was sent last stands until every write is through and the read
 *  has answered: a second press starts from the first, not from what was read before both. */
export function useLatest<T>(read: T) {
  const [sent, setSent] = useState<{ value: T } | null>(null);
  const latest = useRef<{ value: T } | null>(null);
  const running = useRef(0);
  const keep = (own: { value: T } | null) => {
    latest.current = own;
    setSent(own);
  };
  const shape = JSON.stringify(read);
  const current = useRef(shape);
  current.current = shape;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when the read says something else
  useEffect(() => {
    if (running.current === 0) keep(null);
  }, [shape]);
  const send = async (change: (now: T) => T, write: (next: T) => Promise<unknown>) => {
    const next = change(latest.current ? latest.current.value : read);
    keep({ value: next });
    running.current += 1;
    const done = await write(next);
    running.current -= 1;
    // Refused, or the read was there first: it speaks again.
    if (running.current === 0 && (done === undefined || current.current === JSON.stringify(latest.current?.value)))
      keep(null);
    return done;
  };
  return { value: sent ? sent.value : read, send };
}
