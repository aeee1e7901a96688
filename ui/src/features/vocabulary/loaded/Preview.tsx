import { useMemo, useRef, useState } from "react";
import type { Kind, TableColumns, VocabularyPreview, VocabularyRequest } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import type { ProgressReport } from "../../../api/host.ts";
import {
  Button,
  Field,
  Icon,
  KeyValue,
  Note,
  Progress,
  Section,
  Select,
  useDraft,
  WorkDialog,
} from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { KindSwitch } from "../parts.tsx";
import { Columns } from "./Columns.tsx";
import { Diff } from "./Diff.tsx";
import { formatName, Sha } from "./facts.tsx";
import { Issues } from "./Issues.tsx";

/** What a person decided about the file; the rest is recognised. */
type Decided = Omit<VocabularyRequest, "file">;

const baseName = (path: string) => path.split(/[\\/]/).pop() ?? path;

/** A vocabulary file before it is loaded: what it is, what was not understood, what it would change. Nothing is
 *  written. */
export function Preview({ file, onDone, onChoose }: { file: string; onDone: () => void; onChoose: () => void }) {
  const { t, f, lang, say: word } = useText();
  const say = t.vocabulary.preview;
  const [decided, setDecided] = useState<Decided>({});
  const request = useMemo<VocabularyRequest>(() => ({ file, ...decided }), [file, decided]);
  const [reading, setReading] = useState<ProgressReport | null>(null);
  const write = useWrite("vocabulary.load");
  // Not while it is written: what the load changes must not be read through the file once more.
  const read = useRead("vocabulary.preview", request, { enabled: !write.busy, onProgress: setReading });
  const list = useRead("vocabulary.list", {});
  const answered = read.data !== undefined && !read.isPlaceholderData && read.error === null;
  // What is refused must stay correctable: the last good answer is kept beside the refusal.
  const good = useRef<VocabularyPreview | null>(null);
  if (answered && read.data) good.current = read.data;
  const preview = good.current;
  const settled = answered && !read.isFetching;
  // A table whose columns say nothing yet: there is nothing to load.
  const empty = preview !== null && preview.terms === 0;
  const ready = settled && !empty && !write.busy;
  const formats = preview?.formats ?? list.data?.formats ?? [];
  const decide = (patch: Decided) => setDecided((was) => ({ ...was, ...patch }));
  const name = useDraft(decided.name ?? preview?.name ?? "", (text) => {
    const own = text.trim();
    if (own !== "") decide({ name: own });
  });
  const load = async () => {
    if (!ready) return;
    if (await write.run(request)) onDone();
  };
  useKeys([
    {
      id: "vocabulary-load-run",
      label: say.load,
      group: "list",
      keys: ["mod+Enter"],
      icon: "import",
      palette: ready,
      writes: true,
      inFields: true,
      enabled: ready,
      run: () => void load(),
    },
  ]);
  const head = (
    <div className="bar sub">
      <Icon name="document" size="s" />
      <span className="ell" title={file} data-testid="preview-file">
        {preview?.file ?? baseName(file)}
      </span>
      <span className="grow" />
      <Button size="sm" look="ghost" icon="folder" onPress={onChoose} testid="preview-other">
        {say.otherFile}
      </Button>
    </div>
  );
  const refused = read.error && read.error.code !== "cancelled" ? read.error : null;
  if (!preview && !refused)
    return (
      <div className="vocab-page" data-testid="preview">
        {head}
        <div className="vocab-reading">
          <Progress
            title={say.reading}
            subject={baseName(file)}
            report={reading}
            onCancel={onDone}
            testid="preview-reading"
          />
          <p className="mute small">{say.readingNote}</p>
        </div>
      </div>
    );
  return (
    <div className="vocab-page" data-testid="preview" aria-busy={!settled && !refused}>
      {head}
      <div className="scroll vocab-preview">
        {refused && (
          <Note
            tone="bad"
            title={say.cannotRead}
            testid="preview-problem"
            action={
              <Button size="sm" onPress={() => void read.refetch()}>
                {t.common.retry}
              </Button>
            }
          >
            {word(`problem.${refused.code}`, refused.params)}
          </Note>
        )}
        <section className="sec vocab-how">
          <Select
            label={say.format}
            choices={formats.map(({ code }) => ({ id: code, label: formatName(formats, code, lang) }))}
            value={decided.format ?? preview?.format ?? null}
            placeholder={say.formatUnknown}
            hint={decided.format !== undefined ? say.chosen : preview ? say.recognised : say.notRecognised}
            onChange={(format) => {
              // Columns and kind belong to the format they were chosen for.
              const { columns: _, kind: __, ...rest } = decided;
              setDecided({ ...rest, format });
            }}
            testid="preview-format"
          />
          <Field
            label={say.name}
            hint={say.nameHint}
            maxLength={100}
            disabled={preview === null}
            testid="preview-name"
            {...name}
          />
          <div className="labelled">
            <span className="label">{say.kind}</span>
            <KindSwitch
              value={decided.kind ?? preview?.kind ?? "target"}
              onChange={(kind: Kind) => decide({ kind })}
              disabled={preview === null}
              testid="preview-kind"
            />
          </div>
        </section>
        {preview && (
          <>
            {preview.replaces && (
              <div className="vocab-notices">
                <Note testid="preview-replaces">
                  {say.replaces(
                    preview.replaces.name,
                    preview.replaces.version || t.vocabulary.loaded.noVersion,
                    f.timestamp(preview.replaces.at),
                    preview.replaces.by,
                  )}
                </Note>
              </div>
            )}
            <Section title={say.facts} testid="preview-facts">
              <div className="vocab-facts">
                <KeyValue
                  labelWidth={112}
                  items={[
                    [say.version, preview.version || <span className="faint">{t.vocabulary.loaded.noVersion}</span>],
                    [say.rows, f.number(preview.rows)],
                    [
                      say.terms,
                      <span key="n">
                        {f.number(preview.terms)}{" "}
                        <span className="faint small">
                          {say.ofThese(f.number(preview.obsolete), f.number(preview.known))}
                        </span>
                      </span>,
                    ],
                    [say.leftOut, f.number(preview.left_out)],
                    [say.digest, <Sha key="s" sha={preview.sha256} />],
                  ]}
                />
                <div className="labelled">
                  <span className="label">{say.licence}</span>
                  <p className="vocab-licence selectable small" data-testid="preview-licence">
                    {preview.licence || <span className="faint">{say.noLicence}</span>}
                  </p>
                </div>
              </div>
            </Section>
            {empty && (
              <div className="vocab-notices">
                <Note tone="warn" testid="preview-empty">
                  {preview.columns ? say.emptyTable : say.empty}
                </Note>
              </div>
            )}
            {preview.columns && preview.headings.length > 0 && (
              <Columns
                headings={preview.headings}
                sample={preview.sample}
                columns={decided.columns ?? preview.columns}
                onChange={(columns: TableColumns) => decide({ columns })}
              />
            )}
            {preview.issue_count > 0 && <Issues issues={preview.issues} total={preview.issue_count} />}
            <Diff diff={preview.diff} replaces={preview.replaces !== null} />
          </>
        )}
      </div>
      <footer className="vocab-foot">
        <p className="phrase small" data-testid="preview-touched">
          {preview &&
            (preview.touched > 0 ? (
              <>
                <Icon name="alert" size="s" /> {say.touched(f.number(preview.touched))}
              </>
            ) : (
              say.touchedNone
            ))}
        </p>
        <Button onPress={onDone} testid="preview-cancel">
          {say.leave}
        </Button>
        <Button
          writes
          look="pri"
          keys="mod+Enter"
          disabled={!ready}
          {...(refused ? { tip: say.cannotRead } : !settled ? { tip: say.rereading } : empty ? { tip: say.empty } : {})}
          onPress={() => void load()}
          testid="preview-load"
        >
          {say.load}
        </Button>
      </footer>
      <WorkDialog
        open={write.busy}
        title={say.loading}
        subject={preview?.file ?? baseName(file)}
        report={write.progress}
        onCancel={write.cancel}
        testid="vocabulary-loading"
      />
    </div>
  );
}
