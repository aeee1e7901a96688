/** How hard a passphrase is to guess, in four words. A rough rule to warn by; what is accepted, the core decides. */

export type Strength = "short" | "weak" | "fair" | "strong";

/** Fewest characters the core accepts. */
export const SHORTEST = 8;

/** What people reach for first, and rows of the keyboard. */
const KNOWN =
  /pass(word|phrase)?|qwert[yz]?|asdf|zxcv|abcd(ef)?|letmein|welcome|admin|login|tsumugi|amed|パスワード|ぱすわーど|紡ぎ|つむぎ/g;

/** Bits a character of this kind is worth, at most. */
const WORTH: readonly [kind: RegExp, bits: number][] = [
  [/\p{Script=Han}/u, 9],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 5],
  [/\p{L}/u, 4.7],
  [/\p{N}/u, 3.3],
];

/** Judged as the core reads it: full-width and half-width folded. */
export function strength(passphrase: string): Strength {
  const folded = passphrase.normalize("NFKC");
  if ([...folded].length < SHORTEST) return "short";
  const bits = guessBits(folded.toLowerCase().replace(KNOWN, "1"));
  return bits < 36 ? "weak" : bits < 56 ? "fair" : "strong";
}

/** A repeated or consecutive character adds next to nothing. */
function guessBits(text: string): number {
  let bits = 0;
  let before = Number.NaN;
  const seen = new Set<string>();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const worth = WORTH.find(([kind]) => kind.test(character))?.[1] ?? 5;
    const step = Math.abs(code - before);
    bits += step <= 1 ? 0.5 : seen.has(character) ? worth * 0.6 : worth;
    seen.add(character);
    before = code;
  }
  return bits;
}
