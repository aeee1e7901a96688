/** How far votes lie apart on a criterion. */
import type { ConflictDetail, Criterion, Scale, Score, Vote } from "../../../api/bindings.ts";

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

/** A criterion as the vote was given by it: that of its version; undefined = its version has none of this key. */
export function criterionOf(detail: ConflictDetail, vote: Vote, key: string): Criterion | undefined {
  const older = detail.older.find((own) => own.criteria === vote.criteria);
  return (older?.criteria_list ?? detail.criteria_list).find((own) => own.key === key);
}

/** Criteria that votes answer and the round's version does not have any more: of older versions, as the latest names them. */
export function olderCriteria(detail: ConflictDetail): Criterion[] {
  const seen = new Set(detail.criteria_list.map((own) => own.key));
  const answered = new Set(detail.votes.flatMap((vote) => Object.keys(vote.scores)));
  const found: Criterion[] = [];
  for (const own of detail.older.toReversed().flatMap((version) => version.criteria_list)) {
    if (seen.has(own.key) || !answered.has(own.key)) continue;
    seen.add(own.key);
    found.push(own);
  }
  return found;
}

/** The scale all who gave a value answered on; null = on different ones, between which there are no steps. */
export function commonScale(detail: ConflictDetail, key: string): Scale | null {
  const given = detail.votes.filter((vote) => typeof vote.scores[key]?.value === "number");
  const scales = new Set(given.map((vote) => criterionOf(detail, vote, key)?.scale));
  const [scale] = scales;
  return scales.size === 1 && scale !== undefined ? scale : null;
}
