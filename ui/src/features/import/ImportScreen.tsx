import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { runAction } from "../../actions/index.ts";
import type { Imported, ImportOptions, ImportPreview, Problem } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import {
  Button,
  Checkbox,
  Dialog,
  EmptyState,
  Icon,
  Loading,
  Note,
  Progress,
  ScreenBar,
  Select,
} from "../../components/index.ts";
import { useKeys, useScreenHints } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { Mapping } from "./Mapping.tsx";
import { mapped, remap, willRun } from "./mapping.ts";
import { Report } from "./Report.tsx";
import { Rows } from "./Rows.tsx";
import { type Step, Steps } from "./Steps.tsx";
import "./import.css";

export function ImportScreen() {
  const { file } = useSearch({ from: "/import" });
  return file === undefined ? <NoFile /> : <OneFile key={file} file={file} />;
}

const another = () => void runAction("import.start", {});

/** No file yet: where to drop one, what can be read. */
function NoFile() {
  const { t } = useText();
  const can = t.importing.can;
  return (
    <div className="screen" data-testid="import-screen">
      <ScreenBar title={t.importing.title} lead={t.importing.lead} />
      <div className="scroll import-none">
        <div className="import-drop">
          <EmptyState
            icon="import"
            title={t.importing.emptyTitle}
            actions={
              <Button look="pri" icon="folder" keys="mod+KeyI" onPress={another} testid="import-choose">
                {t.importing.choose}
              </Button>
            }
          >
            {t.importing.emptyBody}
          </EmptyState>
        </div>
        <h2>{t.importing.canTitle}</h2>
        <dl className="import-can">
          <dt>{can.excel}</dt>
          <dd className="phrase">{can.excelText}</dd>
          <dt>{can.text}</dt>
          <dd className="phrase">{can.textText}</dd>
          <dt>{can.columns}</dt>
          <dd className="phrase">{can.columnsText}</dd>
        </dl>
      </div>
    </div>
  );
}

/** File name without its folder, for the time before the core has told it. */
const baseName = (path: string) => path.split(/[\\/]/).pop() ?? path;

function OneFile({ file }: { file: string }) {
  const { t, f, say } = useText();
  const navigate = useNavigate();
  const [options, setOptions] = useState<ImportOptions>({ columns: {}, confidential: false });
  const [imported, setImported] = useState<Imported | null>(null);
  const read = useRead("import.preview", { file, options }, { enabled: imported === null });
  // A mapping the core refuses must stay correctable: the last preview it gave is kept beside the refusal.
  const [good, setGood] = useState<ImportPreview | null>(null);
  useEffect(() => {
    if (read.data && !read.isPlaceholderData) setGood(read.data);
  }, [read.data, read.isPlaceholderData]);
  const preview = read.data ?? good;
  const write = useWrite("import.run", { ownRefusals: true });
  const waited = useLater(write.busy);

  const settled = preview !== null && !read.isPlaceholderData && !read.isFetching && read.error === null;
  const count = preview ? willRun(preview.report) : 0;
  const ready = settled && count > 0 && !write.busy && imported === null;
  const run = async () => {
    if (!ready) return;
    const result = await write.run({ file, options });
    if (result) setImported(result);
  };
  useKeys([
    {
      id: "import-run",
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
      <div className="screen" data-testid="import-screen">
        {head}
        <Report
          imported={imported}
          onProjects={() => void navigate({ to: "/projects", search: {} })}
          onHistory={() =>
            void navigate({
              to: "/history",
              search: imported.done.operation === null ? {} : { open: imported.done.operation },
            })
          }
          onAnother={another}
          onAgain={() => {
            write.reset();
            setImported(null);
          }}
        />
      </div>
    );
  if (!preview)
    return (
      <div className="screen" data-testid="import-screen">
        {head}
        {read.error ? (
          <Unreadable problem={read.error} onRetry={() => void read.refetch()} />
        ) : (
          <div className="import-none">
            <Loading rows={2} />
            <p className="mute">{t.importing.reading}</p>
          </div>
        )}
      </div>
    );

  const columns = mapped(preview.columns, options.columns);
  const refused =
    read.error ?? preview.problem ?? (write.problem && write.problem.code !== "cancelled" ? write.problem : null);
  const changes = preview.report.new + preview.report.updated > 0;
  const sentence =
    read.error || preview.problem
      ? t.importing.cannotMap
      : !settled
        ? t.importing.rereading
        : count === 0
          ? t.importing.nothingToRun
          : undefined;
  return (
    <div className="screen" data-testid="import-screen">
      {head}
      <div className="bar sub import-how">
        {preview.sheets.length > 1 && (
          <span className="import-sheet">
            <Select
              label={t.importing.sheet}
              hideLabel
              size="sm"
              choices={preview.sheets.map((name) => ({ id: name, label: t.importing.sheetNamed(name) }))}
              value={options.sheet ?? preview.sheet}
              onChange={(sheet) => change({ sheet, columns: {} })}
              testid="import-sheet"
            />
          </span>
        )}
        {preview.sheets.length === 1 && preview.sheet && (
          <span className="small mute ell">{t.importing.sheetNamed(preview.sheet)}</span>
        )}
        {preview.encoding && <span className="small mute">{t.importing.encoding(preview.encoding.toUpperCase())}</span>}
        <span className="small mute">{t.importing.headerRow(f.number(preview.header_row))}</span>
        <span className="grow" />
        <Button size="sm" look="ghost" icon="folder" onPress={another} testid="import-choose">
          {t.importing.chooseOther}
        </Button>
      </div>
      {refused && refused.code !== "fault" && (
        <div className="import-refused">
          <Note
            tone="bad"
            title={read.error || preview.problem ? t.importing.cannotMap : t.importing.cannotRun}
            testid="import-problem"
            {...(preview.problem
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
        <div className="import-left">
          <Mapping
            columns={columns}
            onChange={(index, field) => change({ columns: remap(columns, options.columns, index, field) })}
          />
          <div className="import-class">
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
        </div>
        <div className="import-right">
          <Rows preview={preview} columns={columns} stale={!settled} />
          <footer className="import-foot">
            <span className="phrase mute small">
              {count > 0 && !changes && settled ? t.importing.nothingChanges : t.importing.nothingYet}
            </span>
            <Button
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
          title={t.importing.running}
          subject={preview.file}
          report={write.progress}
          unit={t.importing.unitRow}
          onCancel={write.cancel}
          testid="import-progress"
        />
        <p className="faint small phrase">{t.importing.runningNote}</p>
      </Dialog>
    </div>
  );
}

/** True once `on` has held for a moment, so that short work does not flash. */
function useLater(on: boolean, ms = 350): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!on) return setLate(false);
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [on, ms]);
  return on && late;
}

function Unreadable({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { t, say } = useText();
  const sentence = say(`problem.${problem.code}`, problem.params as Record<string, string>);
  return (
    <div className="scroll import-none">
      <Note tone="bad" title={t.importing.cannotRead} testid="import-problem">
        {sentence} {t.importing.cannotReadMore}
      </Note>
      {problem.code === "fault" && problem.detail && <pre className="details">{problem.detail}</pre>}
      <div className="row wrap">
        <Button look="pri" icon="folder" onPress={another} testid="import-choose">
          {t.importing.chooseOther}
        </Button>
        <Button icon="redo" onPress={onRetry} testid="import-retry">
          {t.importing.retry}
        </Button>
      </div>
    </div>
  );
}
