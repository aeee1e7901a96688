import { useMemo } from "react";
import type { Kind, ProjectRow, SortKey } from "../../api/bindings.ts";
import { Icon, TagChip } from "../../components/index.ts";
import type { GridColumn } from "../../grid/index.ts";
import { useText } from "../../text/index.ts";
import { phaseStep } from "./grid/phases.ts";
import { Highlight } from "./highlight.tsx";
import { SnippetOf } from "./search/snippets.tsx";
import "./grid/columns.css";

/** The columns of the project list. Their ids are the sort keys. Where the window is narrow they go in falling order
 *  of `drop`: those there by default first, then what somebody asked for. */
export function useColumns(terms: readonly string[]): GridColumn<ProjectRow>[] {
  const { t, f, pick } = useText();
  const key = terms.join("\n");
  return useMemo(() => {
    const words = key === "" ? [] : key.split("\n");
    const tags = (kind: Kind, width: number) =>
      ({
        id: kind,
        title: t.common[kind],
        width,
        min: 64,
        sortable: true,
        groupable: true,
        className: "chips",
        cell: (row) => <Chips row={row} kind={kind} />,
      }) satisfies GridColumn<ProjectRow>;
    const text = (id: SortKey, title: string, width: number, drop: number, say: (row: ProjectRow) => string) =>
      ({
        id,
        title,
        width,
        min: 56,
        drop,
        sortable: true,
        groupable: true,
        className: "text mute small",
        cell: say,
        tip: say,
      }) satisfies GridColumn<ProjectRow>;
    const asked = (id: SortKey, title: string, width: number, drop: number, say: (row: ProjectRow) => string) =>
      ({ ...text(id, title, width, drop, say), hidden: true }) satisfies GridColumn<ProjectRow>;
    const own = t.projects.grid;
    return [
      {
        id: "number",
        title: t.projects.number,
        width: 98,
        min: 64,
        sortable: true,
        cell: (row) => (
          <>
            <span className="ell mono mute" title={row.number ?? t.projects.noNumber}>
              <Highlight text={row.key} terms={words} />
            </span>
            {row.flagged && (
              <span className="warn flagged" title={t.projects.flagged}>
                <Icon name="alert" size="s" label={t.projects.flagged} />
              </span>
            )}
          </>
        ),
      },
      {
        id: "title",
        title: t.projects.name,
        width: 200,
        roomy: 320,
        min: 200,
        grow: true,
        optional: false,
        sortable: true,
        cell: (row) => (
          <>
            <span className="ell" title={pick(row, "title")}>
              <Highlight text={pick(row, "title")} terms={words} />
            </span>
            <SnippetOf project={row.id} />
          </>
        ),
      },
      tags("target", 104),
      tags("modality", 122),
      tags("indication", 116),
      {
        ...text("phase", own.phase, 96, 9, (row) => row.phase),
        className: "mute small",
        cell: (row) => <Phase text={row.phase} />,
      },
      text("year", t.projects.years, 72, 6, (row) => f.fiscalYears(row.years)),
      text("programme", t.projects.programme, 150, 7, (row) => row.programme),
      text("institution", t.projects.institution, 130, 8, (row) => row.institution),
      asked("researcher", t.projects.researcher, 100, 5, (row) => row.researcher),
      asked("ministry", own.ministry, 76, 3, (row) => row.ministry),
      asked("integrated", own.integrated, 130, 2, (row) => row.integrated),
      asked("prefecture", own.prefecture, 72, 1, (row) => row.prefecture),
      {
        ...asked("budget", own.budgetHead, 92, 4, (row) =>
          row.budget_yen === null ? "" : f.number(row.budget_yen / 1000),
        ),
        className: "text small end",
        align: "end",
        tip: (row) => (row.budget_yen === null ? "" : own.yen(f.number(row.budget_yen))),
      },
    ];
  }, [key, t, f, pick]);
}

/** How far along it is, where the list says one of AMED's phases; else what the list says. */
function Phase({ text }: { text: string }) {
  const step = phaseStep(text);
  return (
    <>
      {step !== undefined && <i className={`phase-bar p${step}`} aria-hidden="true" />}
      <span className="ell">{text}</span>
    </>
  );
}

/** The main tag of a kind and how many there are beside it. */
function Chips({ row, kind }: { row: ProjectRow; kind: Kind }) {
  const { t, pick } = useText();
  const own = row.tags.filter((tag) => tag.kind === kind);
  const [first, ...others] = own;
  if (!first) return null;
  if (others.length === 0) return <TagChip tag={first} showMain={false} />;
  return (
    <>
      <TagChip tag={first} showMain={false} />
      <span
        className="cnt"
        title={others.map((tag) => pick(tag, "label") + (tag.proposed ? ` (${t.common.unconfirmed})` : "")).join("、")}
      >
        +{others.length}
      </span>
    </>
  );
}
