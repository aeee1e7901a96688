import enShared from "@catalogue/en.json";
import jaShared from "@catalogue/ja.json";
import { describe, expect, it } from "vitest";
import { en } from "./en/index.ts";
import { bytes, daysAgo, fiscalYear, fiscalYearShort, fiscalYears, secondsLeft, timestamp, yen } from "./format.ts";
import { inLanguage, sentence } from "./index.ts";
import { ja } from "./ja/index.ts";

/** `screen.key` → kind of value, or number of parameters. */
function shape(value: unknown, path = "", out: Record<string, string> = {}): Record<string, string> {
  if (typeof value === "function") out[path] = `function of ${value.length}`;
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) shape(inner, path ? `${path}.${key}` : key, out);
  } else out[path] = typeof value;
  return out;
}

/** `key` → the parameters its sentence names. */
function placeholders(value: unknown, path = "", out: Record<string, string[]> = {}): Record<string, string[]> {
  if (typeof value === "string")
    out[path] = [...new Set([...value.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? ""))].sort();
  else
    for (const [key, inner] of Object.entries(value as object)) placeholders(inner, path ? `${path}.${key}` : key, out);
  return out;
}

describe("catalogues", () => {
  it("have the same keys with the same kind of value in both languages", () => {
    const [a, b] = [shape(ja), shape(en)];
    // A function may ignore a parameter its language does not need.
    const kinds = (s: Record<string, string>) =>
      Object.fromEntries(Object.entries(s).map(([k, v]) => [k, v.split(" ")[0]]));
    expect(kinds(b)).toEqual(kinds(a));
  });

  it("have no empty text", () => {
    const empty = (value: unknown): boolean =>
      typeof value === "string"
        ? value.trim() === ""
        : typeof value === "object" && value !== null && Object.values(value).some(empty);
    expect(empty(ja)).toBe(false);
    expect(empty(en)).toBe(false);
  });

  it("shared with the core have the same keys and parameters in both languages", () => {
    // `{s}` is the English plural of `{count}`, which stands beside it.
    const plural = Object.values(enShared).filter((words) => words.includes("{s}"));
    expect(plural.filter((words) => !words.includes("{count}"))).toEqual([]);
    const all = Object.entries(placeholders(enShared)).map(([key, names]) => [
      key,
      names.filter((name) => name !== "s"),
    ]);
    expect(Object.fromEntries(all)).toEqual(placeholders(jaShared));
  });
});

it("a sentence nobody worded shows its key rather than nothing", () => {
  expect(sentence("problem.no-such-code")).toBe("problem.no-such-code");
});

it("a two-language field falls back to the other language rather than to nothing", () => {
  const thing = { title_ja: "題", title_en: "" };
  expect(inLanguage(thing, "title", "ja")).toBe("題");
  expect(inLanguage(thing, "title", "en")).toBe("題");
});

describe("formats", () => {
  it("fiscal years follow the Japanese era", () => {
    const check = (year: number, long: string, short: string) => {
      expect(fiscalYear(year, "ja")).toBe(long);
      expect(fiscalYearShort(year, "ja")).toBe(short);
    };
    check(2024, "令和6年度", "R6");
    check(2019, "令和元年度", "R1");
    check(2018, "平成30年度", "H30");
    check(1989, "平成元年度", "H1");
    check(1988, "昭和63年度", "S63");
    expect(fiscalYear(2024, "en")).toBe("FY2024");
    expect(fiscalYearShort(2005, "en")).toBe("FY05");
  });

  it("runs of fiscal years are joined, gaps are kept", () => {
    expect(fiscalYears([2024, 2022, 2023], "ja")).toBe("R4–R6");
    expect(fiscalYears([2018, 2019], "ja")).toBe("H30–R1");
    expect(fiscalYears([2020, 2022, 2022], "ja")).toBe("R2・R4");
    expect(fiscalYears([2022, 2023, 2024], "en")).toBe("FY22–24");
    expect(fiscalYears([], "ja")).toBe("");
  });

  it("money is in thousands of yen where it is whole thousands", () => {
    expect(yen(58_500_000, "ja")).toBe("58,500千円");
    expect(yen(58_500_000, "en")).toBe("¥58,500k");
    expect(yen(1_234_567, "ja")).toBe("1,234,567円");
  });

  it("sizes, days and time left read naturally", () => {
    expect(bytes(900, "en")).toBe("900 B");
    expect(bytes(1_258_291, "en")).toBe("1.2 MB");
    const now = new Date(2026, 10, 24, 0, 30);
    expect(daysAgo(new Date(2026, 10, 23, 23, 50).toISOString(), "ja", now)).toBe("昨日");
    expect(daysAgo(new Date(2026, 10, 24, 0, 1).toISOString(), "en", now)).toBe("today");
    expect(secondsLeft(1.2, "ja")).toBe("残り 約2秒");
    expect(secondsLeft(61, "en")).toBe("about 2 min left");
    expect(timestamp("not a date")).toBe("not a date");
  });

  it("tells one in the singular", () => {
    expect(sentence("done.theme-join", { count: 1 }, "en")).toBe("Added 1 project to the theme");
    expect(sentence("done.theme-join", { count: 2 }, "en")).toBe("Added 2 projects to the theme");
    expect(sentence("done.theme-join", { count: 1 }, "ja")).not.toContain("{");
  });
});
