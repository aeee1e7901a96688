/**
 * What a cell of the registry holds, and what a person may type into it. Blank stays blank: an empty cell takes the value
 * away, nothing is guessed.
 */
import type { Programme, ProgrammeCode, ProgrammeFields } from "../../../api/bindings.ts";
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

const FIRST_YEAR = 1989;
const LAST_YEAR = 2100;

const ERAS: readonly [names: string, first: number, last: number][] = [
  ["令和|r", 2019, LAST_YEAR],
  ["平成|h", 1989, 2019],
];

/** A fiscal year as people write it: 令和6, R6, 令和元年度, 平成31, 2024, FY2024. Null = nothing was typed; undefined =
 *  no year, or one outside of what AMED can mean. 平成31年度 and 令和元年度 are the same year. */
export function readYear(typed: string): number | null | undefined {
  const text = typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/年度?|fy|\s/g, "");
  if (text === "") return null;
  for (const [names, first, last] of ERAS) {
    const found = new RegExp(`^(?:${names})\\.?(元|\\d{1,2})$`).exec(text)?.[1];
    if (found === undefined) continue;
    const year = first + (found === "元" ? 1 : Number(found)) - 1;
    return found !== "0" && year >= first && year <= last ? year : undefined;
  }
  if (!/^\d{4}$/.test(text)) return undefined;
  const year = Number(text);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined;
}

/** Yen of one of what an amount is written in. */
const UNITS: readonly [unit: string, yen: number][] = [
  ["百万円", 1_000_000],
  ["億円", 100_000_000],
  ["千円", 1_000],
  ["万円", 10_000],
  ["円", 1],
];

/** An amount in thousands of yen, or in the unit written behind it, as yen. Null = nothing; undefined = no amount. */
export function readThousands(typed: string): number | null | undefined {
  const text = typed.normalize("NFKC").replace(/[,\s¥]/g, "");
  if (text === "") return null;
  const unit = UNITS.find(([name]) => text.endsWith(name));
  const figure = unit ? text.slice(0, -unit[0].length) : text;
  if (!/^\d+(\.\d+)?$/.test(figure)) return undefined;
  const yen = Math.round(Number(figure) * (unit?.[1] ?? 1_000));
  return Number.isSafeInteger(yen) ? yen : undefined;
}

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
    const yen = readThousands(text);
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

/** Fields of a change. The contract's type names every field; what is absent stays as it is. */
export const only = (fields: Partial<ProgrammeFields>): ProgrammeFields => fields as ProgrammeFields;
