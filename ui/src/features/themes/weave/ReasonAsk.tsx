import { type ReactNode, useState } from "react";
import type { Problem } from "../../../api/bindings.ts";
import { Button, Dialog, Note, TextArea } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

interface ReasonAskProps {
  title: string;
  body?: ReactNode;
  label: string;
  hint: string;
  /** The verb on the button. */
  run: string;
  busy: boolean;
  problem?: Problem | null;
  danger?: boolean;
  /** True = it may be left empty. */
  optional?: boolean;
  onRun: (reason: string) => void;
  onClose: () => void;
  testid: string;
}

/** Asks why, before something that is kept with its reason. */
export function ReasonAsk(props: ReasonAskProps) {
  const { title, body, label, hint, run, busy, problem, danger, optional = false, onRun, onClose, testid } = props;
  const { t, say } = useText();
  const [reason, setReason] = useState("");
  const said = reason.trim();
  const ready = (optional || said !== "") && !busy;
  const go = () => ready && onRun(said);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      testid={testid}
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look={danger ? "danger" : "pri"}
            keys="mod+Enter"
            disabled={!ready}
            onPress={go}
            testid={`${testid}-run`}
          >
            {run}
          </Button>
        </>
      }
    >
      {problem && problem.code !== "fault" && (
        <Note tone="bad">{say(`problem.${problem.code}`, problem.params as Record<string, string>)}</Note>
      )}
      {body && <p className="phrase">{body}</p>}
      <TextArea
        label={label}
        value={reason}
        onChange={setReason}
        onEnter={go}
        hint={hint}
        required={!optional}
        autoFocus
        maxLength={500}
        testid={`${testid}-reason`}
      />
    </Dialog>
  );
}
