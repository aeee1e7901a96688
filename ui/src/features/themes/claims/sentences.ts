/** Sentences of a project's texts, from which one is quoted. */
import type { EditField, ProjectDetail } from "../../../api/bindings.ts";

/** Fields that are texts, in the order they are read. */
export const TEXT_FIELDS = ["title_ja", "title_en", "summary_ja", "summary_en"] as const satisfies readonly EditField[];
export type TextField = (typeof TEXT_FIELDS)[number];

export const isTextField = (field: string): field is TextField => (TEXT_FIELDS as readonly string[]).includes(field);

/** What a field says now. */
export const textOf = (detail: ProjectDetail, field: TextField): string =>
  field === "title_ja" || field === "title_en" ? detail.row[field] : detail[field];

/** Fields that say something. */
export const textsOf = (detail: ProjectDetail) =>
  TEXT_FIELDS.map((field) => ({ field, text: textOf(detail, field) })).filter(({ text }) => text.trim() !== "");

/** After a Japanese stop at once; after an English one where a space follows and no number, abbreviation or initial ends. */
const ENDS = /(?<=[。！？!?])[」』）)]*|(?<=[^\s.]{2}\.)(?<!\b(?:e\.g|i\.e|vs|cf|al|Fig|Dr|No|approx)\.)(?=\s)|\n+/u;

/** A text cut after its sentences; put together again it is the text, line ends aside. */
export function sentencesOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest !== "") {
    const found = ENDS.exec(rest);
    const end = found ? found.index + found[0].length : rest.length;
    // A closing mark alone belongs to the sentence before it.
    parts.push(rest.slice(0, Math.max(end, 1)));
    rest = rest.slice(Math.max(end, 1));
  }
  return parts.filter((part) => part.trim() !== "");
}

/** A sentence as it is quoted: without the space around it. */
export const quoteOf = (sentence: string) => sentence.trim();

/** What was selected, if it stands in the text as it is; else nothing. */
export function selectedIn(text: string, selected: string): string | null {
  const words = selected.trim();
  return words.length > 1 && text.includes(words) ? words : null;
}
