import { useState } from "react";
import type { Concept, FrozenTag, Kind } from "../../../api/bindings.ts";
import { text } from "../../../text/index.ts";
import type { VoteNow } from "./useVote.ts";
import { hasTag, withMain, withTag } from "./vote.ts";

export const KINDS = ["target", "modality", "indication"] as const satisfies readonly Kind[];

/** What may be given where the text decides nothing; the same concepts タグ付け gives. */
export const UNDECIDED = [
  { kind: "target", concept: "TSU:TARGET-UNDECIDED", name: "undecidedTarget", keys: "Digit0" },
  { kind: "modality", concept: "ND", name: "undecidedModality", keys: "Digit9" },
  { kind: "modality", concept: "UN", name: "unknownModality", keys: "Digit8" },
] as const satisfies readonly { kind: Kind; concept: string; name: string; keys: string }[];

export const tagOf = ({ kind, id, label_ja, label_en, short_ja, short_en }: Concept): FrozenTag => ({
  kind,
  concept: id,
  label_ja: short_ja || label_ja,
  label_en: short_en || label_en,
  main: false,
});

/** What keys and presses do to the tags of a vote. */
export function useTagWork(project: number, vote: VoteNow) {
  const [kind, setKind] = useState<Kind>("target");
  const [chosen, setChosen] = useState<{ project: number; concept: string; kind: Kind } | null>(null);
  // In the order they are shown.
  const tags = KINDS.flatMap((own) => vote.shown.tags.filter((tag) => tag.kind === own));
  const is = (tag: FrozenTag) =>
    chosen?.project === project && tag.concept === chosen.concept && tag.kind === chosen.kind;
  const at = tags.findIndex(is);
  const current = tags[at];
  const point = (tag: FrozenTag | undefined) =>
    setChosen(tag ? { project, concept: tag.concept, kind: tag.kind } : null);
  const toggle = (tag: FrozenTag) => {
    if (!vote.editable) return;
    const there = hasTag(vote.shown, tag);
    vote.change((now) => withTag(now, tag));
    point(there ? undefined : tag);
  };
  return {
    kind,
    setKind,
    tags,
    current,
    point,
    toggle,
    has: (tag: Pick<FrozenTag, "kind" | "concept">) => hasTag(vote.shown, tag),
    step: (by: 1 | -1) => point(tags[Math.max(0, Math.min(tags.length - 1, at + by))]),
    main: (tag = current) => {
      if (tag) vote.change((now) => withMain(now, tag));
    },
    remove: (tag = current) => {
      if (tag) toggle(tag);
    },
    undecided: (which: (typeof UNDECIDED)[number]) => {
      const { tags: words } = text().reading;
      const name = words[which.name];
      toggle({ kind: which.kind, concept: which.concept, label_ja: name, label_en: name, main: false });
    },
  };
}

export type TagWork = ReturnType<typeof useTagWork>;
