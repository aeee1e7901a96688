import { useText } from "../text/index.ts";
import type { Wrong } from "./put.ts";
import { wrongWord } from "./words.ts";

interface WrongNoteProps {
  wrong: Wrong;
  onConfirm: () => void;
  /** What becomes of what was typed, or how it is taken back. */
  rest?: string;
  /** Hangs on a cell, below it or above. */
  hangs?: "below" | "above";
  /** Towards the left, where there is no room at the right. */
  leftwards?: boolean;
  id?: string;
}

/** Why a cell is not saved, in a sentence; where it is only asked about, with the word that it is right. */
export function WrongNote({ wrong, onConfirm, rest, hangs, leftwards, id }: WrongNoteProps) {
  const { t, lang } = useText();
  const place = hangs ? ` hangs ${hangs}${leftwards ? " leftwards" : ""}` : "";
  return (
    <span
      id={id}
      className={`sheet-wrong${wrong.asked ? " asked" : ""}${place}`}
      role="alert"
      data-testid="sheet-wrong"
      data-asked={wrong.asked || undefined}
    >
      <span className="phrase">{wrongWord(wrong, lang)}</span>
      {wrong.asked && (
        <button
          type="button"
          className="sheet-right"
          // The cell keeps the focus, so that nothing typed is lost.
          onMouseDown={(e) => e.preventDefault()}
          onClick={onConfirm}
          data-testid="sheet-right"
        >
          {t.sheet.right}
        </button>
      )}
      {rest && !wrong.asked && <span className="sheet-wrong-rest">{rest}</span>}
    </span>
  );
}
