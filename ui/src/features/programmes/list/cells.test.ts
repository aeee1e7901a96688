import { expect, it } from "vitest";
import { programme, SEED } from "../fixtures.ts";
import {
  isBlank,
  isCode,
  isUnchanged,
  readPhase,
  readText,
  readThousands,
  readYear,
  textOf,
  withCode,
} from "./cells.ts";

it("fiscal years are read in Japanese and Western writing, up to where an era ended", () => {
  const check = (typed: string, year: number | null | undefined) =>
    expect([typed, readYear(typed)]).toEqual([typed, year]);
  check("令和6", 2024);
  check("Ｒ６年度", 2024);
  check("R.7", 2025);
  check("令和元年度", 2019);
  check("令和1", 2019);
  check("平成31年度", 2019);
  check("平成32", undefined);
  check("平成元", 1989);
  check("FY2024", 2024);
  check("２０２６", 2026);
  check("1988", undefined);
  check("2101", undefined);
  check("令和0", undefined);
  check("24", undefined);
  check("来年", undefined);
  check(" ", null);
});

it("amounts are thousands of yen unless another unit is written", () => {
  const check = (typed: string, yen: number | null | undefined) =>
    expect([typed, readThousands(typed)]).toEqual([typed, yen]);
  check("58,500", 58_500_000);
  check("５８５００千円", 58_500_000);
  check("5億円", 500_000_000);
  check("1.5億円", 150_000_000);
  check("300万円", 3_000_000);
  check("30百万円", 30_000_000);
  check("58500000円", 58_500_000);
  check("", null);
  check("-3", undefined);
  check("約5億", undefined);
});

it("phases are read with and without their letter, within the fourteen", () => {
  expect([readPhase("P07"), readPhase("ｐ７"), readPhase("14"), readPhase("")]).toEqual([7, 7, 14, null]);
  expect([readPhase("0"), readPhase("15"), readPhase("非臨床")]).toEqual([undefined, undefined, undefined]);
});

it("a code is what a project number can begin with", () => {
  expect(["ck0106", "ama221", "gm", "ck"].every(isCode)).toBe(true);
  expect(["CK0106", "c0106", "ck010612345", "22ck", "事業"].some(isCode)).toBe(false);
  expect(withCode(SEED.codes, "xa0101")).toEqual(SEED.codes);
  expect(withCode(SEED.codes, "xa0202").map((own) => own.code)).toEqual(["xa0101", "xa0202"]);
});

it("an emptied cell takes the value away, and only the name must stay", () => {
  expect(readText("ceiling_yen", "")).toEqual({ fields: { ceiling_yen: null } });
  expect(readText("duration_years", "")).toEqual({ fields: { duration_years: null } });
  expect(readText("host", "  ")).toEqual({ fields: { host: "" } });
  expect(readText("name_ja", " ")).toEqual({ wrong: "name" });
  expect(readText("duration_years", "5年間")).toEqual({ fields: { duration_years: 5 } });
  expect(readText("duration_years", "31")).toEqual({ wrong: "duration" });
  expect(readText("ceiling_yen", "多め")).toEqual({ wrong: "amount" });
});

it("what is opened and left as it was is no change", () => {
  for (const cell of ["name_ja", "name_en", "ceiling_yen", "duration_years", "host"] as const) {
    const typed = readText(cell, textOf(SEED, cell));
    expect([cell, "fields" in typed && isUnchanged(SEED, typed.fields)]).toEqual([cell, true]);
  }
  expect(isUnchanged(SEED, { call_months: [6] })).toBe(true);
  expect(isUnchanged(SEED, { call_months: [6, 7] })).toBe(false);
  expect(isUnchanged(SEED, { codes: [{ code: "xa0101", valid_first: null, valid_last: null }] })).toBe(true);
  expect(isUnchanged(SEED, { codes: [{ code: "xa0101", valid_first: 2024, valid_last: null }] })).toBe(false);
});

it("blank is told from known", () => {
  const none = programme(9, "架空");
  for (const field of ["name_en", "ceiling_yen", "call_months", "codes", "valid", "phase"])
    expect([field, isBlank(none, field)]).toEqual([field, true]);
  expect(isBlank(SEED, "phase")).toBe(false);
  expect(isBlank(programme(9, "架空", { valid_last: 2026 }), "valid")).toBe(false);
});
