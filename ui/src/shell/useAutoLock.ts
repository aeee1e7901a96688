import { useEffect, useRef } from "react";
import { useRunning } from "../api/running.ts";

const SIGNS = ["pointerdown", "pointermove", "wheel", "keydown"] as const;

/** Calls `lockNow` after so many minutes without a key or the pointer; null = never. While something is being
 *  written it waits, and the time counts anew from the end of that. */
export function useAutoLock(minutes: number | null, lockNow: () => void) {
  const latest = useRef(lockNow);
  latest.current = lockNow;
  const running = useRunning();
  useEffect(() => {
    if (minutes === null || minutes <= 0 || running) return;
    const ms = minutes * 60_000;
    let last = Date.now();
    let timer = setTimeout(look, ms);
    function look() {
      const rest = last + ms - Date.now();
      if (rest > 0) timer = setTimeout(look, rest);
      else latest.current();
    }
    const seen = () => {
      // After a sleep of the machine the first movement comes before the timer: it must not save the library from
      // being locked.
      if (Date.now() - last >= ms) {
        clearTimeout(timer);
        latest.current();
      } else last = Date.now();
    };
    for (const sign of SIGNS) window.addEventListener(sign, seen, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, seen, { capture: true });
    };
  }, [minutes, running]);
}
