/** How far votes lie apart on a criterion. */
import type { Criterion, Scale, Score, Vote } from "../../../api/bindings.ts";

/** Lowest and highest value of a scale, as the core has them. */
export const RANGE: Record<Scale, readonly [number, number]> = { three: [1, 3], five: [1, 5], "yes-no": [0, 1] };

/** More than this part of a scale is a big difference: 2 of three steps, 3 of five, yes against no. */
const BIG = 0.5;

export interface Difference {
  /** Steps between the lowest and the highest; null = fewer than two gave a value. */
  steps: number | null;
  big: boolean;
}

/** Of the answers to one criterion; unknown (?) and left out are no values. */
export function differenceOf(scale: Scale, scores: readonly (Score | undefined)[]): Difference {
  const values = scores.flatMap((score) => (score?.value === null || score?.value === undefined ? [] : [score.value]));
  if (values.length < 2) return { steps: null, big: false };
  const steps = Math.max(...values) - Math.min(...values);
  const [low, high] = RANGE[scale];
  return { steps, big: steps / (high - low) > BIG };
}

/** Criteria that votes answer and the round's version does not have any more: those of older versions, by key. */
export function olderKeys(criteria: readonly Criterion[], votes: readonly Vote[]): string[] {
  const known = new Set(criteria.map((criterion) => criterion.key));
  return [...new Set(votes.flatMap((vote) => Object.keys(vote.scores)))].filter((key) => !known.has(key)).sort();
}
