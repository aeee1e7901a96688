import { useState } from "react";
import { useWrite } from "../../../api/client.ts";
import { Button, Dialog, Field, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import type { PlanDialogProps } from "../types.ts";

interface CopyDialogProps extends PlanDialogProps {
  kind: "what-if" | "baseline";
  onMade: (plan: number) => void;
}

/** Copies the plan shown: to try things in, or as what slip is measured against. */
export function CopyDialog({ view, kind, onClose, onMade }: CopyDialogProps) {
  const { t, f } = useText();
  const words = t.plan.copying;
  const [name, setName] = useState(kind === "baseline" ? f.dayOf(new Date().toISOString()) : "");
  const copy = useWrite("plan.copy");
  const can = !copy.busy && (kind === "baseline" || name.trim() !== "");
  const run = async () => {
    if (!can || !view.plan) return;
    const done = await copy.run({ plan: view.plan.id, kind, name: name.trim() });
    if (!done) return;
    onClose();
    if (done.created !== null) onMade(done.created);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={kind === "what-if" ? words.whatIf : words.baseline}
      testid={`plan-copy-${kind}`}
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button look="pri" writes disabled={!can} onPress={() => void run()} testid="plan-copy-run">
            {words.run}
          </Button>
        </>
      }
    >
      <Note>{kind === "what-if" ? words.whatIfBody : words.baselineBody}</Note>
      <Field
        label={words.name}
        value={name}
        onChange={setName}
        required={kind === "what-if"}
        onEnter={() => void run()}
        testid="plan-copy-name"
      />
    </Dialog>
  );
}
