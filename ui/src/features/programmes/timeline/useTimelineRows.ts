import { useCallback, useState } from "react";
import type { Continuity, TimelineRow } from "../../../api/bindings.ts";
import { call, useRead } from "../../../api/client.ts";
import { PAGE, useRows } from "../../../grid/index.ts";
import type { Question } from "./address.ts";

/** The rows of the timeline that are in view, and what holds for all of them. While another question is being answered
 *  the rows and the axis of the one before stay. */
export function useTimelineRows(question: Question) {
  const list = JSON.stringify(question);
  const [pages, setPages] = useState<readonly number[]>([0]);
  const onPages = useCallback(
    (next: readonly number[]) => setPages((now) => (now.join() === next.join() ? now : next)),
    [],
  );
  const asked = (offset: number, limit: number) => ({ ...question, offset, limit, today: null });
  const rows = useRows<TimelineRow>({
    list,
    page: (offset, limit) => {
      const args = asked(offset, limit);
      return {
        queryKey: ["continuity.page", args],
        queryFn: ({ signal }) => call("continuity.page", args, undefined, signal),
      };
    },
    pages,
  });
  // The same answer as the first page: it is asked once.
  const first = useRead("continuity.page", asked(0, PAGE));
  const head: Continuity | undefined = first.data;
  return { ...rows, list, onPages, head, error: rows.error ?? first.error };
}
