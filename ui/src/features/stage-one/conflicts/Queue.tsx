import { Fragment, useEffect, useRef } from "react";
import type { Conflict, RoundKind } from "../../../api/bindings.ts";
import { Icon, useLines } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { VERDICTS } from "../address.ts";
import { VerdictBadge } from "../settling/VerdictBadge.tsx";

/** px, as in conflicts.css. */
const OPEN = 54;
const DONE = 32;
const HEAD = 30;

/** The disagreements, open ones above, settled ones below with what they were settled to. */
export function Queue({
  queue,
  kind,
  project,
  onShow,
}: {
  queue: readonly Conflict[];
  kind: RoundKind;
  project: number | undefined;
  onShow: (project: number) => void;
}) {
  const { t, f } = useText();
  const words = t.settling.conflicts;
  const open = queue.findIndex((own) => own.done);
  const left = open < 0 ? queue.length : open;
  const done = queue.length - left;
  // The heading over the settled ones is a line of its own.
  const lines = queue.length + (done > 0 ? 1 : 0);
  const scroller = useRef<HTMLElement>(null);
  const virtual = useLines(scroller, lines, {
    size: (line) => (line < left ? OPEN : line === left ? HEAD : DONE),
    overscan: 8,
  });
  const at = queue.findIndex((own) => own.project === project);
  const line = at < left ? at : at + 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes of lines follow how many are left
  useEffect(() => virtual.measure(), [left, virtual]);
  useEffect(() => {
    if (line >= 0) virtual.scrollToIndex(line, { align: "auto" });
  }, [line, virtual]);
  return (
    <nav className="cfl-queue scroll" ref={scroller} aria-label={words.queue} data-testid="conflict-queue">
      <div className="cfl-lines" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const place = { top: start, height: size };
          if (index === left && done > 0)
            return (
              <div key="settled" className="cfl-settled small faint" style={place}>
                {words.done(f.number(done))}
              </div>
            );
          const own = queue[index > left ? index - 1 : index];
          return (
            own && (
              <QueueLine
                key={own.project}
                own={own}
                kind={kind}
                current={own.project === project}
                place={place}
                onShow={() => onShow(own.project)}
              />
            )
          );
        })}
      </div>
    </nav>
  );
}

function QueueLine({
  own,
  kind,
  current,
  place,
  onShow,
}: {
  own: Conflict;
  kind: RoundKind;
  current: boolean;
  place: { top: number; height: number };
  onShow: () => void;
}) {
  const { t, f, pick } = useText();
  const words = t.settling.conflicts;
  return (
    <button
      type="button"
      className={`cfl-line${own.done ? " done" : ""}`}
      style={place}
      aria-current={current ? "true" : undefined}
      title={pick(own, "title")}
      onClick={onShow}
      data-testid="conflict"
      data-project={own.project}
      data-done={own.done || undefined}
    >
      <span className="ell cfl-line-title">{pick(own, "title")}</span>
      <span className="row cfl-line-votes">
        {own.done ? (
          <>
            <span className="ok">
              <Icon name="check" size="s" label={words.settled} />
            </span>
            {own.settled && <VerdictBadge verdict={own.settled} />}
          </>
        ) : kind === "tags" ? (
          <span className="small mute">
            {own.apart === 0 ? words.alike : words.split(f.number(own.apart), own.apart)}
          </span>
        ) : own.verdicts.length > 2 ? (
          VERDICTS.map((verdict) => {
            const count = own.verdicts.filter((given) => given === verdict).length;
            return (
              count > 0 && (
                <span key={verdict} className="cfl-counted">
                  <VerdictBadge verdict={verdict} />
                  <span className="tiny">{f.number(count)}</span>
                </span>
              )
            );
          })
        ) : (
          own.verdicts.map((verdict, i) => (
            <Fragment key={i}>
              {i > 0 && (
                <span className="faint" aria-hidden="true">
                  —
                </span>
              )}
              <VerdictBadge verdict={verdict} />
            </Fragment>
          ))
        )}
      </span>
    </button>
  );
}
