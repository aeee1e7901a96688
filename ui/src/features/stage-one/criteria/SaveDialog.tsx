import { useState } from "react";
import type { CriteriaVersion } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, Dialog, Field, Select, TextArea } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import type { Draft } from "./draft.ts";

const NONE = "none";

/** Saves a draft as the next version: why it was changed, and which open round goes on with it. */
export function SaveDialog({
  draft,
  versions,
  onClose,
  onSaved,
}: {
  draft: Draft;
  versions: readonly CriteriaVersion[];
  onClose: () => void;
  onSaved: (created: number | null) => void;
}) {
  const { t, f } = useText();
  const words = t.stage.criteria;
  const write = useWrite("criteria.save");
  const rounds = (useRead("round.list", {}).data?.rounds ?? []).filter((round) => !round.closed);
  const [name, setName] = useState(draft.name);
  const [note, setNote] = useState("");
  const [round, setRound] = useState(NONE);
  const said = name.trim();
  const next = Math.max(0, ...versions.filter((one) => one.name === said).map((one) => one.version)) + 1;
  const ready = said !== "" && !write.busy;
  const run = async () => {
    if (!ready) return;
    const done = await write.run({
      name: said,
      body: draft.body,
      note: note.trim(),
      ...(round === NONE ? {} : { round: Number(round) }),
    });
    if (!done) return;
    onClose();
    onSaved(done.created);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.saveTitle(said, f.number(next))}
      testid="criteria-new"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            look="pri"
            keys="mod+Enter"
            writes
            disabled={!ready}
            onPress={() => void run()}
            testid="criteria-new-run"
          >
            {words.run}
          </Button>
        </>
      }
    >
      <p className="phrase mute">{words.explain}</p>
      <Field label={words.setName} value={name} onChange={setName} required maxLength={60} testid="criteria-new-name" />
      <TextArea
        label={words.why}
        value={note}
        onChange={setNote}
        onEnter={() => void run()}
        hint={words.whyHint}
        rows={2}
        autoFocus
        maxLength={500}
        testid="criteria-new-note"
      />
      {rounds.length > 0 && (
        <Select
          label={words.round}
          value={round}
          onChange={setRound}
          choices={[
            { id: NONE, label: words.roundNone },
            ...rounds.map((one) => ({ id: String(one.id), label: one.name })),
          ]}
          hint={words.roundHint}
          testid="criteria-new-round"
        />
      )}
    </Dialog>
  );
}
