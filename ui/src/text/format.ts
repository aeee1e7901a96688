/** Numbers, dates and years as the language writes them. AMED counts in fiscal years of the Japanese era. */
import type { Language } from "../api/bindings.ts";

const locale = { ja: "ja-JP", en: "en-GB" } as const;

function once<T>(make: (language: Language) => T) {
  const made: Partial<Record<Language, T>> = {};
  return (language: Language) => {
    made[language] ??= make(language);
    return made[language];
  };
}

const numbers = once((l) => new Intl.NumberFormat(locale[l]));
const days = once(
  (l) => new Intl.DateTimeFormat(locale[l], { year: "numeric", month: "long", day: "numeric", weekday: "short" }),
);
const relative = once((l) => new Intl.RelativeTimeFormat(locale[l], { numeric: "auto" }));
const plurals = new Intl.PluralRules("en");

/** `1284` → `1,284`. */
export const number = (n: number, l: Language) => numbers(l).format(n);

/** `one` or `other`, for English sentences. */
export const plural = (n: number, one: string, other: string) => (plurals.select(n) === "one" ? one : other);

/** A counted English noun: `1 project`, `1,284 projects`. */
export const counted = (n: number, one: string, other: string = `${one}s`) =>
  `${number(n, "en")} ${plural(n, one, other)}`;

/** Timestamps are ISO in the person's own time zone: `2026-11-24 09:05`. */
export function timestamp(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : `${isoDay(date)} ${clock(date)}`;
}

const two = (n: number) => String(n).padStart(2, "0");
const isoDay = (d: Date) => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
const clock = (d: Date) => `${two(d.getHours())}:${two(d.getMinutes())}`;

/** The day of a timestamp in the person's own time zone, as `2026-11-24`. */
export const dayOf = (iso: string) => isoDay(new Date(iso));
/** The time of day: `09:05`. */
export const timeOf = (iso: string) => clock(new Date(iso));

/** A day as a heading: `2026年11月24日(火)` / `Tue, 24 November 2026`. */
export const dayName = (iso: string, l: Language) => days(l).format(new Date(iso));

/** `今日`, `昨日`, `3 日前`. Whole days between the local dates; `now` for tests. */
export function daysAgo(iso: string, l: Language, now: Date = new Date()): string {
  const at = (d: Date) => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate());
  return relative(l).format(Math.round((at(new Date(iso)) - at(now)) / 86_400_000), "day");
}

/** How long ago, in the largest unit that says it: `たった今`, `5 分前`, `3 時間前`, `昨日`. */
export function ago(iso: string, l: Language, now: Date = new Date()): string {
  const minutes = Math.floor((now.getTime() - new Date(iso).getTime()) / 60_000);
  if (minutes < 1) return l === "ja" ? "たった今" : "just now";
  if (minutes < 60) return relative(l).format(-minutes, "minute");
  if (minutes < 24 * 60) return relative(l).format(-Math.floor(minutes / 60), "hour");
  return daysAgo(iso, l, now);
}

/** File size: `1.2 MB`. */
export function bytes(n: number, l: Language): string {
  if (n < 1024) return `${number(n, l)} B`;
  const [size, unit] = n < 1024 * 1024 ? [n / 1024, "KB"] : [n / (1024 * 1024), "MB"];
  return `${new Intl.NumberFormat(locale[l], { maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)} ${unit}`;
}

/** Yen as AMED's lists write budgets: thousands of yen. `58500000` → `58,500千円` / `¥58,500k`. */
export function yen(n: number, l: Language): string {
  if (n % 1000 !== 0) return l === "ja" ? `${number(n, l)}円` : `¥${number(n, l)}`;
  return l === "ja" ? `${number(n / 1000, l)}千円` : `¥${number(n / 1000, l)}k`;
}

/** First fiscal year of each era (April start). 令和元年度 = 2019, 平成元年度 = 1989, 昭和 before. */
const ERAS = [
  { first: 2019, ja: "令和", letter: "R" },
  { first: 1989, ja: "平成", letter: "H" },
  { first: 1926, ja: "昭和", letter: "S" },
] as const;

const eraOf = (year: number) => ERAS.find((era) => year >= era.first);

/** A fiscal year: `2024` → `令和6年度` / `FY2024`. */
export function fiscalYear(year: number, l: Language): string {
  const era = l === "ja" ? eraOf(year) : undefined;
  if (!era) return l === "ja" ? `${year}年度` : `FY${year}`;
  const n = year - era.first + 1;
  return `${era.ja}${n === 1 ? "元" : n}年度`;
}

/** A fiscal year where there is little room: `2024` → `R6` / `FY24`. Two digits stand for one year only: `2095` → `FY2095`. */
export function fiscalYearShort(year: number, l: Language): string {
  const era = l === "ja" ? eraOf(year) : undefined;
  if (era) return `${era.letter}${year - era.first + 1}`;
  return `FY${ofTwoDigits(year % 100) === year ? two(year % 100) : year}`;
}

/** Several fiscal years, runs joined: `[2022, 2023, 2024]` → `R4–R6` / `FY22–24`. */
export function fiscalYears(years: readonly number[], l: Language): string {
  const sorted = [...new Set(years)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const year of sorted) {
    const run = runs.at(-1);
    if (run && run[1] === year - 1) run[1] = year;
    else runs.push([year, year]);
  }
  const end = (year: number) => (l === "ja" ? fiscalYearShort(year, l) : two(year % 100));
  return runs
    .map(([a, b]) => (a === b ? fiscalYearShort(a, l) : `${fiscalYearShort(a, l)}–${end(b)}`))
    .join(l === "ja" ? "・" : ", ");
}

