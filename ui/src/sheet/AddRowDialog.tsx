import { type KeyboardEvent, useRef, useState } from "react";
import { type Done, PLAN_SHEETS, type PlanCell, type PlanSheet } from "../api/bindings.ts";
import { Button, Dialog } from "../components/index.ts";
import { isComposing } from "../keys/index.ts";
import { useText } from "../text/index.ts";
import { begun, type Cells, columnOfCell, lacking, type Refs } from "./columns.ts";
import { FormField } from "./FormField.tsx";
import { put, type Wrong } from "./put.ts";
import { useUsedRefs } from "./refs.ts";
import { WrongNote } from "./WrongNote.tsx";
import { columnWord, useSheetWords } from "./words.ts";
import "./form.css";

export interface AddRowDialogProps {
  sheet: PlanSheet;
  /** null = a sheet of the library. */
  plan: number | null;
  refs: Refs;
  /** Left out = the sheet by its name. */
  title?: string;
  /** What the row begins with. */
  cells?: Cells;
  /** Columns asked for, in order; left out = all. */
  columns?: readonly string[];
  /** The row it stands before; left out = at the end. */
  before?: number;
  onClose: () => void;
  onAdded?: (done: Done) => void;
  testid?: string;
}

/** A new row as a form. Nothing is written before it is added; what is wrong is said at its field. */
export function AddRowDialog(props: AddRowDialogProps) {
  const { sheet, plan, before, onClose, onAdded, testid = "sheet-add" } = props;
  const { t, say } = useText();
  const refs = useUsedRefs(sheet, props.refs);
  const words = useSheetWords(sheet, refs);
  const [cells, setCells] = useState<Cells>(() => begun(sheet, props.cells ?? {}, undefined));
  // What was typed last may not be drawn yet when it is added.
  const typed = useRef(cells);
  const [wrong, setWrong] = useState<Readonly<Record<string, Wrong>>>({});
  const [busy, setBusy] = useState(false);
  const [touched, setTouched] = useState(false);
  const own = PLAN_SHEETS[sheet];
  const columns = props.columns?.flatMap((name) => own.find((column) => column.name === name) ?? []) ?? own;
  const first = lacking(sheet, cells)[0]?.name ?? columns[0]?.name;
  const [begin] = useState(first);

  const add = async (confirmed: boolean) => {
    if (busy) return;
    setBusy(true);
    const said: Record<string, PlanCell> = {};
    for (const [cell, value] of Object.entries(typed.current)) if (value !== null) said[cell] = value;
    const rows = [{ id: null, cells: said }];
    const answer = await put({ plan, sheet, rows, confirmed, ...(before === undefined ? {} : { before }) });
    setBusy(false);
    if ("done" in answer) {
      onAdded?.(answer.done);
      return onClose();
    }
    const at = (one: Wrong) => columnOfCell(sheet, one.column)?.name ?? one.column;
    setWrong(Object.fromEntries(answer.wrong.map((one) => [at(one), one])));
  };
  const onKeyDown = (e: KeyboardEvent) => {
    if (isComposing(e) || e.key !== "Enter" || !(e.ctrlKey || e.metaKey)) return;
    e.preventDefault();
    // Leaving the field hands over what was typed.
    (document.activeElement as HTMLElement | null)?.blur();
    void add(false);
  };
  const unseen = Object.entries(wrong).filter(([at]) => !columns.some(({ name }) => name === at));
  return (
    <Dialog
      open
      onClose={onClose}
      title={props.title ?? t.sheet.form.addTitle(say(`plan-sheet.${sheet}`))}
      width={560}
      dismissable={!touched}
      testid={testid}
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            look="pri"
            keys="mod+Enter"
            writes
            disabled={busy}
            onPress={() => void add(false)}
            testid={`${testid}-run`}
          >
            {t.sheet.form.add}
          </Button>
        </>
      }
    >
      <div className="sheet-form" onKeyDownCapture={onKeyDown} onInput={() => setTouched(true)}>
        {columns.map((column) => (
          <div key={column.name} className="form-part">
            <FormField
              column={column}
              cells={cells}
              refs={refs}
              words={words}
              wrong={wrong[column.name] ?? null}
              frozen={false}
              onTake={(own) => {
                typed.current = { ...typed.current, ...own };
                setCells(typed.current);
                setTouched(true);
                setWrong(({ [column.name]: _, ...rest }) => rest);
              }}
              onConfirm={() => void add(true)}
              autoFocus={column.name === begin}
              testid={`${testid}-${column.name}`}
            />
          </div>
        ))}
        {unseen.map(([at, one]) => (
          <div key={at} className="form-part wide">
            <span className="label">{columnWord(sheet, at)}</span>
            <WrongNote wrong={one} onConfirm={() => void add(true)} />
          </div>
        ))}
      </div>
    </Dialog>
  );
}
