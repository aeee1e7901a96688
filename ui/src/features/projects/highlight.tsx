import { Fragment, useMemo } from "react";
import { foldedWord, foldForMark } from "./search/fold.ts";

/** Cuts a text where words occur, folded as the search folds: `[text, isHit]` in order. Where two words begin at one
 *  place the longer is marked. A hit begins and ends between letters: `ん` is not in `癌`, though that folds to がん. */
export function cut(text: string, words: readonly string[]): [string, boolean][] {
  const wanted = [...new Set(words.map(foldedWord))].filter((word) => word !== "");
  if (wanted.length === 0 || text === "") return text === "" ? [] : [[text, false]];
  const { text: folded, starts } = foldForMark(text);
  const parts: [string, boolean][] = [];
  let done = 0;
  let at = 0;
  // Where each word occurs next, so that a long text is searched once for each word and not from every place.
  const next = wanted.map((word) => find(folded, starts, word, 0));
  for (;;) {
    let best = -1;
    for (const [i, word] of wanted.entries()) {
      if ((next[i] ?? -1) >= 0 && (next[i] as number) < at) next[i] = find(folded, starts, word, at);
      const here = next[i] ?? -1;
      if (here < 0) continue;
      const first = best < 0 ? -1 : (next[best] as number);
      if (best < 0 || here < first || (here === first && word.length > (wanted[best]?.length ?? 0))) best = i;
    }
    if (best < 0) break;
    const from = next[best] as number;
    const to = from + (wanted[best]?.length ?? 0);
    const [first, last] = [starts[from] as number, starts[to] as number];
    if (first > done) parts.push([text.slice(done, first), false]);
    parts.push([text.slice(first, last), true]);
    done = last;
    at = to;
  }
  if (done < text.length) parts.push([text.slice(done), false]);
  return parts;
}

/** The next place of a word that begins and ends between letters; -1 = none. */
function find(folded: string, starts: readonly number[], word: string, from: number): number {
  let at = folded.indexOf(word, from);
  while (at >= 0 && ((starts[at] ?? -1) < 0 || (starts[at + word.length] ?? -1) < 0)) at = folded.indexOf(word, at + 1);
  return at;
}

/** Whether a text has any of the words. */
export const hasHit = (text: string, words: readonly string[]) => cut(text, words).some(([, hit]) => hit);

export function Highlight({ text, terms }: { text: string; terms: readonly string[] }) {
  const parts = useMemo(() => cut(text, terms), [text, terms]);
  if (terms.length === 0) return text;
  return parts.map(([part, hit], i) => (hit ? <mark key={i}>{part}</mark> : <Fragment key={i}>{part}</Fragment>));
}
