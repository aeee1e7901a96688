import { useEffect } from "react";
import type { TaggingProject } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { rowOf } from "./lines.ts";
import { nextIn } from "./session.ts";
import type { QueueNow } from "./useQueue.ts";

/** The project looked at: the one the address names, else the first that waits. */
export function useShown(wanted: number | undefined, queue: QueueNow) {
  const current = wanted ?? (queue.ready ? nextIn(queue.session, undefined) : undefined);
  const answer = useRead("tagging.project", { id: current ?? 0 }, { enabled: current !== undefined });
  const project = current === undefined || answer.error ? undefined : answer.data;
  // The project before stays on the screen until this one is there, but nothing can be decided on it any more.
  const ready = project !== undefined && project.row.id === current && !answer.isPlaceholderData;
  const next = nextIn(queue.session, current);
  // Fetched ahead and kept in step, so that it is there at once.
  useRead("tagging.project", { id: next ?? 0 }, { enabled: next !== undefined, keep: false });
  const problem = current === undefined ? null : answer.error;
  return {
    current,
    next,
    /** What stands on the screen. */
    project,
    /** The same, once it is the one asked for: what can be decided on. */
    decidable: ready ? project : undefined,
    /** The same, as the core has it at this moment. */
    told: ready && !answer.isFetching ? project : undefined,
    problem,
    retry: () => void answer.refetch(),
  };
}

/** The queue's row follows what the project itself says; one opened from elsewhere stands before all others. */
export function useRowInStep(queue: QueueNow, current: number | undefined, told: TaggingProject | undefined) {
  const { tell, welcome, settled } = queue;
  const known = current !== undefined && queue.session.rows.has(current);
  useEffect(() => {
    if (!told) return;
    const row = rowOf(told);
    if (known) tell(row.id, { finished: row.finished, tags: row.tags });
    else if (settled) welcome(row);
  }, [told, known, settled, tell, welcome]);
}
