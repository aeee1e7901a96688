import { useState } from "react";
import type { Audience, Problem } from "../../../api/bindings.ts";
import { sayProblem, useWrite } from "../../../api/client.ts";
import { asProblem, host } from "../../../api/host.ts";
import { notify } from "../../../api/notices.ts";
import { pngOf } from "../../../charts/index.ts";
import type { Layout } from "../../../charts/picture.ts";
import { Button, Dialog, Note, Radios } from "../../../components/index.ts";
import { text, useText } from "../../../text/index.ts";

/** From open to secret. */
const AUDIENCES: readonly Audience[] = ["public", "non-confidential", "cda", "internal"];

/** The timeline as a picture: for whom must be said, though only the house may have what is assumed. */
export function PictureDialog({
  layout,
  from,
  to,
  total,
  onClose,
}: {
  layout: () => Layout;
  /** First and last row of it, 1-based. */
  from: number;
  to: number;
  total: number;
  onClose: () => void;
}) {
  const { t, f, say } = useText();
  const words = t.continuity.timeline;
  const [audience, setAudience] = useState<Audience | null>(null);
  const [failed, setFailed] = useState<Problem | "unpainted" | null>(null);
  const picture = useWrite("pairing.picture", { ownRefusals: true });
  const problem = failed ?? picture.problem;
  const refused = problem && problem !== "unpainted" && problem.code !== "fault" ? problem : null;

  const run = async () => {
    if (audience === null || picture.busy) return;
    setFailed(null);
    try {
      const png = await pngOf(layout());
      if (png === null) return setFailed("unpainted");
      const out = await host.saveFile(`${words.exportName}.png`, "picture");
      if (out === null) return;
      const written = await picture.run({ shows: "timeline", picture: png, published_only: false, audience, out });
      if (!written) return;
      notify({ tone: "done", say: () => `${text().continuity.timeline.exported}: ${written.path}` });
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
      title={words.exportTitle}
      width={520}
      testid="timeline-export"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            icon="export"
            disabled={audience === null || picture.busy}
            {...(audience === null ? { tip: t.exporting.chooseAudience } : {})}
            onPress={() => void run()}
            testid="timeline-export-run"
          >
            {picture.busy ? t.exporting.running : words.exportRun}
          </Button>
        </>
      }
    >
      <p>{words.exportWhat(f.number(from), f.number(to), f.number(total))}</p>
      <Note>{words.exportInternal}</Note>
      <Radios<Audience>
        label={t.exporting.audience}
        value={audience}
        onChange={(chosen) => {
          setFailed(null);
          picture.reset();
          setAudience(chosen);
        }}
        choices={AUDIENCES.map((id) => ({ id, label: say(`audience.${id}`), disabled: id !== "internal" }))}
        testid="timeline-audience"
      />
      {problem === "unpainted" && <Note tone="bad">{words.exportFailed}</Note>}
      {refused && (
        <Note tone="bad" title={t.exporting.failed} testid="timeline-export-problem">
          {say(`problem.${refused.code}`, refused.params)}
        </Note>
      )}
    </Dialog>
  );
}
