import type { ProjectDetail, SourceCell, SourceRow } from "../../../api/bindings.ts";
import { Badge, Icon, Section, SourceLink } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { yearsOf } from "./Lineage.tsx";

/** Per year the row it came from: file, sheet, row, who imported it when, and every cell as it stood there; then
 *  the earlier rows that said something of this year. */
export function Sources({ detail }: { detail: ProjectDetail }) {
  const { t, f, say } = useText();
  return detail.years.map((year) => (
    <Section
      key={year.id}
      title={f.fiscalYears(yearsOf(year)) || t.projects.unknownYear}
      end={<Badge icon={year.class === "public" ? "eye" : "lock"}>{say(`class.${year.class}`)}</Badge>}
      testid="source"
    >
      <Row source={year.source} />
      {year.earlier.length > 0 && (
        <details className="earlier" data-testid="earlier">
          <summary>{t.projects.earlierRows(f.number(year.earlier.length))}</summary>
          {year.earlier.map((source, i) => (
            <div key={i} className="earlier-row">
              <Row source={source} />
            </div>
          ))}
        </details>
      )}
    </Section>
  ));
}

function Row({ source }: { source: SourceRow }) {
  const { t, f, say } = useText();
  const mapped = source.cells.filter((cell) => cell.field !== null);
  const kept = source.cells.filter((cell) => cell.field === null);
  return (
    <div data-source-row={source.id}>
      <p className="row source-place">
        <Icon name="document" size="s" />
        <span className="source-path">
          <span>{source.file}</span>
          {source.sheet && <span> › {source.sheet}</span>}
          <span className="nw"> › {t.projects.sourceRow(f.number(source.row))}</span>
        </span>
      </p>
      <p className="tiny faint">{t.projects.importedBy(f.timestamp(source.imported_at), source.imported_by)}</p>
      {mapped.length > 0 && (
        <table className="source">
          <thead>
            <tr>
              <th scope="col">{t.projects.heading}</th>
              <th scope="col">{t.projects.value}</th>
              <th scope="col">{t.projects.importedAs}</th>
            </tr>
          </thead>
          <tbody>
            {mapped.map((cell, i) => (
              <tr key={i}>
                <Cell cell={cell} />
                <td>{say(`field.${cell.field}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {kept.length > 0 && (
        <div data-testid="other-columns">
          <h4 className="source-other" title={t.projects.otherColumnsHint}>
            {t.projects.otherColumns} <span className="cnt">{f.number(kept.length)}</span>
          </h4>
          <table className="source kept">
            <tbody>
              {kept.map((cell, i) => (
                <tr key={i}>
                  <Cell cell={cell} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Cell({ cell }: { cell: SourceCell }) {
  const { t } = useText();
  return (
    <>
      <td title={cell.heading}>{cell.heading}</td>
      <td className="selectable" title={cell.value}>
        {cell.field === "source_url" && cell.value !== "" ? (
          <SourceLink url={cell.value} from={t.projects.linkFrom} />
        ) : (
          <span className="source-value">{cell.value === "" ? "—" : cell.value}</span>
        )}
      </td>
    </>
  );
}
