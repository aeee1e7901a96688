import type { Concept, Kind, TagChip } from "../../api/bindings.ts";

export const KINDS: readonly Kind[] = ["target", "modality", "indication"];

/** A concept as a chip. */
export const chipOf = (concept: Concept): TagChip => ({
  kind: concept.kind,
  id: concept.id,
  label_ja: concept.short_ja || concept.label_ja,
  label_en: concept.short_en || concept.label_en,
  main: false,
  proposed: false,
});

/** What a theme, a proposal or a row of the portfolio is about. */
export type OfTriple = Readonly<Record<Kind, Concept | null>>;

export const conceptOf = (theme: OfTriple, kind: Kind): Concept | null => theme[kind];

/** The tag of a kind that most of these lists carry, main ones before others; null when none has any. */
export function mostCommon(tags: readonly (readonly TagChip[])[], kind: Kind): TagChip | null {
  const counted = new Map<string, { tag: TagChip; main: number; all: number }>();
  for (const own of tags)
    for (const tag of own) {
      if (tag.kind !== kind) continue;
      const entry = counted.get(tag.id) ?? { tag, main: 0, all: 0 };
      counted.set(tag.id, { tag, main: entry.main + (tag.main ? 1 : 0), all: entry.all + 1 });
    }
  const best = [...counted.values()].sort((a, b) => b.main - a.main || b.all - a.all)[0];
  return best ? { ...best.tag, main: false, proposed: false } : null;
}
