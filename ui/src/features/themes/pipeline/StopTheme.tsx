import { useState } from "react";
import type { Theme } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Dialog, TextArea } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";

/** Asks why a theme is stopped, then stops it. `onStopped` comes once it is. */
export function StopTheme({
  theme,
  onClose,
  onStopped,
}: {
  theme: Pick<Theme, "id" | "code">;
  onClose: () => void;
  onStopped: () => void;
}) {
  const { t } = useText();
  const words = t.pipeline.stop;
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const edit = useWrite("theme.edit");
  const given = reason.trim() !== "";
  const submit = async () => {
    setTried(true);
    if (!given || edit.busy) return;
    const fields = { classes: {}, state: "stopped" as const, stop_reason: reason.trim() };
    if (await edit.run({ id: theme.id, fields })) onStopped();
  };
  useKeys([
    {
      id: "theme-stop-submit",
      writes: true,
      label: words.submit,
      group: "theme",
      keys: ["mod+Enter"],
      listed: false,
      inFields: true,
      inDialogs: true,
      run: () => void submit(),
    },
  ]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title(theme.code)}
      width={520}
      dismissable={reason === ""}
      testid="theme-stop"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            keys="mod+Enter"
            disabled={edit.busy}
            onPress={() => void submit()}
            testid="theme-stop-submit"
          >
            {words.submit}
          </Button>
        </>
      }
    >
      <p className="phrase">{words.body}</p>
      <TextArea
        label={words.reason}
        value={reason}
        onChange={setReason}
        required
        autoFocus
        rows={3}
        maxLength={2000}
        hint={words.reasonHint}
        error={tried && !given ? words.reasonNeeded : undefined}
        testid="theme-stop-reason"
      />
    </Dialog>
  );
}
