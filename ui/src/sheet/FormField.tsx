import { useRef, useState } from "react";
import type { PlanColumn } from "../api/bindings.ts";
import { useWritable } from "../api/writable.ts";
import { Checkbox, Field, Icon, Popover, Select, TextArea, useDraft } from "../components/index.ts";
import { useText } from "../text/index.ts";
import { type Cells, cellNames, cellValue, isLong, type Refs } from "./columns.ts";
import { keepKeys, typedCell } from "./editors/editor.ts";
import { useOptions } from "./editors/PickEditor.tsx";
import { Picker } from "./editors/Picker.tsx";
import type { Wrong } from "./put.ts";
import { WrongNote } from "./WrongNote.tsx";
import type { SheetWords } from "./words.ts";

export interface FormFieldProps {
  column: PlanColumn;
  /** The row with what was typed. */
  cells: Cells;
  refs: Refs;
  words: SheetWords;
  wrong: Wrong | null;
  /** Nothing can be changed. */
  frozen: boolean;
  /** Takes what was typed on leaving the field. */
  onTake: (cells: Cells) => void;
  onConfirm: () => void;
  /** What was typed and refused is given up. */
  onGiveUp?: (() => void) | undefined;
  autoFocus?: boolean;
  testid: string;
}

/** A column of a row as a field of a form. */
export function FormField(props: FormFieldProps) {
  const { column, wrong, onConfirm, onGiveUp, testid } = props;
  const { t } = useText();
  return (
    <div className={`form-field${isLong(column.kind) ? " wide" : ""}`} data-column={column.name} data-testid={testid}>
      <Control {...props} />
      {wrong && (
        <span className="form-wrong">
          <WrongNote wrong={wrong} onConfirm={onConfirm} />
          {onGiveUp && (
            <button type="button" className="link small" onClick={onGiveUp} data-testid={`${testid}-back`}>
              {t.sheet.back}
            </button>
          )}
        </span>
      )}
    </div>
  );
}

function Control(props: FormFieldProps) {
  const { column, cells, words, frozen, onTake, testid } = props;
  const { kind, name } = column;
  const label = words.label(column);
  switch (kind.type) {
    case "twin":
      return (
        <fieldset className="form-twin">
          <legend className="label">
            {label}
            {column.needed && <Needed />}
          </legend>
          {cellNames(column).map((cell) => (
            <TextControl key={cell} {...props} cell={cell} />
          ))}
        </fieldset>
      );
    case "choice":
      return <ChoiceControl {...props} label={label} />;
    case "flag":
      return (
        <Checkbox
          writes
          checked={cellValue(cells, name) === 1}
          onChange={(on) => onTake({ [name]: on ? 1 : 0 })}
          disabled={frozen}
          testid={`${testid}-box`}
        >
          {label}
        </Checkbox>
      );
    case "ref":
      return <RefControl {...props} label={label} />;
    default:
      return <TextControl {...props} cell={name} />;
  }
}

function Needed() {
  const { t } = useText();
  return <span className="req">{t.common.required}</span>;
}

/** One text, in a language where it is one of two. */
function TextControl({
  column,
  cells,
  words,
  frozen,
  wrong,
  onTake,
  onGiveUp,
  autoFocus,
  testid,
  cell,
}: FormFieldProps & { cell: string }) {
  const { t } = useText();
  const lang = column.kind.type === "twin" ? (cell.endsWith("_ja") ? "ja" : "en") : undefined;
  const saved = lang ? String(cellValue(cells, cell) ?? "") : words.typed(column, cells);
  const draft = useDraft(saved, (text) => onTake({ [cell]: typedCell(text) }));
  const { onEscape: _, ...own } = draft;
  const { type } = column.kind;
  const common = {
    ...own,
    ...(type === "month" || type === "day" || type === "year" || type === "yen"
      ? { placeholder: t.sheet.example[type] }
      : {}),
    // With nothing to go back from, the key is for what the form stands in.
    ...(draft.value === saved && !wrong
      ? {}
      : {
          onEscape: () => {
            draft.onEscape();
            if (wrong) onGiveUp?.();
          },
        }),
    disabled: frozen,
    writes: true,
    autoFocus: autoFocus === true && (lang === undefined || lang === words.lang),
    testid: lang ? `${testid}-${lang}` : `${testid}-text`,
    ...(lang
      ? { lang, label: lang === "ja" ? t.common.japanese : t.common.english }
      : { label: words.label(column), required: column.needed }),
  };
  return isLong(column.kind) ? <TextArea {...common} rows={3} /> : <Field {...common} />;
}

/** Not said, in a list whose entries are named by text. */
const NONE = "";

function ChoiceControl({
  column,
  cells,
  words,
  refs,
  frozen,
  onTake,
  testid,
  label,
}: FormFieldProps & { label: string }) {
  const value = cellValue(cells, column.name);
  const options = useOptions(column, value, words, refs);
  return (
    <Select<string>
      writes
      label={label}
      choices={options.map(({ id, name }) => ({ id: String(id ?? NONE), label: name }))}
      value={value === null || value === "" ? (column.needed ? null : NONE) : String(value)}
      onChange={(next) => {
        if (next !== String(value ?? NONE)) onTake({ [column.name]: next === NONE ? null : next });
      }}
      disabled={frozen}
      testid={`${testid}-choice`}
    />
  );
}

function RefControl({ column, cells, words, refs, frozen, onTake, testid, label }: FormFieldProps & { label: string }) {
  const { t } = useText();
  const writable = useWritable();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const value = cellValue(cells, column.name);
  const options = useOptions(column, value, words, refs);
  const shown = words.shown(column, cells);
  const pick = (id: string | number | null) => {
    setOpen(false);
    if (id !== value) onTake({ [column.name]: id });
  };
  return (
    <div className="labelled">
      <span className="label">
        {label}
        {column.needed && <Needed />}
      </span>
      <button
        ref={button}
        type="button"
        className="field drop"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={`${label} ${shown || t.sheet.noChoice}`}
        disabled={frozen || !writable}
        title={shown}
        onClick={() => setOpen(true)}
        data-testid={`${testid}-ref`}
      >
        <span className={`ell${shown === "" ? " faint" : ""}`}>
          {shown || (value === null || value === "" ? t.sheet.noChoice : t.sheet.gone)}
        </span>
        <Icon name="down" size="s" />
      </button>
      {open && (
        <Popover
          anchor={button}
          open
          onOpenChange={(now) => !now && setOpen(false)}
          label={label}
          width={340}
          testid="sheet-editor"
        >
          {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps the keys of the list from what lies behind */}
          <div className="sheet-pop slim" onKeyDown={keepKeys}>
            <Picker label={label} options={options} value={value === "" ? null : value} search onPick={pick} />
          </div>
        </Popover>
      )}
    </div>
  );
}
