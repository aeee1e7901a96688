import { expect, it } from "vitest";
import type { Column, FieldDiff, ImportReport } from "../../api/bindings.ts";
import { compareTexts } from "./diff.ts";
import { FIELDS, mapped, remap, totals, willChange, willRun } from "./mapping.ts";
import {
  conflictChoice,
  undecided,
  withAllConflicts,
  withConflict,
  withHeading,
  withRepair,
  withSame,
} from "./options.ts";

const report = (over: Partial<ImportReport>): ImportReport => ({
  rows: 412,
  new: 96,
  changed: 58,
  unchanged: 243,
  possible: 11,
  unreadable: 4,
  skipped: 0,
  new_years: 40,
  title_changed: 2,
  renumbered: 3,
  conflicts: 5,
  projects: 380,
  projects_new: 61,
  years: 397,
  vanished: 7,
  vanished_first: [],
  tags: 0,
  unmatched: 0,
  issue_counts: {},
  issues: [],
  ...over,
});

it("the five groups add up to the rows of the table, and it shows when they do not", () => {
  expect(totals(report({}))).toEqual({ sum: 412, adds: true });
  expect(totals(report({ unchanged: 242 }))).toEqual({ sum: 411, adds: false });
});

it("rows left out by choice are not run, and leaving all out changes nothing", () => {
  expect(willRun(report({}))).toBe(408);
  expect(willRun(report({ skipped: 58 }))).toBe(350);
  expect(willChange(report({}))).toBe(true);
  expect(willChange(report({ skipped: 165 }))).toBe(false);
});

const column = (index: number, field: Column["field"], year: number | null = null): Column => ({
  index,
  letter: "ABCD"[index] ?? "?",
  heading: "",
  samples: [],
  filled: 100,
  field,
  year,
  reason: "heading",
  certainty: 90,
  hidden: false,
});

it("a field given to another column leaves the one it came from", () => {
  const columns = [column(0, "number"), column(1, "title_ja"), column(2, null)];
  expect(remap(columns, {}, 2, "title_ja")).toEqual({ 1: null, 2: "title_ja" });
  expect(remap(columns, { 0: null }, 1, null)).toEqual({ 0: null, 1: null });
});

it("budgets of several years stand side by side", () => {
  const columns = [column(0, "budget", 2023), column(1, null, 2024)];
  expect(remap(columns, {}, 1, "budget")).toEqual({ 1: "budget" });
  expect(remap([column(0, "budget", 2023), column(1, null, 2023)], {}, 1, "budget")).toEqual({ 0: null, 1: "budget" });
});

it("a choice shows at once, as chosen, before the core has answered", () => {
  const [first, second] = mapped([column(0, "number"), column(1, null)], { 1: "budget" });
  expect(first?.reason).toBe("heading");
  expect(second).toMatchObject({ field: "budget", reason: "chosen", certainty: 100 });
});

it("every field stands in the list once", () => {
  expect(new Set(FIELDS).size).toBe(FIELDS.length);
  expect(FIELDS.length).toBe(34);
});

it("a conflict settled by itself goes before the choice for all, until all are settled again", () => {
  const diff = { field: "title_ja", heading: null } as FieldDiff;
  const one = { ...undecided, ...withConflict(undecided, 12, diff, "file") };
  expect(one.conflict).toEqual({ "12:title_ja": "file" });
  expect(conflictChoice(one, 12, diff)).toBe("file");
  expect(conflictChoice(one, 13, diff)).toBe("mine");
  expect(conflictChoice({ ...one, ...withAllConflicts("mine") }, 12, diff)).toBe("mine");
});

it("a row said to be the same, apart, or left for later", () => {
  const same = { ...undecided, ...withSame(undecided, 9, "same") };
  expect(same.same).toEqual({ 9: "same" });
  expect(withSame(same, 9, null)).toEqual({ same: {} });
});

it("a repair is switched on and off once", () => {
  const on = { ...undecided, ...withRepair(undecided, "mojibake", true) };
  expect(withRepair(on, "mojibake", true)).toEqual({ repair: ["mojibake"] });
  expect(withRepair(on, "mojibake", false)).toEqual({ repair: [] });
});

it("a heading of two rows is chosen with shift, in the order of the sheet", () => {
  expect(withHeading([4], 3, false)).toEqual([3]);
  expect(withHeading([4], 3, true)).toEqual([3, 4]);
  expect(withHeading([3, 4], 3, true)).toEqual([4]);
});

const marked = (pieces: { text: string; same: boolean }[]) =>
  pieces.map((p) => (p.same ? p.text : `[${p.text}]`)).join("");

it("exactly the characters that differ are marked", () => {
  const { before, after } = compareTexts("膵がんは抗体の到達が乏しい", "膵がんは抗体薬物の到達がやや乏しい");
  expect(marked(before)).toBe("膵がんは抗体の到達が乏しい");
  expect(marked(after)).toBe("膵がんは抗体[薬物]の到達が[やや]乏しい");
  expect(marked(compareTexts("18,000", "19,500").after)).toBe("1[9,5]00");
  expect(marked(compareTexts("拡張型心筋症の核酸医薬", "デングの阻害薬").before)).toBe("[拡張型心筋症の核酸医]薬");
  expect(marked(compareTexts("𠮷田", "吉田").before)).toBe("[𠮷]田");
  expect(compareTexts("", "")).toEqual({ before: [], after: [] });
});
