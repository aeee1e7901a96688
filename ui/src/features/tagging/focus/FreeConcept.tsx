import { useState } from "react";
import type { Concept, Kind } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, ConceptPicker, Dialog, Field, Note, Segmented, TagChip, TextArea } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { chipOf, KINDS } from "../chip.ts";

const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/;

/** A concept the vocabulary lacks: made in this library, then given to the project. */
export function FreeConcept({
  kind: from,
  name,
  onAdded,
  onClose,
}: {
  kind: Kind;
  /** Words somebody marked in the text. */
  name: string;
  onAdded: (concept: { kind: Kind; id: string }) => void;
  onClose: () => void;
}) {
  const { t, pick, say } = useText();
  const words = t.tagging.focus;
  const [kind, setKind] = useState(from);
  const [labelJa, setLabelJa] = useState(JAPANESE.test(name) ? name : "");
  const [labelEn, setLabelEn] = useState(JAPANESE.test(name) ? "" : name);
  const [parent, setParent] = useState<Concept | null>(null);
  const [picking, setPicking] = useState(false);
  const [synonyms, setSynonyms] = useState("");
  const add = useWrite("concept.add", { ownRefusals: true });
  const problem = add.problem?.code === "fault" ? null : add.problem;
  const named = labelJa.trim() !== "" || labelEn.trim() !== "";
  const submit = async () => {
    if (!named || add.busy) return;
    const done = await add.run({
      kind,
      label_ja: labelJa.trim(),
      label_en: labelEn.trim(),
      ...(parent && { parent: parent.id }),
      synonyms: synonyms
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    });
    if (done && done.created !== null) onAdded({ kind, id: `OWN:${done.created}` });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={words.freeTitle}
      testid="free"
      footer={
        <>
          <Button onPress={onClose} testid="free-cancel">
            {t.common.cancel}
          </Button>
          <Button
            writes
            look="pri"
            disabled={!named || add.busy}
            {...(named ? {} : { tip: words.labelNeeded })}
            onPress={() => void submit()}
            testid="free-add"
          >
            {words.freeAdd}
          </Button>
        </>
      }
    >
      <p className="small mute phrase">{words.freeLead}</p>
      <Segmented<Kind>
        label={words.freeKind}
        hideLabel={false}
        choices={KINDS.map((id) => ({ id, label: t.common[id] }))}
        value={kind}
        onChange={(next) => {
          setKind(next);
          setParent(null);
        }}
        testid="free-kind"
      />
      <Field
        label={words.labelJa}
        lang="ja"
        value={labelJa}
        onChange={setLabelJa}
        autoFocus
        onEnter={() => void submit()}
        testid="free-label-ja"
      />
      <Field
        label={words.labelEn}
        lang="en"
        value={labelEn}
        onChange={setLabelEn}
        onEnter={() => void submit()}
        testid="free-label-en"
      />
      <div className="col free-parent">
        <span className="label">{words.parent}</span>
        <span className="row">
          {parent ? (
            <TagChip tag={chipOf(parent)} onRemove={() => setParent(null)} title={pick(parent, "label")} />
          ) : (
            <span className="faint small">{words.parentNone}</span>
          )}
          <Button size="sm" on={picking} onPress={() => setPicking(!picking)} testid="free-parent">
            {words.parentPick}
          </Button>
        </span>
      </div>
      {picking && (
        <ConceptPicker
          key={kind}
          kind={kind}
          autoFocus
          testid="free-parent"
          onPick={(concept) => {
            setParent(concept);
            setPicking(false);
          }}
        />
      )}
      <TextArea
        label={words.synonyms}
        value={synonyms}
        onChange={setSynonyms}
        rows={2}
        onEnter={() => void submit()}
        testid="free-synonyms"
      />
      {problem && <Note tone="bad">{say(`problem.${problem.code}`, problem.params)}</Note>}
    </Dialog>
  );
}
