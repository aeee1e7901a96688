import type { ProjectDetail } from "../../../api/bindings.ts";
import { Badge, Icon, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { yearsOf } from "./Lineage.tsx";

/** Per year the row it came from: file, sheet, row, who imported it when, and every cell as it stood there. */
export function Sources({ detail }: { detail: ProjectDetail }) {
  const { t, f, say } = useText();
  return detail.years.map((year) => {
    const { source } = year;
    return (
      <Section
        key={year.id}
        title={f.fiscalYears(yearsOf(year)) || t.projects.unknownYear}
        end={<Badge icon={year.class === "public" ? "eye" : "lock"}>{say(`class.${year.class}`)}</Badge>}
        testid="source"
      >
        <p className="row source-place">
          <Icon name="document" size="s" />
          <span className="source-path">
            <span>{source.file}</span>
            {source.sheet && <span> › {source.sheet}</span>}
            <span className="nw"> › {t.projects.sourceRow(f.number(source.row))}</span>
          </span>
        </p>
        <p className="tiny faint">{t.projects.importedBy(f.timestamp(source.imported_at), source.imported_by)}</p>
        <table className="source">
          <thead>
            <tr>
              <th scope="col">{t.projects.heading}</th>
              <th scope="col">{t.projects.value}</th>
              <th scope="col">{t.projects.importedAs}</th>
            </tr>
          </thead>
          <tbody>
            {source.cells.map((cell, i) => (
              <tr key={i} className={cell.field === null ? "kept" : ""}>
                <td title={cell.heading}>{cell.heading}</td>
                <td className="selectable" title={cell.value}>
                  <span className="source-value">{cell.value === "" ? "—" : cell.value}</span>
                </td>
                <td>
                  {cell.field === null ? (
                    <span className="faint" title={t.projects.keptOnlyTitle}>
                      {t.projects.keptOnly}
                    </span>
                  ) : (
                    say(`field.${cell.field}`)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    );
  });
}
