/** Tags that readers gave each alone, laid side by side. */
import type { FrozenTag, GivenTag, Kind, Ruling, Vote } from "../../../api/bindings.ts";

export const KINDS: readonly Kind[] = ["target", "modality", "indication"];

export interface TagLine {
  tag: FrozenTag;
  /** By reader, in the order of the votes. */
  given: readonly ("main" | "given" | null)[];
  /** Given by all. */
  all: boolean;
}

const keyOf = ({ kind, concept }: Pick<FrozenTag, "kind" | "concept">) => `${kind}/${concept}`;

/** Every tag somebody gave, by kind; those given by all first. */
export function linesOf(votes: readonly Vote[]): TagLine[] {
  const seen = new Map<string, FrozenTag>();
  for (const vote of votes) for (const tag of vote.tags) if (!seen.has(keyOf(tag))) seen.set(keyOf(tag), tag);
  const lines = [...seen.values()].map((tag): TagLine => {
    const given = votes.map((vote) => {
      const own = vote.tags.find((one) => keyOf(one) === keyOf(tag));
      return own ? (own.main ? ("main" as const) : ("given" as const)) : null;
    });
    return { tag, given, all: given.every((one) => one !== null) };
  });
  const share = (line: TagLine) => line.given.filter((one) => one !== null).length;
  return KINDS.flatMap((kind) => lines.filter((line) => line.tag.kind === kind).sort((a, b) => share(b) - share(a)));
}

/** All gave the same, 主 included. */
export const alike = (lines: readonly TagLine[]): boolean =>
  lines.every(({ given, all }) => all && given.every((one) => one === given[0]));

/** What is ticked at first: what the standing ruling says, or what all gave; 主 where all who gave it said so. */
export function startOf(lines: readonly TagLine[], ruling: Ruling | null): GivenTag[] {
  if (ruling) return ruling.tags.map(({ kind, concept, main }) => ({ kind, concept, main }));
  const taken: GivenTag[] = [];
  for (const { tag, given, all } of lines) {
    if (!all) continue;
    const main = given.every((one) => one === "main") && !taken.some((other) => other.kind === tag.kind && other.main);
    taken.push({ kind: tag.kind, concept: tag.concept, main });
  }
  return taken;
}

const same = (a: Pick<FrozenTag, "kind" | "concept">) => (b: GivenTag) => b.kind === a.kind && b.concept === a.concept;

/** With one more or less. */
export const toggled = (taken: readonly GivenTag[], { kind, concept }: FrozenTag): GivenTag[] =>
  taken.some(same({ kind, concept }))
    ? taken.filter((own) => !same({ kind, concept })(own))
    : [...taken, { kind, concept, main: false }];

/** With this one as the only main tag of its kind, or no longer; it is taken by that, too. */
export function withMain(taken: readonly GivenTag[], { kind, concept }: FrozenTag): GivenTag[] {
  const was = taken.some((own) => same({ kind, concept })(own) && own.main);
  const rest = taken.filter((own) => !same({ kind, concept })(own));
  return [
    ...rest.map((own) => (own.kind === kind && !was ? { ...own, main: false } : own)),
    { kind, concept, main: !was },
  ];
}

/** How one stands among those taken. */
export const takenOf = (taken: readonly GivenTag[], tag: FrozenTag): GivenTag | undefined => taken.find(same(tag));
