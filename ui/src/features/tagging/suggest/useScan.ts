import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem, Scan, Selection } from "../../../api/bindings.ts";
import { call } from "../../../api/client.ts";
import { asProblem, type ProgressReport } from "../../../api/host.ts";

interface Scanning {
  scan: Scan | null;
  problem: Problem | null;
  progress: ProgressReport | null;
}

const NOTHING: Scanning = { scan: null, problem: null, progress: null };

/** Looks through the texts of a selection once. Not a kept answer: it is long, and accepting what it found must not
 *  set it off again. Leaving cancels it. */
export function useScan(selection: Selection) {
  const [state, setState] = useState<Scanning>(NOTHING);
  const running = useRef<AbortController | null>(null);
  const start = useCallback(() => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const show = (next: Partial<Scanning>) =>
      running.current === own && !own.signal.aborted && setState((now) => ({ ...now, ...next }));
    setState(NOTHING);
    call("tagging.scan", { selection }, (progress) => show({ progress }), own.signal).then(
      (scan) => show({ scan }),
      (error) => show({ problem: asProblem(error) }),
    );
  }, [selection]);
  useEffect(() => {
    start();
    return () => running.current?.abort();
  }, [start]);
  return { ...state, start };
}
