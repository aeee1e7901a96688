import { useState } from "react";
import type { Concept } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, Dialog, Icon, TagChip } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";
import { chipOf, fullName } from "../concept.ts";
import { ConceptField, EffectLines, Failed, Refused } from "../parts.tsx";

/** Makes two concepts one. What that changes is said before the button can be pressed. */
export function MergeDialog({ concept, onClose }: { concept: Concept; onClose: () => void }) {
  const { t, pick } = useText();
  const say = t.vocabulary.merge;
  const go = useGo();
  const [to, setTo] = useState<Concept | null>(null);
  const { kind, id: from } = concept;
  const write = useWrite("concept.merge", { ownRefusals: true });
  // Not while it is done: what it did must not be asked about once more.
  const asks = to !== null && !write.busy;
  const effect = useRead("concept.effect", { kind, from, to: to?.id ?? "" }, { enabled: asks, keep: false });
  const ready = to !== null && effect.data !== undefined && !write.busy;
  const submit = async () => {
    if (!ready) return;
    const done = await write.run({ kind, from, to: to.id });
    if (!done) return;
    onClose();
    go({ concept: to.id }, true);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={say.title}
      width={600}
      testid="merge-dialog"
      footer={
        <>
          <Button onPress={onClose} testid="merge-cancel">
            {t.common.cancel}
          </Button>
          <Button
            writes
            look="pri"
            disabled={!ready}
            {...(to === null ? { tip: say.why } : {})}
            onPress={() => void submit()}
            testid="merge-submit"
          >
            {say.submit}
          </Button>
        </>
      }
    >
      <p className="mute phrase">{say.lead}</p>
      <Refused problem={write.problem} testid="merge-problem" />
      <div className="vocab-fromto">
        <div className="labelled">
          <span className="label">{say.from}</span>
          <div className="row concept-field">
            <TagChip tag={chipOf(concept)} title={fullName(concept)} />
          </div>
        </div>
        <Icon name="arrow" />
        <ConceptField
          label={say.to}
          kind={kind}
          value={to}
          empty={say.none}
          onPick={setTo}
          except={from}
          testid="merge-to"
        />
      </div>
      <section className="vocab-effect" aria-live="polite">
        <h3>{t.vocabulary.effect.title}</h3>
        {to === null ? (
          <p className="faint small">{say.why}</p>
        ) : effect.error ? (
          <Failed problem={effect.error} onRetry={() => void effect.refetch()} />
        ) : (
          effect.data && (
            <EffectLines effect={effect.data} from={concept} to={pick(to, "label")} whole testid="merge-effect" />
          )
        )}
      </section>
    </Dialog>
  );
}
