import { useCallback, useEffect } from "react";
import type { ReadingItem, StageRound } from "../../../api/bindings.ts";
import { read, undo, useWrite } from "../../../api/client.ts";
import { notify } from "../../../api/notices.ts";
import { sentence, text } from "../../../text/index.ts";
import { useGo } from "../address.ts";
import { besideOf, type Move, nextOf, previousOf, type ReadingListNow, upcoming } from "./useReadingList.ts";

/** So many ahead are fetched before they are asked for. */
const AHEAD = 2;

/** From one project to another. */
export function useWay(round: StageRound, list: ReadingListNow, current: number | undefined) {
  const go = useGo();
  const later = useWrite("reading.later", { quiet: true });
  const items = list.items ?? [];
  const item = items.find((own) => own.project === current);

  const open = useCallback((project: number | undefined) => go({ project }), [go]);
  /** Back to a project from wherever one is by now. */
  const back = useCallback((project: number) => go({ round: round.id, tab: undefined, project }), [go, round.id]);

  const openIf = (project: number | undefined) => {
    if (project !== undefined) open(project);
  };
  const canPutOff = item !== undefined && !item.voted && !round.closed;
  return {
    item,
    open,
    back,
    next: () => openIf(besideOf(items, current, 1)),
    before: () => openIf(besideOf(items, current, -1)),
    /** The vote given before. */
    previous: () => openIf(previousOf(items, current)),
    hasPrevious: previousOf(items, current) !== undefined,
    after: (project: number) => nextOf(items, project),
    canPutOff,
    /** Puts it off and goes on, or takes it up again. */
    later: async () => {
      if (!item || !canPutOff) return;
      const { project } = item;
      const off = !item.later;
      const to = nextOf(items, project);
      if (off && to !== undefined) open(to);
      const done = await later.run({ round: round.id, project, later: off });
      if (done?.operation) sayTakenBack(done.operation, `done.${done.kind}`, done.count);
    },
    move: async (where: Move, byHand: boolean) => {
      if (current === undefined || round.closed) return;
      if (!byHand || !item || item.voted || item.later)
        return void notify({ tone: "info", say: () => text().reading.order.onlyHand });
      await list.move(current, where);
    },
  };
}

/** Fetches what is read next, once the project at hand is there. */
export function useAhead(
  round: number,
  items: readonly ReadingItem[] | undefined,
  current: number | undefined,
  there: boolean,
) {
  useEffect(() => {
    if (!there || !items) return;
    for (const project of upcoming(items, current, AHEAD))
      void read("reading.show", { round, project }).catch(() => {});
  }, [there, items, current, round]);
}

export type Way = ReturnType<typeof useWay>;

/** What was done, with the offer to take it back. No key: here Ctrl+Z goes to the vote before. */
function sayTakenBack(operation: number, key: string, count: number) {
  notify({
    tone: "done",
    say: () => sentence(key, { count }),
    action: { label: () => text().common.undo, run: () => void undo(operation), testid: "toast-undo" },
  });
}
