/** Sums by round and type: what the core sums, laid out as a table, with the totals of its rows and columns. */
import type { AdjustmentSum, AdjustmentType, Round } from "../../../api/bindings.ts";
import { ROUNDS, TYPES } from "./form.ts";

export type Sum = Omit<AdjustmentSum, "fiscal_year" | "round" | "type">;

const NOTHING: Sum = {
  count: 0,
  without_amount: 0,
  asked_yen: 0,
  granted_yen: 0,
  connected: 0,
  licensed: 0,
};

const plus = (a: Sum, b: Sum): Sum => ({
  count: a.count + b.count,
  without_amount: a.without_amount + b.without_amount,
  asked_yen: a.asked_yen + b.asked_yen,
  granted_yen: a.granted_yen + b.granted_yen,
  connected: a.connected + b.connected,
  licensed: a.licensed + b.licensed,
});

/** The sum over those that fit. */
export const sumOf = (sums: readonly AdjustmentSum[], fits: (sum: AdjustmentSum) => boolean = () => true): Sum =>
  sums.filter(fits).reduce<Sum>(plus, NOTHING);

export interface SumTable {
  rows: { round: Round; cells: { type: AdjustmentType; sum: Sum }[]; total: Sum }[];
  columns: { type: AdjustmentType; total: Sum }[];
  total: Sum;
}

/** Rounds that have any against all types. */
export function tableOf(sums: readonly AdjustmentSum[]): SumTable {
  return {
    rows: ROUNDS.filter((round) => sums.some((sum) => sum.round === round)).map((round) => ({
      round,
      cells: TYPES.map((type) => ({ type, sum: sumOf(sums, (sum) => sum.round === round && sum.type === type) })),
      total: sumOf(sums, (sum) => sum.round === round),
    })),
    columns: TYPES.map((type) => ({ type, total: sumOf(sums, (sum) => sum.type === type) })),
    total: sumOf(sums),
  };
}
