import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Programme } from "../../../../api/bindings.ts";
import { useWrite } from "../../../../api/client.ts";
import { useWritable } from "../../../../api/writable.ts";
import { Section } from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";
import { FactValue } from "../../parts/FactMark.tsx";
import { PhaseBar } from "../../parts/PhaseBar.tsx";
import { SourceEditor } from "../../parts/SourceEditor.tsx";
import type { Then } from "../Cell.tsx";
import { type CellId, EDITING, isBlank, isUnchanged, type Typed } from "../cells.ts";
import { useValidity } from "../columns.tsx";
import { PopEditor } from "../PopEditor.tsx";
import { TextEditor } from "../TextEditor.tsx";

type FieldName = keyof ReturnType<typeof useText>["t"]["programmes"]["field"];

/** Fields with the cell of the grid by whose editor they are changed; names have a place of their own below. */
const FIELDS: readonly [field: FieldName, cell: CellId | null][] = [
  ["name_ja", "name_ja"],
  ["name_en", "name_en"],
  ["ministry", "ministry"],
  ["phases", "phases"],
  ["phase", "phases"],
  ["modality", "modality"],
  ["disease", "disease"],
  ["ceiling_yen", "ceiling_yen"],
  ["duration_years", "duration_years"],
  ["call_months", "call_months"],
  ["adoption_month", "adoption_month"],
  ["host", "host"],
  ["contact", "contact"],
  ["valid_first", "valid"],
  ["valid_last", "valid"],
  ["codes", "codes"],
  ["names", null],
];

/** Every field of a programme: what it says, and where that comes from. Pressed, a value is edited as in the grid. */
export function Facts({ programme: own }: { programme: Programme }) {
  const { t, f } = useText();
  const words = t.programmes;
  const validity = useValidity();
  const year = (of: number | null) => of !== null && words.yearBoth(f.fiscalYear(of), String(of));
  const values: Partial<Record<FieldName, ReactNode>> = {
    name_ja: own.name_ja,
    name_en: own.name_en,
    ministry: own.ministry,
    phases: own.phases,
    phase: <PhaseBar first={own.phase_first} last={own.phase_last} />,
    modality: own.modality,
    disease: own.disease,
    ceiling_yen: own.ceiling_yen !== null && f.yen(own.ceiling_yen),
    duration_years: own.duration_years !== null && words.years(own.duration_years),
    call_months: own.call_months.map(words.month).join(words.join),
    adoption_month: own.adoption_month !== null && words.month(own.adoption_month),
    host: own.host,
    contact: own.contact,
    valid_first: year(own.valid_first),
    valid_last: year(own.valid_last),
    codes: own.codes.map((code) => code.code).join(" "),
    names: own.names.map((name) => name.name).join(words.join),
  };
  return (
    <Section title={words.detail.facts} end={isBlank(own, "valid") ? undefined : validity.short(own)}>
      <dl className="prog-facts" data-testid="programme-facts">
        {FIELDS.map(([field, cell]) => (
          <Line key={field} own={own} field={field} cell={cell}>
            {values[field]}
          </Line>
        ))}
      </dl>
    </Section>
  );
}

interface LineProps {
  own: Programme;
  field: FieldName;
  cell: CellId | null;
  children: ReactNode;
}

function Line({ own, field, cell, children }: LineProps) {
  const { t } = useText();
  const writable = useWritable();
  const label = t.programmes.field[field];
  const blank = isBlank(own, field);
  const [editing, setEditing] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const edit = useWrite("registry.edit");
  // The editor is gone with the focus in it: the keys go on from the value, or from the one beside it.
  const then = useRef<Then>("left");
  useEffect(() => {
    if (editing || then.current === "left") return;
    const own = button.current;
    const values = [...(own?.closest("dl")?.querySelectorAll<HTMLElement>(".prog-value") ?? [])];
    const at = own ? values.indexOf(own) : -1;
    const by = then.current === "next" ? 1 : then.current === "previous" ? -1 : 0;
    then.current = "left";
    (values[at + by] ?? own)?.focus();
  }, [editing]);
  const close = (to: Then) => {
    then.current = to;
    setWrong(null);
    setEditing(false);
  };
  const commit = (typed: Typed, to: Then): boolean => {
    if ("wrong" in typed) {
      setWrong(t.programmes.wrong[typed.wrong]);
      return false;
    }
    if (!isUnchanged(own, typed.fields)) void edit.run({ id: own.id, fields: typed.fields });
    close(to);
    return true;
  };
  const value = (
    <FactValue facts={own.facts} field={field} blank={blank}>
      {children}
    </FactValue>
  );
  const editor = { own, cell: cell ?? "name_ja", label, onCommit: commit, onCancel: () => close("stay") };
  const inLine = cell !== null && EDITING[cell] === "text";
  return (
    <div className="prog-fact">
      <dt>{label}</dt>
      <dd>
        {editing && inLine ? (
          <TextEditor {...editor} />
        ) : cell === null || !writable ? (
          value
        ) : (
          <button
            ref={button}
            type="button"
            className="prog-value"
            title={t.programmes.detail.edit(label)}
            onClick={() => setEditing(true)}
            data-testid={`edit-${field}`}
          >
            {value}
          </button>
        )}
        {editing && !inLine && <PopEditor {...editor} anchor={button} />}
        {wrong !== null && inLine && (
          <span className="tiny bad" role="alert">
            {wrong}
          </span>
        )}
      </dd>
      <SourceEditor thing="programme" row={own.id} field={field} label={label} facts={own.facts} blank={blank} />
    </div>
  );
}
