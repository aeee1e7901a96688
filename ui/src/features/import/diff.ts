/** Which characters differ between two texts, for marking them. */

export interface Piece {
  text: string;
  /** In both texts. */
  same: boolean;
}

/** Beyond this many differing characters on each side the middle is marked as a whole. */
const MOST = 400;
/** Share of the middle that must agree for its characters to be told apart. */
const LEAST = 0.4;

/** Both texts cut into pieces that are in the other one and pieces that are not. */
export function compareTexts(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const a = [...before];
  const b = [...after];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);
  const [keptA, keptB] =
    middleA.length > MOST || middleB.length > MOST
      ? [middleA.map(() => false), middleB.map(() => false)]
      : common(middleA, middleB);
  return { before: pieces(a, head, tail, keptA), after: pieces(b, head, tail, keptB) };
}

/** For each character whether it is part of the longest common sequence. */
function common(a: readonly string[], b: readonly string[]): [boolean[], boolean[]] {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const keptA = a.map(() => false);
  const keptB = b.map(() => false);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      keptA[i] = true;
      keptB[j] = true;
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  // Texts with little in common, and single characters that agree by chance, are easier to read marked as a whole.
  const shared = keptA.filter(Boolean).length;
  if (shared * 2 < LEAST * (a.length + b.length)) return [keptA.fill(false), keptB.fill(false)];
  return [withoutSpecks(keptA), withoutSpecks(keptB)];
}

/** Marks a lone common character between two differences as different too. */
const withoutSpecks = (kept: readonly boolean[]): boolean[] =>
  kept.map((same, i) => same && (i === 0 || i === kept.length - 1 || kept[i - 1] === true || kept[i + 1] === true));

function pieces(text: readonly string[], head: number, tail: number, kept: readonly boolean[]): Piece[] {
  const made: Piece[] = [];
  text.forEach((character, i) => {
    const same = i < head || i >= text.length - tail || kept[i - head] === true;
    const last = made.at(-1);
    if (last && last.same === same) last.text += character;
    else made.push({ text: character, same });
  });
  return made;
}
