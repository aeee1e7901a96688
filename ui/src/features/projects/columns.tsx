import { useMemo } from "react";
import type { Kind, ProjectRow, SortKey } from "../../api/bindings.ts";
import { Icon, TagChip } from "../../components/index.ts";
import type { GridColumn } from "../../grid/index.ts";
import { useText } from "../../text/index.ts";
import { Highlight } from "./highlight.tsx";
import { SnippetOf } from "./search/snippets.tsx";

/** The columns of the project list. Their ids are the sort keys. */
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
        cell: (row) => (
          <span className="ell mute small" title={say(row)}>
            {say(row)}
          </span>
        ),
      }) satisfies GridColumn<ProjectRow>;
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
      text("year", t.projects.years, 72, 1, (row) => f.fiscalYears(row.years)),
      text("programme", t.projects.programme, 150, 2, (row) => row.programme),
      text("institution", t.projects.institution, 130, 3, (row) => row.institution),
    ];
  }, [key, t, f, pick]);
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
