/** Decisions about columns, apart from how they are drawn. */
import type { Column, Field, ImportReport } from "../../api/bindings.ts";

export type Decisions = { [column: number]: Field | null };

/** In the order a person looks for them. */
export const FIELDS: readonly Field[] = [
  "number",
  "title_ja",
  "title_en",
  "summary_ja",
  "summary_en",
  "programme",
  "institution",
  "researcher",
  "position",
  "fiscal_year",
  "budget",
  "keywords",
  "source_url",
];

/** The columns with what was decided laid over what was guessed, so that a choice shows at once. */
export function mapped(columns: readonly Column[], decided: Decisions): Column[] {
  return columns.map((column) => {
    const choice = decided[column.index];
    if (choice === undefined || choice === column.field) return column;
    return { ...column, field: choice, reason: "chosen", certainty: 100 };
  });
}

/** The decisions after giving `index` this field. A field comes from one column only: another one that had it is
 *  kept with the source row from then on. */
export function remap(columns: readonly Column[], decided: Decisions, index: number, field: Field | null): Decisions {
  const next: Decisions = { ...decided, [index]: field };
  for (const column of columns)
    if (field !== null && column.index !== index && column.field === field) next[column.index] = null;
  return next;
}

/** Rows the import would take. */
export const willRun = (report: ImportReport) => report.rows - report.rejected;

/** The four groups every row falls into, and whether they add up to the table. */
export function totals(report: ImportReport) {
  const sum = report.new + report.updated + report.unchanged + report.rejected;
  return { sum, adds: sum === report.rows };
}
