/** What cells are called and how they are shown, typed and copied. */
import { useMemo } from "react";
import type { Language, PlanColumn, PlanSheet } from "../api/bindings.ts";
import { sentence, useText } from "../text/index.ts";
import { type Cells, cellIn, cellValue, isBlank, type Refs } from "./columns.ts";
import type { Wrong } from "./put.ts";

/** From this month on a month is counted in 令和, which began on 2019-05-01; before in 平成. */
const REIWA = "2019-05";

/** A month (`YYYY-MM`) as the language says it: 令和10年3月, Mar 2028; what is none as it stands. */
export function monthSaid(iso: string, lang: Language): string {
  const [, year = "", month = ""] = /^(\d{4})-(\d{2})$/.exec(iso) ?? [];
  if (year === "") return iso;
  return sentence("plan-word.month", named(Number(year), Number(month), iso, lang), lang);
}

/** A day as the language says it: 令和10年3月31日, 31 Mar 2028; what is none as it stands. */
export function daySaid(iso: string, lang: Language): string {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  if (year === "") return iso;
  const params = { ...named(Number(year), Number(month), iso.slice(0, 7), lang), day: String(Number(day)) };
  return sentence("plan-word.day", params, lang);
}

function named(year: number, month: number, iso: string, lang: Language) {
  const first = iso >= REIWA ? 2019 : 1989;
  const nth = year - first + 1;
  const era = `${iso >= REIWA ? "令和" : "平成"}${nth === 1 ? "元" : nth}年`;
  return { year: lang === "ja" ? era : String(year), month: sentence(`plan-word.month.${month}`, {}, lang) };
}

/** What a column is called. */
export const columnWord = (sheet: PlanSheet, column: string, lang?: Language) =>
  sentence(`plan-column.${sheet}.${column}`, {}, lang);

/** Why a cell cannot be taken, or is asked about. */
export const wrongWord = (wrong: Pick<Wrong, "key" | "params">, lang?: Language) =>
  sentence(wrong.key, wrong.params, lang);

export interface SheetWords {
  lang: Language;
  label: (column: PlanColumn) => string;
  choice: (column: PlanColumn, value: string) => string;
  /** What is shown; of twins the window's language, or the other one rather than nothing. `''` = nothing is said. */
  shown: (column: PlanColumn, cells: Cells) => string;
  /** The language a twin says nothing in, while it does in the other. */
  silent: (column: PlanColumn, cells: Cells) => Language | null;
  /** What an editor begins with: a form that the core reads. */
  typed: (column: PlanColumn, cells: Cells) => string;
  /** What goes to the clipboard: as shown, but amounts in full, so that a spreadsheet can count with them. */
  copied: (column: PlanColumn, cells: Cells) => string;
  /** What a text names exactly as the window shows it: the word of a choice, the id of a reference. */
  meant: (column: PlanColumn, text: string) => string | number;
}

export function useSheetWords(sheet: PlanSheet, refs: Refs): SheetWords {
  const { f, say, lang } = useText();
  return useMemo(() => {
    const choice = (column: PlanColumn, value: string) => say(`plan-choice.${sheet}.${column.name}.${value}`);
    const names = new Map(
      Object.entries(refs).map(([to, all]) => [to, new Map(all.map((own) => [own.id, own.name]))] as const),
    );
    const shown = (column: PlanColumn, cells: Cells): string => {
      const { kind } = column;
      if (kind.type === "twin") {
        const [own, other] = [cellValue(cells, cellIn(column, lang)), cellValue(cells, cellIn(column, otherOf(lang)))];
        return String((isBlank(own) ? other : own) ?? "");
      }
      const value = cellValue(cells, column.name);
      if (isBlank(value)) return "";
      // Typed and not yet read: it stands as it was typed.
      if (typeof value === "string")
        switch (kind.type) {
          case "choice":
            return kind.of.includes(value) ? choice(column, value) : value;
          case "month":
            return monthSaid(value, lang);
          case "day":
            return daySaid(value, lang);
          default:
            return value;
        }
      switch (kind.type) {
        case "year":
          return f.fiscalYear(value as number);
        case "yen":
          return f.yen(value as number);
        case "whole":
          return f.number(value as number);
        case "ref":
          return names.get(kind.to)?.get(value as number) ?? "";
        default:
          return String(value);
      }
    };
    const full = (column: PlanColumn, cells: Cells) => {
      const value = cellValue(cells, column.name);
      return typeof value === "number" ? f.number(value) : String(value ?? "");
    };
    return {
      lang,
      label: (column) => columnWord(sheet, column.name, lang),
      choice,
      shown,
      silent: (column, cells) => {
        if (column.kind.type !== "twin") return null;
        const [ja, en] = [isBlank(cells[`${column.name}_ja`]), isBlank(cells[`${column.name}_en`])];
        return ja === en ? null : ja ? "ja" : "en";
      },
      typed: (column, cells) => {
        switch (column.kind.type) {
          case "twin":
            return String(cellValue(cells, cellIn(column, lang)) ?? "");
          case "month":
          case "day":
          case "year":
            return lang === "ja" ? shown(column, cells) : String(cellValue(cells, column.name) ?? "");
          case "yen":
            return full(column, cells);
          default:
            return String(cellValue(cells, column.name) ?? "");
        }
      },
      copied: (column, cells) => {
        if (column.kind.type === "yen") return full(column, cells);
        if (column.kind.type === "flag") return isBlank(cells[column.name]) ? "" : cells[column.name] === 1 ? "○" : "×";
        // A day in English is not among the forms that are read.
        if (column.kind.type === "day" && lang === "en") return String(cellValue(cells, column.name) ?? "");
        return shown(column, cells);
      },
      meant: (column, text) => {
        const { kind } = column;
        const same = text.trim();
        if (kind.type === "choice") return kind.of.find((value) => choice(column, value) === same) ?? text;
        if (kind.type === "ref") {
          const found = (refs[kind.to] ?? []).filter((own) => own.name === same);
          return found.length === 1 && found[0] ? found[0].id : text;
        }
        return text;
      },
    };
  }, [sheet, refs, f, say, lang]);
}

/** The other one of the two. */
export const otherOf = (lang: Language): Language => (lang === "ja" ? "en" : "ja");
