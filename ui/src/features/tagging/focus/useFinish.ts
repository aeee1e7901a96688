import { useRef } from "react";
import type { TaggingProject } from "../../../api/bindings.ts";
import { rowOf } from "./lines.ts";
import { nextIn } from "./session.ts";
import type { QueueNow } from "./useQueue.ts";
import { useUndone } from "./useUndone.ts";
import type { Way } from "./useWay.ts";
import type { Work } from "./useWork.ts";

/** Accepts what is ticked, finishes the project and shows the next one before the core has answered. Refused or
 *  undone, one is back at the project. */
export function useFinish(
  project: TaggingProject | undefined,
  current: number | undefined,
  { queue, work, way }: { queue: QueueNow; work: Work; way: Way },
) {
  const watch = useUndone((back) => {
    const row = rowOf(back);
    queue.tell(row.id, { finished: row.finished, tags: row.tags });
    if (row.id !== current) way.go({ project: row.id });
  });

  const finishing = useRef(new Set<number>());
  return async () => {
    if (!project || finishing.current.has(project.row.id)) return;
    const { id } = project.row;
    if (project.finished && work.ticked.length === 0) return void way.skip();
    const before = queue.now().rows.get(id);
    const tags = { ...rowOf(project).tags };
    for (const { candidate } of work.ticked) tags[candidate.kind] += 1;
    finishing.current.add(id);
    queue.hold(id, { finished: true, tags });
    // Said before the next project takes its place.
    const decided = work.finish();
    let to = nextIn(queue.now(), id);
    if (to === undefined && (await queue.more())) to = nextIn(queue.now(), id);
    way.open(to);
    const ok = await decided;
    finishing.current.delete(id);
    queue.letGo(id, ok || !before ? {} : { finished: before.finished, tags: before.tags });
    if (ok) watch(id);
    else way.go({ project: id });
  };
}
