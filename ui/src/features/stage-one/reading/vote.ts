/** What a vote says, apart from how it is shown: its beginning, its answers, its way into the library. */
import type {
  CriteriaVersion,
  Criterion,
  DecisionSave,
  FrozenTag,
  Reading,
  Reason,
  Scale,
  Score,
  Verdict,
  Vote,
} from "../../../api/bindings.ts";
import type { Draft } from "./drafts.ts";

export const VERDICTS = ["keep", "hold", "drop"] as const satisfies readonly Verdict[];
export const CERTAINTIES = ["low", "middle", "high"] as const;

/** Longest note of a vote and of a criterion, in characters. */
export const NOTE_MOST = 4_000;
export const CRITERION_NOTE_MOST = 500;

/** Values of a scale as they stand side by side; yes comes first, as it is asked. */
export function valuesOf(scale: Scale): readonly number[] {
  if (scale === "yes-no") return [1, 0];
  return scale === "five" ? [1, 2, 3, 4, 5] : [1, 2, 3];
}

/** The vote as it stands, or one in which nothing is said yet. */
export function standing(reading: Reading): Draft {
  const { mine } = reading;
  if (!mine) return blank(reading.criteria);
  const { criteria, verdict, reason, note, certainty, scores, tags } = mine;
  return { criteria, verdict, reason, note, certainty, scores, tags };
}

export const blank = (criteria: number): Draft => ({
  criteria,
  verdict: null,
  reason: "",
  note: "",
  certainty: "middle",
  scores: {},
  tags: [],
});

const answer = (score: Score | undefined) => (score ? [score.value, score.note.trim()] : null);

/** Whether two votes say the same. */
export function same(a: Draft, b: Draft): boolean {
  const keys = new Set([...Object.keys(a.scores), ...Object.keys(b.scores)]);
  const named = (tags: readonly FrozenTag[]) =>
    tags.map(({ kind, concept, main }) => `${kind} ${concept} ${main}`).sort();
  return (
    a.criteria === b.criteria &&
    a.verdict === b.verdict &&
    a.reason === b.reason &&
    a.note.trim() === b.note.trim() &&
    a.certainty === b.certainty &&
    [...keys].every((key) => JSON.stringify(answer(a.scores[key])) === JSON.stringify(answer(b.scores[key]))) &&
    JSON.stringify(named(a.tags)) === JSON.stringify(named(b.tags))
  );
}

/** What readers answer by: a version of the criteria. */
export interface Version {
  id: number;
  number: number;
  criteria: readonly Criterion[];
  reasons: readonly Reason[];
}

export const versionOf = (reading: Reading): Version => ({
  id: reading.criteria,
  number: reading.criteria_version,
  criteria: reading.criteria_list,
  reasons: reading.reasons,
});

export const versionFrom = ({ id, version, body }: CriteriaVersion): Version => ({
  id,
  number: version,
  criteria: body.criteria,
  reasons: body.reasons,
});

/** The same vote by another version: answers go with their criterion's key, where its scale still has the value. */
export function carried(draft: Draft, to: Version): Draft {
  const scores: Record<string, Score> = {};
  for (const { key, scale } of to.criteria) {
    const own = draft.scores[key];
    if (own && (own.value === null || valuesOf(scale).includes(own.value))) scores[key] = own;
  }
  const reason = to.reasons.some((own) => own.key === draft.reason && own.verdict === draft.verdict)
    ? draft.reason
    : "";
  return { ...draft, criteria: to.id, scores, reason };
}

/** Another verdict has other reasons. */
export const withVerdict = (draft: Draft, verdict: Verdict): Draft =>
  draft.verdict === verdict ? draft : { ...draft, verdict, reason: "" };

/** Answers a criterion; undefined takes the answer away with its note. A note alone says "unknown". */
export function withScore(draft: Draft, key: string, change: Partial<Score> | undefined): Draft {
  const { [key]: before, ...rest } = draft.scores;
  if (change === undefined) return { ...draft, scores: rest };
  return { ...draft, scores: { ...rest, [key]: { value: null, note: "", ...before, ...change } } };
}

const sameTag = (a: { kind: string; concept: string }, b: { kind: string; concept: string }) =>
  a.kind === b.kind && a.concept === b.concept;

export const hasTag = (draft: Draft, tag: Pick<FrozenTag, "kind" | "concept">) =>
  draft.tags.some((own) => sameTag(own, tag));

/** Gives a tag, or takes it away when it is there. */
export const withTag = (draft: Draft, tag: FrozenTag): Draft => ({
  ...draft,
  tags: hasTag(draft, tag) ? draft.tags.filter((own) => !sameTag(own, tag)) : [...draft.tags, tag],
});

/** Makes a tag the main one of its kind, or takes that back. */
export const withMain = (draft: Draft, tag: FrozenTag): Draft => ({
  ...draft,
  tags: draft.tags.map((own) => {
    if (own.kind !== tag.kind) return own;
    return { ...own, main: sameTag(own, tag) ? !tag.main : false };
  }),
});

/** What is still missing before it can be given; a drop needs a reason or a note, as the core has it. */
export function missing(draft: Draft, kind: Reading["kind"]): "choose" | "chooseTag" | "chooseReason" | null {
  if (kind === "tags") return draft.tags.length === 0 ? "chooseTag" : null;
  if (draft.verdict === null) return "choose";
  return draft.verdict === "drop" && draft.reason === "" && draft.note.trim() === "" ? "chooseReason" : null;
}

/** As the core takes it. */
export function toSave(draft: Draft, of: { round: number; project: number; reviewer: number }): DecisionSave {
  const scores = Object.fromEntries(
    Object.entries(draft.scores).map(([key, { value, note }]) => [key, { value, note: note.trim() }]),
  );
  const { criteria, verdict, reason, certainty } = draft;
  const tags = draft.tags.map(({ kind, concept, main }) => ({ kind, concept, main }));
  return { ...of, criteria, verdict, reason, note: draft.note.trim(), certainty, scores, tags };
}

/** Name of a reason of any version, else its key. */
export function reasonOf(vote: Pick<Vote, "criteria" | "reason">, versions: readonly Version[]): Reason | undefined {
  const of = (version: Version | undefined) => version?.reasons.find((own) => own.key === vote.reason);
  return of(versions.find((own) => own.id === vote.criteria)) ?? versions.map(of).find(Boolean);
}
