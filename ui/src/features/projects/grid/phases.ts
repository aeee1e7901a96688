/**
 * AMED's development phases (研究開発フェーズ of the AMS tags) in their order. 観察研究等 and 該当なし are values of that list
 * too, but no step on the way to a medicine.
 */
const PHASES: readonly (readonly string[])[] = [
  ["基礎的", "基礎的研究", "基礎研究", "基礎"],
  ["応用", "応用研究"],
  ["非臨床研究・前臨床研究", "非臨床", "非臨床研究", "非臨床試験", "前臨床", "前臨床研究"],
  ["臨床試験", "臨床"],
  ["治験"],
  ["市販後"],
];

/** Which step a phase is, from 1; undefined where the text is none of AMED's or no step. */
export function phaseStep(text: string): number | undefined {
  const word = text.normalize("NFKC").replace(/\s/g, "");
  const at = PHASES.findIndex((names) => names.includes(word));
  return at < 0 ? undefined : at + 1;
}
