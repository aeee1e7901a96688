import type { TagChip as Chip, Concept, Kind } from "../../api/bindings.ts";

export const KINDS = ["target", "modality", "indication"] as const satisfies readonly Kind[];

export const chipOf = (concept: Concept): Chip => ({
  kind: concept.kind,
  id: concept.id,
  label_ja: concept.short_ja || concept.label_ja,
  label_en: concept.short_en || concept.label_en,
  main: false,
  proposed: false,
});

/** Id of the concept a write made: what it created is its number. */
export const ownId = (created: number) => `OWN:${created}`;

/** Both names and the id, for a title. */
export const fullName = (concept: Concept) =>
  `${[concept.label_ja, concept.label_en].filter((label, i, all) => label !== "" && all.indexOf(label) === i).join(" / ")} (${concept.id})`;

/** The name in the other language, where it says something else. */
export function otherName(concept: Concept, lang: "ja" | "en"): string {
  const own = (lang === "ja" ? concept.label_ja : concept.label_en) || concept.label_ja || concept.label_en;
  const other = lang === "ja" ? concept.label_en : concept.label_ja;
  return other === own ? "" : other;
}

/** The short form (a gene's symbol, NSCLC), where it says something else than the name. */
export function shortName(concept: Concept, lang: "ja" | "en"): string {
  const [name, short] = lang === "ja" ? [concept.label_ja, concept.short_ja] : [concept.label_en, concept.short_en];
  return short === name ? "" : short;
}
