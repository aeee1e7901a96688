import { Link } from "@tanstack/react-router";
import type { Lineage, ProjectRow } from "../../../api/bindings.ts";
import { Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** What stands beside the line: themes, outcomes and 調整費 of all its projects. Lists open narrowed to the project shown. */
export function Beside({ lineage, own }: { lineage: Lineage; own: ProjectRow | undefined }) {
  const { t, f, pick, say } = useText();
  const words = t.continuity.lineage;
  const themes = [
    ...new Map(lineage.projects.flatMap((own) => own.themes.map((theme) => [theme.id, theme] as const))).values(),
  ];
  const outcomes = lineage.projects
    .flatMap((own) => own.outcomes)
    .filter((entry) => entry.kind !== "budget")
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  const funds = [
    ...new Map(lineage.projects.flatMap((own) => own.adjustments.map((fund) => [fund.id, fund] as const))).values(),
  ].sort((a, b) => a.fiscal_year - b.fiscal_year);
  const none = <p className="small faint">{words.none}</p>;
  return (
    <>
      <Section title={words.themes} testid="lineage-themes">
        {themes.length === 0 ? (
          none
        ) : (
          <ul className="lin-list">
            {themes.map((theme) => (
              <li key={theme.id} className="row" title={pick(theme, "title")}>
                <Link to="/themes/$id" params={{ id: String(theme.id) }} className="nw">
                  {theme.code}
                </Link>
                <span className="ell">{pick(theme, "title")}</span>
                {theme.role && <span className="small faint nw">{say(`role.${theme.role}`)}</span>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section
        title={words.outcomes}
        end={
          <Link
            to="/programmes"
            search={{ tab: "outcomes", ...(own && { q: own.key || pick(own, "title"), exact: true }) }}
          >
            {words.toList}
          </Link>
        }
        testid="lineage-outcomes"
      >
        {outcomes.length === 0 ? (
          none
        ) : (
          <ul className="lin-list">
            {outcomes.map((entry) => (
              <li key={entry.id} className="row" title={entry.text}>
                <span className="faint small nw lin-when">
                  {entry.year === null ? t.funding.outcome.undated : f.fiscalYearShort(entry.year)}
                </span>
                <span className="nw">{t.projects.outcomes[entry.kind]}</span>
                <span className="nw">{entry.amount === null ? "" : f.number(entry.amount)}</span>
                <span className="ell mute small">{entry.text}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section
        title={words.adjustments}
        end={
          <Link to="/programmes" search={{ tab: "adjustments", fundsOf: lineage.project }}>
            {words.toList}
          </Link>
        }
        testid="lineage-adjustments"
      >
        {funds.length === 0 ? (
          none
        ) : (
          <ul className="lin-list">
            {funds.map((fund) => (
              <li key={fund.id} className="row" title={fund.purpose}>
                <span className="faint small nw lin-when">{f.fiscalYearShort(fund.fiscal_year)}</span>
                <Link
                  to="/programmes"
                  search={{ tab: "adjustments", request: fund.id }}
                  className="nw"
                  data-testid="lineage-adjustment"
                >
                  {t.funding.rounds[fund.round]} {t.funding.types[fund.type]}
                </Link>
                <span className="nw">
                  {fund.asked_yen === null ? t.funding.adjustment.noAmount : f.yen(fund.asked_yen)}
                </span>
                <span className="ell mute small">{t.funding.states[fund.state]}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
