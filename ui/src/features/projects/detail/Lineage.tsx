import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import type { ProjectDetail, ProjectYear } from "../../../api/bindings.ts";
import { KeyValue, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { YearlyBudgets } from "./Outcomes.tsx";

/** What tells one year's number from another's: its last letter and digits. */
export const suffixOf = (number: string | null) => number?.match(/[a-z]\d{4}$/)?.[0] ?? number ?? "—";

export const yearsOf = (year: ProjectYear): number[] => {
  if (year.year_first === null) return [];
  const last = year.year_last ?? year.year_first;
  return Array.from({ length: Math.max(1, last - year.year_first + 1) }, (_, i) => (year.year_first ?? 0) + i);
};

/** To where the project came from and went to, beside the timeline. */
export function ToLineage({ project }: { project: number }) {
  const { t } = useText();
  return (
    <Link
      to="/programmes"
      search={{ tab: "timeline", lineage: project }}
      className="nw"
      data-testid="detail-to-lineage"
    >
      {t.continuity.lineage.inDetail}
    </Link>
  );
}

/** The years of a project as a thread of small boxes, oldest first. */
export function LineageLine({ detail }: { detail: ProjectDetail }) {
  const { t, f } = useText();
  const years = [...detail.years].reverse();
  return (
    <ol className="lineage">
      {years.map((year, i) => (
        <Fragment key={year.id}>
          {i > 0 && <li aria-hidden="true" className="lineage-thread" />}
          <li
            className={`lineage-year${i === years.length - 1 ? " on" : ""}`}
            title={year.number ?? t.projects.noNumber}
          >
            <b>{f.fiscalYears(yearsOf(year)) || t.projects.unknownYear}</b>
            <span className="mono ell">{suffixOf(year.number)}</span>
          </li>
        </Fragment>
      ))}
    </ol>
  );
}

/** Year by year: what stood in the lists. What did not change since the year before is left out. */
export function YearTable({ detail }: { detail: ProjectDetail }) {
  const { t, f } = useText();
  const years = detail.years.map((year, i) => {
    const before = detail.years[i + 1];
    const changed = (own: string, then: string | undefined) => before === undefined || own !== then;
    const facts: [string, string][] = [];
    if (changed(year.title_ja, before?.title_ja)) facts.push([t.projects.titleThen, year.title_ja]);
    if (changed(year.programme, before?.programme)) facts.push([t.projects.programme, year.programme]);
    if (changed(year.institution, before?.institution)) facts.push([t.projects.institution, year.institution]);
    if (changed(year.researcher, before?.researcher))
      facts.push([t.projects.researcher, [year.researcher, year.position].filter(Boolean).join("　")]);
    if (year.starts || year.ends) facts.push([t.projects.span, `${year.starts ?? ""} – ${year.ends ?? ""}`.trim()]);
    facts.push([t.projects.budget, year.budget_yen === null ? "" : f.yen(year.budget_yen)]);
    if (year.total_budget_yen !== null) facts.push([t.projects.totalBudget, f.yen(year.total_budget_yen)]);
    return (
      <Section
        key={year.id}
        title={
          yearsOf(year).length === 1 && year.year_first !== null
            ? f.fiscalYear(year.year_first)
            : f.fiscalYears(yearsOf(year)) || t.projects.unknownYear
        }
        end={<span className="mono selectable">{year.number ?? t.projects.noNumber}</span>}
      >
        <KeyValue items={facts} />
      </Section>
    );
  });
  return (
    <>
      <p className="detail-add">
        <ToLineage project={detail.row.id} />
      </p>
      <YearlyBudgets detail={detail} />
      {years}
    </>
  );
}
