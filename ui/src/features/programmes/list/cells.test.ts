import { expect, it } from "vitest";
import { programme, SEED } from "../fixtures.ts";
import { isBlank, isCode, isUnchanged, readPhase, readText, textOf, withCode } from "./cells.ts";

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
  expect(readText("ceiling_yen", "1億2,000万円")).toEqual({ fields: { ceiling_yen: 120_000_000 } });
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
