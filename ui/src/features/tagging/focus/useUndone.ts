import { useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { TaggingProject } from "../../../api/bindings.ts";
import { call } from "../../../api/client.ts";

/** So many of the projects finished last are looked after, as many as there are notices at a time. */
const AT_MOST = 3;

/** Hears when a project finished here is taken back: `onUndone` of each, once. */
export function useUndone(onUndone: (project: TaggingProject) => void) {
  const [finished, setFinished] = useState<readonly { id: number; at: number }[]>([]);
  const answers = useQueries({
    queries: finished.map(({ id }) => ({
      queryKey: ["tagging.project", { id }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call("tagging.project", { id }, undefined, signal),
    })),
  });
  const back = finished.flatMap(({ id, at }, i) => {
    const answer = answers[i];
    // Only what was answered after it had been finished tells whether it is still so.
    const fresh = answer?.data && !answer.isFetching && answer.dataUpdatedAt >= at;
    return fresh && answer.data.finished === null && answer.data.row.id === id ? [answer.data] : [];
  });
  const key = back.map((project) => project.row.id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the projects that came back
  useEffect(() => {
    if (back.length === 0) return;
    setFinished((now) => now.filter(({ id }) => !back.some((project) => project.row.id === id)));
    for (const project of back) onUndone(project);
  }, [key]);
  /** It was just finished, and the core has said so. */
  return (id: number) =>
    setFinished((now) => [...now.filter((own) => own.id !== id), { id, at: Date.now() }].slice(-AT_MOST));
}
