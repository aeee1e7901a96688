import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Problem, Proposals, ProposeRequest } from "../../../api/bindings.ts";
import { call, queryClient } from "../../../api/client.ts";
import { asProblem, type ProgressReport } from "../../../api/host.ts";

/** How long an answer stays for somebody who comes back to it. */
const KEPT_MS = 30 * 60_000;

/** Looks for combinations when asked to. The answer stays when one comes back to the screen; what is written meanwhile
 *  does not set it off again, `stale` then says that it may be another by now. Leaving the screen cancels it.
 *  `auto` = the way here asked for it already. */
export function useFind(request: ProposeRequest | null, auto: boolean) {
  const [progress, setProgress] = useState<ProgressReport | null>(null);
  const key = ["forge.propose", request] as const;
  const query = useQuery<Proposals, Problem>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      if (!request) throw asProblem(null);
      setProgress(null);
      return call("forge.propose", request, setProgress, signal);
    },
    enabled: false,
    gcTime: KEPT_MS,
  });
  const stale = useSyncExternalStore(
    (changed) => queryClient.getQueryCache().subscribe(changed),
    () => queryClient.getQueryState(key)?.isInvalidated ?? false,
  );
  const start = () => {
    if (request) void query.refetch();
  };
  const latest = useRef(start);
  latest.current = start;
  const asked = JSON.stringify(request);
  const has = query.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every request, not after it was cancelled
  useEffect(() => {
    if (auto && !has) latest.current();
  }, [auto, asked]);
  return {
    proposals: query.data,
    problem: query.error,
    busy: query.isFetching,
    progress,
    stale: has && stale,
    start,
    cancel: () => void queryClient.cancelQueries({ queryKey: key, exact: true }),
  };
}
