import { useState } from "react";
import type { PlanHead } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Dialog, Field } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** Another name for a copy. */
export function RenameDialog({ plan, onClose }: { plan: PlanHead; onClose: () => void }) {
  const { t } = useText();
  const words = t.plan.bar;
  const [name, setName] = useState(plan.name);
  const edit = useWrite("plan.edit");
  const save = async () => {
    if (edit.busy || name.trim() === "") return;
    if (await edit.run({ plan: plan.id, name: name.trim() })) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.renameTitle}
      dismissable={name === plan.name}
      testid="plan-rename"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            look="pri"
            writes
            disabled={edit.busy || name.trim() === ""}
            onPress={() => void save()}
            testid="plan-rename-save"
          >
            {words.save}
          </Button>
        </>
      }
    >
      <Field label={words.name} value={name} onChange={setName} onEnter={() => void save()} testid="plan-rename-name" />
    </Dialog>
  );
}
