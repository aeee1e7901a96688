import { useCallback, useState } from "react";
import type { ProjectRow } from "../../../api/bindings.ts";
import { call } from "../../../api/client.ts";
import { useRows } from "../../../grid/index.ts";
import type { Ordered } from "../usePicked.ts";

/** The rows of the list that are in view, and how the grid tells which those are. */
export function useProjectRows(list: string, { filter, sorts, group }: Ordered) {
  const [pages, setPages] = useState<readonly number[]>([0]);
  // Scrolling draws the grid alone; the screen is drawn again only when other pages are needed.
  const onPages = useCallback(
    (next: readonly number[]) => setPages((now) => (now.join() === next.join() ? now : next)),
    [],
  );
  const rows = useRows<ProjectRow>({
    list,
    page: (offset, limit) => {
      const args = { filter, sort: sorts, group, offset, limit };
      return {
        queryKey: ["project.page", args],
        queryFn: ({ signal }) => call("project.page", args, undefined, signal),
      };
    },
    pages,
  });
  return { ...rows, pages, onPages };
}
