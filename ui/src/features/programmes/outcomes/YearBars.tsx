import type { KindOutcomes, KpiTarget, OutcomeTable } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";
import { type Counted, yearlyTarget } from "./figures.ts";

/** px of the highest bar. */
const HEIGHT = 48;

/** A kind of outcome by fiscal year against the line of its yearly target; each bar opens its entries. */
export function YearBars({
  own,
  table,
  years,
  targets,
  onOpen,
}: {
  own: KindOutcomes;
  table: OutcomeTable;
  years: readonly number[];
  targets: readonly KpiTarget[];
  onOpen: (counted: Counted) => void;
}) {
  const { t, f } = useText();
  const words = t.funding.outcome;
  const name = t.projects.outcomes[own.kind];
  const of = (year: number) => own.years.find((each) => each.year === year);
  const lines = years.map((year) => yearlyTarget(targets, year));
  const most = Math.max(1, ...own.years.map(({ amount }) => amount), ...lines.map((line) => line?.amount ?? 0));
  const undated = own.years.find((each) => each.year === null);
  return (
    <ol className="out-bars" aria-label={words.yearsLabel(name)} data-testid="outcome-bars">
      {years.map((year, i) => {
        const each = of(year);
        const all = table.years.find((one) => one.year === year)?.projects ?? 0;
        const line = lines[i];
        const said = words.yearTitle(
          f.fiscalYear(year),
          f.number(each?.amount ?? 0),
          f.number(each?.entered ?? 0),
          f.number(all),
          all,
        );
        const aim = line && words.targetLine(f.number(line.amount));
        const target = aim && line.state === "check" ? words.targetUnsure(aim) : aim;
        return (
          <li key={year}>
            <button
              type="button"
              title={[said, target].filter(Boolean).join("\n")}
              aria-label={[said, target].filter(Boolean).join(words.aloud)}
              disabled={!each || each.entered === 0}
              onClick={() => onOpen({ kind: own.kind, year })}
              data-testid="outcome-bar"
              data-year={year}
            >
              <span className="out-plot" style={{ height: HEIGHT }}>
                {each && each.entered > 0 && (
                  <>
                    <span className="out-n">{f.number(each.amount)}</span>
                    <i className="out-bar" style={{ height: Math.max(2, (each.amount / most) * (HEIGHT - 14)) }} />
                  </>
                )}
                {line && (
                  <i
                    className={`out-target${line.state === "check" ? " out-unsure" : ""}`}
                    style={{ bottom: (line.amount / most) * (HEIGHT - 14) }}
                  />
                )}
              </span>
              <span className="tiny faint">{f.fiscalYearShort(year)}</span>
            </button>
          </li>
        );
      })}
      {undated && (
        <li>
          <button
            type="button"
            title={words.undatedTitle(f.number(undated.amount))}
            onClick={() => onOpen({ kind: own.kind, undated: true })}
            data-testid="outcome-undated"
          >
            <span className="out-plot" style={{ height: HEIGHT }}>
              <span className="out-n">{f.number(undated.amount)}</span>
            </span>
            <span className="tiny faint">{words.undated}</span>
          </button>
        </li>
      )}
    </ol>
  );
}
