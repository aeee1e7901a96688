import { type ReactNode, useState } from "react";
import type { Audience, DocumentLanguage, Problem } from "../../api/bindings.ts";
import { sayProblem } from "../../api/client.ts";
import { asProblem } from "../../api/host.ts";
import { notify } from "../../api/notices.ts";
import { Button, Dialog, Note, Radios, Segmented } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { type Again, LeaksHeld, useLeaks } from "./Leaks.tsx";

/** From open to secret. */
const AUDIENCES: readonly Audience[] = ["public", "non-confidential", "cda", "internal"];

export interface ExportFormProps<L extends DocumentLanguage> {
  title: string;
  /** Proposed name of the file, shown above. */
  lead?: string;
  testid: string;
  /** Only those who may see what is 社外秘. */
  internal: boolean;
  note: (audience: Audience | null) => ReactNode;
  /** Below the audiences: what this one will not see. */
  below?: (audience: Audience | null) => ReactNode;
  /** Languages to choose from; none for a picture. */
  languages: readonly L[];
  /** The command that writes. */
  run: { busy: boolean; problem: Problem | null; reset: () => void };
  /** Asks for the place and writes; nothing where the person gave up. `again` writes what the leak check held back. */
  write: (audience: Audience, language: L, again?: Again) => Promise<{ path: string } | "unpainted" | undefined>;
  /** Said when no picture could be painted. */
  unpainted: string;
  /** The notice's first words, asked for when it is shown. */
  done: () => string;
  onClose: () => void;
}

/** What an export asks before it writes: for whom (nobody is proposed), in which language. A refusal stays with it. */
export function ExportForm<L extends DocumentLanguage>(props: ExportFormProps<L>) {
  const {
    title,
    lead,
    testid,
    internal,
    note,
    below,
    languages,
    run: command,
    write,
    unpainted,
    done,
    onClose,
  } = props;
  const { t, say, lang } = useText();
  const [audience, setAudience] = useState<Audience | null>(null);
  const [language, setLanguage] = useState<L>(lang as L);
  const [failed, setFailed] = useState<Problem | "unpainted" | null>(null);
  const { busy } = command;
  const problem = failed ?? command.problem;
  const refused =
    problem && problem !== "unpainted" && problem.code !== "fault" && problem.code !== "cancelled" ? problem : null;
  const leaks = useLeaks(refused);
  const shown = refused?.code === "leaks-found" ? null : refused;
  const forget = () => {
    setFailed(null);
    command.reset();
    leaks.reset();
  };
  const run = async (again?: Again) => {
    if (audience === null || busy) return;
    setFailed(null);
    try {
      const written = await write(audience, language, again);
      if (written === "unpainted") return setFailed(written);
      if (!written) return;
      notify({ tone: "done", say: () => `${done()}: ${written.path}` });
      onClose();
    } catch (error) {
      const thrown = asProblem(error);
      if (thrown.code === "fault") sayProblem(thrown);
      setFailed(thrown);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width={leaks.found ? 760 : 520}
      dismissable={!leaks.touched}
      testid={`${testid}-export`}
      {...(lead === undefined ? {} : { lead: <span title={lead}>{lead}</span> })}
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            icon="export"
            disabled={audience === null || busy}
            {...(audience === null ? { tip: t.exporting.chooseAudience } : {})}
            onPress={() => void run()}
            testid={`${testid}-export-run`}
          >
            {busy ? t.exporting.running : t.exporting.run}
          </Button>
        </>
      }
    >
      {leaks.found && <LeaksHeld leaks={leaks} busy={busy} onWrite={(again) => void run(again)} />}
      <Note>{note(audience)}</Note>
      <h3>{t.exporting.audience}</h3>
      <div className="cards">
        <Radios<Audience>
          label={t.exporting.audience}
          hideLabel
          value={audience}
          onChange={(chosen) => {
            forget();
            setAudience(chosen);
          }}
          choices={AUDIENCES.map((id) => ({
            id,
            label: say(`audience.${id}`),
            disabled: internal && id !== "internal",
          }))}
          testid={`${testid}-audience`}
        />
      </div>
      {below?.(audience)}
      {languages.length > 0 && (
        <Segmented<L>
          label={t.exporting.language}
          hideLabel={false}
          value={language}
          choices={languages.map((id) => ({ id, label: t.exporting.languages[id] }))}
          onChange={(chosen) => {
            forget();
            setLanguage(chosen);
          }}
          testid={`${testid}-language`}
        />
      )}
      {problem === "unpainted" && (
        <Note tone="bad" title={t.exporting.failed}>
          {unpainted}
        </Note>
      )}
      {shown && (
        <Note tone="bad" title={t.exporting.failed} testid={`${testid}-export-problem`}>
          {say(`problem.${shown.code}`, shown.params as Record<string, string>)}
        </Note>
      )}
    </Dialog>
  );
}
