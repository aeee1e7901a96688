/** Words as they are compared: width, case, kana and what stands between letters do not part them. */
export const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s・･‐-―−\-_/（）()「」、，,.。]/g, "");

/** Whether every word of what is searched stands in one of the texts. */
export function holds(texts: readonly string[], search: string): boolean {
  const words = search.split(/[\s\u3000]+/).map(fold);
  const folded = texts.map(fold);
  return words.every((word) => folded.some((text) => text.includes(word)));
}
