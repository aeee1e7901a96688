/** What the figures of outcomes say beside their targets: pure readings of the core's answer. */
import type {
  Filter,
  KindOutcomes,
  KpiTarget,
  OutcomeKind,
  OutcomeListRequest,
  OutcomeTable,
  YearOutcomes,
} from "../../../api/bindings.ts";

/** Below this share of projects with an entry no percentage of a target is told: it would be one of what was entered,
 *  not of what was achieved. Our own threshold. */
export const ENOUGH = 0.8;

/** Entries in one page of the list. */
export const PAGE = 100;

/** What a figure counts: the list it opens is asked for by the same. */
export interface Counted {
  kind: OutcomeKind;
  year?: number;
  undated?: boolean;
  programme?: number;
  untied?: boolean;
  unreadable?: boolean;
}

export const requestOf = (filter: Filter, counted: Counted, page: number): OutcomeListRequest => ({
  filter,
  kind: counted.kind,
  year: counted.year ?? null,
  undated: counted.undated ?? false,
  programme: counted.programme ?? null,
  untied: counted.untied ?? false,
  unreadable: counted.unreadable ?? false,
  offset: page * PAGE,
  limit: PAGE,
});

/** Fiscal years of the bars: those of the projects and of the entries, without a year left out between. */
export function yearsOf(table: OutcomeTable): number[] {
  const known = [
    ...table.years.map(({ year }) => year),
    ...table.kinds.flatMap(({ years }) => years.flatMap(({ year }) => (year === null ? [] : [year]))),
  ];
  if (known.length === 0) return [];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Targets of AMED as a whole for a kind. */
export const targetsOf = (targets: readonly KpiTarget[], kind: OutcomeKind): KpiTarget[] =>
  targets.filter((target) => target.kind === kind && target.programme === null);

/** The yearly target of a fiscal year; of several the one that begins last. */
export const yearlyTarget = (targets: readonly KpiTarget[], year: number): KpiTarget | undefined =>
  targets
    .filter((target) => target.per === "year" && target.year_first <= year && year <= target.year_last)
    .sort((a, b) => a.year_first - b.year_first)
    .at(-1);

const amountIn = (years: readonly YearOutcomes[], first: number, last: number) =>
  years.reduce((sum, { year, amount }) => sum + (year !== null && year >= first && year <= last ? amount : 0), 0);

/** What was reached of a target, and what it stands against; null for none that can be compared with anything. */
export function reached(own: KindOutcomes, target: KpiTarget): { amount: number; of: number } | null {
  if (target.amount <= 0) return null;
  if (target.per === "span")
    return { amount: amountIn(own.years, target.year_first, target.year_last), of: target.amount };
  // The latest fiscal year of the target that has an entry.
  const year = own.years
    .flatMap((each) => (each.year !== null && each.entered > 0 ? [each.year] : []))
    .filter((each) => each >= target.year_first && each <= target.year_last)
    .at(-1);
  return year === undefined ? null : { amount: amountIn(own.years, year, year), of: target.amount };
}

/** Whether enough is entered for a comparison with a target of all of AMED to mean anything. */
export const isEnough = (own: KindOutcomes, projects: number): boolean =>
  projects > 0 && own.entered / projects >= ENOUGH;
