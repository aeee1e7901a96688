/** The rows of the query builder ⇄ the conditions of a search text. */
import type { Kind, Term } from "../../../api/bindings.ts";

export type QueryField = NonNullable<Term["field"]>;

/** Every field, in the order of the list. */
export const FIELDS = [
  "title",
  "summary",
  "keyword",
  "number",
  "target",
  "modality",
  "indication",
  "tag",
  "institution",
  "researcher",
  "programme",
  "year",
  "ends",
  "budget",
  "phase",
  "ministry",
  "integrated",
  "prefecture",
  "theme",
  "note",
] as const satisfies readonly QueryField[];

/** Fields whose values are ranges of numbers. */
export const isRange = (field: QueryField | null): field is "year" | "ends" | "budget" =>
  field === "year" || field === "ends" || field === "budget";

/** The kind of concept a field names. */
export const conceptKind = (field: QueryField | null): Kind | undefined =>
  field === "target" || field === "modality" || field === "indication" ? field : undefined;

/** What a person types into the two inputs of a range. */
export interface Ends {
  from: string;
  to: string;
}

export interface Row {
  /** Tells rows apart while they come and go. */
  key: number;
  field: QueryField | null;
  not: boolean;
  /** Alternatives, where the field takes words. */
  words: string[];
  /** A word that is typed and not yet added. */
  draft: string;
  /** Alternatives, where the field takes ranges. */
  ranges: Ends[];
}

/** Yen in one unit of what is typed: budgets are typed as AMED's lists write them. */
const unitOf = (field: QueryField) => (field === "budget" ? 1000 : 1);

const PLAIN = /^\d{1,12}(\.\d{1,3})?$/;
/** What parts the two ends in a search text. */
const BETWEEN = /\.\.|[〜～~]/;

/** An end of a range as a search text has it: a plain number in the unit of the field, full width and grouped or not;
 *  anything else (`R6`, `1000万`) as it stands, for the core to read. */
function written(typed: string, unit: number): string {
  const text = typed
    .normalize("NFKC")
    .replace(/[,，、\s]/g, "")
    .replace(BETWEEN, "");
  return PLAIN.test(text) ? String(Math.round(Number(text) * unit)) : text;
}

/** A range as a search text has it; empty where neither end is said. */
export function rangeText(field: QueryField, { from, to }: Ends): string {
  const [a, b] = [written(from, unitOf(field)), written(to, unitOf(field))];
  return a === b ? a : `${a}..${b}`;
}

/** The two ends of a range of a search text. */
export function endsOf(field: QueryField, value: string): Ends {
  const [from = "", to = from] = value.split(BETWEEN).map((end) => end.trim());
  const shown = (end: string) => (/^\d+$/.test(end) ? String(Number(end) / unitOf(field)) : end);
  return { from: shown(from), to: shown(to) };
}

const NO_ENDS: Ends = { from: "", to: "" };

export const emptyRow = (key: number): Row => ({
  key,
  field: null,
  not: false,
  words: [],
  draft: "",
  ranges: [NO_ENDS],
});

/** The rows of these conditions; an empty one where there are none. */
export function rowsOf(terms: readonly Term[]): Row[] {
  if (terms.length === 0) return [emptyRow(0)];
  return terms.map(({ field, not, values }, key) => ({
    ...emptyRow(key),
    field,
    not,
    ...(isRange(field) ? { ranges: values.map((value) => endsOf(field, value)) } : { words: [...values] }),
  }));
}

/** The conditions of these rows; what is empty says nothing. */
export function termsOf(rows: readonly Row[]): Term[] {
  return rows.flatMap(({ field, not, words, draft, ranges }) => {
    const values = isRange(field) ? ranges.map((ends) => rangeText(field, ends)) : [...words, draft.trim()];
    const said = [...new Set(values.filter((value) => value !== ""))];
    return said.length === 0 ? [] : [{ field, not, values: said }];
  });
}
