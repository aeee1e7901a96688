// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows that are placed one by one
import { memo } from "react";
import type { TimelineBar, TimelineRow } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";
import { laneIn, lanesOf, spanOf, YEAR } from "./geometry.ts";
import {
  barName,
  barTitle,
  gapSaid,
  isOpen,
  isUndecided,
  nextTitle,
  prospect,
  rowSaid,
  statusOf,
  titleOf,
} from "./words.ts";

/** Fiscal years that what may follow is drawn over: it has a beginning, but no known length. */
const NEXT = 1.8;
/** px of what nobody knows. */
const UNDECIDED = YEAR * 0.6;
/** Narrower bars have no room for a letter. */
const LEAST = 22;

interface RowProps {
  row: TimelineRow | undefined;
  index: number;
  /** px from the top of the rows. */
  top: number;
  /** px of a row. */
  height: number;
  /** First fiscal year of the axis. */
  first: number;
  /** px of a fiscal year. */
  year: number;
  today: string;
  active: boolean;
  open: boolean;
  domId: string;
}

/** One project or theme: its names at the left, what it ran in on the axis. */
export const Row = memo(function Row({ row, index, top, height, first, year, today, active, open, domId }: RowProps) {
  const speech = useText();
  const words = speech.t.continuity.timeline;
  const title = row && titleOf(speech, row);
  return (
    <div
      id={domId}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={open}
      className={`tml-row${active ? " tml-active" : ""}${open ? " tml-open" : ""}`}
      data-index={index}
      data-testid="timeline-row"
      style={{ top, height }}
    >
      <div className="tml-names" role="gridcell" tabIndex={-1} title={row && `${row.key} ${title}`}>
        <span className="mono faint ell tml-key">{row ? row.key || words.noNumber : ""}</span>
        <span className="ell">{title}</span>
      </div>
      <div className="tml-line" role="gridcell" tabIndex={-1} aria-label={row && rowSaid(speech, row)}>
        {row && <Drawing row={row} height={height} first={first} year={year} today={today} />}
      </div>
    </div>
  );
});

function Drawing({
  row,
  height,
  first,
  year,
  today,
}: Pick<RowProps, "height" | "first" | "year" | "today"> & { row: TimelineRow }) {
  const speech = useText();
  const { t, f } = speech;
  const words = t.continuity.timeline;
  const lanes = lanesOf(row.bars);
  const most = Math.max(1, ...lanes.map((lane) => lane + 1));
  const whole = laneIn(height, 1, 0);
  const upright = { top: whole.top, height: whole.height };
  const bars = row.bars.map((bar, i) => ({
    bar,
    span: spanOf(bar.starts, bar.ends, first, year),
    lane: laneIn(height, most, lanes[i] ?? 0),
  }));
  if (bars.every(({ span }) => span === null)) return <span className="tml-none faint tiny">{words.noBar}</span>;
  const end = Math.max(...bars.map(({ span }) => (span ? span.left + span.width : 0)));
  const next = prospect(row);
  return (
    <>
      {bars.map(({ bar, span, lane }, i) => span && <Bar key={i} bar={bar} span={span} lane={lane} />)}
      {row.gaps.map((gap) => {
        const span = spanOf(gap.starts, gap.ends, first, year);
        return (
          span && (
            <span
              key={gap.starts}
              className="tml-gap"
              title={gapSaid(speech, gap)}
              style={{ ...span, ...upright }}
              data-testid="timeline-gap"
            >
              {span.width >= 14 && <b>{f.number(gap.months)}</b>}
            </span>
          )
        );
      })}
      {next && isOpen(row, today) && (
        <span
          className="tml-next"
          title={row.next.map((each) => nextTitle(speech, each)).join("\n")}
          style={{ ...upright, left: end, width: NEXT * year }}
          data-testid="timeline-next"
        >
          <span className="ell">{words.nextShort(next.name, statusOf(speech, next))}</span>
          {row.next.length > 1 && <b className="nw">{words.nextMore(f.number(row.next.length - 1))}</b>}
        </span>
      )}
      {isUndecided(row, today) && (
        <span
          className="tml-undecided"
          title={words.undecidedTitle}
          style={{ ...upright, left: end, width: UNDECIDED }}
          data-testid="timeline-undecided"
        >
          <b>{words.undecided}</b>
        </span>
      )}
      {row.bridges.map((bridge) => {
        const span = spanOf(bridge.starts, bridge.ends, first, year);
        return (
          span && (
            <i
              key={bridge.starts}
              className="tml-bridge"
              title={words.bridge(bridge.starts, bridge.ends)}
              style={{ left: span.left - 3, width: Math.max(14, span.width + 6) }}
              data-testid="timeline-bridge"
            />
          )
        );
      })}
    </>
  );
}

function Bar({
  bar,
  span,
  lane,
}: {
  bar: TimelineBar;
  span: { left: number; width: number };
  lane: ReturnType<typeof laneIn>;
}) {
  const speech = useText();
  const words = speech.t.continuity.timeline;
  return (
    <>
      <span
        className={`tml-bar${bar.hue === null ? " tml-unknown" : ` tml-hue-${bar.hue}`}${bar.by_year ? " tml-by-year" : ""}`}
        title={barTitle(speech, bar)}
        style={{ ...span, top: lane.top, height: lane.height }}
        data-testid="timeline-bar"
      >
        {lane.named && span.width >= LEAST && <span className="ell">{barName(speech, bar)}</span>}
      </span>
      {bar.handover && (
        <b
          className="tml-joint"
          title={words.handoverTitle[bar.handover]}
          style={{ left: span.left - 8, top: lane.top + lane.height / 2 - 8 }}
          data-testid="timeline-joint"
        >
          {words.handover[bar.handover]}
        </b>
      )}
    </>
  );
}
