import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { type Place, searchOf } from "./address.ts";
import { nextIn, previousIn } from "./session.ts";
import type { QueueNow } from "./useQueue.ts";

/** The way from one project to another; the address follows. */
export function useWay(place: Place, queue: QueueNow, current: number | undefined, focusList: () => void) {
  const navigate = useNavigate();
  const { order, part, project: wanted } = place;

  // Where a key leads before the address has followed.
  const going = useRef<number | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when the address has followed
  useEffect(() => {
    going.current = undefined;
  }, [wanted]);
  const go = useCallback(
    (to: Partial<Place>, replace = false) => {
      going.current = to.project;
      void navigate({ to: "/tagging", search: searchOf({ order, part, project: undefined, ...to }), replace });
    },
    [navigate, order, part],
  );
  const open = (id: number | undefined) => {
    if (id !== current) go({ project: id });
    focusList();
  };

  // The address says which project it is, also at first.
  useEffect(() => {
    if (wanted === undefined && current !== undefined) go({ project: current }, true);
  }, [wanted, current, go]);

  const skip = async () => {
    const from = going.current ?? current;
    let to = nextIn(queue.now(), from);
    if (to === undefined && (await queue.more())) to = nextIn(queue.now(), from);
    if (to !== undefined) open(to);
  };
  const back = () => {
    const to = previousIn(queue.now(), going.current ?? current);
    if (to !== undefined) open(to);
  };

  return {
    /** To another place of the queue: order and part stay unless they are named. */
    go,
    /** Looks at this project; the keys act on its candidates. */
    open,
    /** On to the next that waits, without finishing. */
    skip,
    back,
  };
}

export type Way = ReturnType<typeof useWay>;
