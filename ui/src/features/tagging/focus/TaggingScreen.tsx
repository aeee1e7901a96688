import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useRead, useWrite } from "../../../api/client.ts";
import { Loading, useNarrow } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Asked, type Asking } from "./Asked.tsx";
import { filterOf, placeOf } from "./address.ts";
import { Bar, useParts } from "./Bar.tsx";
import { Failed, Gone, NoneWaits } from "./Instead.tsx";
import { KeyBar } from "./KeyBar.tsx";
import { keyOf } from "./lines.ts";
import { QueueList } from "./QueueList.tsx";
import { Reading } from "./Reading.tsx";
import { Side } from "./Side.tsx";
import { previousIn } from "./session.ts";
import { useActs } from "./useActs.ts";
import { useFinish } from "./useFinish.ts";
import { useQueue } from "./useQueue.ts";
import { useRowInStep, useShown } from "./useShown.ts";
import { useTaggingKeys } from "./useTaggingKeys.ts";
import { useWay } from "./useWay.ts";
import { useWork } from "./useWork.ts";
import "../tagging.css";
import "./focus.css";

/** タグ付け: one project after another, its text beside what it suggests. */
export function TaggingScreen() {
  const { t } = useText();
  const words = t.tagging.focus;
  const narrow = useNarrow();
  const place = placeOf(useSearch({ from: "/tagging" }));
  const { order, part } = place;
  const filter = useMemo(() => filterOf(part), [part]);
  const queue = useQueue(order, filter);
  const status = useRead("library.status", {});
  const parts = useParts(part);
  const shown = useShown(place.project, queue);
  const { current, project, decidable } = shown;
  const work = useWork(project);
  const reopen = useWrite("tagging.reopen");
  const [asking, setAsking] = useState<Asking | null>(null);
  const [queueOpen, setQueueOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const focusList = () => list.current?.focus({ preventScroll: true });
  const way = useWay(place, queue, current, focusList);
  useRowInStep(queue, current, shown.told);
  const finish = useFinish(decidable, current, { queue, work, way });

  // The keys act wherever the focus is; a screen reader follows the candidates.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when another project is shown
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) focusList();
  }, [project?.row.id]);

  const acts = useActs(decidable, work, setAsking);
  const { line } = work;
  const acting = decidable !== undefined && asking === null;
  useTaggingKeys({ shown: current !== undefined, acting, asking: asking !== null, work, acts, way, finish });

  const chosen = line && project ? project.candidates.findIndex((c) => keyOf(c) === line.key) : undefined;
  const rows = (
    <QueueList
      queue={queue}
      current={current}
      onOpen={(id) => {
        setQueueOpen(false);
        way.open(id);
      }}
    />
  );

  let body: ReactNode;
  if (queue.problem && !queue.head) body = <Failed problem={queue.problem} onRetry={queue.retry} />;
  else if (shown.problem)
    body =
      shown.problem.code === "no-such-project" ? (
        <Gone onNext={() => way.go({ project: undefined })} />
      ) : (
        <Failed problem={shown.problem} onRetry={shown.retry} />
      );
  else if (current === undefined && queue.settled && queue.remaining === 0)
    body = <NoneWaits part={part} total={queue.head?.total} onShowAll={() => way.go({ part: "all" })} />;
  else
    body = (
      <>
        <article className="focus-main" aria-label={words.reading}>
          {project ? (
            <Reading
              project={project}
              chosen={chosen}
              onChoose={work.point}
              onReopen={() => void reopen.run({ selection: { these: [project.row.id] } })}
            />
          ) : (
            <div className="grow">
              <Loading rows={8} />
            </div>
          )}
          <KeyBar
            acting={acting}
            work={work}
            acts={acts}
            hasNext={shown.next !== undefined}
            onSkip={() => void way.skip()}
          />
        </article>
        <Side
          project={project}
          decidable={decidable}
          work={work}
          acts={acts}
          list={list}
          focusList={focusList}
          hasPrevious={previousIn(queue.session, current) !== undefined}
          onBack={way.back}
          onFinish={() => void finish()}
        />
      </>
    );

  return (
    <div className="screen focus" data-testid="tagging-screen">
      <Bar
        place={place}
        parts={parts}
        head={queue.head}
        narrow={narrow}
        canUndo={Boolean(status.data?.open?.undo)}
        queueOpen={queueOpen}
        onQueueOpen={setQueueOpen}
        onGo={way.go}
      >
        {rows}
      </Bar>
      <div className="body">
        {!narrow && rows}
        {body}
      </div>
      {asking && (
        <Asked
          asking={asking}
          kind={line?.candidate.kind ?? "target"}
          onClose={() => setAsking(null)}
          onExchange={work.exchange}
          onGive={acts.give}
        />
      )}
    </div>
  );
}
