import type { ReactNode } from "react";
import type { ImportReport } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { Button, Icon, KeyValue, Note } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { Issues, issueCount } from "./Issues.tsx";
import { Sum } from "./Sum.tsx";
import { Vanished } from "./Vanished.tsx";

export interface ReportProps {
  report: ImportReport;
  /** The operation in the history; null = nothing had to be written. */
  operation: number | null;
  /** Whose record it is and when, for an import of the past. */
  past?: ReactNode;
  onProjects: () => void;
  onHistory: () => void;
  onTidy: () => void;
  onAnother: () => void;
  /** Back to the preview after the import was undone; left out for one of the past. */
  onAgain?: () => void;
  /** Writes the rows that were not imported; undefined = cannot (now). */
  onRefused?: (() => void) | undefined;
}

/** What an import wrote. */
export function Report(props: ReportProps) {
  const { report, operation, past, onAgain, onRefused } = props;
  const { t, f } = useText();
  const changed = operation !== null;
  // Undone from the notice, by key or from the history: the page says so rather than going on as if nothing were.
  const record = useRead("history.show", { id: operation ?? 0 }, { enabled: changed });
  const undone = record.data?.operation.undone ?? false;
  const rows = t.importing.unitRows;
  const items = t.importing.unitItems;
  const waits = report.tags > 0 || report.unmatched > 0 || report.possible > 0;
  const facts: [string, string][] = [
    [t.importing.projects, t.importing.projectsOf(f.number(report.projects), f.number(report.projects_new))],
    [
      t.importing.years,
      report.new_years > 0
        ? t.importing.yearsOf(f.number(report.years), f.number(report.new_years))
        : items(f.number(report.years)),
    ],
  ];
  const extra: [string, number, (n: string) => string][] = [
    [t.importing.titleChanged, report.title_changed, rows],
    [t.importing.renumbered, report.renumbered, rows],
    [t.importing.conflictsKept, report.conflicts, items],
    [t.importing.skipped, report.skipped, rows],
    [t.importing.tagsProposed, report.tags, items],
    [t.importing.unmatched, report.unmatched, items],
  ];
  return (
    <div className="scroll import-report" data-testid="import-report">
      {past ?? (
        <h2>
          <Icon name={changed ? "check" : "info"} />
          {changed ? t.importing.reportTitle : t.importing.reportNothing}
        </h2>
      )}
      {undone && (
        <Note
          tone="warn"
          testid="import-undone"
          {...(onAgain
            ? {
                action: (
                  <Button size="sm" onPress={onAgain}>
                    {t.importing.checkAgain}
                  </Button>
                ),
              }
            : {})}
        >
          {t.importing.undone}
        </Note>
      )}
      <Sum report={report} />
      <KeyValue
        labelWidth={168}
        items={[
          ...facts,
          ...extra.filter(([, n]) => n > 0).map(([label, n, unit]) => [label, unit(f.number(n))] as const),
        ]}
      />
      <div className="row wrap">
        <Button look="pri" icon="projects" autoFocus={!past} onPress={props.onProjects} testid="import-to-projects">
          {t.importing.toProjects}
        </Button>
        {changed && (
          <Button icon="history" onPress={props.onHistory} testid="import-to-history">
            {t.importing.toHistory}
          </Button>
        )}
        {waits && (
          <Button icon="merge" onPress={props.onTidy} testid="import-to-tidy">
            {t.importing.toTidy}
          </Button>
        )}
        {onRefused && report.unreadable > 0 && (
          <Button icon="export" onPress={onRefused} testid="import-refused">
            {t.importing.exportRefusedTip}
          </Button>
        )}
        <Button icon="folder" onPress={props.onAnother} testid="import-another">
          {t.importing.another}
        </Button>
      </div>
      {changed && !undone && !past && <p className="faint small phrase">{t.importing.undoHint}</p>}
      {waits && !undone && <p className="mute small phrase">{t.importing.tidyHint}</p>}
      {report.vanished > 0 && (
        <section className="report-part">
          <h3>
            {t.importing.vanished} <span className="cnt">{f.number(report.vanished)}</span>
          </h3>
          <Vanished report={report} />
        </section>
      )}
      <section className="report-part issues-part">
        <h3>
          {t.importing.issues} <span className="cnt">{f.number(issueCount(report))}</span>
        </h3>
        <Issues report={report} />
      </section>
    </div>
  );
}
