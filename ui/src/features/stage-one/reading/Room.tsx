import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { Me, StageRound } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Loading, useNarrow } from "../../../components/index.ts";
import { useGo, useShown } from "../address.ts";
import { AllDone, Failed, NotAssigned } from "./Instead.tsx";
import { Left } from "./Left.tsx";
import { Project } from "./Project.tsx";
import { Rows } from "./Rows.tsx";
import { Strip } from "./Strip.tsx";
import { useWayKeys } from "./useKeysOfReading.ts";
import { upcoming, useReadingList } from "./useReadingList.ts";
import { useAhead, useWay } from "./useWay.ts";

/** Reading a round as somebody: list, text, vote. */
export function Room({ round, me, reviewer }: { round: StageRound; me: Me; reviewer: number }) {
  const narrow = useNarrow();
  const go = useGo();
  const { project: asked, order } = useShown();
  const [listOpen, setListOpen] = useState(false);
  const list = useReadingList(round.id, order);
  const { items } = list;
  const current = asked ?? (items && upcoming(items, undefined, 1)[0]);
  // What is read stays, however the list is ordered by then.
  useEffect(() => {
    if (asked === undefined && current !== undefined) go({ project: current }, true);
  }, [asked, current, go]);
  const way = useWay(round, list, current);
  const byHand = order === "hand";
  useWayKeys(way, byHand, { narrow, open: () => setListOpen(true) });
  const shown = useRead("reading.show", { round: round.id, project: current ?? 0 }, { enabled: current !== undefined });

  const there = shown.data !== undefined && !shown.isPlaceholderData && shown.data.project === current;
  useAhead(round.id, items, current, there);

  const { open } = way;
  const onOpen = useCallback(
    (project: number) => {
      setListOpen(false);
      open(project);
    },
    [open],
  );

  let body: ReactNode;
  if (list.problem && !items) body = <Failed problem={list.problem} onRetry={list.retry} />;
  else if (current !== undefined && shown.error)
    body = <Failed problem={shown.error} onRetry={() => void shown.refetch()} />;
  else if (!items) body = <Loading rows={8} />;
  else if (current === undefined)
    body = items.length === 0 ? <NotAssigned round={round} chair={me.chair} /> : <AllDone round={round} />;
  else if (!shown.data) body = <Loading rows={8} />;
  else
    body = (
      <Project
        reading={shown.data}
        stale={!there}
        reviewer={reviewer}
        round={round}
        list={list}
        way={way}
        byHand={byHand}
      />
    );

  const rows = items && items.length > 0 && (
    <Rows items={items} current={current} reviewer={reviewer} round={round.id} onOpen={onOpen} />
  );
  const beside = {
    round,
    name: me.name,
    hidden: list.hidden,
    order,
    onOrder: (next: typeof order) => go({ order: next === "hand" ? undefined : next, project: current }),
  };
  return (
    <>
      {narrow && (
        <Strip {...beside} open={listOpen} onOpen={setListOpen}>
          {rows}
        </Strip>
      )}
      <div className="body reading" data-testid="reading-screen">
        {!narrow && <Left {...beside}>{rows || <span className="grow" />}</Left>}
        {body}
      </div>
    </>
  );
}
