/**
 * The folding of the core (`domain::text`), as far as marking hits needs it: NFKC, letter case, katakana, 癌, variant
 * kanji, hyphens, runs of space; with the way back to where each part stood.
 */

/** As in `domain/src/text.rs`; a test holds the two together. */
export const VARIANTS =
  "斎齋齊髙﨑碕嵜邊邉澤濱濵廣國學會體醫藥發實驗靜淺櫻瀨瀧龍應圓榮衞惠條證腦檢變單點傳轉壽槇德賴黑眞愼鄕嶋嶌冨籐舘埜曻渕渊";
export const COMMON =
  "斉斉斉高崎崎崎辺辺沢浜浜広国学会体医薬発実験静浅桜瀬滝竜応円栄衛恵条証脳検変単点伝転寿槙徳頼黒真慎郷島島富藤館野昇淵淵";
const common = new Map([...VARIANTS].map((old, i) => [old, [...COMMON][i] ?? old]));

const HYPHENS = /[\u2010-\u2015\u2212\ufe63\uff0d\u00ad]/;
/** A letter with the marks that NFKC joins to it: combining ones, and the half-width voicing marks. */
const CLUSTER = /[\s\S][\p{M}\uff9e\uff9f]*/gu;

/** What is not seen: variation selectors and zero-width characters. */
const UNSEEN = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u200b-\u200d\ufeff]/gu;

function folded(cluster: string): string {
  let out = "";
  for (const c of cluster.replace(UNSEEN, "").normalize("NFKC")) {
    const code = c.codePointAt(0) ?? 0;
    if (/\s/.test(c)) out += " ";
    else if (HYPHENS.test(c)) out += "-";
    else if (code >= 0x30a1 && code <= 0x30f6) out += String.fromCodePoint(code - 0x60);
    else if (c === "癌") out += "がん";
    else out += common.get(c) ?? c.toLowerCase();
  }
  return out;
}

/** A text folded, with the place in the original where each of its units came from. */
export interface Folded {
  text: string;
  /** For each unit of `text` where the letter it came from begins, -1 inside of a letter; last the original's length. */
  starts: readonly number[];
}

export function foldForMark(original: string): Folded {
  let text = "";
  const starts: number[] = [];
  for (const { 0: cluster, index } of original.matchAll(CLUSTER)) {
    // Runs of space are one; the others of the run belong to the first.
    const part = folded(HYPHENS.test(cluster) ? "-" : cluster);
    if (part === " " && text.endsWith(" ")) continue;
    for (let i = 0; i < part.length; i += 1) starts.push(i === 0 ? index : -1);
    text += part;
  }
  starts.push(original.length);
  return { text, starts };
}

/** A word to look for, folded and without space around it. */
export const foldedWord = (word: string): string => foldForMark(word).text.trim();
