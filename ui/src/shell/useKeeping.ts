/** What the window does for an open library without being asked. */
import { useEffect, useRef, useState } from "react";
import type { LibraryStatus } from "../api/bindings.ts";
import { call, sayProblem } from "../api/client.ts";
import { asProblem } from "../api/host.ts";
import { notify } from "../api/notices.ts";
import { text } from "../text/index.ts";

const REFRESH_MS = 10_000;

/** Takes in what the colleague who writes has changed, while the library is open for reading only. */
export function useRefresh(readOnly: boolean) {
  useEffect(() => {
    if (!readOnly) return;
    let busy = false;
    let given = false;
    const take = async () => {
      if (busy || given) return;
      busy = true;
      try {
        await call("library.refresh", {});
      } catch {
        // Said once: every ten seconds it would be in the way.
        given = true;
        notify({ tone: "info", say: () => text().keep.readOnly.stopped });
      }
      busy = false;
    };
    const timer = setInterval(() => void take(), REFRESH_MS);
    const focused = () => void take();
    window.addEventListener("focus", focused);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", focused);
    };
  }, [readOnly]);
}

/** Once per opening, in the background: the quick check, then the daily backup. What the check found; null = nothing,
 *  or not yet known. */
export function useCare(status: LibraryStatus | undefined): readonly string[] | null {
  const [findings, setFindings] = useState<readonly string[] | null>(null);
  const cared = useRef<string | null>(null);
  const path = status?.open && !status.open.read_only ? status.open.path : null;
  useEffect(() => {
    if (path === cared.current) return;
    cared.current = path;
    setFindings(null);
    if (path === null) return;
    call("library.care", {}).then(
      ({ check }) => {
        if (cared.current === path && !check.clean) setFindings(check.findings);
      },
      (error) => {
        const problem = asProblem(error);
        // The library was closed or locked meanwhile: nothing to say.
        if (cared.current === path && problem.code !== "cancelled") sayProblem(problem);
      },
    );
  }, [path]);
  return findings;
}
