/**
 * The words of the window. Screens have typed catalogues (a key missing in English does not compile);
 * problems, issues, operations, fields and classes come from the catalogue that window, command line and
 * workbooks share.
 */
import enShared from "@catalogue/en.json";
import jaShared from "@catalogue/ja.json";
import type { Language } from "../api/bindings.ts";
import { en } from "./en/index.ts";
import * as format from "./format.ts";
import { ja } from "./ja/index.ts";
import { language, useLanguage } from "./language.ts";

export type Texts = typeof ja;

const texts: Record<Language, Texts> = { ja, en };
const shared: Record<Language, unknown> = { ja: jaShared, en: enShared };

/** The catalogue of the language in use, outside of components. */
export const text = (): Texts => texts[language()];

function lookUp(catalogue: unknown, key: string): string | undefined {
  const flat = (catalogue as Record<string, unknown>)[key];
  if (typeof flat === "string") return flat;
  if (key.startsWith("field.")) {
    const column = columnOfSheet(catalogue as Record<string, unknown>, key.slice("field.".length));
    if (column !== undefined) return column;
  }
  let at: unknown = catalogue;
  for (const part of key.split(".")) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<string, unknown>)[part];
  }
  return typeof at === "string" ? at : undefined;
}

/** What the sheet of a plan calls a cell (`task.name_ja`): of a text in two languages the column with the language. */
function columnOfSheet(catalogue: Record<string, unknown>, of: string): string | undefined {
  const whole = catalogue[`plan-column.${of}`];
  if (typeof whole === "string") return whole;
  const at = of.lastIndexOf("_");
  const [column, pattern] = [
    catalogue[`plan-column.${of.slice(0, at)}`],
    catalogue[`plan-word.in-${of.slice(at + 1)}`],
  ];
  return typeof column === "string" && typeof pattern === "string" ? pattern.replace("{column}", column) : undefined;
}

/** A sentence of the shared catalogue with its `{params}`; the key itself when there is none. */
export function sentence(key: string, params: Readonly<Record<string, string | number>> = {}, l = language()): string {
  const found = lookUp(shared[l], key);
  if (found === undefined) return key;
  // A problem names its field and its reason by key: those are words of the catalogue too.
  const worded: Readonly<Record<string, string>> = key.startsWith("problem.")
    ? { field: "field", reason: "reason" }
    : {};
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    // The English plural of what is counted.
    if (name === "s" && value === undefined) return String(params.count) === "1" ? "" : "s";
    const group = worded[name];
    if (group === "field" && value !== undefined && params.sheet !== undefined) {
      // A cell of a plan is called as its sheet calls it.
      const ofSheet = `field.${params.sheet}.${value}`;
      if (isWorded(ofSheet, l)) return sentence(ofSheet, params, l);
    }
    if (group && value !== undefined) return sentence(`${group}.${value}`, params, l);
    if (value === undefined) return whole;
    return typeof value === "number" ? format.number(value, l) : value;
  });
}

/** Whether the shared catalogue words this. */
export const isWorded = (key: string, l = language()) => lookUp(shared[l], key) !== undefined;

type Labelled<K extends string> = { [P in `${K}_ja` | `${K}_en`]: string };

/** The text of a two-language field in the language in use; the other one rather than nothing. */
export function inLanguage<K extends string>(thing: Labelled<K>, field: K, l = language()): string {
  const own = (thing as Record<string, string>)[`${field}_${l}`];
  const other = (thing as Record<string, string>)[`${field}_${l === "ja" ? "en" : "ja"}`];
  return own || other || "";
}

/** The words and formats of one language. */
export function bound(l: Language) {
  return {
    /** Texts of the screens. */
    t: texts[l],
    lang: l,
    /** Formats of the language. */
    f: {
      number: (n: number) => format.number(n, l),
      bytes: (n: number) => format.bytes(n, l),
      yen: (n: number) => format.yen(n, l),
      yenSaid: (n: number) => format.yenSaid(n, l),
      fiscalYear: (year: number) => format.fiscalYear(year, l),
      fiscalYearShort: (year: number) => format.fiscalYearShort(year, l),
      fiscalYears: (years: readonly number[]) => format.fiscalYears(years, l),
      timestamp: format.timestamp,
      timeOf: format.timeOf,
      dayOf: format.dayOf,
      dayName: (iso: string) => format.dayName(iso, l),
      ago: (iso: string, now?: Date) => format.ago(iso, l, now),
      daysAgo: (iso: string) => format.daysAgo(iso, l),
      secondsLeft: (seconds: number) => format.secondsLeft(seconds, l),
    },
    /** A sentence of the shared catalogue, e.g. `say("class.public")`. */
    say: (key: string, params?: Readonly<Record<string, string | number>>) => sentence(key, params, l),
    /** A two-language field, e.g. `pick(row, "title")`. */
    pick: <K extends string>(thing: Labelled<K>, field: K) => inLanguage(thing, field, l),
  };
}

/** Made once: hundreds of components speak at every drawing. */
const spoken: Record<Language, ReturnType<typeof bound>> = { ja: bound("ja"), en: bound("en") };

/** Everything a component needs to speak: `const { t, f, say, pick, lang } = useText()`. */
export const useText = () => spoken[useLanguage()];
