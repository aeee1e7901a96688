import type { Imported } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { Button, Icon, KeyValue, Note } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { Issues } from "./Issues.tsx";
import { Total } from "./Rows.tsx";

/** What the import wrote. */
export function Report({
  imported,
  onProjects,
  onHistory,
  onAnother,
  onAgain,
}: {
  imported: Imported;
  onProjects: () => void;
  onHistory: () => void;
  onAnother: () => void;
  /** Back to the preview, after the import was undone. */
  onAgain: () => void;
}) {
  const { t, f } = useText();
  const { report, done } = imported;
  const changed = done.operation !== null;
  // Undone from the notice, by key or from the history: the page says so rather than going on as if nothing were.
  const record = useRead("history.show", { id: done.operation ?? 0 }, { enabled: changed });
  const undone = record.data?.operation.undone ?? false;
  return (
    <div className="scroll import-report" data-testid="import-report">
      <h2>
        <Icon name={changed ? "check" : "info"} />
        {changed ? t.importing.reportTitle : t.importing.reportNothing}
      </h2>
      {undone && (
        <Note
          tone="warn"
          testid="import-undone"
          action={
            <Button size="sm" onPress={onAgain}>
              {t.importing.checkAgain}
            </Button>
          }
        >
          {t.importing.undone}
        </Note>
      )}
      <Total report={report} />
      <KeyValue
        labelWidth={148}
        items={[
          [t.importing.projectsNew, f.number(report.projects_new)],
          [t.importing.years, f.number(report.years)],
        ]}
      />
      <div className="row wrap">
        <Button look="pri" icon="projects" autoFocus onPress={onProjects} testid="import-to-projects">
          {t.importing.toProjects}
        </Button>
        {changed && (
          <Button icon="history" onPress={onHistory} testid="import-to-history">
            {t.importing.toHistory}
          </Button>
        )}
        <Button icon="folder" onPress={onAnother} testid="import-another">
          {t.importing.another}
        </Button>
      </div>
      {changed && !undone && <p className="faint small phrase">{t.importing.undoHint}</p>}
      <h3>
        {t.importing.issues} <span className="cnt">{f.number(report.issues.length)}</span>
      </h3>
      <Issues issues={report.issues} />
    </div>
  );
}
