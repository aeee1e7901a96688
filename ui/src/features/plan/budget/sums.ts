import type { YearMoney } from "../../../api/bindings.ts";

export interface Sums {
  years: number[];
  /** The most first; what has no source last. */
  sources: { source: string; yen: number[]; total: number }[];
  totals: number[];
  total: number;
}

/** Yen by source and fiscal year; no year between the first and the last is left out. */
export function sums(money: readonly YearMoney[]): Sums {
  const first = Math.min(...money.map((one) => one.year));
  const last = Math.max(...money.map((one) => one.year));
  const years = money.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const by = new Map<string, number[]>();
  for (const { year, sources } of money)
    for (const [source, yen] of sources) {
      const row = by.get(source) ?? years.map(() => 0);
      row[year - first] = (row[year - first] ?? 0) + yen;
      by.set(source, row);
    }
  const add = (row: readonly number[]) => row.reduce((sum, yen) => sum + yen, 0);
  const sources = [...by].map(([source, yen]) => ({ source, yen, total: add(yen) }));
  sources.sort((a, b) => Number(a.source === "") - Number(b.source === "") || b.total - a.total);
  const totals = years.map((_, i) => add(sources.map(({ yen }) => yen[i] ?? 0)));
  return { years, sources, totals, total: add(totals) };
}
