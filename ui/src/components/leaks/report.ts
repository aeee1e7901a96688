/** What a report of the leak check says, in words of the person's language. */
import type { Leak, LeakReport } from "../../api/bindings.ts";
import type { bound } from "../../text/index.ts";

type Speech = ReturnType<typeof bound>;

/** How much stands against the workbook: what could not be read counts, too. */
export const countOf = ({ leaks, more, unread }: LeakReport) => leaks.length + more + unread.length;

/** A place as `cell:SHEET!A1`, in words. A sheet's name may hold an exclamation mark, so the last one divides. */
export function placeOf(where: string, { t }: Pick<Speech, "t">): string {
  const words = t.leaks.places;
  const colon = where.indexOf(":");
  const [kind, rest] = [where.slice(0, colon), where.slice(colon + 1)];
  const mark = rest.lastIndexOf("!");
  const [sheet, at] = [rest.slice(0, mark), rest.slice(mark + 1)];
  switch (kind) {
    case "cell":
      return words.cell(sheet, at);
    case "comment":
      return words.comment(sheet, at);
    case "column":
      return words.column(sheet, at);
    case "row":
      return words.row(sheet, at);
    case "sheet":
      return words.sheet(rest);
    case "name":
      return words.name(rest);
    case "property":
      return propertyOf(rest, t);
    case "part":
      return words.part(rest);
    default:
      return where;
  }
}

function propertyOf(rest: string, t: Speech["t"]): string {
  const slash = rest.indexOf("/");
  const field = rest.slice(slash + 1);
  if (rest.slice(0, slash) === "custom") return t.leaks.places.customProperty(field);
  const known: Readonly<Record<string, string>> = t.leaks.properties;
  return t.leaks.places.property(known[field] ?? field);
}

/** The kind, in words. */
export const kindOf = ({ kind }: Leak, { say }: Pick<Speech, "say">) => say(`leak.${kind}`);

/** One cell of a copied table: nothing in it begins another one, and no spreadsheet reckons with it. */
function cell(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, " ");
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
}

/** Findings as tab-separated text: a line each. */
export const linesOf = (leaks: readonly Leak[], speech: Speech) =>
  leaks.map((leak) => [kindOf(leak, speech), placeOf(leak.where, speech), leak.text].map(cell).join("\t")).join("\n");

/** The whole report as tab-separated text, with its heads and what the table cannot show. */
export function tableOf(report: LeakReport, speech: Speech): string {
  const { t, f } = speech;
  const { leaks, more, unread } = report;
  const lines = [[t.leaks.kind, t.leaks.place, t.leaks.text].join("\t")];
  if (leaks.length > 0) lines.push(linesOf(leaks, speech));
  lines.push(...unread.map((part) => [t.leaks.unreadKind, t.leaks.places.part(part), ""].map(cell).join("\t")));
  if (more > 0) lines.push(t.leaks.more(f.number(leaks.length), f.number(more)));
  return lines.join("\n");
}
