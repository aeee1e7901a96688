// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows that are placed one by one
import { useText } from "../../../text/index.ts";
import { xOf } from "./geometry.ts";

/** The fiscal years above the rows, in the era's count over the western one. It stands while the rows scroll. */
export function Axis({
  name,
  first,
  years,
  year,
  today,
}: {
  name: string;
  first: number;
  years: number;
  year: number;
  today: string;
}) {
  const { t, f, lang } = useText();
  const words = t.continuity.timeline;
  return (
    <div className="tml-axis" role="row" tabIndex={-1} aria-rowindex={1}>
      <div className="tml-names" role="columnheader" tabIndex={-1}>
        {name}
      </div>
      <div className="tml-line" role="columnheader" tabIndex={-1} aria-label={words.label}>
        {Array.from({ length: years }, (_, i) => (
          <span key={i} className="tml-year" style={{ left: `calc(var(--tml-year) * ${i})` }} data-year={first + i}>
            <b>{f.fiscalYear(first + i)}</b>
            {lang === "ja" && <span className="tiny faint">{first + i}</span>}
          </span>
        ))}
        <span className="tml-now tiny" style={{ left: xOf(today, first, year) }} title={words.todayTitle(today)}>
          {words.today}
        </span>
      </div>
    </div>
  );
}
