/**
 * What a cell of the registry holds, and what a person may type into it. Blank stays blank: an empty cell takes the value
 * away, nothing is guessed.
 */
import type { Programme, ProgrammeCode, ProgrammeFields } from "../../../api/bindings.ts";
import { readThousandYen } from "../../../text/format.ts";
import type { Texts } from "../../../text/index.ts";

/** Columns that are edited in place. */
export type CellId =
  | "name_ja"
  | "name_en"
  | "ministry"
  | "phases"
  | "modality"
  | "disease"
  | "ceiling_yen"
  | "duration_years"
  | "call_months"
  | "adoption_month"
  | "codes"
  | "host"
  | "contact"
  | "valid";

/** How a cell is edited. */
export type Editing = "text" | "phases" | "months" | "month" | "codes" | "years";

export const EDITING: Record<CellId, Editing> = {
  name_ja: "text",
  name_en: "text",
  ministry: "text",
  phases: "phases",
  modality: "text",
  disease: "text",
  ceiling_yen: "text",
  duration_years: "text",
  call_months: "months",
  adoption_month: "month",
  codes: "codes",
  host: "text",
  contact: "text",
  valid: "years",
};

export const isCell = (column: string | null): column is CellId => column !== null && column in EDITING;

/** What was typed: fields to change, or why it cannot be taken (a key of the texts). */
export type Typed = { fields: Partial<ProgrammeFields> } | { wrong: keyof Texts["programmes"]["wrong"] };

/** A phase as P07, p7 or 7. */
export function readPhase(typed: string): number | null | undefined {
  const text = typed.normalize("NFKC").trim().toLowerCase().replace(/^p/, "");
  if (text === "") return null;
  const phase = Number(text);
  return /^\d{1,2}$/.test(text) && phase >= 1 && phase <= 14 ? phase : undefined;
}

/** The first characters of a project number without its year: what may stand as a code. */
const CODE = /^[a-z]{2,3}\d{0,7}$/;

export const readCode = (typed: string): string => typed.normalize("NFKC").trim().toLowerCase();
export const isCode = (code: string): boolean => CODE.test(code);

/** The codes with one more, years not known; once. */
export const withCode = (codes: readonly ProgrammeCode[], code: string): ProgrammeCode[] =>
  codes.some((own) => own.code === code) ? [...codes] : [...codes, { code, valid_first: null, valid_last: null }];

const yearsOf = (code: ProgrammeCode) => `${code.valid_first ?? ""}-${code.valid_last ?? ""}`;

const sameCodes = (a: readonly ProgrammeCode[], b: readonly ProgrammeCode[]) =>
  a.length === b.length && a.every((code, i) => code.code === b[i]?.code && yearsOf(code) === yearsOf(b[i]));

/** The texts of a text cell as it is edited. */
export function textOf(own: Programme, cell: CellId): string {
  switch (cell) {
    case "ceiling_yen":
      return own.ceiling_yen === null ? "" : String(own.ceiling_yen / 1000);
    case "duration_years":
      return own.duration_years === null ? "" : String(own.duration_years);
    case "name_ja":
    case "name_en":
    case "ministry":
    case "modality":
    case "disease":
    case "host":
    case "contact":
    case "phases":
      return own[cell];
    default:
      return "";
  }
}

/** What a text cell becomes. */
export function readText(cell: CellId, typed: string): Typed {
  const text = typed.trim();
  if (cell === "ceiling_yen") {
    const yen = readThousandYen(text);
    return yen === undefined ? { wrong: "amount" } : { fields: { ceiling_yen: yen } };
  }
  if (cell === "duration_years") {
    const figure = text.normalize("NFKC").replace(/年間?|years?|\s/g, "");
    if (figure === "") return { fields: { duration_years: null } };
    const years = Number(figure);
    return /^\d{1,2}$/.test(figure) && years >= 1 && years <= 30
      ? { fields: { duration_years: years } }
      : { wrong: "duration" };
  }
  if (cell === "name_ja" && text === "") return { wrong: "name" };
  return { fields: { [cell]: text } };
}

/** Whether these fields are what the programme has already. */
export function isUnchanged(own: Programme, fields: Partial<ProgrammeFields>): boolean {
  return Object.entries(fields).every(([key, value]) => {
    const now = own[key as keyof Programme];
    if (key === "codes") return sameCodes(own.codes, value as ProgrammeCode[]);
    return Array.isArray(value) ? String(value) === String(now) : value === now;
  });
}

/** Nothing is known of it. */
export function isBlank(own: Programme, field: string): boolean {
  switch (field) {
    case "valid":
      return own.valid_first === null && own.valid_last === null;
    case "phase":
      return own.phase_first === null && own.phase_last === null;
    default: {
      const value = own[field as keyof Programme];
      return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    }
  }
}
