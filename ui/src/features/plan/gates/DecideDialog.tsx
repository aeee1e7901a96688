import { useState } from "react";
import type { GateVerdict } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { useMe } from "../../../api/me.ts";
import { Button, Dialog, Field, Note, Segmented, TextArea } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";

const VERDICTS: readonly GateVerdict[] = ["go", "conditional", "hold", "no-go"];

interface DecideDialogProps {
  gate: number;
  name: string;
  onClose: () => void;
}

/** Writes down what was decided at a gate. What is refused stays as it was typed. */
export function DecideDialog({ gate, name, onClose }: DecideDialogProps) {
  const { t, f, say } = useText();
  const words = t.plan.decide;
  const me = useMe();
  const [day, setDay] = useState(() => f.dayOf(new Date().toISOString()));
  const [verdict, setVerdict] = useState<GateVerdict | null>(null);
  const [who, setWho] = useState(me?.name ?? "");
  const [basis, setBasis] = useState("");
  const [dissent, setDissent] = useState("");
  const [conditions, setConditions] = useState("");
  const decide = useWrite("plan.decide", { ownRefusals: true });
  const refused = decide.problem && decide.problem.code !== "fault" ? decide.problem : null;
  const touched = verdict !== null || basis !== "" || dissent !== "" || conditions !== "";
  const can = verdict !== null && !decide.busy;
  const submit = async () => {
    if (verdict === null || decide.busy) return;
    const done = await decide.run({ gate, decided_on: day, verdict, who, basis, dissent, conditions });
    if (done) onClose();
  };
  useKeys([
    {
      id: "decide-submit",
      label: words.save,
      group: "theme",
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
      title={words.title(name)}
      width={600}
      dismissable={!touched}
      testid="decide"
      lead={words.stays}
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            look="pri"
            writes
            keys="mod+Enter"
            disabled={!can}
            onPress={() => void submit()}
            testid="decide-submit"
          >
            {words.save}
          </Button>
        </>
      }
    >
      <Segmented<GateVerdict | "">
        label={words.verdict}
        hideLabel={false}
        value={verdict ?? ""}
        onChange={(next) => next !== "" && setVerdict(next)}
        choices={VERDICTS.map((id) => ({ id, label: say(`gate-verdict.${id}`) }))}
        testid="decide-verdict"
      />
      <div className="row wrap">
        <Field label={words.day} type="date" value={day} onChange={setDay} required testid="decide-day" />
        <Field label={words.who} value={who} onChange={setWho} required testid="decide-who" />
      </div>
      <TextArea label={words.basis} value={basis} onChange={setBasis} required rows={2} testid="decide-basis" />
      <TextArea
        label={words.conditions}
        value={conditions}
        onChange={setConditions}
        required={verdict === "conditional"}
        rows={2}
        testid="decide-conditions"
      />
      <TextArea label={words.dissent} value={dissent} onChange={setDissent} rows={2} testid="decide-dissent" />
      {refused && (
        <Note tone="bad" testid="decide-problem">
          {say(`problem.${refused.code}`, refused.params as Record<string, string>)}
        </Note>
      )}
    </Dialog>
  );
}
