/** What stands at the side of a project: its candidates with what was done to them here and is not written yet. */
import type {
  Accepted,
  CandidateState,
  Concept,
  KindCounts,
  QueueRow,
  Rejected,
  TaggingProject,
} from "../../../api/bindings.ts";
import { KINDS } from "../chip.ts";

export type Candidate = TaggingProject["candidates"][number];

/** What a person did to the candidates of one project. */
export interface Local {
  /** Key of the candidate the keys act on. */
  cursor?: string;
  ticks: Readonly<Record<string, boolean>>;
  /** Another concept chosen for a candidate's words. */
  instead: Readonly<Record<string, Concept>>;
  /** Decisions on their way to the core. */
  given: Readonly<Record<string, Given>>;
}

export interface Given {
  state: CandidateState;
  main: boolean;
}

export const UNTOUCHED: Local = { ticks: {}, instead: {}, given: {} };

export interface Line {
  key: string;
  /** The candidate, what is on its way to the core included. */
  candidate: Candidate;
  /** The concept that accepting gives. */
  concept: Concept;
  /** Another concept than the one suggested was chosen. */
  changed: boolean;
  ticked: boolean;
}

export const keyOf = ({ kind, concept }: { kind: string; concept: { id: string } }) => `${kind}:${concept.id}`;

/** Waits for a word. */
export const waits = ({ candidate: { state } }: Line) => state === "offered" || state === "proposed";

/** The order in which the candidates were first met, the kinds in theirs: what is learned meanwhile moves nothing. */
export function steady(before: readonly string[], candidates: readonly Candidate[]): string[] {
  const here = new Set(candidates.map(keyOf));
  const known = new Set(before);
  const keys = [...before.filter((key) => here.has(key)), ...candidates.map(keyOf).filter((key) => !known.has(key))];
  return KINDS.flatMap((kind) => keys.filter((key) => key.startsWith(`${kind}:`)));
}

export function linesOf(candidates: readonly Candidate[], order: readonly string[], local: Local): Line[] {
  const byKey = new Map(candidates.map((candidate) => [keyOf(candidate), candidate]));
  const mains = new Map(
    Object.entries(local.given)
      .filter(([, given]) => given.main)
      .map(([key]) => [key.slice(0, key.indexOf(":")), key]),
  );
  return order.flatMap((key) => {
    const known = byKey.get(key);
    if (!known) return [];
    const given = local.given[key];
    const other = mains.get(known.kind);
    const main = given ? given.main : known.main && (other === undefined || other === key);
    const candidate = given ? { ...known, state: given.state, main } : { ...known, main };
    const instead = local.instead[key];
    const line = { key, candidate, concept: instead ?? known.concept, changed: instead !== undefined, ticked: false };
    const open = candidate.state !== "confirmed";
    return [{ ...line, ticked: open && (local.ticks[key] ?? (known.ticked && waits(line))) }];
  });
}

/** The candidate looked at first: the first that waits. */
export const startOf = (lines: readonly Line[]) =>
  (lines.find((line) => waits(line) && !line.candidate.aside) ?? lines.find(waits) ?? lines[0])?.key;

/** After a decision: the next below that waits; where there is none, one stays. */
export function afterwards(lines: readonly Line[], key: string): string {
  const at = lines.findIndex((line) => line.key === key);
  return lines.slice(at + 1).find(waits)?.key ?? key;
}

export function acceptedOf({ candidate, concept, changed }: Line, main = false): Accepted {
  const { kind, surface, evidence, certainty, reason } = candidate;
  return {
    kind,
    concept: concept.id,
    ...(surface !== "" && { surface }),
    ...(changed && { instead_of: candidate.concept.id }),
    ...(evidence && { evidence: evidence.text }),
    ...(certainty !== null && { certainty }),
    ...(reason !== "" && { reason }),
    main,
  };
}

export const rejectedOf = ({ candidate: { kind, concept, surface } }: Line): Rejected => ({
  kind,
  concept: concept.id,
  ...(surface !== "" && { surface }),
});

/** How many of these there are of each kind. */
export const countsOf = (candidates: readonly Pick<Candidate, "kind">[]): KindCounts => ({
  target: candidates.filter(({ kind }) => kind === "target").length,
  modality: candidates.filter(({ kind }) => kind === "modality").length,
  indication: candidates.filter(({ kind }) => kind === "indication").length,
});

/** The row of the queue as the project itself tells it. */
export function rowOf({ row, finished, candidates }: TaggingProject): QueueRow {
  const tags = countsOf(candidates.filter(({ state }) => state === "confirmed"));
  return {
    id: row.id,
    key: row.key,
    title_ja: row.title_ja,
    title_en: row.title_en,
    programme: row.programme,
    finished: finished !== null || KINDS.every((kind) => tags[kind] > 0),
    tags,
    waiting: countsOf(candidates.filter(({ state, aside }) => (state === "offered" || state === "proposed") && !aside)),
  };
}
