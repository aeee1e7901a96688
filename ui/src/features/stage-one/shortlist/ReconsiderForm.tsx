import { useState } from "react";
import type { ShortlistRow } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Field } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** Takes last words up again, with the reason. */
export function ReconsiderForm({ round, rows }: { round: number; rows: readonly ShortlistRow[] }) {
  const { t, f } = useText();
  const words = t.settling.decide;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const write = useWrite("shortlist.reconsider");
  const label = rows.length > 1 ? words.againMany(f.number(rows.length), rows.length) : words.again;
  const close = () => {
    setOpen(false);
    setReason("");
    setAsked(false);
  };
  const run = async () => {
    setAsked(true);
    if (reason.trim() === "" || write.busy) return;
    const done = await write.run({ round, projects: rows.map((row) => row.project), reason: reason.trim() });
    if (done !== undefined) close();
  };
  if (!open)
    return (
      <Button writes size="sm" icon="undo" onPress={() => setOpen(true)} testid="reconsider">
        {label}
      </Button>
    );
  return (
    <div className="shl-form">
      <Field
        label={words.againWhy}
        value={reason}
        onChange={setReason}
        onEnter={() => void run()}
        onEscape={close}
        hint={words.againStays}
        error={asked && reason.trim() === "" ? words.againNeed : undefined}
        maxLength={500}
        autoFocus
        writes
        testid="reconsider-why"
      />
      <span className="row">
        <span className="grow" />
        <Button size="sm" onPress={close}>
          {t.common.cancel}
        </Button>
        <Button writes size="sm" look="pri" disabled={write.busy} onPress={() => void run()} testid="reconsider-run">
          {label}
        </Button>
      </span>
    </div>
  );
}
