import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Support, SupportFields, ValueStep } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { useWritable } from "../../../api/writable.ts";
import { Button, ConceptPicker, Field, Popover, TextArea, useDraft } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { STEPS } from "../map/steps.ts";
import { SourceEditor } from "../parts/SourceEditor.tsx";
import { useLatest } from "../parts/useLatest.ts";
import { ModalityName } from "./ModalityName.tsx";

type TextField = "name_ja" | "name_en" | "provider" | "offers" | "conditions" | "apply" | "note";

/** Lines of text that are given to a field; the others have one. */
const ROWS: Partial<Record<TextField, number>> = { offers: 3, conditions: 3, apply: 3, note: 2 };

/** One support beside the table: each field is saved on leaving it, with where it comes from beside it. */
export function SupportDetail({ support: own, onClose }: { support: Support; onClose: () => void }) {
  const { t, f } = useText();
  const words = t.programmes.support;
  const navigate = useNavigate();
  const write = useWrite("support.save");
  const remove = useWrite("support.remove");
  const save = (fields: Partial<SupportFields>) => write.run({ id: own.id, fields: fields });
  const steps = useLatest(own.steps);
  const modalities = useLatest(own.modalities);
  const text = (field: TextField) => <TextLine key={field} own={own} field={field} onSave={save} />;
  return (
    <aside className="detail" aria-label={words.detail} data-testid="support-detail">
      <header className="sup-h">
        <h2 className="phrase selectable grow">{own.name_ja}</h2>
        <Button look="ghost" size="sm" icon="close" label={t.common.close} keys="Escape" onPress={onClose} />
      </header>
      <div className="scroll grow sup-fields">
        {text("name_ja")}
        {text("name_en")}
        {text("provider")}
        {text("offers")}
        <Line own={own} field="steps" blank={steps.value.length === 0}>
          <StepToggles
            value={steps.value}
            onToggle={(step) =>
              void steps.send(
                (now) => toggledStep(now, step),
                (next) => save({ steps: next }),
              )
            }
          />
          {steps.value.length === 0 && <span className="tiny faint">{words.stepsUnknown}</span>}
        </Line>
        <Line own={own} field="modalities" blank={modalities.value.length === 0}>
          <Modalities
            value={modalities.value}
            onToggle={(code) =>
              void modalities.send(
                (now) => (now.includes(code) ? now.filter((other) => other !== code) : [...now, code]),
                (next) => save({ modalities: next }),
              )
            }
          />
        </Line>
        {text("conditions")}
        {text("apply")}
        {text("note")}
        <footer className="sup-f small mute">
          {own.by !== "" && <span>{t.programmes.detail.by(own.by, f.timestamp(own.at))}</span>}
          <span className="row">
            <Button look="ghost" size="sm" icon="history" onPress={() => void navigate({ to: "/history" })}>
              {t.programmes.detail.history}
            </Button>
            <span className="grow" />
            <Button
              look="ghost"
              size="sm"
              icon="trash"
              writes
              disabled={remove.busy}
              onPress={() => void remove.run({ id: own.id }).then((done) => done && onClose())}
              testid="support-remove"
            >
              {words.remove}
            </Button>
          </span>
        </footer>
      </div>
    </aside>
  );
}

interface LineProps {
  own: Support;
  field: TextField | "steps" | "modalities";
  blank: boolean;
  children: ReactNode;
}

/** The name of a field with its source at the right end, the field below. */
function Line({ own, field, blank, children }: LineProps) {
  const { t } = useText();
  const label = t.programmes.field[field === "name_ja" ? "support_name" : field];
  return (
    <div className="sup-line">
      <div className="row">
        <span className="label">{label}</span>
        <span className="grow" />
        <SourceEditor thing="support" row={own.id} field={field} label={label} facts={own.facts} blank={blank} />
      </div>
      {children}
    </div>
  );
}

function TextLine({
  own,
  field,
  onSave,
}: {
  own: Support;
  field: TextField;
  onSave: (fields: Partial<SupportFields>) => unknown;
}) {
  const { t } = useText();
  const words = t.programmes.support;
  const [wrong, setWrong] = useState(false);
  const draft = useDraft(own[field], (typed) => {
    // A support without a name could not be found again: the name it had comes back.
    const nameless = field === "name_ja" && typed.trim() === "";
    setWrong(nameless);
    if (nameless) draft.onEscape();
    else onSave({ [field]: typed.trim() });
  });
  const rows = ROWS[field];
  const label = t.programmes.field[field === "name_ja" ? "support_name" : field];
  const change = (typed: string) => {
    setWrong(false);
    draft.onChange(typed);
  };
  const common = {
    ...draft,
    onChange: change,
    ariaLabel: label,
    placeholder: words.unknown,
    writes: true,
    testid: `support-${field}`,
  };
  return (
    <Line own={own} field={field} blank={own[field] === ""}>
      {rows === undefined ? (
        <Field {...common} size="sm" maxLength={200} />
      ) : (
        <TextArea {...common} rows={rows} maxLength={2000} />
      )}
      {wrong && (
        <span className="tiny bad" role="alert">
          {t.programmes.wrong.supportName}
        </span>
      )}
    </Line>
  );
}

/** The steps with one more or less, in the order of the value chain, whichever was pressed first. */
const toggledStep = (now: readonly ValueStep[], step: ValueStep): ValueStep[] =>
  STEPS.map((one) => one.step).filter((one) => (one === step) !== now.includes(one));

/** Steps as toggles; none = not known. */
function StepToggles({ value, onToggle }: { value: readonly ValueStep[]; onToggle: (step: ValueStep) => void }) {
  const { t } = useText();
  const writable = useWritable();
  return (
    <fieldset className="sup-steps" aria-label={t.programmes.field.steps}>
      {STEPS.map(({ step }) => {
        const on = value.includes(step);
        return (
          <button
            key={step}
            type="button"
            className="sup-toggle"
            aria-pressed={on}
            disabled={!writable}
            title={t.programmes.step[step]}
            onClick={() => onToggle(step)}
            data-testid={`support-toggle-${step}`}
          >
            {t.programmes.step[step]}
          </button>
        );
      })}
    </fieldset>
  );
}

/** Modalities it is for; none = not limited, or not known. */
function Modalities({ value, onToggle }: { value: readonly string[]; onToggle: (code: string) => void }) {
  const { t } = useText();
  const words = t.programmes.support;
  const [open, setOpen] = useState(false);
  return (
    <div className="row wrap">
      {value.map((code) => (
        <span key={code} className="sup-code">
          <ModalityName code={code} />
          <Button
            look="ghost"
            size="sm"
            icon="close"
            writes
            label={words.removeModality(code)}
            onPress={() => onToggle(code)}
          />
        </span>
      ))}
      {value.length === 0 && <span className="tiny faint">{words.unlimitedTitle}</span>}
      <Popover
        open={open}
        onOpenChange={setOpen}
        label={words.addModality}
        width={460}
        trigger={
          <Button size="sm" icon="plus" writes testid="support-add-modality">
            {words.addModality}
          </Button>
        }
      >
        {open && (
          <div className="sup-pick">
            <ConceptPicker
              kind="modality"
              autoFocus
              tick={(concept) => value.includes(concept.id)}
              onPick={(concept) => onToggle(concept.id)}
            />
          </div>
        )}
      </Popover>
    </div>
  );
}
