/** Decisions about columns, apart from how they are drawn. */
import type { Column, ListField as Field, ImportReport } from "../../api/bindings.ts";

export type Decisions = { [column: number]: Field | null };

/** Fields by what they are about, each in the order a person looks for them. */
export const GROUPS = {
  basic: [
    "number",
    "title_ja",
    "title_en",
    "summary_ja",
    "summary_en",
    "programme",
    "institution",
    "researcher",
    "position",
    "ministry",
    "integrated",
    "phase",
    "prefecture",
  ],
  period: ["fiscal_year", "start", "end", "budget", "total_budget"],
  tags: ["keyword", "target", "modality", "indication"],
  outcome: ["papers", "poc", "trial", "licensing", "approval", "carried"],
  other: ["source_url", "category", "note", "stable_id", "other_id", "row_number"],
} as const satisfies Record<string, readonly Field[]>;

export type FieldGroup = keyof typeof GROUPS;

/** All fields, in the same order. */
export const FIELDS: readonly Field[] = Object.values(GROUPS).flat();

/** The columns with what was decided laid over what was guessed, so that a choice shows at once. */
export function mapped(columns: readonly Column[], decided: Decisions): Column[] {
  return columns.map((column) => {
    const choice = decided[column.index];
    if (choice === undefined || choice === column.field) return column;
    return { ...column, field: choice, reason: choice === null ? "none" : "chosen", certainty: 100 };
  });
}

/** The decisions after giving `index` this field. A field comes from one column only (a budget from one for each
 *  year): another one that had it is kept under its heading from then on. */
export function remap(columns: readonly Column[], decided: Decisions, index: number, field: Field | null): Decisions {
  const next: Decisions = { ...decided, [index]: field };
  if (field === null) return next;
  const own = columns.find((column) => column.index === index)?.year ?? null;
  for (const column of columns)
    if (column.index !== index && column.field === field && !(field === "budget" && column.year !== own))
      next[column.index] = null;
  return next;
}

/** Rows the import would take. */
export const willRun = (report: ImportReport) => report.rows - report.unreadable - report.skipped;

/** Whether taking them would change anything. */
export const willChange = (report: ImportReport) => report.new + report.changed + report.possible - report.skipped > 0;

/** The five groups every row falls into, and whether they add up to the table. */
export function totals(report: ImportReport) {
  const sum = report.new + report.changed + report.unchanged + report.possible + report.unreadable;
  return { sum, adds: sum === report.rows };
}
