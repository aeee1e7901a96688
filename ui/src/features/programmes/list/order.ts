/** Which programmes of the registry are listed, and in which order. */
import type { Programme } from "../../../api/bindings.ts";
import type { GridSort } from "../../../grid/index.ts";
import { holds } from "../../../text/fold.ts";
import { namesOf } from "../parts/ProgrammePicker.tsx";

/** Ministries in the order of the registry; several of one programme count each for itself. Empty = not known. */
export function ministriesOf(programmes: readonly Programme[]): string[] {
  const all = new Set(programmes.flatMap((own) => split(own.ministry)));
  const known = [...all].filter((name) => name !== "");
  return all.has("") ? [...known, ""] : known;
}

/** The ministries of a programme. */
export const split = (ministry: string): string[] => ministry.split("・").map((name) => name.trim());

/** Those that hold every word of the search, of these ministries (none chosen = of any). */
export function matching(programmes: readonly Programme[], find: string, ministries: readonly string[]): Programme[] {
  return programmes.filter(
    (own) =>
      (ministries.length === 0 || split(own.ministry).some((name) => ministries.includes(name))) &&
      (find.trim() === "" ||
        holds(
          [...namesOf(own), own.ministry, own.phases, own.modality, own.disease, own.host, own.contact, own.note],
          find,
        )),
  );
}

type Key = string | number | null;

/** What a programme is ordered by; null = blank, which stands last either way. */
function keyOf(own: Programme, column: string): Key {
  switch (column) {
    case "phases":
      return own.phase_first ?? own.phase_last;
    case "call_months":
      return own.call_months.length > 0 ? fromApril(own.call_months[0] ?? 0) : null;
    case "adoption_month":
      return own.adoption_month === null ? null : fromApril(own.adoption_month);
    case "codes":
      return own.codes[0]?.code ?? null;
    case "valid":
      return own.valid_first ?? own.valid_last;
    case "projects":
      return own.projects;
    case "issues":
      return own.issues.length;
    case "source":
      return own.facts.filter((fact) => fact.state === "check").length;
    case "ceiling_yen":
    case "duration_years":
      return own[column];
    case "name_ja":
    case "name_en":
    case "ministry":
    case "modality":
    case "disease":
    case "host":
    case "contact":
      return own[column] || null;
    default:
      return null;
  }
}

const fromApril = (month: number) => (month + 8) % 12;

const words = new Intl.Collator("ja", { numeric: true });

/** In the order of these keys; without any as the registry has them. */
export function sorted(programmes: readonly Programme[], sorts: readonly GridSort[]): Programme[] {
  return programmes.toSorted((a, b) => {
    for (const { column, descending } of sorts) {
      const [x, y] = [keyOf(a, column), keyOf(b, column)];
      if (x === y) continue;
      if (x === null) return 1;
      if (y === null) return -1;
      const by = typeof x === "number" && typeof y === "number" ? x - y : words.compare(String(x), String(y));
      if (by !== 0) return descending ? -by : by;
    }
    return 0;
  });
}

/** The order after a head was pressed: this column alone, or besides the others; again turns it, a third time takes it
 *  away. */
export function pressed(
  sorts: readonly GridSort[],
  column: string,
  extend: boolean,
  wanted: boolean | null | undefined,
): GridSort[] {
  const own = sorts.find((sort) => sort.column === column);
  const next = wanted === undefined ? (own ? (own.descending ? null : true) : false) : wanted;
  const rest = extend || wanted === null ? sorts.filter((sort) => sort.column !== column) : [];
  if (next === null) return rest;
  if (own && extend) return sorts.map((sort) => (sort.column === column ? { column, descending: next } : sort));
  return [...rest, { column, descending: next }];
}
