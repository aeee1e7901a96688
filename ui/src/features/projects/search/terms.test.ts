import { expect, it } from "vitest";
import type { Term } from "../../../api/bindings.ts";
import { emptyRow, endsOf, FIELDS, isRange, rangeText, rowsOf, termsOf } from "./terms.ts";

it.each([
  ["year", "2024", "2024", "2024"],
  ["year", "２０２４", "", "2024.."],
  ["ends", "", "2026", "..2026"],
  ["year", "2024", "2026", "2024..2026"],
  ["year", "", "", ""],
  ["year", "R6", " 令和８ ", "R6..令和8"],
  ["budget", "1,000万", "", "1000万.."],
  ["budget", "5,000", "３０，０００", "5000000..30000000"],
  ["budget", "0.5", "", "500.."],
] as const)("%s from %j to %j is written %j", (field, from, to, text) => {
  expect(rangeText(field, { from, to })).toBe(text);
});

it.each([
  ["year", "2020..2024"],
  ["year", "2024"],
  ["ends", "..2024"],
  ["budget", "5000000.."],
  ["budget", "1234567..2000000"],
  ["budget", "1000万..3億"],
  ["year", "令和6.."],
  ["phase", "なし"],
] as const)("a range of %s read from a text is written the same: %s", (field, value) => {
  expect(rangeText(field, endsOf(field, value))).toBe(value);
});

it("conditions become rows and the same conditions again, whatever their field", () => {
  const terms: Term[] = [
    { field: null, not: false, values: ["膵がん", "in vivo"] },
    ...FIELDS.map((field, i) => ({
      field,
      not: i % 2 === 0,
      values: isRange(field) ? ["2020..", "2024"] : ["語", "ご"],
    })),
  ];
  const withBudget = terms.map((term) => (term.field === "budget" ? { ...term, values: ["5000000.."] } : term));
  expect(termsOf(rowsOf(withBudget))).toEqual(withBudget);
});

it("what is empty says nothing, and what is typed counts without Enter", () => {
  expect(rowsOf([])).toEqual([emptyRow(0)]);
  expect(termsOf(rowsOf([]))).toEqual([]);
  expect(termsOf([{ ...emptyRow(0), words: ["抗体"], draft: " 核酸 " }])).toEqual([
    { field: null, not: false, values: ["抗体", "核酸"] },
  ]);
  expect(termsOf([{ ...emptyRow(0), field: "year", words: ["抗体"] }])).toEqual([]);
});
