/** The meeting's rows: which are shown, in which order, and what can be done with those ticked. */
import type { ShortlistRow, Verdict } from "../../../api/bindings.ts";
import type { GridSort } from "../../../grid/index.ts";
import type { ShortlistOnly } from "../../../search.ts";
import { VERDICTS } from "../address.ts";

/** Whether a row belongs to a part; undefined = all of them. */
export function isIn(row: ShortlistRow, only: ShortlistOnly | undefined): boolean {
  if (only === undefined) return true;
  if (only === "undecided") return row.decided === null;
  if (only === "conflict") return row.conflict;
  return row.decided?.verdict === only;
}

/** Whether exactly these verdicts were given: a pair both of whose readers said the same, or one of each. */
export function isPair(row: ShortlistRow, pair: readonly [Verdict, Verdict] | undefined): boolean {
  if (pair === undefined) return true;
  if (row.sealed) return false;
  return VERDICTS.every((verdict, i) => row.split[i] === pair.filter((own) => own === verdict).length);
}

/** How many there are of each part. */
export function countsOf(rows: readonly ShortlistRow[]): Record<ShortlistOnly, number> {
  const count = (only: ShortlistOnly) => rows.filter((row) => isIn(row, only)).length;
  return {
    keep: count("keep"),
    hold: count("hold"),
    drop: count("drop"),
    undecided: count("undecided"),
    conflict: count("conflict"),
  };
}

const rank = (verdict: Verdict | null | undefined) =>
  verdict === null || verdict === undefined ? VERDICTS.length : VERDICTS.indexOf(verdict);

/** What a column is ordered by: figures and words; unknown ones last in rising order. */
function keyOf(row: ShortlistRow, column: string): number | string {
  switch (column) {
    case "score":
      return row.score ?? -1;
    case "split":
      // By what speaks for it: keep before hold before drop.
      return row.split[0] * 1e6 + row.split[1] * 1e3 - row.split[2];
    case "proposed":
      return rank(row.proposed);
    case "decided":
      return rank(row.decided?.verdict);
    case "mark":
      return row.conflict ? 0 : row.ruled ? 1 : 2;
    case "supports":
      return row.supports.filter((own) => own.state !== null).length;
    case "number":
      return row.number;
    case "programme":
      return row.programme;
    case "institution":
      return row.institution;
    default:
      return row.title_ja || row.title_en;
  }
}

const collator = new Intl.Collator("ja");

/** In the order asked for; without one, the core's (by score, best first). */
export function ordered(rows: readonly ShortlistRow[], sorts: readonly GridSort[]): ShortlistRow[] {
  if (sorts.length === 0) return [...rows];
  const keyed = rows.map((row) => ({ row, keys: sorts.map(({ column }) => keyOf(row, column)) }));
  keyed.sort((a, b) => {
    for (const [i, { descending }] of sorts.entries()) {
      const [x, y] = [a.keys[i] ?? 0, b.keys[i] ?? 0];
      const by = typeof x === "string" || typeof y === "string" ? collator.compare(`${x}`, `${y}`) : x - y;
      if (by !== 0) return descending ? -by : by;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

/** Columns whose first press shows the largest first. */
const LARGEST_FIRST: readonly string[] = ["score", "split", "supports"];

/** The order after a head was pressed: by it, then the other way round, then no longer by it. */
export function pressed(
  sorts: readonly GridSort[],
  column: string,
  extend: boolean,
  descending?: boolean | null,
): GridSort[] {
  const own = sorts.find((sort) => sort.column === column);
  const rest = extend ? sorts.filter((sort) => sort.column !== column) : [];
  if (descending === null) return rest;
  const first = LARGEST_FIRST.includes(column);
  const next = descending ?? (own ? !own.descending : first);
  // A third press takes it away.
  if (descending === undefined && own && own.descending !== first) return rest;
  return [...rest, { column, descending: next }];
}

/** Projects a list of them takes at once: what a search text holds. */
export const MOST_IN_LIST = 60;

/** A search text that finds exactly these: their numbers, one or the other; null = too many, or one has no number. */
export function searchFor(rows: readonly ShortlistRow[], field: string): string | null {
  if (rows.length === 0 || rows.length > MOST_IN_LIST || rows.some((row) => row.number === "")) return null;
  const text = rows.map((row) => `${field}:${row.number}`).join(" OR ");
  return text.length <= 2000 ? text : null;
}
