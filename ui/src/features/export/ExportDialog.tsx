import { useState } from "react";
import type { Audience, DocumentLanguage, Exported, Problem, Selection, Sort } from "../../api/bindings.ts";
import { sayProblem, useRead, useWrite } from "../../api/client.ts";
import { asProblem, host } from "../../api/host.ts";
import { Badge, Button, Checkbox, copyText, Dialog, Note, Radios, Segmented } from "../../components/index.ts";
import { useKeys } from "../../keys/index.ts";
import { isWorded, useText } from "../../text/index.ts";
import { type Again, answered, LeaksHeld, useLeaks } from "./Leaks.tsx";
import { Withheld } from "./Withheld.tsx";
import "./export.css";

export type What =
  | { kind: "table"; selection: Selection; count: number; sort: Sort[] }
  | { kind: "briefing"; theme: number };

/** From open to secret. */
const AUDIENCES: readonly Audience[] = ["public", "non-confidential", "cda", "internal"];
const LANGUAGES: readonly DocumentLanguage[] = ["ja", "en", "both"];
const NOBODY: Selection = { these: [] };

/** Writes a briefing or a list. For whom must be chosen; what stays in the house is shown before. */
export function ExportDialog({ what, onClose }: { what: What; onClose: () => void }) {
  const { t, f, say, pick, lang } = useText();
  const [audience, setAudience] = useState<Audience | null>(null);
  const [language, setLanguage] = useState<DocumentLanguage>(lang);
  const [extras, setExtras] = useState(false);
  const [exported, setExported] = useState<{ file: Exported; audience: Audience } | null>(null);
  const [lastPath, setLastPath] = useState<string | null>(null);
  const [failed, setFailed] = useState<Problem | null>(null);
  const briefing = what.kind === "briefing";

  const theme = useRead("theme.show", { id: briefing ? what.theme : 0 }, { enabled: briefing, keep: false });
  const asked = audience ?? "internal";
  const ofBriefing = useRead(
    "export.preview_briefing",
    { theme: briefing ? what.theme : 0, audience: asked },
    { enabled: briefing && audience !== null },
  );
  const ofTable = useRead(
    "export.preview_table",
    { selection: briefing ? NOBODY : what.selection, audience: asked },
    { enabled: !briefing && audience !== null },
  );
  const read = briefing ? ofBriefing : ofTable;
  const preview = audience === null ? undefined : read.data;
  const fresh = preview !== undefined && !read.isPlaceholderData && !read.isFetching && read.error === null;

  const writeBriefing = useWrite("export.briefing", { ownRefusals: true });
  const writeTable = useWrite("export.table", { ownRefusals: true });
  const busy = writeBriefing.busy || writeTable.busy;
  const problem = failed ?? (briefing ? writeBriefing.problem : writeTable.problem);
  const refused = problem && problem.code !== "fault" && problem.code !== "cancelled" ? problem : null;
  const leaks = useLeaks(refused);
  const shown = refused?.code === "leaks-found" ? null : refused;
  const ready = audience !== null && fresh && !busy;

  const run = async (to?: string, again?: Again) => {
    if (audience === null || !preview || !ready) return;
    setFailed(null);
    let out: string | null;
    try {
      out = to ?? (await host.saveFile(preview.file_name, "workbook"));
    } catch (error) {
      const thrown = asProblem(error);
      if (thrown.code === "fault") sayProblem(thrown);
      else setFailed(thrown);
      return;
    }
    if (out === null) return;
    setLastPath(out);
    const file = briefing
      ? await writeBriefing.run({ theme: what.theme, audience, language, out, ...answered(again) })
      : await writeTable.run({
          selection: what.selection,
          sort: what.sort,
          audience,
          language,
          extras,
          out,
          ...answered(again),
        });
    if (!file) return;
    leaks.reset();
    setExported({ file, audience });
  };
  const forget = () => {
    setFailed(null);
    writeBriefing.reset();
    writeTable.reset();
    leaks.reset();
  };
  useKeys([
    {
      id: "export-run",
      label: t.exporting.run,
      group: "general",
      keys: ["mod+Enter"],
      listed: false,
      inFields: true,
      inDialogs: true,
      enabled: exported === null,
      run: () => void run(),
    },
  ]);

  const title = briefing ? t.exporting.briefing : t.exporting.table;
  const lead = briefing
    ? theme.data && t.exporting.briefingLead(theme.data.code, pick(theme.data, "title"))
    : t.exporting.tableLead(f.number(what.count), what.count);
  if (exported)
    return (
      <Dialog
        open
        onClose={onClose}
        title={title}
        width={560}
        testid="export-dialog"
        footer={
          <>
            <Button onPress={() => setExported(null)}>{t.exporting.again}</Button>
            <Button look="pri" autoFocus onPress={onClose} testid="export-close">
              {t.common.close}
            </Button>
          </>
        }
      >
        <Done {...exported} />
      </Dialog>
    );

  const why =
    audience === null
      ? t.exporting.chooseAudience
      : read.error
        ? t.exporting.cannotPreview
        : fresh
          ? undefined
          : t.exporting.checking;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width={860}
      dismissable={!leaks.touched}
      testid="export-dialog"
      lead={
        preview && audience !== null ? (
          <span title={preview.file_name}>
            {t.exporting.file} {preview.file_name}
          </span>
        ) : (
          t.exporting.chooseAudience
        )
      }
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            icon="export"
            keys="mod+Enter"
            disabled={!ready}
            {...(why === undefined ? {} : { tip: why })}
            onPress={() => void run()}
            testid="export-run"
          >
            {busy ? t.exporting.running : t.exporting.run}
          </Button>
        </>
      }
    >
      <p className="mute export-lead">{lead}</p>
      {leaks.found && <LeaksHeld leaks={leaks} busy={busy} onWrite={(again) => void run(again.out, again)} />}
      <div className="export">
        <div className="export-for">
          <h3 id="export-for">{t.exporting.audience}</h3>
          <p className="faint small phrase">{t.exporting.audienceHint}</p>
          <div className="cards">
            <Radios<Audience>
              label={t.exporting.audience}
              hideLabel
              choices={AUDIENCES.map((id) => ({ id, label: say(`class.${id}`), hint: t.exporting.audiences[id] }))}
              value={audience}
              onChange={(chosen) => {
                forget();
                setAudience(chosen);
              }}
              testid="export-audience"
            />
          </div>
          <Segmented<DocumentLanguage>
            label={t.exporting.language}
            hideLabel={false}
            choices={LANGUAGES.map((id) => ({ id, label: t.exporting.languages[id] }))}
            value={language}
            onChange={(chosen) => {
              forget();
              setLanguage(chosen);
            }}
            testid="export-language"
          />
          {!briefing && (
            <div className="export-extras">
              <Checkbox
                checked={extras}
                onChange={(chosen) => {
                  forget();
                  setExtras(chosen);
                }}
                testid="export-extras"
              >
                <span className="col">
                  <span>{t.exporting.extras}</span>
                  <span className="below phrase">{t.exporting.extrasHint}</span>
                </span>
              </Checkbox>
            </div>
          )}
        </div>
        <div className="export-what">
          {shown && (
            <Note tone="bad" title={t.exporting.failed} testid="export-problem">
              {say(`problem.${shown.code}`, shown.params as Record<string, string>)}
              <span className="row wrap export-remedy">
                <Button size="sm" onPress={() => void run()} disabled={!ready} testid="export-save-as">
                  {t.exporting.saveAs}
                </Button>
                {lastPath !== null && (
                  <Button size="sm" onPress={() => void run(lastPath)} disabled={!ready} testid="export-retry">
                    {t.exporting.retry}
                  </Button>
                )}
              </span>
            </Note>
          )}
          {audience !== null && read.error && (
            <Note tone="bad" title={t.exporting.cannotPreview}>
              {say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}
            </Note>
          )}
          {briefing && audience !== null && audience !== "internal" && (
            <Note tone="warn" title={t.exporting.combination} testid="export-combination">
              {t.exporting.combinationMore}
            </Note>
          )}
          <div className="row">
            <h3>{t.exporting.withheld}</h3>
            <span className="grow" />
            {preview && (
              <span className="small mute">{t.exporting.contents(f.number(preview.projects), preview.projects)}</span>
            )}
          </div>
          <Withheld withheld={preview?.withheld ?? null} stale={!fresh} />
          {preview && preview.missing_translations.length > 0 && (
            <section data-testid="export-translations">
              <h3>
                {t.exporting.translations} <span className="cnt">{f.number(preview.missing_translations.length)}</span>
              </h3>
              <p className="faint small phrase">{t.exporting.translationsMore}</p>
              <ul className="export-missing">
                {preview.missing_translations.map((item, i) => (
                  <li key={i} className="ell small" title={item}>
                    {isWorded(`withheld.${item}`) ? say(`withheld.${item}`) : item}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** What was written, where, for whom, and what was left out. */
function Done({ file, audience }: { file: Exported; audience: Audience }) {
  const { t, f, say } = useText();
  const out = file.withheld.map((w) => t.exporting.doneItem(say(`withheld.${w.item}`), f.number(w.count)));
  return (
    <div className="export-done" data-testid="export-done">
      <Note tone="ok" title={t.exporting.done}>
        {t.exporting.doneContents(f.number(file.projects), file.projects)}{" "}
        <Badge>{t.exporting.doneFor(say(`class.${audience}`))}</Badge>
      </Note>
      <p className="row">
        <span className="faint small nw">{t.exporting.donePath}</span>
        <span className="mono selectable grow" data-testid="export-path">
          {file.path}
        </span>
        <Button size="sm" icon="copy" onPress={() => copyText(file.path)}>
          {t.exporting.copyPath}
        </Button>
      </p>
      <p className="small mute phrase">
        {out.length > 0 ? t.exporting.doneWithheld(out.join(t.exporting.itemJoin)) : t.exporting.doneNothing}
      </p>
      <p className="row">
        <span className="faint tiny nw">{t.exporting.fingerprint}</span>
        <span className="mono tiny selectable faint ell" title={file.sha256}>
          {file.sha256}
        </span>
      </p>
    </div>
  );
}
