import { useState } from "react";
import type { PlanCellIssue } from "../api/bindings.ts";
import { Checkbox, Field, Icon } from "../components/index.ts";
import { useText } from "../text/index.ts";

interface PasteIssuesProps {
  wrong: readonly PlanCellIssue[];
  asked: readonly PlanCellIssue[];
  /** Row and column in words. */
  placeOf: (own: PlanCellIssue) => string;
  sayOf: (own: PlanCellIssue) => string;
  /** As it was pasted, or corrected. */
  textOf: (own: PlanCellIssue) => string;
  /** As it was read. */
  shownOf: (own: PlanCellIssue) => string;
  isRight: (own: PlanCellIssue) => boolean;
  onRight: (own: PlanCellIssue, on: boolean) => void;
  onFix: (own: PlanCellIssue, text: string) => void;
}

/** Cells of a pasted table that cannot be read, to be corrected here, and those to be looked at. */
export function PasteIssues(props: PasteIssuesProps) {
  const { wrong, asked, placeOf, sayOf, shownOf } = props;
  const { t, f } = useText();
  const words = t.sheet.paste;
  return (
    <>
      {wrong.length > 0 && (
        <section className="paste-issues" data-testid="sheet-paste-wrong">
          <p className="bad" role="alert">
            <Icon name="alert" size="s" /> {words.wrong(f.number(wrong.length))}
          </p>
          <ul>
            {wrong.map((own) => (
              <li key={`${own.row}:${own.column}`}>
                <b className="paste-at">{placeOf(own)}</b>
                <span className="phrase">{sayOf(own)}</span>
                <Fix {...props} own={own} label={`${placeOf(own)} ${words.fix}`} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {asked.length > 0 && (
        <section className="paste-issues" data-testid="sheet-paste-asked">
          <p className="warn" role="status">
            <Icon name="alert" size="s" /> {words.asked(f.number(asked.length))}
          </p>
          <ul>
            {asked.map((own) => (
              <li key={`${own.row}:${own.column}`}>
                <b className="paste-at">{placeOf(own)}</b>
                <span className="phrase">
                  {shownOf(own)} — {sayOf(own)}
                </span>
                <Checkbox
                  checked={props.isRight(own)}
                  onChange={(on) => props.onRight(own, on)}
                  testid="sheet-paste-right"
                >
                  {t.sheet.right}
                </Checkbox>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** A correction, read on Enter or on leaving it. */
function Fix({ own, label, textOf, onFix }: PasteIssuesProps & { own: PlanCellIssue; label: string }) {
  const [text, setText] = useState(() => textOf(own));
  const take = () => {
    if (text !== textOf(own)) onFix(own, text);
  };
  return (
    <Field
      value={text}
      onChange={setText}
      ariaLabel={label}
      size="sm"
      onEnter={take}
      onBlur={take}
      testid="sheet-paste-fix"
    />
  );
}
