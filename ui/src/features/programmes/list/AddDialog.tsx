import { useState } from "react";
import { useWrite } from "../../../api/client.ts";
import { Button, Dialog, Field } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";

/** A programme the registry does not have. Only its name is asked for; spellings of lists may come with it. */
export function AddDialog({ name = "", tie = [], onClose }: { name?: string; tie?: string[]; onClose: () => void }) {
  const { t } = useText();
  const words = t.programmes.list;
  const go = useGo();
  const [typed, setTyped] = useState(name);
  const write = useWrite("registry.add");
  const ready = typed.trim() !== "" && !write.busy;
  const run = async () => {
    if (!ready) return;
    const done = await write.run({ fields: { name_ja: typed.trim() }, tie });
    if (!done) return;
    if (tie.length === 0 && done.created !== null) go({ shown: done.created });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.addTitle}
      testid="registry-add-dialog"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button look="pri" writes disabled={!ready} onPress={() => void run()} testid="registry-add-run">
            {words.addRun}
          </Button>
        </>
      }
    >
      <Field
        label={words.addName}
        value={typed}
        onChange={setTyped}
        onEnter={() => void run()}
        autoFocus
        required
        maxLength={200}
        hint={words.addHint}
        testid="registry-add-name"
      />
    </Dialog>
  );
}
