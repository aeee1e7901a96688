/** Which themes are compared, and how firm their order is. */
import type { Comparison, Measure, Theme, ThemeRef, Turn } from "../../../api/bindings.ts";

export const MEASURES: readonly Measure[] = ["coverage", "evidence", "stage", "effort", "competition", "time"];
export const FEWEST = 2;
export const MOST = 6;

/** A, B, C … in the order they stand. */
export const letterOf = (place: number) => String.fromCharCode(65 + place);

export const refOf = ({ id, code, title_ja, title_en, state }: Theme): ThemeRef => ({
  id,
  code,
  title_ja,
  title_en,
  state,
});

/** The theme itself first, then its alternatives, each once, as many as can be compared. */
export const proposed = (theme: number, alternatives: readonly ThemeRef[]): number[] =>
  [...new Set([theme, ...alternatives.map(({ id }) => id)])].slice(0, MOST);

/** Measures that some theme has no value of: they count for none. */
export const unknownIn = ({ options }: Pick<Comparison, "options">): Set<Measure> =>
  new Set(MEASURES.filter((measure) => options.some((option) => option.scores[measure] === undefined)));

/** A weight that moves less than this to turn the order makes the order worth little. [P] */
export const NEAR = 10;

export interface Stability {
  /** Who is first now; several when they share the place. */
  first: readonly number[];
  /** Weights at which another comes first, the nearest first. */
  turns: readonly (Turn & { up: boolean; by: number })[];
  /** How far a single weight may move without turning it: the nearest turn; null = none turns it. */
  nearest: number | null;
  /** Nothing is known of all of them: there is no order. */
  nothing: boolean;
}

export function stabilityOf(comparison: Comparison): Stability {
  const { options } = comparison;
  const first = options.filter(({ rank }) => rank === 1).map(({ theme }) => theme.id);
  const turns = comparison.turns
    .filter(({ at, weight }) => at !== weight)
    .map((turn) => ({ ...turn, up: turn.at > turn.weight, by: Math.abs(turn.at - turn.weight) }))
    .sort((a, b) => a.by - b.by || MEASURES.indexOf(a.measure) - MEASURES.indexOf(b.measure));
  return { first, turns, nearest: turns[0]?.by ?? null, nothing: unknownIn(comparison).size === MEASURES.length };
}
