import { useState } from "react";
import type { Kind } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Dialog } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";
import { ownId } from "../concept.ts";
import { KindSwitch, Refused } from "../parts.tsx";
import { asked, isNamed, NewConceptFields, useDraftConcept } from "./NewConcept.tsx";

/** A concept of this library's own. */
export function AddDialog({ kind: first, onClose }: { kind: Kind; onClose: () => void }) {
  const { t } = useText();
  const say = t.vocabulary.add;
  const go = useGo();
  const [kind, setKind] = useState(first);
  const [draft, setDraft] = useDraftConcept();
  const write = useWrite("concept.add", { ownRefusals: true });
  const ready = isNamed(draft) && !write.busy;
  const submit = async () => {
    if (!ready) return;
    const done = await write.run(asked(kind, draft));
    if (!done) return;
    onClose();
    if (done.created !== null)
      go({ tab: undefined, kind, q: undefined, parent: draft.broader?.id, concept: ownId(done.created) });
  };
  useKeys([
    {
      id: "concept-add-submit",
      label: say.submit,
      group: "list",
      keys: ["mod+Enter"],
      listed: false,
      writes: true,
      inFields: true,
      inDialogs: true,
      run: () => void submit(),
    },
  ]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={say.title}
      width={600}
      testid="concept-add-dialog"
      footer={
        <>
          <Button onPress={onClose} testid="concept-add-cancel">
            {t.common.cancel}
          </Button>
          <Button
            writes
            look="pri"
            keys="mod+Enter"
            disabled={!ready}
            {...(isNamed(draft) ? {} : { tip: say.why })}
            onPress={() => void submit()}
            testid="concept-add-submit"
          >
            {say.submit}
          </Button>
        </>
      }
    >
      <p className="mute phrase">{say.lead}</p>
      <Refused problem={write.problem} testid="concept-add-problem" />
      <KindSwitch
        value={kind}
        onChange={(next) => {
          setKind(next);
          setDraft({ ...draft, broader: null });
        }}
        testid="concept-add-kind"
      />
      <NewConceptFields
        kind={kind}
        draft={draft}
        onChange={setDraft}
        onEnter={() => void submit()}
        autoFocus
        testid="concept-add"
      />
    </Dialog>
  );
}
