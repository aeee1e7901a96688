import { useState } from "react";
import type { Audience, DocumentLanguage, Exported, Problem } from "../../api/bindings.ts";
import { sayProblem, useWrite } from "../../api/client.ts";
import { asProblem, host } from "../../api/host.ts";
import { notify } from "../../api/notices.ts";
import { Button, Dialog, Note, Radios, Segmented } from "../../components/index.ts";
import { text, useText } from "../../text/index.ts";

export type Copied = { kind: "attachment"; id: number; name: string } | { kind: "history" };

/** From open to secret. */
const AUDIENCES: readonly Audience[] = ["public", "non-confidential", "cda", "internal"];

/** What goes out as it is, an attachment or the log: for whom must be chosen all the same. */
export function AudienceDialog({ what, onClose }: { what: Copied; onClose: () => void }) {
  const { t, say, lang } = useText();
  const [audience, setAudience] = useState<Audience | null>(null);
  const [language, setLanguage] = useState<DocumentLanguage>(lang);
  const [failed, setFailed] = useState<Problem | null>(null);
  const attachment = useWrite("attachment.save", { ownRefusals: true });
  const history = useWrite("export.history", { ownRefusals: true });
  const busy = attachment.busy || history.busy;
  const log = what.kind === "history";
  const problem = failed ?? (log ? history.problem : attachment.problem);
  const refused = problem && problem.code !== "fault" && problem.code !== "cancelled" ? problem : null;

  const run = async () => {
    if (audience === null || busy) return;
    setFailed(null);
    let out: string | null;
    try {
      out = log
        ? await host.saveFile(`${t.exporting.historyFile}.xlsx`, "workbook")
        : await host.saveFile(what.name, "anyfile");
    } catch (error) {
      const thrown = asProblem(error);
      if (thrown.code === "fault") sayProblem(thrown);
      return setFailed(thrown);
    }
    if (out === null) return;
    const written: Exported | undefined = log
      ? await history.run({ audience, language, out })
      : await attachment.run({ id: what.id, audience, out });
    if (!written) return;
    notify({ tone: "done", say: () => `${log ? text().exporting.done : text().exporting.savedCopy}: ${written.path}` });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={log ? t.exporting.history : t.exporting.attachment}
      width={520}
      testid="audience"
      lead={log ? t.exporting.historyLead : <span title={what.name}>{what.name}</span>}
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            disabled={audience === null || busy}
            {...(audience === null ? { tip: t.exporting.chooseAudience } : {})}
            onPress={() => void run()}
            testid="audience-run"
          >
            {busy ? t.exporting.running : log ? t.exporting.run : t.keep.attachments.save}
          </Button>
        </>
      }
    >
      <Note>{log ? t.exporting.historyOnly : t.exporting.attachmentClass}</Note>
      <h3>{t.exporting.audience}</h3>
      <div className="cards">
        <Radios
          label={t.exporting.audience}
          hideLabel
          value={audience}
          onChange={(chosen) => {
            setFailed(null);
            attachment.reset();
            setAudience(chosen);
          }}
          choices={AUDIENCES.map((id) => ({
            id,
            label: say(`audience.${id}`),
            disabled: log && id !== "internal",
          }))}
          testid="audience"
        />
      </div>
      {log && (
        <Segmented
          label={t.exporting.language}
          hideLabel={false}
          value={language}
          choices={(["ja", "en", "both"] as const).map((id) => ({ id, label: t.exporting.languages[id] }))}
          onChange={setLanguage}
          testid="audience-language"
        />
      )}
      {refused && (
        <Note tone="bad" title={t.exporting.failed} testid="audience-problem">
          {say(`problem.${refused.code}`, refused.params)}
        </Note>
      )}
    </Dialog>
  );
}
