/** How wide words are where nothing can measure them, and lines of them. */

/** Half-width letters are a bit more than half as wide as they are high, Japanese ones as wide. */
const HALF = 0.56;

const isHalf = (letter: string) => /[\u0020-\u007e\uff61-\uff9f]/.test(letter);

/** px of a text in letters of this size. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (isHalf(letter) ? HALF : 1) * size, 0);

/** Never at the beginning of a line. */
const NOT_FIRST = /[、。，．・：；？！）」』】〉》ーァィゥェォッャュョ)\],.:;?!%]/;

/** A text in at most so many lines of this room; what does not fit ends in an ellipsis. A Latin word stays whole where it
 *  can. */
export function wrap(text: string, size: number, room: number, lines: number): string[] {
  const parts = text.match(/[\u0021-\u007e]+\s*|\s|[^\u0020-\u007e]/g) ?? [];
  const made: string[] = [];
  let line = "";
  const pieces = parts.flatMap((part) => (widthOf(part, size) > room ? [...part] : [part]));
  let at = 0;
  for (; at < pieces.length; at += 1) {
    const piece = pieces[at] ?? "";
    if (
      widthOf(line + piece.trimEnd(), size) <= room ||
      line === "" ||
      (NOT_FIRST.test(piece) && made.length + 1 < lines)
    ) {
      line += piece;
      continue;
    }
    if (made.length + 1 === lines) break;
    made.push(line.trimEnd());
    line = piece.trimStart();
  }
  made.push(line.trimEnd());
  const cutHere = at < pieces.length || widthOf(made.at(-1) ?? "", size) > room;
  if (cutHere) made[made.length - 1] = cut(made.at(-1) ?? "", size, room);
  return made;
}

/** With an ellipsis at its end, short enough for the room. */
function cut(text: string, size: number, room: number): string {
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join("")}…`, size) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
