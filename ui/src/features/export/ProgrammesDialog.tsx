import { useState } from "react";
import type { Actions } from "../../actions/index.ts";
import type { Audience, Language, Problem } from "../../api/bindings.ts";
import { sayProblem, useWrite } from "../../api/client.ts";
import { asProblem, host } from "../../api/host.ts";
import { notify } from "../../api/notices.ts";
import { Button, Dialog, Note, Radios, Segmented } from "../../components/index.ts";
import { text, useText } from "../../text/index.ts";

export type ProgrammesExported = { kind: "registry" } | ({ kind: "drawing" } & Actions["export.drawing"]);

/** From open to secret. */
const AUDIENCES: readonly Audience[] = ["public", "non-confidential", "cda", "internal"];

/** The registry of programmes as a workbook, or a drawing of them: for whom must be chosen, then where it goes. */
export function ProgrammesDialog({ what, onClose }: { what: ProgrammesExported; onClose: () => void }) {
  const { t, say, lang } = useText();
  const words = t.exporting.programmes;
  const [audience, setAudience] = useState<Audience | null>(null);
  const [language, setLanguage] = useState<Language>(lang);
  const [failed, setFailed] = useState<Problem | "unpainted" | null>(null);
  const workbook = useWrite("registry.export", { ownRefusals: true });
  const picture = useWrite("pairing.picture", { ownRefusals: true });
  const busy = workbook.busy || picture.busy;
  const drawing = what.kind === "drawing";
  // What nobody has confirmed stays in the house.
  const internal = drawing && !what.published;
  const problem = failed ?? (drawing ? picture.problem : workbook.problem);
  const refused =
    problem && problem !== "unpainted" && problem.code !== "fault" && problem.code !== "cancelled" ? problem : null;

  const write = async (chosen: Audience) => {
    if (!drawing) {
      const out = await host.saveFile(`${words.registryFile}.xlsx`, "workbook");
      return out === null ? undefined : workbook.run({ audience: chosen, language, out });
    }
    const painted = await what.paint();
    if (painted === null) {
      setFailed("unpainted");
      return undefined;
    }
    const out = await host.saveFile(`${what.name}.${what.ending}`, what.ending === "png" ? "picture" : "drawing");
    if (out === null) return undefined;
    return picture.run({
      shows: what.shows,
      picture: painted,
      published_only: what.published,
      audience: chosen,
      out,
    });
  };
  const run = async () => {
    if (audience === null || busy) return;
    setFailed(null);
    try {
      const written = await write(audience);
      if (!written) return;
      notify({ tone: "done", say: () => `${text().exporting.done}: ${written.path}` });
      onClose();
    } catch (error) {
      const thrown = asProblem(error);
      if (thrown.code === "fault") sayProblem(thrown);
      setFailed(thrown);
    }
  };
  const note = !drawing
    ? audience === "internal"
      ? words.registryWhole
      : words.registryPart
    : internal
      ? words.drawingInternal
      : words.drawingPublished;
  return (
    <Dialog
      open
      onClose={onClose}
      title={drawing ? words.drawingTitle : words.registryTitle}
      width={520}
      testid="programmes-export"
      {...(drawing ? { lead: <span title={what.name}>{what.name}</span> } : {})}
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
            testid="programmes-export-run"
          >
            {busy ? t.exporting.running : t.exporting.run}
          </Button>
        </>
      }
    >
      <Note>{note}</Note>
      <h3>{t.exporting.audience}</h3>
      <div className="cards">
        <Radios<Audience>
          label={t.exporting.audience}
          hideLabel
          value={audience}
          onChange={(chosen) => {
            setFailed(null);
            workbook.reset();
            picture.reset();
            setAudience(chosen);
          }}
          choices={AUDIENCES.map((id) => ({
            id,
            label: say(`audience.${id}`),
            disabled: internal && id !== "internal",
          }))}
          testid="programmes-audience"
        />
      </div>
      {!drawing && (
        <Segmented<Language>
          label={t.exporting.language}
          hideLabel={false}
          value={language}
          choices={(["ja", "en"] as const).map((id) => ({ id, label: t.exporting.languages[id] }))}
          onChange={setLanguage}
          testid="programmes-language"
        />
      )}
      {problem === "unpainted" && (
        <Note tone="bad" title={t.exporting.failed}>
          {words.unpainted}
        </Note>
      )}
      {refused && (
        <Note tone="bad" title={t.exporting.failed} testid="programmes-export-problem">
          {say(`problem.${refused.code}`, refused.params)}
        </Note>
      )}
    </Dialog>
  );
}
