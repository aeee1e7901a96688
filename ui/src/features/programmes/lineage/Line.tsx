import type { CSSProperties } from "react";
import type { Lineage } from "../../../api/bindings.ts";
import { fiscalYearOf } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { dayHere, lanesOf, spanOf, xOf, YEAR } from "../timeline/geometry.ts";
import { useProgrammeNames } from "../timeline/useNamed.ts";

/** px of a lane. */
const LANE = 24;

/** All stretches of a lineage on one axis that fits the panel, gaps in red, today as a line. */
export function Line({ lineage, id }: { lineage: Lineage; id: number }) {
  const { t, f, lang } = useText();
  const words = t.continuity.lineage;
  const nameOf = useProgrammeNames();
  const { stretches, gaps, handovers } = lineage;
  if (stretches.length === 0) return null;
  const today = dayHere(new Date());
  const first = Math.min(...stretches.map((own) => fiscalYearOf(own.starts)));
  const last = Math.max(...stretches.map((own) => fiscalYearOf(own.ends)));
  const years = last - first + 1;
  const all = years * YEAR;
  const share = (px: number) => `${(px / all) * 100}%`;
  const placed = (from: string, to: string): CSSProperties | undefined => {
    const span = spanOf(from, to, first);
    return span ? { left: share(span.left), width: share(span.width) } : undefined;
  };
  const placeIn = lanesOf(stretches);
  const laid = stretches.map((stretch, i) => ({ stretch, lane: placeIn[i] ?? 0 }));
  const lanes = Math.max(...laid.map(({ lane }) => lane)) + 1;
  const now = xOf(today, first);
  // A word a year where there is room for it, else every second, third …
  const every = Math.ceil(years / 7);
  return (
    <figure
      className="lin-line"
      aria-label={words.drawn(f.number(lineage.projects.length), lineage.projects.length)}
      data-testid="lineage-line"
    >
      <div className="lin-axis" aria-hidden="true">
        {Array.from({ length: years }, (_, i) => (
          <span key={i} style={{ left: share(i * YEAR), width: share(YEAR) }} title={f.fiscalYear(first + i)}>
            {i % every === 0 && (lang === "ja" ? f.fiscalYearShort(first + i) : first + i)}
          </span>
        ))}
      </div>
      <div className="lin-lanes" style={{ height: lanes * LANE }}>
        {laid.map(({ stretch, lane }, i) => {
          const style = placed(stretch.starts, stretch.ends);
          const name =
            nameOf(stretch.programme_id, stretch.programme_name) ||
            stretch.programme ||
            t.continuity.timeline.noProgramme;
          return (
            style && (
              <span
                key={i}
                className={`lin-bar${stretch.project === id ? " lin-own" : ""}${stretch.hue === null ? " lin-unknown" : ` tml-hue-${stretch.hue}`}`}
                style={{ ...style, top: lane * LANE + 2 }}
                title={`${t.continuity.timeline.bar(name, stretch.starts, stretch.ends)}${stretch.stated ? "" : t.continuity.timeline.byYear}\n${stretch.numbers.join("  ")}`}
                data-testid="lineage-bar"
              >
                <span className="ell">{name}</span>
              </span>
            )
          );
        })}
        {gaps.map((gap) => {
          const style = placed(gap.starts, gap.ends);
          return (
            style && (
              <span
                key={gap.starts}
                className="lin-gap"
                style={style}
                title={t.continuity.timeline.gap(f.number(gap.months), gap.starts, gap.ends, gap.months)}
                data-testid="lineage-gap"
              >
                <b>{f.number(gap.months)}</b>
              </span>
            )
          );
        })}
        {handovers.map((each) => {
          const own = laid.find(({ stretch }) => stretch.project === each.later);
          const x = own && xOf(own.stretch.starts, first);
          return x === undefined || Number.isNaN(x) ? null : (
            <b
              key={each.id}
              className="lin-joint"
              style={{ left: share(x), top: own ? own.lane * LANE + 4 : 0 }}
              title={words.handover[each.kind]}
            >
              {t.continuity.timeline.handover[each.kind]}
            </b>
          );
        })}
        {now >= 0 && now <= all && (
          <i className="lin-now" style={{ left: share(now) }} title={t.continuity.timeline.todayTitle(today)} />
        )}
      </div>
    </figure>
  );
}
