import { useState } from "react";
import { chooseCopy, libraryName, type Opening, openLibrary, setOpening } from "../../actions/library.ts";
import type { Recovered } from "../../api/bindings.ts";
import { useWrite } from "../../api/client.ts";
import { Button, Dialog, Note, WorkDialog } from "../../components/index.ts";
import { isWorded, useText } from "../../text/index.ts";
import { FileName } from "./FileName.tsx";
import { Refusal, usePassphrase } from "./usePassphrase.tsx";

/** Takes out of a damaged library what can be read, table by table, and offers to open the result. */
export function RecoverDialog({
  opening,
  onOpened,
}: {
  opening: Extract<Opening, { step: "recover" }>;
  onOpened: () => void;
}) {
  const { t } = useText();
  const { path } = opening;
  const recover = useWrite("library.recover", { ownRefusals: true });
  const [report, setReport] = useState<Recovered | null>(null);
  const asked = usePassphrase(opening.passphrase, recover.problem, () => void run());
  const run = async () => {
    const out = await chooseCopy(path, t.keep.recover.suffix);
    if (out === null) return;
    const read = await recover.run({ path, ...asked.args, out });
    if (read) setReport(read);
  };
  const close = () => setOpening(null);
  const open = async (found: Recovered) => {
    if (await openLibrary({ path: found.path, ...asked.args })) onOpened();
  };
  return (
    <>
      <Dialog
        open={!recover.busy}
        onClose={close}
        title={t.keep.recover.title}
        width={620}
        testid="recover"
        {...(report ? { lead: <span title={report.path}>{report.path}</span> } : {})}
        footer={
          report ? (
            <>
              <Button onPress={close} testid="recover-close">
                {t.common.close}
              </Button>
              <Button look="pri" autoFocus onPress={() => void open(report)} testid="recover-open">
                {t.keep.recover.open}
              </Button>
            </>
          ) : (
            <>
              <Button onPress={close}>{t.common.cancel}</Button>
              <Button look="pri" autoFocus disabled={asked.waiting} onPress={() => void run()} testid="recover-start">
                {t.keep.recover.start}
              </Button>
            </>
          )
        }
      >
        {report ? (
          <Report report={report} />
        ) : (
          <>
            <FileName path={path} />
            <p className="phrase">{t.keep.recover.lead}</p>
            {asked.field}
            <Refusal problem={recover.problem} />
          </>
        )}
      </Dialog>
      <WorkDialog
        open={recover.busy}
        title={t.keep.recover.working}
        subject={libraryName(path)}
        report={recover.progress}
        onCancel={recover.cancel}
      />
    </>
  );
}

function Report({ report }: { report: Recovered }) {
  const { t, f, say } = useText();
  const named = (table: string) =>
    t.keep.recover.tables[table] ?? (isWorded(`thing.${table}`) ? say(`thing.${table}`) : table);
  const told = report.tables.filter(({ rows, gaps, orphans }) => rows + gaps + orphans > 0);
  return (
    <div className="col keep-report" data-testid="recover-report">
      <Note tone={report.complete ? "ok" : "warn"}>
        {report.complete ? t.keep.recover.complete : t.keep.recover.partly}
      </Note>
      <div className="keep-table">
        <table>
          <thead className="heads">
            <tr>
              <th>{t.keep.recover.table}</th>
              <th className="num">{t.keep.recover.rows}</th>
              <th className="num">{t.keep.recover.gaps}</th>
              <th className="num" title={t.keep.recover.orphansHint}>
                {t.keep.recover.orphans}
              </th>
            </tr>
          </thead>
          <tbody>
            {told.map((table) => (
              <tr key={table.table}>
                <td>{named(table.table)}</td>
                <td className="num">{f.number(table.rows)}</td>
                <td className={`num${table.gaps > 0 ? " warn" : ""}`}>{f.number(table.gaps)}</td>
                <td className={`num${table.orphans > 0 ? " warn" : ""}`}>{f.number(table.orphans)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
