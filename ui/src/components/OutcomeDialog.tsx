import { useState } from "react";
import type { OutcomeEntry, OutcomeKind } from "../api/bindings.ts";
import { useWrite } from "../api/client.ts";
import { useKeys } from "../keys/index.ts";
import { readFiscalYear } from "../text/format.ts";
import { useText } from "../text/index.ts";
import { Note } from "./Bits.tsx";
import { Button } from "./Button.tsx";
import { Select } from "./Choice.tsx";
import { Dialog } from "./Dialog.tsx";
import { Field, TextArea } from "./Field.tsx";
import { type PickedProject, ProjectPicker } from "./ProjectPicker.tsx";
import { useTouched } from "./useTouched.ts";
import "./OutcomeDialog.css";

/** What a person can enter, in the order of the screen. */
export const ENTERED_KINDS = [
  "papers",
  "poc",
  "trial",
  "licensing",
  "approval",
  "carried",
] as const satisfies readonly OutcomeKind[];

/** Longest text of an entry. */
const LONGEST = 2000;

/** A whole number of 0 or more as typed; undefined = none. */
export function readCount(typed: string): number | undefined {
  const text = typed.normalize("NFKC").replace(/[\s,]/g, "");
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** What an entry begins with: `entry` to change one that a person entered. */
export interface OutcomeStart {
  entry?: OutcomeEntry;
  project?: PickedProject;
  kind?: OutcomeKind;
  year?: number | null;
}

/** Enters an outcome of a project, or changes one that a person entered. */
export function OutcomeDialog({ start, onClose }: { start: OutcomeStart; onClose: () => void }) {
  const { t, f, say, pick } = useText();
  const words = t.funding.outcome;
  const { entry } = start;
  const [project, setProject] = useState<PickedProject | null>(
    entry ? { id: entry.project, key: entry.key, title: pick(entry, "title") } : (start.project ?? null),
  );
  const [kind, setKind] = useState<OutcomeKind>(entry?.kind ?? start.kind ?? "papers");
  const first = entry ? entry.year : (start.year ?? null);
  const [year, setYear] = useState(first === null ? "" : String(first));
  const [amount, setAmount] = useState(entry?.amount == null ? (entry ? "" : "1") : String(entry.amount));
  const [body, setBody] = useState(entry?.text ?? "");
  const touched = useTouched([project?.id ?? null, kind, year, amount, body]);
  const [shown, setShown] = useState(false);
  const save = useWrite("outcome.save", { ownRefusals: true });

  const read = readFiscalYear(year);
  const errors = {
    project: project ? undefined : words.errors.project,
    year: read === undefined ? words.errors.year : undefined,
    amount: readCount(amount) === undefined ? words.errors.amount : undefined,
    text: body.length > LONGEST ? words.errors.long : undefined,
  };
  const wrong = Object.values(errors).some((error) => error !== undefined);
  const said = (error: string | undefined) => (shown ? error : undefined);
  const run = async () => {
    setShown(true);
    const count = readCount(amount);
    if (wrong || !project || count === undefined || read === undefined || save.busy) return;
    const done = await save.run({
      id: entry?.id ?? null,
      project: project.id,
      kind,
      year: read,
      amount: count,
      text: body.trim(),
    });
    if (done !== undefined) onClose();
  };
  useKeys([
    {
      id: "outcome-save",
      label: words.save,
      group: "list",
      keys: ["mod+Enter"],
      listed: false,
      inDialogs: true,
      inFields: true,
      run: () => void run(),
    },
  ]);
  const refused = save.problem && save.problem.code !== "fault" ? save.problem : null;
  return (
    <Dialog
      open
      onClose={onClose}
      dismissable={!touched}
      title={entry ? words.editTitle : words.newTitle}
      width={560}
      testid="outcome-dialog"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            keys="mod+Enter"
            disabled={save.busy}
            onPress={() => void run()}
            testid="outcome-save"
          >
            {entry ? words.save : words.saveNew}
          </Button>
        </>
      }
    >
      <ProjectPicker
        value={project}
        onChange={setProject}
        label={words.project}
        error={said(errors.project)}
        autoFocus={!project}
        testid="outcome-project"
      />
      <div className="outcome-form-row">
        <Select<OutcomeKind>
          label={words.kind}
          choices={ENTERED_KINDS.map((id) => ({ id, label: t.projects.outcomes[id] }))}
          value={kind}
          onChange={setKind}
          testid="outcome-kind"
        />
        <Field
          label={words.year}
          value={year}
          onChange={setYear}
          hint={typeof read === "number" ? f.fiscalYear(read) : words.yearHint}
          error={year === "" ? undefined : errors.year}
          onEnter={() => void run()}
          testid="outcome-year"
        />
        <Field
          label={words.amount}
          value={amount}
          onChange={setAmount}
          hint={words.amountHint}
          error={said(errors.amount)}
          required
          onEnter={() => void run()}
          testid="outcome-amount"
        />
      </div>
      <TextArea
        label={words.text}
        value={body}
        onChange={setBody}
        hint={words.textHint}
        error={errors.text}
        onEnter={() => void run()}
        testid="outcome-text"
      />
      {refused && (
        <Note tone="bad" testid="outcome-problem">
          {say(`problem.${refused.code}`, refused.params)}
        </Note>
      )}
    </Dialog>
  );
}
