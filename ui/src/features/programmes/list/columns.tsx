import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { Programme } from "../../../api/bindings.ts";
import { Icon } from "../../../components/index.ts";
import { addressOf } from "../../../find/index.ts";
import type { GridColumn } from "../../../grid/index.ts";
import { useText } from "../../../text/index.ts";
import { PhaseBar } from "../parts/PhaseBar.tsx";
import { Cell } from "./Cell.tsx";
import type { CellId } from "./cells.ts";
import { useIssueWords } from "./issues.ts";

/** Years of validity in short: `R4–R8`; an end that is not known stays open. */
export function useValidity() {
  const { f, t } = useText();
  return {
    short: ({ valid_first: a, valid_last: b }: Pick<Programme, "valid_first" | "valid_last">) =>
      `${a === null ? "" : f.fiscalYearShort(a)}–${b === null ? "" : f.fiscalYearShort(b)}`,
    full: ({ valid_first: a, valid_last: b }: Pick<Programme, "valid_first" | "valid_last">) => {
      const year = (of: number | null) =>
        of === null ? t.programmes.unknownEnd : t.programmes.yearBoth(f.fiscalYear(of), String(of));
      return t.programmes.yearRange(year(a), year(b));
    },
  };
}

/** The columns of the registry. */
export function useRegistryColumns(): GridColumn<Programme>[] {
  const { t, f } = useText();
  const navigate = useNavigate();
  const validity = useValidity();
  const issueWords = useIssueWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language alone
  return useMemo(() => {
    const words = t.programmes;
    const column = (
      id: CellId,
      width: number,
      draw: (own: Programme) => ReactNode,
      more: Partial<GridColumn<Programme>> = {},
    ): GridColumn<Programme> => ({
      id,
      title: words.field[id],
      width,
      min: 48,
      sortable: true,
      cell: (own) => (
        <Cell own={own} column={id}>
          {draw(own)}
        </Cell>
      ),
      ...more,
    });
    const text = (id: CellId & keyof Programme, width: number) => column(id, width, (own) => String(own[id]));
    return [
      { ...text("name_ja", 268), optional: false },
      text("name_en", 128),
      text("ministry", 104),
      column("phases", 218, (own) => (
        <span className="row reg-phases">
          <PhaseBar first={own.phase_first} last={own.phase_last} />
          <span className="ell">{own.phases}</span>
        </span>
      )),
      text("modality", 120),
      text("disease", 120),
      column("ceiling_yen", 96, (own) => (own.ceiling_yen === null ? "" : f.number(own.ceiling_yen / 1000)), {
        title: words.ceilingHead,
        align: "end",
        className: "end",
      }),
      column("duration_years", 60, (own) => (own.duration_years === null ? "" : words.years(own.duration_years)), {
        align: "end",
        className: "end",
      }),
      column("call_months", 104, (own) => own.call_months.map(words.month).join(words.join)),
      column("adoption_month", 72, (own) => (own.adoption_month === null ? "" : words.month(own.adoption_month))),
      column("codes", 132, (own) => <span className="mono">{own.codes.map((code) => code.code).join(" ")}</span>),
      text("host", 104),
      text("contact", 120),
      column("valid", 88, (own) => validity.short(own)),
      {
        id: "projects",
        title: words.projects,
        width: 64,
        min: 48,
        sortable: true,
        align: "end",
        className: "end",
        cell: (own) => (
          <Cell own={own} column="projects">
            {own.projects > 0 ? (
              <button
                type="button"
                className="link"
                tabIndex={-1}
                title={words.toProjects(f.number(own.projects), own.projects)}
                onClick={(e) => {
                  e.stopPropagation();
                  void navigate({ to: "/projects", search: addressOf({ registered: [own.id] }) });
                }}
                data-testid="registry-projects"
              >
                {f.number(own.projects)}
              </button>
            ) : (
              <span className="faint">{f.number(0)}</span>
            )}
          </Cell>
        ),
      },
      {
        id: "source",
        title: words.sources,
        width: 96,
        min: 64,
        sortable: true,
        cell: (own) => (
          <Cell own={own} column="source">
            <SourceCount own={own} />
          </Cell>
        ),
      },
      {
        id: "issues",
        title: words.issues,
        width: 190,
        min: 64,
        sortable: true,
        tip: (own) => own.issues.map((issue) => issueWords(issue).what).join("\n"),
        cell: (own) => (
          <Cell own={own} column="issues">
            {own.issues[0] && (
              <span className="warn ell">
                {issueWords(own.issues[0]).what}
                {own.issues.length > 1 && <span className="cnt"> +{own.issues.length - 1}</span>}
              </span>
            )}
          </Cell>
        ),
      },
    ];
  }, [t, f]);
}

/** How many of its fields are confirmed, and how many are not. */
function SourceCount({ own }: { own: Programme }) {
  const { t, f } = useText();
  const check = own.facts.filter((fact) => fact.state === "check").length;
  const sure = own.facts.length - check;
  const words = t.programmes.sourceCount(f.number(sure), f.number(check), sure, check);
  if (check > 0)
    return (
      <span className="fact-mark" title={words}>
        {t.programmes.fact.check} {f.number(check)}
      </span>
    );
  return sure > 0 ? (
    <span className="ok small" title={words}>
      <Icon name="check" size="s" label={t.programmes.fact.confirmed} />
    </span>
  ) : (
    <span className="faint" title={t.programmes.fact.noneTitle}>
      —
    </span>
  );
}
