import { useEffect, useRef, useState } from "react";
import type { InterestKind, InterestNew, Person } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import {
  Button,
  Dialog,
  Field,
  Note,
  type PickedProject,
  ProjectPicker,
  Segmented,
  Select,
  TextArea,
} from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

const KINDS: readonly InterestKind[] = ["organisation", "programme", "project", "tie"];
/** Characters a name has at least. */
const LEAST = 2;
/** ms without a letter before the effect is asked for. */
const PAUSE = 200;

/** Declares an interest, with what it would hide before it does. */
export function DeclareDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t, say, pick } = useText();
  const words = t.stage.interest;
  const [kind, setKind] = useState<InterestKind>("organisation");
  const [name, setName] = useState("");
  const [programme, setProgramme] = useState<string | null>(null);
  const [project, setProject] = useState<PickedProject | null>(null);
  const [note, setNote] = useState("");
  const write = useWrite("interest.declare", { ownRefusals: true });
  const programmes = useRead("registry.list", {}, { enabled: kind === "programme" }).data?.programmes;
  const named = kind === "organisation" || kind === "tie";
  const of = kind === "programme" ? (programme ?? undefined) : kind === "project" ? project?.id : undefined;
  const wish: InterestNew | null = named
    ? name.trim().length < LEAST
      ? null
      : { person: person.id, kind, name: name.trim(), note: "" }
    : of === undefined
      ? null
      : { person: person.id, kind, name: "", of: Number(of), note: "" };
  const ready = wish !== null && !write.busy;
  const run = async () => {
    if (ready && (await write.run({ ...wish, note: note.trim() }))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.declareTitle(person.name)}
      width={560}
      testid="declare"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button look="pri" keys="mod+Enter" writes disabled={!ready} onPress={() => void run()} testid="declare-run">
            {words.run}
          </Button>
        </>
      }
    >
      <Segmented<InterestKind>
        label={words.kindLabel}
        hideLabel={false}
        value={kind}
        onChange={(next) => {
          setKind(next);
          write.reset();
        }}
        choices={KINDS.map((id) => ({ id, label: words.kind[id] }))}
        testid="declare-kind"
      />
      {named && (
        <Field
          key={kind}
          label={kind === "tie" ? words.tie : words.organisation}
          value={name}
          onChange={setName}
          autoFocus
          required
          maxLength={120}
          {...(kind === "tie" ? { hint: words.tieHint } : {})}
          testid="declare-name"
        />
      )}
      {kind === "programme" && (
        <Select
          label={words.programme}
          value={programme}
          onChange={setProgramme}
          choices={(programmes ?? []).map((one) => ({
            id: String(one.id),
            label: pick(one, "name"),
            hint: one.ministry,
          }))}
          testid="declare-programme"
        />
      )}
      {kind === "project" && <ProjectPicker label={words.project} value={project} onChange={setProject} autoFocus />}
      <TextArea
        label={words.note}
        value={note}
        onChange={setNote}
        onEnter={() => void run()}
        rows={2}
        maxLength={500}
        testid="declare-note"
      />
      <Effect wish={wish} />
      {write.problem && write.problem.code !== "fault" && (
        <Note tone="bad">{say(`problem.${write.problem.code}`, write.problem.params)}</Note>
      )}
    </Dialog>
  );
}

/** What the declaration would hide; its place is always taken. */
function Effect({ wish }: { wish: InterestNew | null }) {
  const { t, f } = useText();
  const words = t.stage.interest;
  const shape = JSON.stringify(wish);
  const asked = useSettled(shape);
  const settled = asked === shape ? wish : null;
  const read = useRead("interest.effect", settled ?? NOTHING, { enabled: settled !== null, keep: false });
  const effect = settled === null ? undefined : read.data;
  return (
    <div className="interest-effect" role="status" data-testid="declare-effect">
      {!effect ? (
        <span className="faint">{wish === null ? words.effectWait : t.common.loading}</span>
      ) : (
        <>
          <b className={effect.projects > effect.already ? "warn" : ""}>
            {effect.projects > effect.already ? words.effect(f.number(effect.projects)) : words.effectNone}
          </b>
          {effect.already > 0 && <span className="mute">{words.effectAlready(f.number(effect.already))}</span>}
          {effect.assignments > 0 && (
            <span className="warn">{words.effectAssignments(f.number(effect.assignments))}</span>
          )}
        </>
      )}
    </div>
  );
}

const NOTHING: InterestNew = { person: 0, kind: "organisation", name: "", note: "" };

/** A text once nobody has changed it for a moment. What is there at first counts at once. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    timer.current = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer.current);
  }, [text]);
  return settled;
}
