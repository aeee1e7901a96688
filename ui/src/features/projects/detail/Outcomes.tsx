import type { Outcome, ProjectDetail } from "../../../api/bindings.ts";
import { Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { SourceButton } from "./Origin.tsx";

/** Papers, PoC, licensing and approval as lists tell them; nothing where they tell none. */
export function Outcomes({ detail }: { detail: ProjectDetail }) {
  const { t, f } = useText();
  const own = detail.outcomes.filter((outcome) => outcome.kind !== "budget");
  if (own.length === 0) return null;
  // The cell may say more than its number.
  const more = ({ amount, text }: Outcome) =>
    amount === null || text.normalize("NFKC").trim().replaceAll(",", "") !== String(amount);
  const said = (outcome: Outcome) => {
    const { kind, amount, text } = outcome;
    return amount === null || more(outcome)
      ? text
      : kind === "papers"
        ? t.projects.papers(f.number(amount), amount)
        : t.projects.times(f.number(amount), amount);
  };
  return (
    <Section title={t.projects.results} testid="outcomes">
      <ul className="outcomes">
        {own.map((outcome, i) => (
          <li key={i} className="outcome">
            <span className="faint small">{t.projects.outcomes[outcome.kind]}</span>
            <span className="selectable">{said(outcome)}</span>
            <span className="faint small nw">{outcome.year === null ? "" : f.fiscalYearShort(outcome.year)}</span>
            {outcome.source && <SourceButton source={outcome.source} of={t.projects.outcomes[outcome.kind]} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Amounts of lists that have a column for each fiscal year. */
export function YearlyBudgets({ detail }: { detail: ProjectDetail }) {
  const { t, f } = useText();
  const own = detail.outcomes
    .filter((outcome) => outcome.kind === "budget")
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  if (own.length === 0) return null;
  return (
    <Section title={t.projects.outcomes.budget} testid="yearly-budgets">
      <ul className="outcomes">
        {own.map((outcome, i) => (
          <li key={i} className="outcome">
            <span className="faint small">
              {outcome.year === null ? t.projects.unknownYear : f.fiscalYear(outcome.year)}
            </span>
            <span className="num selectable" title={outcome.text}>
              {outcome.amount === null ? outcome.text : f.yen(outcome.amount)}
            </span>
            <span />
            {outcome.source && <SourceButton source={outcome.source} of={t.projects.outcomes.budget} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
