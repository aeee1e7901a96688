import { useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import type { Concept, Effect, Kind, Problem } from "../../api/bindings.ts";
import { Button, ConceptPicker, KindMark, Note, Popover, TagChip } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { useOpenConcept } from "./address.ts";
import { chipOf, fullName, KINDS } from "./concept.ts";

/** The three kinds, each with its letter and shape. */
export function KindSwitch({
  value,
  onChange,
  disabled,
  testid,
}: {
  value: Kind;
  onChange: (kind: Kind) => void;
  disabled?: boolean;
  testid: string;
}) {
  const { t } = useText();
  return (
    <RadioGroup
      className="kinds"
      orientation="horizontal"
      aria-label={t.vocabulary.kind}
      value={value}
      onChange={(kind) => onChange(kind as Kind)}
      isDisabled={disabled ?? false}
      data-testid={testid}
    >
      {KINDS.map((kind) => (
        <Radio key={kind} value={kind} className="kind" data-testid={`${testid}-${kind}`}>
          <KindMark kind={kind} />
          {t.common[kind]}
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** A concept's name that leads to it. */
export function ConceptLink({ concept, testid }: { concept: Concept; testid?: string }) {
  const { pick } = useText();
  const open = useOpenConcept();
  return (
    <button
      type="button"
      className="link concept-link"
      title={fullName(concept)}
      data-id={concept.id}
      data-testid={testid ?? "concept-link"}
      onClick={() => open(concept)}
    >
      {pick(concept, "label")}
    </button>
  );
}

/** A concept as a chip that leads to it, with its id. */
export function ConceptChip({ concept, testid }: { concept: Concept; testid?: string }) {
  const open = useOpenConcept();
  return (
    <span className="row concept-chip" data-testid={testid} data-id={concept.id}>
      <TagChip tag={chipOf(concept)} title={fullName(concept)} onPress={() => open(concept)} />
      <span className="mono faint tiny ell" title={concept.id}>
        {concept.id}
      </span>
    </span>
  );
}

/** One concept, chosen from the vocabulary. */
export function ConceptField({
  label,
  kind,
  value,
  empty,
  onPick,
  onClear,
  except,
  testid,
}: {
  label: string;
  kind: Kind;
  value: Concept | null;
  /** In its place while there is none. */
  empty: string;
  onPick: (concept: Concept) => void;
  onClear?: () => void;
  /** This one cannot be chosen. */
  except?: string;
  testid: string;
}) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <div className="labelled">
      <span className="label">{label}</span>
      <div className="row concept-field" data-testid={`${testid}-value`} data-id={value?.id}>
        {value ? (
          <>
            <TagChip tag={chipOf(value)} title={fullName(value)} />
            <span className="mono faint tiny ell">{value.id}</span>
          </>
        ) : (
          <span className="faint ell">{empty}</span>
        )}
        <span className="grow" />
        {value && onClear && (
          <Button
            size="sm"
            look="ghost"
            icon="close"
            label={t.common.clear}
            onPress={onClear}
            testid={`${testid}-clear`}
          />
        )}
        <Popover
          label={label}
          width={520}
          placement="bottom end"
          open={open}
          onOpenChange={setOpen}
          trigger={
            <Button size="sm" icon="search" testid={testid}>
              {value ? t.vocabulary.choose.other : t.vocabulary.choose.one}
            </Button>
          }
        >
          <div className="concept-field-pick">
            <ConceptPicker
              key={kind}
              kind={kind}
              autoFocus
              effect={(concept) => (concept.id === except ? t.vocabulary.choose.itself : t.vocabulary.choose.this)}
              onPick={(concept) => {
                if (concept.id === except) return;
                setOpen(false);
                onPick(concept);
              }}
              testid={`${testid}-pick`}
            />
          </div>
        </Popover>
      </div>
    </div>
  );
}

/** What bringing tags from one concept to another does, in full sentences, before it is done. */
export function EffectLines({
  effect,
  from,
  to,
  whole,
  testid,
}: {
  effect: Effect;
  from: Concept;
  /** Name of the concept the tags go to. */
  to: string;
  /** All of it goes (a merge). */
  whole: boolean;
  testid: string;
}) {
  const { t, f, pick } = useText();
  const say = t.vocabulary.effect;
  const own = pick(from, "label");
  const n = f.number;
  return (
    <ul className="effect" data-testid={testid}>
      <li>
        <b>{effect.projects === 0 ? say.none : say.projects(n(effect.projects), own, to)}</b>
      </li>
      {effect.both > 0 && <li>{say.both(n(effect.both), to)}</li>}
      {effect.turned_down > 0 && <li>{say.turnedDown(n(effect.turned_down), own, to)}</li>}
      {effect.proposed > 0 && <li>{say.proposed(n(effect.proposed))}</li>}
      {whole && <li>{effect.themes > 0 ? say.themes(n(effect.themes), t.common[from.kind], to) : say.noThemes}</li>}
      {whole && <li>{say.names(own, to)}</li>}
      <li className="faint">{say.undo}</li>
    </ul>
  );
}

/** The answer could not be had. */
export function Failed({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { t, say } = useText();
  return (
    <div className="vocab-failed">
      <Note tone="bad" action={<Button onPress={onRetry}>{t.common.retry}</Button>}>
        {say(`problem.${problem.code}`, problem.params)}
      </Note>
    </div>
  );
}

/** A refusal inside a dialog; a fault has its own. */
export function Refused({ problem, testid }: { problem: Problem | null; testid: string }) {
  const { say } = useText();
  if (!problem || problem.code === "fault" || problem.code === "cancelled") return null;
  return (
    <Note tone="bad" testid={testid}>
      {say(`problem.${problem.code}`, problem.params)}
    </Note>
  );
}
