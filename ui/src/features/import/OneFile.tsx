import { useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Imported, ImportOptions, ImportPreview, ImportRequest, Problem } from "../../api/bindings.ts";
import { sayProblem, useRead, useWrite } from "../../api/client.ts";
import { asProblem, host, type ProgressReport } from "../../api/host.ts";
import { notify } from "../../api/notices.ts";
import { Button, Checkbox, Dialog, Icon, Loading, Note, Progress } from "../../components/index.ts";
import { useKeys, useScreenHints } from "../../keys/index.ts";
import { text, useText } from "../../text/index.ts";
import { How } from "./How.tsx";
import { Mapping } from "./Mapping.tsx";
import { mapped, remap, willChange, willRun } from "./mapping.ts";
import { undecided } from "./options.ts";
import { Report } from "./Report.tsx";
import { Rows, type View } from "./Rows.tsx";
import { type Step, Steps } from "./Steps.tsx";
import { openTidy } from "./tidy.ts";
import { useLater } from "./useLater.ts";

/** File name without its folder, for the time before the core has told it. */
const baseName = (path: string) => path.split(/[\\/]/).pop() ?? path;

/** One file from its first reading to the report. */
export function OneFile({
  file,
  onRunning,
  onAnother,
}: {
  file: string;
  onRunning: (running: boolean) => void;
  onAnother: () => void;
}) {
  const { t, f, say } = useText();
  const navigate = useNavigate();
  const router = useRouter();
  const [options, setOptions] = useState<ImportOptions>(undecided);
  const [imported, setImported] = useState<Imported | null>(null);
  const [view, setView] = useState<View>("rows");
  const [folded, setFolded] = useState(false);
  const request = useMemo<ImportRequest>(() => ({ file, options }), [file, options]);
  const write = useWrite("import.run", { ownRefusals: true });
  // Not while it is written: what the import changes must not be read through this file once more.
  const [reading, setReading] = useState<ProgressReport | null>(null);
  const read = useRead("import.preview", request, {
    enabled: imported === null && !write.busy,
    onProgress: setReading,
  });
  const answered = read.data !== undefined && !read.isPlaceholderData && read.error === null;
  // A mapping the core refuses must stay correctable: the last preview it gave is kept beside the refusal, with the
  // request it answers, which is what the rows are asked with. So a changed decision reads the file once, not twice.
  const good = useRef<{ preview: ImportPreview; request: ImportRequest } | null>(null);
  if (answered && read.data && (good.current?.preview !== read.data || good.current.request !== request))
    good.current = { preview: read.data, request };
  const preview = read.data ?? good.current?.preview ?? null;
  const waited = useLater(write.busy);
  const stageOf = (report: ProgressReport | null) =>
    t.importing.stages[report?.stage as keyof typeof t.importing.stages] ?? t.importing.running;
  const columns = useMemo(() => mapped(preview?.columns ?? [], options.columns), [preview, options.columns]);
  const proposedYear = preview?.proposed_year ?? null;
  useEffect(() => onRunning(write.busy), [write.busy, onRunning]);
  useEffect(() => () => onRunning(false), [onRunning]);
  const { exportRefused, exporting } = useRefused();

  const settled = answered && !read.isFetching;
  const count = preview ? willRun(preview.report) : 0;
  const ready = settled && preview?.problem === null && count > 0 && !write.busy && imported === null;
  const run = async () => {
    if (!ready) return;
    const result = await write.run(request);
    if (result) setImported(result);
  };
  useKeys([
    {
      id: "import-run",
      writes: true,
      label: t.importing.run(f.number(count)),
      group: "importing",
      keys: ["mod+Enter"],
      icon: "import",
      palette: ready,
      inFields: true,
      enabled: ready,
      run,
    },
    {
      id: "import-cancel",
      label: t.common.cancel,
      group: "importing",
      keys: ["Escape"],
      listed: false,
      inDialogs: true,
      inFields: true,
      enabled: write.busy,
      run: write.cancel,
    },
  ]);
  useScreenHints(ready ? [{ keys: "mod+Enter", label: t.importing.steps.run }] : []);

  const change = (patch: Partial<ImportOptions>) => {
    write.reset();
    setOptions((was) => ({ ...was, ...patch }));
  };
  const takeYear = (taken: boolean) => {
    const { fiscal_year: _, ...rest } = options;
    write.reset();
    setOptions(taken && proposedYear !== null ? { ...rest, fiscal_year: proposedYear } : rest);
  };
  const step: Step = imported ? "done" : write.busy ? "run" : preview ? (read.error ? "mapping" : "check") : "file";
  const head = (
    <header className="bar">
      <h1>{t.importing.title}</h1>
      <Icon name="document" size="s" />
      <span className="ell" title={file} data-testid="import-file">
        {preview?.file ?? baseName(file)}
      </span>
      {preview && <span className="faint small">{f.bytes(preview.bytes)}</span>}
      <span className="grow" />
      <Steps at={step} />
    </header>
  );

  if (imported)
    return (
      <>
        {head}
        <Report
          report={imported.report}
          operation={imported.done.operation}
          onProjects={() => void navigate({ to: "/projects", search: {} })}
          onHistory={() =>
            void navigate({
              to: "/history",
              search: imported.done.operation === null ? {} : { open: imported.done.operation },
            })
          }
          onTidy={() => openTidy(router)}
          onAnother={onAnother}
          onAgain={() => {
            write.reset();
            setImported(null);
          }}
          onRefused={exporting ? undefined : () => void exportRefused(request, preview?.file ?? baseName(file))}
        />
      </>
    );
  if (!preview)
    return (
      <>
        {head}
        {read.error ? (
          <Unreadable problem={read.error} onRetry={() => void read.refetch()} onAnother={onAnother} />
        ) : (
          <div className="import-none">
            {reading === null ? (
              <Loading rows={2} />
            ) : (
              <Progress
                title={stageOf(reading)}
                subject={baseName(file)}
                report={reading}
                unit={t.importing.unitRow}
                onCancel={() => void navigate({ to: "/import", search: {} })}
                testid="import-reading"
              />
            )}
            <p className="mute">{t.importing.readingNote}</p>
          </div>
        )}
      </>
    );

  const refused =
    read.error ?? preview.problem ?? (write.problem && write.problem.code !== "cancelled" ? write.problem : null);
  const cannotMap = read.error !== null || preview.problem !== null;
  const { report } = preview;
  const sentence = cannotMap
    ? t.importing.cannotMap
    : !settled
      ? t.importing.rereading
      : count === 0
        ? t.importing.nothingToRun
        : undefined;
  const waiting = [
    report.tags > 0 && t.importing.waitingTags(f.number(report.tags)),
    report.unmatched > 0 && t.importing.waitingWords(f.number(report.unmatched)),
  ].filter((words) => words !== false);
  const lead =
    count > 0 && !willChange(report) && settled
      ? report.skipped > 0
        ? t.importing.nothingTaken
        : t.importing.nothingChanges
      : t.importing.nothingYet;
  return (
    <>
      {head}
      <How
        preview={preview}
        options={options}
        change={change}
        request={request}
        ready={settled}
        onLayout={() => setView("layout")}
        onOther={onAnother}
      />
      {refused && refused.code !== "fault" && (
        <div className="import-refused">
          <Note
            tone="bad"
            title={cannotMap ? t.importing.cannotMap : t.importing.cannotRun}
            testid="import-problem"
            {...(preview.problem && !read.error
              ? {}
              : {
                  action: (
                    <Button size="sm" onPress={() => (read.error ? void read.refetch() : write.reset())}>
                      {read.error ? t.common.retry : t.common.close}
                    </Button>
                  ),
                })}
          >
            {say(`problem.${refused.code}`, refused.params as Record<string, string>)} {t.importing.cannotReadMore}
          </Note>
        </div>
      )}
      <div className="body">
        <div className={`import-left${folded ? " folded" : ""}`}>
          {folded ? (
            <Button
              look="ghost"
              size="sm"
              icon="right"
              label={t.importing.mappingUnfold}
              onPress={() => setFolded(false)}
              testid="import-unfold"
            />
          ) : (
            <>
              <Mapping
                columns={columns}
                onChange={(index, field) => change({ columns: remap(columns, options.columns, index, field) })}
                onFold={() => setFolded(true)}
              />
              <div className="import-class">
                {proposedYear !== null && (
                  <Checkbox checked={options.fiscal_year === proposedYear} onChange={takeYear} testid="import-year">
                    {t.importing.proposedYear(String(proposedYear))}
                  </Checkbox>
                )}
                <Checkbox
                  checked={options.confidential}
                  onChange={(confidential) => change({ confidential })}
                  testid="import-confidential"
                >
                  {t.importing.confidential}
                </Checkbox>
                <p className="faint small phrase">
                  {options.confidential ? t.importing.confidentialOn : t.importing.confidentialOff}
                </p>
              </div>
            </>
          )}
        </div>
        <div className="import-right" aria-busy={!settled}>
          <Rows
            preview={preview}
            request={good.current?.request ?? null}
            columns={columns}
            options={options}
            change={change}
            stale={!settled && read.error === null}
            paused={write.busy}
            view={view}
            onView={setView}
            onRefused={
              exporting || !settled || preview.problem ? undefined : () => void exportRefused(request, preview.file)
            }
          />
          <footer className="import-foot">
            <span className="col phrase mute small">
              <span>{lead}</span>
              {waiting.length > 0 && (
                <span className="faint" data-testid="import-waiting">
                  {t.importing.waiting(waiting.join(t.importing.and))}
                </span>
              )}
            </span>
            <Button
              writes
              look="pri"
              keys="mod+Enter"
              disabled={!ready}
              {...(sentence === undefined ? {} : { tip: sentence })}
              onPress={() => void run()}
              testid="import-run"
            >
              {t.importing.run(f.number(count))}
            </Button>
          </footer>
        </div>
      </div>
      <Dialog open={waited} onClose={() => {}} dismissable={false} title={t.importing.running} testid="import-running">
        <Progress
          title={stageOf(write.progress)}
          subject={preview.file}
          report={write.progress}
          unit={t.importing.unitRow}
          onCancel={write.cancel}
          testid="import-progress"
        />
        <p className="faint small phrase">{t.importing.runningNote}</p>
      </Dialog>
    </>
  );
}

