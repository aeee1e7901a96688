import { useRead } from "../../api/client.ts";
import { NO_FILTER } from "../../api/filter.ts";

/** How many projects wait for tags, for the rail; undefined until it is known. */
export function useTaggingLeft(enabled: boolean): number | undefined {
  // The cheapest order; one row is asked for because an answer without a list has no other form.
  const ask = { order: "added", filter: NO_FILTER, finished: false, offset: 0, limit: 1 } as const;
  const queue = useRead("tagging.queue", ask, { enabled, keep: false });
  return queue.data ? Math.max(0, queue.data.total - queue.data.finished) : undefined;
}
