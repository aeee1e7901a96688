import { type ReactNode, useMemo } from "react";
import { type Contradiction, PLAN_SHEETS, type PlanRow, type PlanSheet } from "../api/bindings.ts";
import { Icon } from "../components/index.ts";
import { useText } from "../text/index.ts";
import { columnOfCell, type Refs } from "./columns.ts";
import { FormField } from "./FormField.tsx";
import { useUsedRefs } from "./refs.ts";
import { overlaid } from "./SheetRow.tsx";
import { confirm, giveUp, keyIn, take } from "./saving.ts";
import { useUnsaved } from "./unsaved.ts";
import { useSheetWords } from "./words.ts";
import "./form.css";

export interface SheetFormProps {
  sheet: PlanSheet;
  /** null = a sheet of the library. */
  plan: number | null;
  row: PlanRow;
  /** What references name. */
  refs: Refs;
  /** Why nothing can be changed here; left out = it can. */
  frozen?: string | undefined;
  /** Columns shown, in order; left out = all. */
  columns?: readonly string[];
  /** Columns that are not written here. */
  readOnly?: readonly string[];
  /** What does not go together, to be said at its field. */
  contradictions?: readonly Contradiction[];
  /** More about a column, below its field. */
  below?: (column: string) => ReactNode;
  testid?: string;
}

/** The row of a sheet as a form: each field is saved on leaving it; what is refused stays as it was typed, here as in the
 *  table. */
export function SheetForm({ sheet, plan, row, testid = "sheet-form", ...props }: SheetFormProps) {
  const { say } = useText();
  const { frozen, readOnly, contradictions, below } = props;
  const refs = useUsedRefs(sheet, props.refs);
  const words = useSheetWords(sheet, refs);
  const unsaved = useUnsaved(plan, sheet);
  const target = useMemo(() => ({ plan, sheet }), [plan, sheet]);
  const key = keyIn(target, row.id);
  const drafts = unsaved.drafts[key];
  const { cells } = overlaid(row, drafts);
  const own = PLAN_SHEETS[sheet];
  const columns = props.columns?.flatMap((name) => own.find((column) => column.name === name) ?? []) ?? own;
  return (
    // Another row's fields are other fields: nothing typed for one may reach the other.
    <div className="sheet-form" key={key} title={frozen} data-testid={testid}>
      {columns.map((column) => {
        const marks = (contradictions ?? []).filter(
          (one) => one.sheet === sheet && one.row === row.id && columnOfCell(sheet, one.column)?.name === column.name,
        );
        return (
          <div key={column.name} className="form-part">
            <FormField
              column={column}
              cells={cells}
              refs={refs}
              words={words}
              wrong={drafts?.[column.name]?.wrong ?? null}
              frozen={frozen !== undefined || readOnly?.includes(column.name) === true}
              onTake={(typed) => void take(target, key, column.name, typed)}
              onConfirm={() => void confirm(target, key, column.name)}
              onGiveUp={() => giveUp(target, key, column.name)}
              testid={`${testid}-${column.name}`}
            />
            {marks.map(({ code, params, severity }) => (
              <p key={code} className={`form-mark ${severity === "bad" ? "bad" : "warn"}`}>
                <Icon name="alert" size="s" />
                <span className="phrase">
                  {say(`contradiction.${code}`, params)} {say(`contradiction.${code}.remedy`, params)}
                </span>
              </p>
            ))}
            {below?.(column.name)}
          </div>
        );
      })}
    </div>
  );
}
