import type { ReactNode } from "react";
import type { ContinuitySummary, TimelineOnly, TimelineRows } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";

/** Four figures over all the conditions find; each opens its rows, the last one the list of 調整費. */
export function Figures({
  summary,
  today,
  rows,
  only,
  onOnly,
  onBridged,
}: {
  summary: ContinuitySummary | undefined;
  today: string;
  /** What the rows are. */
  rows: TimelineRows;
  only: TimelineOnly;
  onOnly: (only: TimelineOnly) => void;
  onBridged: () => void;
}) {
  const { t, f } = useText();
  const words = t.continuity.timeline;
  const n = (count: number | undefined) => (count === undefined ? "–" : f.number(count));
  const figure = (id: Exclude<TimelineOnly, "all" | "undated">, what: string, note: ReactNode, more?: string) => {
    const count = summary?.[id];
    const on = only === id;
    return (
      <button
        type="button"
        className={`tml-figure${id === "ending" ? " tml-figure-bad" : ""}`}
        aria-pressed={on}
        title={[on ? words.figureOff : words.figureTitle(what, n(count)), more].filter(Boolean).join("\n")}
        onClick={() => onOnly(on ? "all" : id)}
        data-testid={`timeline-figure-${id}`}
      >
        <b>{n(count)}</b>
        <span className="col">
          <span className="ell">{what}</span>
          <span className="tiny faint ell">{note}</span>
        </span>
      </button>
    );
  };
  const months = summary?.median_gap;
  return (
    <nav className="tml-figures" aria-label={words.figures}>
      {figure(
        "ending",
        words.ending,
        summary && summary.ending_unstated > 0 ? words.endingUnstated(f.number(summary.ending_unstated)) : "",
        words.endingTitle(today),
      )}
      {figure("gaps", words.gaps[rows], months == null ? words.gapsNone : words.gapsMedian(f.number(months), months))}
      {figure("running", words.running, words.runningOf(n(summary?.all)))}
      <button
        type="button"
        className="tml-figure"
        title={words.bridgedTitle(n(summary?.bridged))}
        onClick={onBridged}
        data-testid="timeline-figure-bridged"
      >
        <b>{n(summary?.bridged)}</b>
        <span className="col">
          <span className="ell">{words.bridged}</span>
          <span className="tiny faint ell">{words.bridgedSum(f.yen(summary?.bridged_yen ?? 0))}</span>
        </span>
      </button>
    </nav>
  );
}
