/** Differences of two states of a theme, as they are read: by kind, then by what differs, words marked. */
import type { Difference } from "../../../api/bindings.ts";

/** Kinds of parts in the order of a theme's page. */
export const THINGS = ["field", "thread", "extra", "asset", "need", "claim"] as const;
export type Thing = (typeof THINGS)[number];

/** Everything of one part that differs. */
export interface Part {
  key: string;
  name_ja: string;
  name_en: string;
  /** It came or went as a whole, else some of its fields changed. */
  fate: "came" | "went" | "changed";
  differences: readonly Difference[];
}

export interface Group {
  thing: Thing;
  parts: readonly Part[];
}

const fateOf = ({ field, before, after }: Difference): Part["fate"] =>
  field !== "" || (before !== null && after !== null) ? "changed" : before === null ? "came" : "went";

/** By kind, in order; within one, differences of the same part together, as the core listed them. A kind this window does
 *  not know stands with the fields. */
export function grouped(differences: readonly Difference[]): Group[] {
  return THINGS.flatMap((thing): Group[] => {
    const own = differences.filter((one) => (THINGS.find((known) => known === one.thing) ?? "field") === thing);
    const parts: { key: string; of: Difference[] }[] = [];
    for (const one of own) {
      const last = parts.at(-1);
      const name = `${one.name_ja}\n${one.name_en}`;
      // What came or went as a whole stands alone: two may be called the same.
      const joins = last?.key === name && one.field !== "" && last.of[0]?.field !== "";
      if (joins) last.of.push(one);
      else parts.push({ key: name, of: [one] });
    }
    if (parts.length === 0) return [];
    return [
      {
        thing,
        parts: parts.map(({ of }, i) => {
          const [head] = of as [Difference];
          return {
            key: `${thing}${i}`,
            name_ja: head.name_ja,
            name_en: head.name_en,
            fate: fateOf(head),
            differences: of,
          };
        }),
      },
    ];
  });
}

/** A piece of a text: in both, or only in the one it is of. */
export interface Word {
  text: string;
  only: boolean;
}

/** More words than these are not compared one by one: such a text was written anew. */
const MOST = 1200;

/** A text in words: Japanese as it is read, Latin letters and numbers whole. */
export function wordsOf(text: string): string[] {
  if (typeof Intl.Segmenter === "function")
    return Array.from(new Intl.Segmenter("ja", { granularity: "word" }).segment(text), ({ segment }) => segment);
  return text.match(/[A-Za-z0-9]+|\s+|./gsu) ?? [];
}

/** What stands only before and only after, word by word (longest common subsequence). */
export function changed(before: string, after: string): { before: Word[]; after: Word[] } {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const [keepX, keepY] = x.length + y.length > MOST ? [new Set<number>(), new Set<number>()] : common(x, y);
  const told = (all: readonly string[], keep: ReadonlySet<number>, length: number) =>
    joined(all.map((text, i) => ({ text, only: i >= start && i < start + length && !keep.has(i - start) })));
  return { before: told(a, keepX, x.length), after: told(b, keepY, y.length) };
}

/** Places of a longest common subsequence in either. */
function common(x: readonly string[], y: readonly string[]): [Set<number>, Set<number>] {
  const width = y.length + 1;
  const longest = new Uint16Array((x.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] as number;
  for (let i = x.length - 1; i >= 0; i -= 1)
    for (let j = y.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const [inX, inY] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    if (x[i] === y[j]) {
      inX.add(i);
      inY.add(j);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return [inX, inY];
}

/** Neighbours of the same kind as one. */
function joined(words: readonly Word[]): Word[] {
  const pieces: Word[] = [];
  for (const word of words) {
    const last = pieces.at(-1);
    if (last && last.only === word.only) last.text += word.text;
    else pieces.push({ ...word });
  }
  return pieces;
}
