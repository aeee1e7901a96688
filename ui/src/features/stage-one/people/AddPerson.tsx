import { useState } from "react";
import { useWrite } from "../../../api/client.ts";
import { Button, Checkbox, Dialog, Field, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** A new person: name, and the employer that decides what is not shown. */
export function AddPerson({
  first,
  vacant,
  onClose,
  onDone,
}: {
  /** Nobody is registered yet. */
  first: boolean;
  /** There is no chair: whoever is added is one. */
  vacant: boolean;
  onClose: () => void;
  onDone: (id: number) => void;
}) {
  const { t } = useText();
  const words = t.stage.people;
  const [name, setName] = useState("");
  const [organisation, setOrganisation] = useState("");
  const [field, setField] = useState("");
  const [chair, setChair] = useState(false);
  const write = useWrite("person.save");
  const ready = name.trim() !== "" && !write.busy;
  const run = async () => {
    if (!ready) return;
    const done = await write.run({
      id: null,
      fields: {
        name: name.trim(),
        organisation: organisation.trim(),
        field: field.trim(),
        ...(chair || vacant ? { chair: true } : {}),
      },
    });
    if (!done) return;
    onClose();
    if (done.created !== null) onDone(done.created);
  };
  const enter = () => void run();
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.addTitle}
      testid="person-new"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button look="pri" writes disabled={!ready} onPress={enter} testid="person-new-run">
            {words.addRun}
          </Button>
        </>
      }
    >
      {first && <Note>{words.first}</Note>}
      {vacant && <Note>{words.vacantAdd}</Note>}
      <Field
        label={words.name}
        value={name}
        onChange={setName}
        onEnter={enter}
        autoFocus
        required
        maxLength={60}
        testid="person-new-name"
      />
      <Field
        label={words.organisation}
        value={organisation}
        onChange={setOrganisation}
        onEnter={enter}
        hint={words.organisationHint}
        maxLength={120}
        testid="person-new-organisation"
      />
      <Field
        label={words.field}
        value={field}
        onChange={setField}
        onEnter={enter}
        hint={words.fieldHint}
        maxLength={120}
        testid="person-new-field"
      />
      {!first && !vacant && (
        <Checkbox checked={chair} onChange={setChair} testid="person-new-chair">
          <span className="col">
            <span>{words.chair}</span>
            <span className="below">{words.chairHint}</span>
          </span>
        </Checkbox>
      )}
    </Dialog>
  );
}
