import { useState } from "react";
import type { Audience, Dim, DocumentLanguage, MatrixRequest, Problem } from "../../api/bindings.ts";
import { sayProblem, useWrite } from "../../api/client.ts";
import { asProblem, host } from "../../api/host.ts";
import { notify } from "../../api/notices.ts";
import { Button, Dialog, Note, Radios, Segmented } from "../../components/index.ts";
import { DIMS, isConditioned } from "../../find/index.ts";
import { text, useText } from "../../text/index.ts";

export interface MatrixExported {
  matrix: MatrixRequest;
  /** Proposed for the file, without ending. */
  name: string;
  /** Paints the picture, in base64; left out = a workbook is written. */
  png?: () => Promise<string | null>;
}

/** From open to secret. */
const AUDIENCES: readonly Audience[] = ["public", "non-confidential", "cda", "internal"];

/** What is counted by these is 社外秘: what people of the house tagged, wove and noted. The core refuses it, too. */
const OF_THE_HOUSE: readonly Dim[] = [
  "target",
  "target_class",
  "modality",
  "indication",
  "area",
  "untagged",
  "look",
  "theme",
];

const isOfTheHouse = ({ filter, rows, columns, third }: MatrixRequest) =>
  DIMS.some(
    (dim) =>
      OF_THE_HOUSE.includes(dim) && (dim === rows || dim === columns || dim === third || isConditioned(filter, dim)),
  );

/** A matrix as a workbook or a picture: for whom must be chosen, then where it goes. */
export function MatrixDialog({ what, onClose }: { what: MatrixExported; onClose: () => void }) {
  const { t, say, lang } = useText();
  const [audience, setAudience] = useState<Audience | null>(null);
  const [language, setLanguage] = useState<DocumentLanguage>(lang);
  const [failed, setFailed] = useState<Problem | "unpainted" | null>(null);
  const workbook = useWrite("export.matrix", { ownRefusals: true });
  const picture = useWrite("export.picture", { ownRefusals: true });
  const busy = workbook.busy || picture.busy;
  const { matrix, name, png } = what;
  const internal = isOfTheHouse(matrix);
  const problem = failed ?? (png ? picture.problem : workbook.problem);
  const refused =
    problem && problem !== "unpainted" && problem.code !== "fault" && problem.code !== "cancelled" ? problem : null;

  const write = async (chosen: Audience) => {
    const painted = png ? await png() : null;
    if (png && painted === null) {
      setFailed("unpainted");
      return undefined;
    }
    const out = await host.saveFile(`${name}.${png ? "png" : "xlsx"}`, png ? "picture" : "workbook");
    if (out === null) return undefined;
    return painted === null
      ? workbook.run({ matrix, audience: chosen, language, out })
      : picture.run({ png: painted, matrix, audience: chosen, out });
  };
  const run = async () => {
    if (audience === null || busy) return;
    setFailed(null);
    try {
      const written = await write(audience);
      if (!written) return;
      notify({
        tone: "done",
        say: () => `${png ? text().matrix.pictured : text().matrix.exported}: ${written.path}`,
      });
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
      title={png ? t.matrix.exportPictureTitle : t.matrix.exportTitle}
      width={520}
      testid="matrix-export"
      lead={<span title={name}>{name}</span>}
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
            testid="matrix-export-run"
          >
            {busy ? t.exporting.running : t.exporting.run}
          </Button>
        </>
      }
    >
      <Note>{internal ? t.matrix.exportInternal : t.matrix.exportPublic}</Note>
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
          testid="matrix-audience"
        />
      </div>
      {!png && (
        <Segmented<DocumentLanguage>
          label={t.exporting.language}
          hideLabel={false}
          value={language}
          choices={(["ja", "en", "both"] as const).map((id) => ({ id, label: t.exporting.languages[id] }))}
          onChange={setLanguage}
          testid="matrix-language"
        />
      )}
      {problem === "unpainted" && (
        <Note tone="bad" title={t.exporting.failed}>
          {t.matrix.pictureFailed}
        </Note>
      )}
      {refused && (
        <Note tone="bad" title={t.exporting.failed} testid="matrix-export-problem">
          {say(`problem.${refused.code}`, refused.params as Record<string, string>)}
        </Note>
      )}
    </Dialog>
  );
}
