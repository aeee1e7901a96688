import { useState } from "react";
import { useWrite } from "../../../api/client.ts";
import { Button, Dialog, Field } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** A new support. Only its name is asked for. */
export function AddSupport({ onClose, onDone }: { onClose: () => void; onDone: (id: number) => void }) {
  const { t } = useText();
  const words = t.programmes.support;
  const [name, setName] = useState("");
  const write = useWrite("support.save");
  const ready = name.trim() !== "" && !write.busy;
  const run = async () => {
    if (!ready) return;
    const done = await write.run({ id: null, fields: { name_ja: name.trim() } });
    if (!done) return;
    if (done.created !== null) onDone(done.created);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.add}
      testid="support-add-dialog"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button look="pri" writes disabled={!ready} onPress={() => void run()} testid="support-add-run">
            {t.programmes.list.addRun}
          </Button>
        </>
      }
    >
      <Field
        label={words.name}
        value={name}
        onChange={setName}
        onEnter={() => void run()}
        autoFocus
        required
        maxLength={200}
        hint={words.addHint}
        testid="support-add-name"
      />
    </Dialog>
  );
}
