import { useState } from "react";
import type { ConceptCard } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Dialog, Field } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Refused } from "../parts.tsx";

/** Calls a concept otherwise in this library. */
export function RenameDialog({ card, onClose }: { card: ConceptCard; onClose: () => void }) {
  const { t, f } = useText();
  const say = t.vocabulary.rename;
  const { concept } = card;
  const [ja, setJa] = useState(concept.label_ja);
  const [en, setEn] = useState(concept.label_en);
  const write = useWrite("concept.rename", { ownRefusals: true });
  const named = ja.trim() !== "" || en.trim() !== "";
  const same = ja.trim() === concept.label_ja && en.trim() === concept.label_en;
  const ready = named && !same && !write.busy;
  const submit = async () => {
    if (!ready) return;
    const done = await write.run({ kind: concept.kind, id: concept.id, label_ja: ja.trim(), label_en: en.trim() });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={say.title}
      testid="rename-dialog"
      footer={
        <>
          <Button onPress={onClose} testid="rename-cancel">
            {t.common.cancel}
          </Button>
          <Button
            writes
            look="pri"
            disabled={!ready}
            {...(named ? {} : { tip: t.vocabulary.add.why })}
            onPress={() => void submit()}
            testid="rename-submit"
          >
            {say.submit}
          </Button>
        </>
      }
    >
      <Refused problem={write.problem} testid="rename-problem" />
      <Field
        label={t.vocabulary.labelJa}
        value={ja}
        onChange={setJa}
        lang="ja"
        autoFocus
        maxLength={200}
        onEnter={() => void submit()}
        testid="rename-ja"
      />
      <Field
        label={t.vocabulary.labelEn}
        value={en}
        onChange={setEn}
        lang="en"
        maxLength={200}
        onEnter={() => void submit()}
        testid="rename-en"
      />
      <p className="small mute phrase" data-testid="rename-effect">
        {say.effect(f.number(card.confirmed + card.proposed), f.number(card.themes))}
      </p>
    </Dialog>
  );
}
