/** Columns of the sheets of a plan: which cells they have, how much room they want, what a row still lacks. */
import {
  type Language,
  PLAN_SHEETS,
  type PlanCell,
  type PlanColumn,
  type PlanColumnKind,
  type PlanNamed,
  type PlanRefTo,
  type PlanRow,
  type PlanSheet,
} from "../api/bindings.ts";

/** Cells by name; of twins `<name>_ja` and `<name>_en`. */
export type Cells = Readonly<Record<string, PlanCell>>;

/** Something that a reference can name. */
export type Named = Pick<PlanNamed, "id" | "name"> & Partial<Pick<PlanNamed, "about" | "gone">>;

/** What references name, by what they name. */
export type Refs = Readonly<Partial<Record<PlanRefTo, readonly Named[]>>>;

/** Text of more characters than this is written in several lines. */
const SHORT = 500;

/** A cell's value; what is not there is nothing. */
export const cellValue = (cells: Cells, cell: string): PlanCell => cells[cell] ?? null;

/** Nothing is said. */
export const isBlank = (value: PlanCell | undefined): boolean =>
  value === null || value === undefined || (typeof value === "string" && value.trim() === "");

/** The cells of a column. */
export const cellNames = (column: PlanColumn): readonly string[] =>
  column.kind.type === "twin" ? [`${column.name}_ja`, `${column.name}_en`] : [column.name];

/** The cell of a column that what is typed in this language goes to. */
export const cellIn = (column: PlanColumn, lang: Language): string =>
  column.kind.type === "twin" ? `${column.name}_${lang}` : column.name;

/** The column a cell belongs to; the core names twins by their cell or by their column. */
export const columnOfCell = (sheet: PlanSheet, cell: string): PlanColumn | undefined =>
  PLAN_SHEETS[sheet].find((column) => column.name === cell || cellNames(column).includes(cell));

/** Written in several lines. */
export const isLong = (kind: PlanColumnKind): boolean =>
  (kind.type === "text" || kind.type === "twin") && kind.max > SHORT;

/** Figures, which stand at the right. */
export const isFigure = (kind: PlanColumnKind): boolean => kind.type === "whole" || kind.type === "yen";

/** Needed columns in which a row says nothing yet; of twins either language will do. */
export const lacking = (sheet: PlanSheet, cells: Cells): PlanColumn[] =>
  PLAN_SHEETS[sheet].filter((column) => column.needed && cellNames(column).every((cell) => isBlank(cells[cell])));

/** What a new row begins with: the cells given, and of the choices that are needed the one of the row above. */
export function begun(sheet: PlanSheet, given: Cells, above: PlanRow | undefined): Cells {
  const chosen: Record<string, PlanCell> = {};
  for (const { name, kind, needed } of PLAN_SHEETS[sheet])
    if (needed && kind.type === "choice") chosen[name] = above?.cells[name] || (kind.of[0] ?? null);
  return { ...chosen, ...given };
}

/** Least width in px, and its share of the room that is left (0 = none). */
export function widthOf(kind: PlanColumnKind): [least: number, share: number] {
  switch (kind.type) {
    case "twin":
      return [kind.max > SHORT ? 200 : 180, 3];
    case "text":
      return kind.max > SHORT ? [150, 2] : [kind.max < 50 ? 88 : 110, kind.max < 50 ? 0 : 1];
    case "choice":
      return [120, 0];
    case "month":
      return [104, 0];
    case "day":
      return [124, 0];
    case "whole":
      return [92, 0];
    case "year":
      return [92, 0];
    case "yen":
      return [112, 0];
    case "flag":
      return [92, 0];
    case "ref":
      return [120, 1];
  }
}
