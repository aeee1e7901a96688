/** Projects mentioned in a text as `[[id]]`. */

export type Piece = { text: string } | { project: number };

const MENTION = /\[\[(\d{1,16})\]\]/g;

/** A text cut at its mentions, in order. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const found of text.matchAll(MENTION)) {
    if (found.index > done) pieces.push({ text: text.slice(done, found.index) });
    pieces.push({ project: Number(found[1]) });
    done = found.index + found[0].length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}

/** The projects mentioned, each once, in order. */
export const mentionedIn = (text: string): number[] => [
  ...new Set(piecesOf(text).flatMap((piece) => ("project" in piece ? [piece.project] : []))),
];

/** Where a mention was begun: a text that grew by `@` or `#` (also full width) which does not end a word of Latin letters
 *  or numbers, such as an address. Null = none was. */
export function begunAt(before: string, now: string): number | null {
  if (now.length !== before.length + 1) return null;
  let at = 0;
  while (at < before.length && before[at] === now[at]) at += 1;
  // Several of the same letter side by side: the last of them is as good as any.
  if (before.slice(at) !== now.slice(at + 1) || !"@#＠＃".includes(now[at] as string)) return null;
  return /[A-Za-z0-9@#＠＃]/.test(now[at - 1] ?? "") ? null : at;
}

/** Puts a mention into a text: in place of the sign that began it, or at a place. */
export function withMention(text: string, at: number, sign: boolean, project: number): { text: string; caret: number } {
  const rest = text.slice(at + (sign ? 1 : 0));
  const mention = `[[${project}]]`;
  const gap = /^\s/.test(rest) ? "" : " ";
  return { text: text.slice(0, at) + mention + gap + rest, caret: at + mention.length + 1 };
}
