import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import type { ProgrammeCode } from "../../../api/bindings.ts";
import { Field, Popover } from "../../../components/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { readFiscalYear } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { keepKeys } from "../parts/keepKeys.ts";
import { MonthToggles } from "../parts/MonthToggles.tsx";
import { phaseCode } from "../parts/PhaseBar.tsx";
import type { Then } from "./Cell.tsx";
import { CodesEditor } from "./CodesEditor.tsx";
import { EDITING, isCode, readCode, readPhase, type Typed, withCode } from "./cells.ts";
import type { EditorProps } from "./TextEditor.tsx";

/** The editor of a cell that has no room for it: months, codes, both ends of something. It hangs on the cell; leaving it
 *  takes what stands there, Escape leaves everything as it was. */
export function PopEditor(props: EditorProps & { anchor: RefObject<HTMLElement | null> }) {
  const { anchor, own, cell, label, onCommit, onCancel } = props;
  const { t } = useText();
  const words = t.programmes;
  const kind = EDITING[cell];
  const [months, setMonths] = useState<number[]>(
    cell === "adoption_month" ? (own.adoption_month === null ? [] : [own.adoption_month]) : own.call_months,
  );
  const [codes, setCodes] = useState<ProgrammeCode[]>(own.codes);
  const [code, setCode] = useState("");
  const [ends, setEnds] = useState<readonly [string, string]>(() => {
    const shown = (value: number | null) =>
      value === null ? "" : kind === "phases" ? phaseCode(value) : String(value);
    return kind === "phases"
      ? [shown(own.phase_first), shown(own.phase_last)]
      : [shown(own.valid_first), shown(own.valid_last)];
  });
  const [text, setText] = useState(own.phases);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const escaped = useRef(false);
  const left = useRef(false);

  const typed = (): Typed => {
    switch (kind) {
      case "months":
        return { fields: { call_months: months } };
      case "month":
        return { fields: { adoption_month: months[0] ?? null } };
      case "codes": {
        // What is typed and not yet a chip is meant all the same.
        const more = readCode(code);
        if (more !== "" && !isCode(more)) return { wrong: "code" };
        return { fields: { codes: more === "" ? codes : withCode(codes, more) } };
      }
      case "phases": {
        const [first, last] = ends.map(readPhase);
        if (first === undefined || last === undefined) return { wrong: "phase" };
        return { fields: { phases: text.trim(), phase_first: first, phase_last: last } };
      }
      default: {
        const [first, last] = ends.map(readFiscalYear);
        if (first === undefined || last === undefined) return { wrong: "year" };
        return { fields: { valid_first: first, valid_last: last } };
      }
    }
  };
  const commit = (then: Then) => {
    const now = typed();
    left.current = true;
    left.current = onCommit(now, then);
    if ("wrong" in now) setWrong(words.wrong[now.wrong]);
  };
  const onKeyDown = (e: KeyboardEvent) => {
    if (isComposing(e)) return;
    if (e.key === "Escape") escaped.current = true;
    else if (e.key === "Enter" && !(e.target instanceof HTMLButtonElement)) {
      e.preventDefault();
      const more = readCode(code);
      if (kind === "codes" && isCode(more)) {
        setCodes(withCode(codes, more));
        setCode("");
      } else commit("stay");
    } else if (e.code === "Tab" && isLast(e)) {
      e.preventDefault();
      commit(e.shiftKey ? "previous" : "next");
    }
  };
  const two = (name: string, at: 0 | 1, testid: string) => (
    <Field
      label={name}
      value={ends[at]}
      onChange={(value) => {
        setWrong(undefined);
        setEnds(at === 0 ? [value, ends[1]] : [ends[0], value]);
      }}
      size="sm"
      autoFocus={at === 0}
      placeholder={kind === "phases" ? "P01" : words.yearHint}
      testid={testid}
    />
  );
  return (
    <Popover
      anchor={anchor}
      open
      onOpenChange={(open) => {
        if (open || left.current) return;
        if (escaped.current) onCancel();
        else commit("left");
      }}
      label={label}
      testid="cell-editor"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the fields inside */}
      <div className="reg-pop" onKeyDownCapture={onKeyDown} onKeyDown={keepKeys}>
        <b className="small">{label}</b>
        {(kind === "months" || kind === "month") && (
          <MonthToggles
            label={label}
            value={months}
            onChange={setMonths}
            single={kind === "month"}
            autoFocus
            testid="cell-month"
          />
        )}
        {kind === "codes" && <CodesEditor value={codes} onChange={setCodes} typed={code} onTyped={setCode} autoFocus />}
        {kind === "phases" && (
          <Field label={words.field.phases} value={text} onChange={setText} size="sm" testid="cell-phases" />
        )}
        {(kind === "phases" || kind === "years") && (
          <div className="row">
            {two(kind === "phases" ? words.firstPhase : words.firstYear, 0, "cell-first")}
            {two(kind === "phases" ? words.lastPhase : words.lastYear, 1, "cell-last")}
          </div>
        )}
        <p className={`tiny reg-pop-why${wrong ? " bad" : " faint"}`} role={wrong ? "alert" : undefined}>
          {wrong ?? words.editorHint[kind === "text" ? "years" : kind]}
        </p>
      </div>
    </Popover>
  );
}

/** Whether Tab would leave the editor: from its last stop, or backwards from its first. */
function isLast(e: KeyboardEvent): boolean {
  const stops = [
    ...(e.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("input, button:not([tabindex='-1'])"),
  ].filter((stop) => !(stop as HTMLButtonElement).disabled);
  return (e.shiftKey ? stops[0] : stops.at(-1)) === e.target;
}
