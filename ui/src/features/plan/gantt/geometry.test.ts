import { expect, test } from "vitest";
import {
  april,
  arrow,
  axisOf,
  fiscalYearOf,
  fiscalYearsOf,
  gripped,
  monthIso,
  monthOf,
  monthsOf,
  widthOf,
  xOf,
} from "./geometry.ts";

const m = (iso: string) => monthOf(iso) ?? Number.NaN;

test("a fiscal year runs from April to March", () => {
  expect([m("2027-03"), m("2027-04"), m("2028-03")].map(fiscalYearOf)).toEqual([2026, 2027, 2027]);
  expect(monthIso(april(2027))).toBe("2027-04");
  expect(monthIso(m("2030-12"))).toBe("2030-12");
  expect(["2028-3", "", null, "令和10年3月"].map(monthOf)).toEqual([undefined, undefined, undefined, undefined]);
});

test("the axis holds whole fiscal years around everything", () => {
  const axis = axisOf([m("2026-04"), null, m("2033-04")], m("2026-11"), 2);
  expect([monthIso(axis.first), monthIso(axis.end)]).toEqual(["2026-04", "2034-04"]);
  expect(fiscalYearsOf(axis)).toEqual([2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033]);
  expect([xOf(axis, axis.first), xOf(axis, axis.end)]).toEqual([0, widthOf(axis)]);
  expect(monthsOf(axis, xOf(axis, m("2027-02")))).toBe(10);
});

test("an axis of nothing begins with this year", () => {
  const axis = axisOf([], m("2027-03"), 2);
  expect(fiscalYearsOf(axis)).toEqual([2026, 2027, 2028, 2029, 2030]);
});

test("a task keeps a month, whichever end is moved; a milestone moves whole", () => {
  expect(gripped({ start: 10, end: 14 }, "whole", -3)).toEqual({ start: 7, end: 11 });
  expect(gripped({ start: 10, end: 14 }, "start", 9)).toEqual({ start: 13, end: 14 });
  expect(gripped({ start: 10, end: 14 }, "end", -9)).toEqual({ start: 10, end: 11 });
  expect(gripped({ start: 10, end: 10 }, "end", 2)).toEqual({ start: 12, end: 12 });
});

test("an arrow ends at the bar it leads to", () => {
  for (const kind of ["fs", "ss", "ff", "sf"] as const)
    for (const to of [
      { x: 200, row: 3 },
      { x: 20, row: 0 },
    ])
      expect(arrow({ x: 100, row: 1 }, to, kind)).toMatch(new RegExp(`^M100 39.*H${to.x}$`));
});
