import type { Concept, Kind, TagChip } from "../../api/bindings.ts";

export const KINDS = ["target", "modality", "indication"] as const satisfies readonly Kind[];

/** A concept as a chip, by its short name where it has one. */
export const chipOf = (concept: Concept, main = false, proposed = false): TagChip => ({
  kind: concept.kind,
  id: concept.id,
  label_ja: concept.short_ja || concept.label_ja,
  label_en: concept.short_en || concept.label_en,
  main,
  proposed,
});
