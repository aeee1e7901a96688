import { expect, it } from "vitest";
import type { Column, ImportReport } from "../../api/bindings.ts";
import { mapped, remap, totals, willRun } from "./mapping.ts";

const report = (over: Partial<ImportReport>): ImportReport => ({
  rows: 412,
  new: 96,
  updated: 58,
  unchanged: 243,
  rejected: 15,
  projects_new: 61,
  years: 397,
  issues: [],
  ...over,
});

it("the four groups add up to the rows of the table, and it shows when they do not", () => {
  expect(totals(report({}))).toEqual({ sum: 412, adds: true });
  expect(totals(report({ unchanged: 242 }))).toEqual({ sum: 411, adds: false });
  expect(willRun(report({}))).toBe(397);
});

const column = (index: number, field: Column["field"]): Column => ({
  index,
  letter: "ABC"[index] ?? "?",
  heading: "",
  samples: [],
  field,
  reason: "heading",
  certainty: 90,
});

it("a field given to another column leaves the one it came from", () => {
  const columns = [column(0, "number"), column(1, "title_ja"), column(2, null)];
  expect(remap(columns, {}, 2, "title_ja")).toEqual({ 1: null, 2: "title_ja" });
  expect(remap(columns, { 0: null }, 1, null)).toEqual({ 0: null, 1: null });
});

it("a choice shows at once, as chosen, before the core has answered", () => {
  const [first, second] = mapped([column(0, "number"), column(1, null)], { 1: "budget" });
  expect(first?.reason).toBe("heading");
  expect(second).toMatchObject({ field: "budget", reason: "chosen", certainty: 100 });
});
