import { type ReactNode, useState } from "react";
import { Button, Dialog, TextArea } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** Asks for the reason of something that stays on record. */
export function ReasonDialog({
  title,
  hint,
  run,
  busy,
  danger = false,
  children,
  onRun,
  onClose,
  testid,
}: {
  title: string;
  hint: string;
  /** The verb on the button. */
  run: string;
  busy: boolean;
  danger?: boolean;
  children?: ReactNode;
  onRun: (reason: string) => void;
  onClose: () => void;
  testid: string;
}) {
  const { t } = useText();
  const [reason, setReason] = useState("");
  const said = reason.trim();
  const ready = said !== "" && !busy;
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
            look={danger ? "danger" : "pri"}
            keys="mod+Enter"
            writes
            disabled={!ready}
            onPress={go}
            testid={`${testid}-run`}
          >
            {run}
          </Button>
        </>
      }
    >
      {children}
      <TextArea
        label={t.stage.setup.reason}
        value={reason}
        onChange={setReason}
        onEnter={go}
        hint={hint}
        required
        autoFocus
        maxLength={500}
        testid={`${testid}-reason`}
      />
    </Dialog>
  );
}
