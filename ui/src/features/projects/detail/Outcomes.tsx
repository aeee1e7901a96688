import { useState } from "react";
import type { Outcome, ProjectDetail } from "../../../api/bindings.ts";
import { Button, OutcomeDialog, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { SourceButton } from "./Origin.tsx";

/** What came of the project, as lists tell it and as people entered it. */
export function Outcomes({ detail }: { detail: ProjectDetail }) {
  const { t, f, pick } = useText();
  const [entering, setEntering] = useState(false);
  const own = detail.outcomes.filter((outcome) => outcome.kind !== "budget");
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
    <Section
      title={t.projects.results}
      testid="outcomes"
      end={
        <Button
          writes
          size="sm"
          look="ghost"
          icon="plus"
          onPress={() => setEntering(true)}
          testid="detail-enter-outcome"
        >
          {t.funding.outcome.enter}
        </Button>
      }
    >
      {own.length === 0 && <p className="faint small">{t.funding.outcome.totalNone}</p>}
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
      {entering && (
        <OutcomeDialog
          start={{ project: { id: detail.row.id, key: detail.row.key, title: pick(detail.row, "title") } }}
          onClose={() => setEntering(false)}
        />
      )}
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