/** Time left of long work, rounded so that it does not flicker. */
export function secondsLeft(seconds: number, l: Language): string {
  const s = Math.max(1, seconds < 10 ? Math.ceil(seconds) : Math.ceil(seconds / 5) * 5);
  if (s < 60) return l === "ja" ? `残り 約${s}秒` : `about ${s} s left`;
  const m = Math.ceil(s / 60);
  return l === "ja" ? `残り 約${m}分` : `about ${m} min left`;
}

/** Fiscal years that are taken, as the core has it: AMED is younger, and what is planned lies nearer. */
export const FIRST_FISCAL_YEAR = 1989;
export const LAST_FISCAL_YEAR = 2100;

/** Eras in which a fiscal year is written, with the last year of each: 平成31年度 is 2019 as 令和元年度 is. */
const WRITTEN = [
  { names: ["令和", "R"], first: 2019, last: LAST_FISCAL_YEAR },
  { names: ["平成", "H"], first: 1989, last: 2019 },
] as const;

/** The year of two digits, as `fiscalYearShort` writes it. */
const ofTwoDigits = (n: number) => (n >= FIRST_FISCAL_YEAR % 100 ? 1900 : 2000) + n;

/** The fiscal year a person typed: `2026`, `令和8`, `R8年度`, `令和元年`, `FY26`; null = empty, undefined = none that can be
 *  read, one the era did not have (`平成40`) or one outside of what is taken. Every form the screens show is read. */
export function readFiscalYear(typed: string): number | null | undefined {
  const text = typed
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/年度?$/, "")
    .toUpperCase();
  if (text === "") return null;
  const taken = (year: number, first: number, last: number) => (year >= first && year <= last ? year : undefined);
  const western = /^(?:FY)?(\d{4})$/.exec(text) ?? /^FY(\d{2})$/.exec(text);
  if (western) {
    const n = Number(western[1]);
    return taken(n < 100 ? ofTwoDigits(n) : n, FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR);
  }
  const [, name, nth] = /^(\D{1,2}?)\.?(元|\d{1,2})$/.exec(text) ?? [];
  const era = WRITTEN.find(({ names }) => names.some((own) => own === name));
  return era && taken(era.first + (nth === "元" ? 1 : Number(nth)) - 1, era.first, era.last);
}

/** The fiscal year of a day, ISO or by this PC's clock: it begins on 1 April. */
export function fiscalYearOf(day: string | Date): number {
  const [year = Number.NaN, month = 1] =
    typeof day === "string" ? day.split("-").map(Number) : [day.getFullYear(), day.getMonth() + 1];
  return month < 4 ? year - 1 : year;
}

const compact = once((l) =>
  l === "ja"
    ? new Intl.NumberFormat(locale.ja)
    : new Intl.NumberFormat(locale.en, { notation: "compact", compactDisplay: "long", maximumFractionDigits: 3 }),
);

/** An amount as it is said, so that a thousand times too much is seen: `12000000` → `1,200万円` / `¥12 million`. */
export function yenSaid(n: number, l: Language): string {
  if (l === "en") return `¥${compact(l).format(n)}`;
  const parts: [number, string][] = [
    [Math.floor(n / 1e8), "億"],
    [Math.floor((n % 1e8) / 1e4), "万"],
    [n % 1e4, ""],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${number(count, l)}${unit}`);
  return `${said.join("") || "0"}円`;
}

/** Yen of what an amount is counted in, in the languages of the screens. */
const UNITS: Readonly<Record<string, number>> = {
  億: 1e8,
  千万: 1e7,
  百万: 1e6,
  万: 1e4,
  千: 1e3,
  billion: 1e9,
  million: 1e6,
  thousand: 1e3,
  k: 1e3,
};
const COUNTED = new RegExp(`(\\d+(?:\\.\\d+)?)(${Object.keys(UNITS).join("|")}|$)`, "g");

function yenIn(text: string): number | undefined {
  const figure = text.replace(/^¥/, "").replace(/(円|yen)$/, "");
  const inYen = figure !== text;
  if (/^\d+(\.\d+)?$/.test(figure)) return Number(figure) * (inYen ? 1 : 1000);
  const parts = [...figure.matchAll(COUNTED)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== figure) return undefined;
  let sum = 0;
  let above = Number.POSITIVE_INFINITY;
  for (const [, digits = "", unit = ""] of parts) {
    // 1億2000: of what? Only 円 behind it says so.
    if (unit === "" && !inYen) return undefined;
    const worth = unit === "" ? 1 : (UNITS[unit] ?? Number.NaN);
    const part = Number(digits) * worth;
    if (part >= above) return undefined;
    sum += part;
    above = worth;
  }
  return sum;
}

/** Yen of what was typed where 千円 is the unit, or with units of its own (`1,200万円`, `1億2,000万`, `¥12 million`; behind
 *  `¥` a bare figure is yen): null = empty, undefined = no whole amount of 0 or more. Every form the screens show of a
 *  whole amount is read. */
export function readThousandYen(typed: string): number | null | undefined {
  const text = typed.normalize("NFKC").replace(/[\s,]/g, "").toLowerCase();
  if (text === "") return null;
  const exact = yenIn(text);
  if (exact === undefined) return undefined;
  const yen = Math.round(exact);
  return Math.abs(exact - yen) > 1e-6 || yen > 1e15 ? undefined : yen;
}

/** A share in whole percent; one that is not whole is neither 0 nor 100. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return "—";
  const exact = (part / whole) * 100;
  const rounded = Math.round(exact);
  return `${exact > 0 && exact < 100 ? Math.min(99, Math.max(1, rounded)) : rounded}%`;
}
