import { useEffect, useState } from "react";
import type { Conflicts, StageRound, Verdict } from "../../../api/bindings.ts";
import { read, useRead } from "../../../api/client.ts";
import { Button, EmptyState, Loading, Segmented, useNarrow } from "../../../components/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo, useShown } from "../address.ts";
import { Failed } from "../settling/Failed.tsx";
import { VERDICT_KEYS } from "../settling/VerdictChoice.tsx";
import { AgreementPanel } from "./agreement/AgreementPanel.tsx";
import { ConflictView } from "./ConflictView.tsx";
import { nextOpen, queueOf } from "./order.ts";
import { Queue } from "./Queue.tsx";
import "./conflicts.css";

type View = "queue" | "agreement";

/** Where readers differ, what settles it, and how far they agree. */
export function ConflictsTab({ round }: { round: number }) {
  const list = useRead("conflict.list", { round });
  const shown = useRead("round.show", { round }).data;
  if (list.error) return <Failed problem={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data || !shown) return <Loading rows={8} />;
  return <Settling round={shown} conflicts={list.data} />;
}

function Settling({ round, conflicts }: { round: StageRound; conflicts: Conflicts }) {
  const { t, f } = useText();
  const words = t.settling.conflicts;
  const { project, pair } = useShown();
  const go = useGo();
  const narrow = useNarrow();
  const calibration = round.purpose === "calibration";
  // In a calibration round agreement is what one comes for.
  const [view, setView] = useState<View>(calibration ? "agreement" : "queue");
  const agreement = useRead("conflict.agreement", { round: round.id });
  const queue = queueOf(conflicts.conflicts, pair);
  // One that was opened by the address and is in no queue (agreed on, or narrowed away) is not shown: the first one is.
  const current = queue.find((own) => own.project === project) ?? queue[0];
  const split = narrow || calibration;
  const following = current && nextOpen(queue, current.project);
  // What comes next is at hand when it is asked for; a refusal is said where it is looked at.
  useEffect(() => {
    if (following !== undefined) read("conflict.show", { round: round.id, project: following }).catch(() => {});
  }, [round.id, following]);

  const show = (id: number) => {
    setView("queue");
    go({ project: id }, true);
  };
  const step = (by: 1 | -1) => {
    const at = queue.findIndex((own) => own.project === current?.project);
    const next = queue[at + by];
    if (next) show(next.project);
  };
  const openPair = (row: Verdict, column: Verdict) => {
    setView("queue");
    // Those who agree are in no queue; the shortlist has them.
    if (row === column) go({ tab: "shortlist", pair: `${row}-${column}`, project: undefined });
    else go({ pair: `${row}-${column}`, project: undefined });
  };
  useKeys([
    { id: "conflict-next", label: words.keyNext, group: "list", keys: ["KeyJ"], run: () => step(1) },
    { id: "conflict-previous", label: words.keyPrevious, group: "list", keys: ["KeyK"], run: () => step(-1) },
    {
      id: "conflict-view",
      label: words.keyView,
      group: "list",
      keys: ["KeyV"],
      enabled: split,
      run: () => setView((now) => (now === "queue" ? "agreement" : "queue")),
    },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.hintMove },
    round.kind === "tags"
      ? { keys: ["Digit1", "Digit9"], label: words.hintTags }
      : { keys: VERDICT_KEYS, label: words.hintVerdict },
    { keys: "KeyG", label: words.hintHow },
    { keys: "KeyR", label: words.hintRemark },
    { keys: "KeyN", label: words.hintWhy },
    { keys: "mod+Enter", label: words.hintSettle },
  ]);
  const panel = (wide: boolean) =>
    agreement.error ? (
      <Failed problem={agreement.error} onRetry={() => void agreement.refetch()} />
    ) : agreement.data ? (
      <AgreementPanel agreement={agreement.data} purpose={round.purpose} wide={wide} onPair={openPair} />
    ) : (
      <Loading rows={6} />
    );
  const hidden = round.hidden > 0 && (
    <span className="small mute nw" data-testid="conflicts-hidden">
      {t.settling.hidden(f.number(round.hidden), round.hidden)}
    </span>
  );
  return (
    <>
      {split && (
        <div className="bar sub">
          <Segmented<View>
            label={words.view}
            size="sm"
            value={view}
            onChange={setView}
            choices={[
              { id: "queue", label: `${words.queue} ${f.number(conflicts.open)}` },
              { id: "agreement", label: words.agreement },
            ]}
            testid="conflicts-view"
          />
          <span className="grow" />
          {hidden}
        </div>
      )}
      <div className="body cfl">
        {split && view === "agreement" ? (
          panel(true)
        ) : (
          <>
            {conflicts.conflicts.length === 0 ? (
              <EmptyState icon="check" title={words.emptyTitle} testid="conflicts-empty">
                {conflicts.sealed > 0
                  ? words.emptySealed(f.number(conflicts.sealed), conflicts.sealed)
                  : conflicts.kind === "tags"
                    ? words.emptyTags
                    : words.emptyBody}
              </EmptyState>
            ) : (
              <>
                <div className="cfl-left">
                  <QueueHead conflicts={conflicts} pair={pair} found={queue.length} />
                  <Queue queue={queue} kind={conflicts.kind} project={current?.project} onShow={show} />
                </div>
                {current ? (
                  <Current
                    key={current.project}
                    round={round.id}
                    kind={conflicts.kind}
                    project={current.project}
                    onDone={() => {
                      const next = nextOpen(queue, current.project);
                      if (next !== undefined) show(next);
                    }}
                  />
                ) : (
                  <EmptyState icon="search" title={words.noPair} />
                )}
              </>
            )}
            {!narrow && !calibration && (
              <aside className="cfl-right" aria-label={words.agreement}>
                {hidden && <div className="cfl-hidden">{hidden}</div>}
                {panel(false)}
              </aside>
            )}
          </>
        )}
      </div>
    </>
  );
}