/** Writes the rows that cannot be imported, with their reasons, where the person says. */
function useRefused() {
  const write = useWrite("import.refused");
  const exportRefused = async (request: ImportRequest, name: string) => {
    let path: string | null;
    try {
      path = await host.saveFile(text().importing.refusedFile(name.replace(/\.[^.]+$/, "")), "workbook");
    } catch (error) {
      return sayProblem(asProblem(error));
    }
    if (path === null) return;
    const made = await write.run({ request, path });
    if (made) notify({ tone: "done", say: () => text().importing.refusedDone(String(made.rows), made.path) });
  };
  return { exportRefused, exporting: write.busy };
}

function Unreadable({ problem, onRetry, onAnother }: { problem: Problem; onRetry: () => void; onAnother: () => void }) {
  const { t, say } = useText();
  const sentence = say(`problem.${problem.code}`, problem.params as Record<string, string>);
  return (
    <div className="scroll import-none-all">
      <div className="import-none">
        <Note tone="bad" title={t.importing.cannotRead} testid="import-problem">
          {sentence} {t.importing.cannotReadMore}
        </Note>
        {problem.code === "fault" && problem.detail && <pre className="details">{problem.detail}</pre>}
        <div className="row wrap">
          <Button look="pri" icon="folder" onPress={onAnother} testid="import-choose">
            {t.importing.chooseOther}
          </Button>
          <Button icon="redo" onPress={onRetry} testid="import-retry">
            {t.importing.retry}
          </Button>
        </div>
      </div>
    </div>
  );
}
