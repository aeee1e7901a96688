import { useEffect, useRef, useState } from "react";
import type { Programme } from "../../../api/bindings.ts";
import { isComposing } from "../../../keys/index.ts";
import type { Then } from "./Cell.tsx";
import { type CellId, readText, type Typed, textOf } from "./cells.ts";

export interface EditorProps {
  own: Programme;
  cell: CellId;
  label: string;
  /** False = it cannot be taken, and stays as it was typed. */
  onCommit: (typed: Typed, then: Then) => boolean;
  onCancel: () => void;
}

/** One line of text in a cell. Enter takes it, Tab takes it and goes on, Escape leaves; an input method comes first. */
export function TextEditor({ own, cell, label, onCommit, onCancel }: EditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => textOf(own, cell));
  const [wrong, setWrong] = useState(false);
  // Left by a key: leaving the field as well is no second time.
  const left = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const commit = (then: Then) => {
    // Taken, the focus leaves the field at once: that is no second time.
    left.current = true;
    left.current = onCommit(readText(cell, text), then);
    setWrong(!left.current);
  };
  return (
    <input
      ref={input}
      className={`reg-input${wrong ? " bad" : ""}`}
      value={text}
      aria-label={label}
      aria-invalid={wrong}
      maxLength={2000}
      spellCheck={false}
      autoComplete="off"
      data-testid="cell-input"
      onChange={(e) => setText(e.target.value)}
      onBlur={() => {
        if (!left.current) commit("left");
      }}
      onKeyDown={(e) => {
        if (isComposing(e)) return;
        if (e.key === "Escape") {
          left.current = true;
          onCancel();
        } else if (e.key === "Enter") commit("stay");
        else if (e.code === "Tab") commit(e.shiftKey ? "previous" : "next");
        else return;
        e.preventDefault();
        e.stopPropagation();
      }}
    />
  );
}