function QueueHead({
  conflicts,
  pair,
  found,
}: {
  conflicts: Conflicts;
  pair: readonly [Verdict, Verdict] | undefined;
  found: number;
}) {
  const { t, f } = useText();
  const words = t.settling.conflicts;
  const go = useGo();
  return (
    <div className="cfl-left-head small">
      <div className="row">
        <b className="nw" data-testid="conflicts-left">
          {words.left(f.number(conflicts.open))}
        </b>
        {conflicts.agreed > 0 && (
          <span className="mute nw" title={words.agreedTitle} data-testid="conflicts-agreed">
            {words.agreed(f.number(conflicts.agreed), conflicts.agreed)}
          </span>
        )}
        <span className="faint nw">{words.all(f.number(conflicts.conflicts.length))}</span>
        <span className="grow" />
        <span className="faint ell">{conflicts.kind === "tags" ? words.orderTags : words.order}</span>
      </div>
      {pair && (
        <div className="row cfl-pair" data-testid="conflicts-pair">
          <span className="ell">{words.pair(t.stage.verdict[pair[0]], t.stage.verdict[pair[1]], f.number(found))}</span>
          <span className="grow" />
          <Button
            look="ghost"
            size="sm"
            icon="close"
            label={words.pairClear}
            onPress={() => go({ pair: undefined })}
            testid="conflicts-pair-clear"
          />
        </div>
      )}
    </div>
  );
}

/** The one that is looked at. Another project starts from nothing, so that no vote is shown under another title. */
function Current(props: { round: number; kind: Conflicts["kind"]; project: number; onDone: () => void }) {
  const { round, kind, project, onDone } = props;
  const detail = useRead("conflict.show", { round, project }, { keep: false });
  if (detail.error)
    return (
      <div className="cfl-mid">
        <Failed problem={detail.error} onRetry={() => void detail.refetch()} />
      </div>
    );
  if (!detail.data)
    return (
      <div className="cfl-mid">
        <Loading rows={8} />
      </div>
    );
  return <ConflictView round={round} kind={kind} detail={detail.data} onDone={onDone} />;
}
