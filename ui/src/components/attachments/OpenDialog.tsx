import type { Attachment } from "../../api/bindings.ts";
import { useText } from "../../text/index.ts";
import { KeyValue, Note } from "../Bits.tsx";
import { Button } from "../Button.tsx";
import { Dialog } from "../Dialog.tsx";
import { endingOf, kindOf } from "./kind.ts";

/** Before an attachment is opened: what it is, and what opening it means. A risky kind can only be saved. */
export function OpenDialog({
  attachment,
  onClose,
  onOpen,
  onSave,
}: {
  attachment: Attachment;
  onClose: () => void;
  onOpen: () => void;
  onSave: () => void;
}) {
  const { t, f } = useText();
  const { name, risky, bytes } = attachment;
  const { kind } = kindOf(name);
  const ending = endingOf(name);
  const worded = risky
    ? t.keep.attachments.kinds.program
    : kind !== null
      ? t.keep.attachments.kinds[kind]
      : ending === ""
        ? t.keep.attachments.noKind
        : t.keep.attachments.otherKind(ending.toUpperCase());
  return (
    <Dialog
      open
      onClose={onClose}
      title={risky ? t.keep.attachments.riskyTitle : t.keep.attachments.openTitle}
      role="alertdialog"
      width={500}
      testid="attachment-dialog"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button look={risky ? "pri" : undefined} onPress={onSave} testid="attachment-save">
            {t.keep.attachments.save}
          </Button>
          {!risky && (
            <Button look="pri" autoFocus onPress={onOpen} testid="attachment-run">
              {t.keep.attachments.openRun}
            </Button>
          )}
        </>
      }
    >
      <KeyValue
        items={[
          [t.keep.attachments.name, <b key="n">{name}</b>],
          [t.keep.attachments.kind, ending === "" ? worded : `${worded} (.${ending})`],
          [t.keep.attachments.size, f.bytes(bytes)],
        ]}
      />
      {risky ? (
        <Note tone="warn">{t.keep.attachments.risky}</Note>
      ) : (
        <>
          <Note tone="warn">{t.keep.attachments.openBody}</Note>
          <p className="mute small phrase">{t.keep.attachments.openCopy}</p>
        </>
      )}
    </Dialog>
  );
}
