import { memo } from "react";
import type { Kind } from "../api/bindings.ts";
import { first, pieces, type Span } from "./marks.ts";
import { KIND_LETTER, KindMark } from "./TagChip.tsx";
import "./MarkedText.css";

/** Words of a text that name something. `candidate` tells the marks of one text apart and orders those over the same words. */
export interface TextMark extends Span {
  kind: Kind;
  /** On hover. */
  title: string;
  /** Not taken for something named: a dotted line, without a letter. */
  aside?: boolean;
}

export interface MarkedTextProps<M extends TextMark> {
  text: string;
  /** Counted in Unicode code points; may stand inside one another or overlap. */
  marks: readonly M[];
  /** `candidate` of the marks that are ringed. */
  chosen?: number | undefined;
  /** Pressed: every mark over the piece, the outermost first. Left out, the marks are only drawn. */
  onPress?: (marks: readonly M[]) => void;
}

/** A text cut at its marks. Each piece carries every mark over it, the innermost inside. */
export const MarkedText = memo(function MarkedText<M extends TextMark>({
  text,
  marks,
  chosen,
  onPress,
}: MarkedTextProps<M>) {
  return pieces(text, marks).map((piece, i) => {
    const [head, rest] = first(piece.text);
    const glyphs = piece.marks.filter((mark) => !mark.aside && mark.start === piece.start);
    const inner =
      glyphs.length === 0 ? (
        piece.text
      ) : (
        <>
          <span className="nw">
            {glyphs.map((mark) => (
              <KindMark key={mark.candidate} kind={mark.kind} />
            ))}
            {head}
          </span>
          {rest}
        </>
      );
    return piece.marks.reduceRight<React.ReactNode>((within, mark, depth) => {
      const look = [
        mark.aside ? "off" : `named ${KIND_LETTER[mark.kind]}`,
        depth < piece.marks.length - 1 && "around",
        mark.candidate === chosen && "now",
        // The ring is closed where the mark begins and ends, not where another one lies in it.
        mark.start === piece.start && "from",
        mark.end === piece.end && "to",
      ];
      const outermost = depth === 0;
      return (
        <mark
          key={outermost ? i : depth}
          className={look.filter(Boolean).join(" ")}
          title={mark.title}
          data-candidate={mark.candidate}
          data-testid="mark"
          {...(outermost && onPress ? { onClick: () => onPress(piece.marks), onKeyDown: () => {} } : {})}
        >
          {within}
        </mark>
      );
    }, inner);
  });
}) as <M extends TextMark>(props: MarkedTextProps<M>) => React.ReactNode;
