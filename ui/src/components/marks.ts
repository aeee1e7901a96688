/** Places of a text as pieces that can be drawn one after another, counted in Unicode code points. */

export interface Span {
  start: number;
  end: number;
  candidate: number;
}

export interface Piece<M extends Span> {
  text: string;
  /** The marks over it, the outermost first. */
  marks: readonly M[];
  /** Where it stands. */
  start: number;
  end: number;
}

/** Outermost first: what begins earlier, then what ends later, then in the order of the candidates. */
const outermost = (a: Span, b: Span) => a.start - b.start || b.end - a.end || a.candidate - b.candidate;

/** Cuts a text where a mark begins or ends. Marks may stand inside one another or overlap. */
export function pieces<M extends Span>(text: string, marks: readonly M[]): Piece<M>[] {
  const points = Array.from(text);
  const real = marks
    .filter((mark) => mark.start < Math.min(mark.end, points.length) && mark.start >= 0)
    .sort(outermost);
  const cuts = new Set([0, points.length]);
  for (const { start, end } of real) cuts.add(start).add(Math.min(end, points.length));
  const at = [...cuts].sort((a, b) => a - b);
  const found: Piece<M>[] = [];
  for (const [i, from] of at.entries()) {
    const to = at[i + 1];
    if (to === undefined) break;
    const marks = real.filter((mark) => mark.start <= from && mark.end >= to);
    found.push({ text: points.slice(from, to).join(""), marks, start: from, end: to });
  }
  return found;
}

/** Before, the words, and after them. */
export function quoted({ text, start, end }: { text: string; start: number; end: number }): [string, string, string] {
  const points = Array.from(text);
  return [points.slice(0, start).join(""), points.slice(start, end).join(""), points.slice(end).join("")];
}

/** First code point, and the rest: a glyph before it must not stay behind alone at the end of a line. */
export function first(text: string): [string, string] {
  const [head = ""] = text;
  return [head, text.slice(head.length)];
}

/** Which mark a press on these means: the innermost, and pressed again the one around it. */
export function pressed<M extends Span>(marks: readonly M[], chosen: number | undefined): M | undefined {
  const at = marks.findLastIndex((mark) => mark.candidate === chosen);
  return at > 0 ? marks[at - 1] : marks.at(-1);
}
