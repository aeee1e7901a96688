import { Link } from "@tanstack/react-router";
import type { Kpi } from "../../api/bindings.ts";
import { TinyBars } from "../../charts/index.ts";
import { percent } from "../../text/format.ts";
import { useText } from "../../text/index.ts";

/** What came of the projects: a figure each with its years, and how much of it is entered at all. */
export function Kpis({ kpi, projects }: { kpi: readonly Kpi[]; projects: number }) {
  const { t, f } = useText();
  if (kpi.every(({ entered }) => entered === 0))
    return (
      <p className="home-kpi-none small mute phrase" data-testid="kpi-none">
        {t.home.kpiNone}
      </p>
    );
  return (
    <nav className="kpis" aria-label={t.home.kpi}>
      {kpi.map(({ kind, total, years, entered }) => {
        const name = t.projects.outcomes[kind];
        const each = years.map(({ year, amount }) => t.home.kpiYear(f.fiscalYear(year), f.number(amount)));
        const told = t.home.kpiTitle(name, f.number(total), f.number(entered), f.number(projects));
        return (
          <Link
            key={kind}
            to="/programmes"
            search={{ tab: "outcomes", of: kind }}
            className="kpi"
            title={[told, ...each].join("\n")}
            data-testid="kpi"
            data-kind={kind}
          >
            <span className="small mute">{name}</span>
            <span className="row">
              <b>{f.number(total)}</b>
              <span className="small faint">{t.home.kpiCount(total)}</span>
              <span className="grow" />
              <TinyBars values={years.map(({ amount }) => amount)} />
            </span>
            <span className="row tiny faint">
              <span className="nw">{f.fiscalYears(spanned(years.map(({ year }) => year)))}</span>
              <span className="grow" />
              <span className="nw">{t.home.kpiEntered(percent(entered, projects))}</span>
            </span>
          </Link>
        );
      })}
    </nav>
  );
}

/** From the first to the last year, as one run: a year between without an entry is among them. */
function spanned(years: readonly number[]): number[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
