import { useState } from "react";
import { runAction } from "../../../actions/index.ts";
import type { Person, PersonFields } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import {
  Badge,
  Button,
  Checkbox,
  ConfirmDialog,
  Field,
  Section,
  TextArea,
  useDraft,
} from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { DayField } from "../parts/DayField.tsx";
import { useMay } from "../parts/useMay.ts";
import { Blocked } from "./Blocked.tsx";
import { Interests } from "./Interests.tsx";
import { Pin } from "./Pin.tsx";

type TextKey = "name" | "organisation" | "field" | "active_from" | "active_to" | "note";

/** One person beside the list: what is said of them, their interests, what these hide, PIN, and the end of it. */
export function PersonPanel({
  person,
  vacant,
  onClose,
}: {
  person: Person;
  /** There is no chair: anybody names one. */
  vacant: boolean;
  onClose: () => void;
}) {
  const { t } = useText();
  const words = t.stage.people;
  const { me, chair } = useMay();
  const own = me?.id === person.id;
  return (
    <aside className="detail" aria-label={words.detail} data-testid="person-panel">
      <header className="person-h">
        <span className="col grow">
          <h2 className="phrase selectable">{person.name}</h2>
          <span className="row wrap">
            {person.chair && <Badge>{words.chair}</Badge>}
            {own && <Badge tone="accent">{words.you}</Badge>}
            {!person.active && <Badge>{words.inactive}</Badge>}
          </span>
        </span>
        <Button look="ghost" size="sm" icon="close" label={t.common.close} keys="Escape" onPress={onClose} />
      </header>
      <div className="scroll grow">
        {!own && person.active && (
          <div className="person-be">
            <Button size="sm" icon="people" onPress={() => runAction("person.choose", {})} testid="person-choose">
              {t.stage.who.title}
            </Button>
          </div>
        )}
        <Fields person={person} may={chair} names={chair || (vacant && person.active)} />
        <Interests person={person} own={own} chair={chair} />
        {chair && <Blocked person={person} own={own} />}
        {(own || chair) && <Pin key={String(person.pin)} person={person} own={own} />}
        {chair && <Ending person={person} onGone={onClose} />}
      </div>
    </aside>
  );
}

/** What is said of the person, each saved on leaving its field. */
function Fields({ person, may, names }: { person: Person; may: boolean; names: boolean }) {
  const { t } = useText();
  const words = t.stage.people;
  const write = useWrite("person.save");
  const save = (fields: PersonFields) => void write.run({ id: person.id, fields });
  const common = { person, may, onSave: save };
  return (
    <Section title={words.fields}>
      <div className="st-form">
        {!may && <p className="small faint">{words.onlyChair}</p>}
        <Line {...common} field="name" label={words.name} max={60} />
        <Line {...common} field="organisation" label={words.organisation} hint={words.organisationHint} max={120} />
        <Line {...common} field="field" label={words.field} hint={words.fieldHint} max={120} />
        <div className="st-pair">
          <Line {...common} field="active_from" label={words.from} date />
          <Line {...common} field="active_to" label={words.to} date />
        </div>
        <Line {...common} field="note" label={words.note} max={2000} rows={2} />
        <Checkbox
          checked={person.chair}
          writes
          disabled={!names || write.busy}
          onChange={(now) => save({ chair: now })}
          testid="person-chair"
        >
          <span className="col">
            <span>{words.chair}</span>
            <span className="below">{words.chairHint}</span>
          </span>
        </Checkbox>
      </div>
    </Section>
  );
}

interface LineProps {
  person: Person;
  may: boolean;
  field: TextKey;
  label: string;
  hint?: string;
  max?: number;
  date?: boolean;
  rows?: number;
  onSave: (fields: PersonFields) => void;
}

function Line({ person, may, field, label, hint, max, date = false, rows, onSave }: LineProps) {
  const { t } = useText();
  const [wrong, setWrong] = useState(false);
  const draft = useDraft(person[field], (typed) => {
    // Somebody without a name could not be told apart: the name comes back.
    const nameless = field === "name" && typed.trim() === "";
    setWrong(nameless);
    if (nameless) draft.onEscape();
    else onSave({ [field]: typed.trim() });
  });
  const common = {
    ...draft,
    onChange: (typed: string) => {
      setWrong(false);
      draft.onChange(typed);
    },
    label,
    ...(hint ? { hint } : {}),
    ...(max ? { maxLength: max } : {}),
    writes: true,
    disabled: !may,
    testid: `person-${field}`,
  };
  if (rows) return <TextArea {...common} rows={rows} />;
  const Input = date ? DayField : Field;
  return <Input {...common} size="sm" error={wrong ? t.stage.people.needName : undefined} />;
}

/** Leaving and being removed. */
function Ending({ person, onGone }: { person: Person; onGone: () => void }) {
  const { t, f } = useText();
  const words = t.stage.people;
  const leave = useWrite("person.leave");
  const remove = useWrite("person.remove");
  const [asking, setAsking] = useState<"leave" | "remove" | null>(null);
  const voted = person.votes > 0;
  return (
    <Section title={words.ending}>
      <div className="row wrap">
        <Button
          size="sm"
          writes
          disabled={!person.active || leave.busy}
          {...(person.active ? {} : { tip: words.inactive })}
          onPress={() => setAsking("leave")}
          testid="person-leave"
        >
          {words.leave}
        </Button>
        <Button
          size="sm"
          look="danger"
          writes
          disabled={voted || remove.busy}
          {...(voted ? { tip: words.removeVoted(f.number(person.votes)) } : {})}
          onPress={() => setAsking("remove")}
          testid="person-remove"
        >
          {words.remove}
        </Button>
      </div>
      <ConfirmDialog
        open={asking === "leave"}
        onClose={() => setAsking(null)}
        onConfirm={() => void leave.run({ person: person.id })}
        title={words.leaveTitle(person.name)}
        confirm={words.leave}
        testid="leave-confirm"
      >
        <p className="phrase">{person.open > 0 ? words.leaveBody(f.number(person.open)) : words.leaveBodyNone}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === "remove"}
        onClose={() => setAsking(null)}
        onConfirm={() => void remove.run({ person: person.id }).then((done) => done && onGone())}
        title={words.removeTitle(person.name)}
        confirm={words.remove}
        danger
        testid="remove-confirm"
      >
        <p className="phrase">{words.removeBody}</p>
      </ConfirmDialog>
    </Section>
  );
}
