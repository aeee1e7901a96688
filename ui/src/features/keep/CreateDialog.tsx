import { useState } from "react";
import { runAction } from "../../actions/index.ts";
import { libraryName } from "../../actions/library.ts";
import { useWrite } from "../../api/client.ts";
import { Button, Dialog, isUsable, NewPassphraseFields, NO_PASSPHRASE, Note, Radios } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { Refusal } from "./usePassphrase.tsx";

/** A new library: encrypted or not is the person's choice, and nothing is chosen for them. */
export function CreateDialog({ path, onClose, onMade }: { path: string; onClose: () => void; onMade: () => void }) {
  const { t } = useText();
  const [choice, setChoice] = useState<"encrypted" | "plain" | null>(null);
  const [entered, setEntered] = useState(NO_PASSPHRASE);
  const create = useWrite("library.create", { ownRefusals: true });
  const ready = !create.busy && (choice === "plain" || (choice === "encrypted" && isUsable(entered)));
  const name = libraryName(path);
  const make = async () => {
    if (!ready) return;
    const passphrase = choice === "encrypted" ? entered.first : undefined;
    const made = await create.run(passphrase === undefined ? { path } : { path, passphrase });
    if (!made) return;
    onMade();
    if (passphrase !== undefined) runAction("sheet.print", { name, path, passphrase });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.keep.create.title}
      width={780}
      dismissable={!create.busy}
      testid="create"
      lead={<span title={path}>{path}</span>}
      footer={
        <>
          <Button onPress={onClose} disabled={create.busy} testid="create-cancel">
            {t.common.cancel}
          </Button>
          <Button
            look="pri"
            disabled={!ready}
            {...(choice === null ? { tip: t.keep.create.choose } : {})}
            onPress={() => void make()}
            testid="create-make"
          >
            {create.busy ? t.keep.create.making : t.keep.create.make}
          </Button>
        </>
      }
    >
      <div className="create">
        <div className="create-choice">
          <h3>{t.keep.create.question}</h3>
          <div className="cards">
            <Radios
              label={t.keep.create.question}
              hideLabel
              value={choice}
              onChange={setChoice}
              choices={[
                { id: "encrypted", label: t.keep.create.encrypted, hint: t.keep.create.encryptedHint },
                { id: "plain", label: t.keep.create.plain, hint: t.keep.create.plainHint },
              ]}
              disabled={create.busy}
              testid="create-choice"
            />
          </div>
        </div>
        <div className="create-how">
          {choice !== "encrypted" && (
            <p className="create-quiet phrase">{choice === null ? t.keep.create.choose : t.keep.create.plainMore}</p>
          )}
          {choice === "encrypted" && (
            <>
              <NewPassphraseFields
                value={entered}
                onChange={setEntered}
                onEnter={() => void make()}
                disabled={create.busy}
                autoFocus
              />
              <Note tone="warn" title={t.keep.create.forgottenTitle} testid="create-warning">
                {t.keep.create.forgotten}
              </Note>
            </>
          )}
          <Refusal problem={create.problem} />
        </div>
      </div>
    </Dialog>
  );
}
