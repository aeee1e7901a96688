import { useRef, useState } from "react";

/** Which of a list of things is looked at. When it leaves the list (it was decided), the one that takes its place is;
 *  when it comes back (the decision was undone), it is again. */
export function useChosen<K extends string | number>(keys: readonly K[]) {
  const [chosen, setChosen] = useState<K | null>(null);
  const place = useRef(0);
  const found = chosen === null ? -1 : keys.indexOf(chosen);
  if (found >= 0) place.current = found;
  const index = keys.length === 0 ? -1 : found >= 0 ? found : Math.min(place.current, keys.length - 1);
  const choose = (at: number) => {
    const key = keys[Math.max(0, Math.min(keys.length - 1, at))];
    if (key !== undefined) setChosen(key);
  };
  /** Called when the thing looked at is about to be decided: it is what an undo returns to. */
  const hold = () => choose(index);
  return { index, choose, hold };
}
