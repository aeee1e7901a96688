/** A stretch of a text that the other text has too, or has not. */
export interface Piece {
  text: string;
  same: boolean;
}

/** Cells of the table of common subsequences beyond which only beginning and end are compared. */
const CELLS = 1_000_000;
/** A shorter agreement between two differences is chance, and marking around it would be confetti. */
const SHORTEST = 2;

/** Two texts as stretches that agree and stretches that differ, by characters. */
export function difference(left: string, right: string): [Piece[], Piece[]] {
  const a = Array.from(left);
  const b = Array.from(right);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const pairs = common(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const inA = new Set<number>();
  const inB = new Set<number>();
  for (let i = 0; i < start; i += 1) {
    inA.add(i);
    inB.add(i);
  }
  for (let i = 1; i <= end; i += 1) {
    inA.add(a.length - i);
    inB.add(b.length - i);
  }
  for (const [i, j] of lasting(pairs)) {
    inA.add(start + i);
    inB.add(start + j);
  }
  return [pieces(a, inA), pieces(b, inB)];
}

/** Places of a longest common subsequence. */
function common(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  if (a.length * b.length > CELLS) return [];
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      best[i * width + j] =
        a[i] === b[j]
          ? (best[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      found.push([i, j]);
      i += 1;
      j += 1;
    } else if ((best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return found;
}

/** Only runs of agreement that are long enough to mean something. */
function lasting(pairs: readonly [number, number][]): [number, number][] {
  const runs: [number, number][][] = [];
  for (const pair of pairs) {
    const last = runs.at(-1)?.at(-1);
    if (last && last[0] + 1 === pair[0] && last[1] + 1 === pair[1]) runs.at(-1)?.push(pair);
    else runs.push([pair]);
  }
  return runs.filter((run) => run.length >= SHORTEST).flat();
}

function pieces(characters: readonly string[], same: ReadonlySet<number>): Piece[] {
  const made: Piece[] = [];
  characters.forEach((character, i) => {
    const last = made.at(-1);
    if (last && last.same === same.has(i)) last.text += character;
    else made.push({ text: character, same: same.has(i) });
  });
  return made;
}
