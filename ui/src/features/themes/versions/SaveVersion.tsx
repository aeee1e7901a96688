import { useState } from "react";
import { useWrite } from "../../../api/client.ts";
import { Button, Dialog, Note, TextArea } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** Keeps the present state of a theme as a version, with the reason. */
export function SaveVersion({ theme, onClose }: { theme: number; onClose: () => void }) {
  const { t, say } = useText();
  const words = t.themeparts.versions;
  const [reason, setReason] = useState("");
  const save = useWrite("theme.snapshot", { ownRefusals: true });
  const said = reason.trim();
  const ready = said !== "" && !save.busy;
  const run = async () => {
    if (ready && (await save.run({ id: theme, reason: said })) !== undefined) onClose();
  };
  const refused = save.problem && save.problem.code !== "fault" ? save.problem : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.saveTitle}
      testid="version-dialog"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button writes look="pri" keys="mod+Enter" disabled={!ready} onPress={() => void run()} testid="version-save">
            {words.save}
          </Button>
        </>
      }
    >
      <TextArea
        writes
        required
        autoFocus
        label={words.reason}
        hint={words.saveHint}
        value={reason}
        onChange={setReason}
        onEnter={() => void run()}
        maxLength={500}
        testid="version-reason"
      />
      {refused && <Note tone="bad">{say(`problem.${refused.code}`, refused.params)}</Note>}
    </Dialog>
  );
}
