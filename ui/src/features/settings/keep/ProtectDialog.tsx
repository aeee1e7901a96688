import { useState } from "react";
import type { OpenLibrary, Protected } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import {
  Button,
  Dialog,
  isUsable,
  NewPassphraseFields,
  NO_PASSPHRASE,
  Note,
  PassphraseField,
  WorkDialog,
} from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

export type Protecting = "encrypt" | "change" | "decrypt";

/** Encrypts the library, changes its passphrase, or stores it unencrypted; says what becomes of the backups. */
export function ProtectDialog({
  what,
  open,
  onClose,
  onDone,
}: {
  what: Protecting;
  open: OpenLibrary;
  onClose: () => void;
  /** With the new passphrase, where there is one. */
  onDone: (result: Protected, passphrase: string | undefined) => void;
}) {
  const { t, say } = useText();
  const protect = useWrite("library.protect", { ownRefusals: true });
  const [current, setCurrent] = useState("");
  const [entered, setEntered] = useState(NO_PASSPHRASE);
  // Said until the field is touched again.
  const [touched, setTouched] = useState(true);
  const asksCurrent = what !== "encrypt";
  const asksNew = what !== "decrypt";
  const ready = (!asksCurrent || current !== "") && (!asksNew || isUsable(entered));
  const run = async () => {
    if (!ready || protect.busy) return;
    setTouched(false);
    const result = await protect.run({
      ...(asksCurrent ? { current } : {}),
      ...(asksNew ? { new: entered.first } : {}),
    });
    if (result) onDone(result, asksNew ? entered.first : undefined);
  };
  const wrong = protect.problem?.code === "wrong-passphrase" && !touched;
  const refused =
    protect.problem && !["wrong-passphrase", "fault", "cancelled"].includes(protect.problem.code)
      ? protect.problem
      : null;
  const words = {
    encrypt: [t.keep.protect.encryptTitle, t.keep.protect.encryptBody, t.keep.protect.encryptRun],
    change: [t.keep.protect.changeTitle, t.keep.protect.changeBody, t.keep.protect.changeRun],
    decrypt: [t.keep.protect.decryptTitle, t.keep.protect.decryptBody, t.keep.protect.decryptRun],
  } as const;
  const [title, body, verb] = words[what];
  return (
    <>
      <Dialog
        open={!protect.busy}
        onClose={onClose}
        title={title}
        width={520}
        testid="protect"
        footer={
          <>
            <Button onPress={onClose} testid="protect-cancel">
              {t.common.cancel}
            </Button>
            <Button
              look={what === "decrypt" ? "danger" : "pri"}
              disabled={!ready}
              onPress={() => void run()}
              testid="protect-run"
            >
              {verb}
            </Button>
          </>
        }
      >
        <p className="phrase">
          {body} <span className="mute">{t.keep.protect.elsewhere}</span>
        </p>
        {asksCurrent && (
          <PassphraseField
            label={t.keep.passphrase.current}
            value={current}
            onChange={(text) => {
              setCurrent(text);
              setTouched(true);
            }}
            onEnter={() => void run()}
            error={wrong ? t.keep.passphrase.wrong : undefined}
            autoFocus
            testid="passphrase-current"
          />
        )}
        {asksNew && (
          <>
            <NewPassphraseFields
              value={entered}
              onChange={setEntered}
              onEnter={() => void run()}
              autoFocus={!asksCurrent}
            />
            <Note tone="warn" title={t.keep.create.forgottenTitle}>
              {t.keep.create.forgotten}
            </Note>
          </>
        )}
        {refused && <Note tone="bad">{say(`problem.${refused.code}`, refused.params)}</Note>}
      </Dialog>
      <WorkDialog
        open={protect.busy}
        title={t.keep.protect.working}
        subject={open.name}
        report={protect.progress}
        onCancel={protect.cancel}
      />
    </>
  );
}
