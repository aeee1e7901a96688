import { useEffect, useRef, useState } from "react";
import { isComposing } from "../../keys/index.ts";
import { cellIn } from "../columns.ts";
import { WrongNote } from "../WrongNote.tsx";
import { type EditorProps, type Then, typedCell } from "./editor.ts";

/** One line of text in a cell. Enter takes it, Tab takes it and goes on, Escape leaves; an input method comes first. */
export function LineEditor(props: EditorProps & { hangs: "below" | "above"; leftwards: boolean }) {
  const { column, label, cells, wrong, words, anchor, onTake, onCancel, onConfirm } = props;
  const input = useRef<HTMLInputElement>(null);
  const [begun] = useState(() => words.typed(column, cells));
  const [text, setText] = useState(begun);
  // Left by a key: leaving the field as well is no second time.
  const left = useRef(false);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);
  const take = (then: Then) => {
    left.current = true;
    onTake(text === begun ? {} : { [cellIn(column, words.lang)]: typedCell(text) }, then);
  };
  const said = wrong && text === begun ? wrong : null;
  return (
    <>
      <input
        ref={input}
        className={`sheet-input${said ? " bad" : ""}`}
        value={text}
        aria-label={label}
        aria-invalid={said !== null}
        spellCheck={false}
        autoComplete="off"
        inputMode={column.kind.type === "whole" || column.kind.type === "yen" ? "numeric" : "text"}
        data-testid="sheet-input"
        onChange={(e) => setText(e.target.value)}
        onBlur={(e) => {
          if (!left.current && !anchor.current?.contains(e.relatedTarget)) take("left");
        }}
        onKeyDown={(e) => {
          if (isComposing(e)) return;
          if (e.key === "Escape") {
            left.current = true;
            onCancel();
          } else if (e.key === "Enter") take("stay");
          else if (e.code === "Tab") {
            // To the word that it is right, while that is asked.
            if (said?.asked && !e.shiftKey) return;
            take(e.shiftKey ? "previous" : "next");
          } else {
            if (e.key !== "F2") return;
          }
          e.preventDefault();
          e.stopPropagation();
        }}
      />
      {said && <WrongNote wrong={said} onConfirm={onConfirm} hangs={props.hangs} leftwards={props.leftwards} />}
    </>
  );
}
