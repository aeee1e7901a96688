import { describe, expect, it } from "vitest";
import { axisOf, dayHere, laneIn, lanesOf, monthsLater, spanOf, todayScroll, xOf, YEAR } from "./geometry.ts";

it.each([
  [new Date(2026, 3, 1, 0, 30), "2026-04-01"],
  [new Date(2026, 11, 31, 23, 59), "2026-12-31"],
])("%s is the day %s on this PC", (now, day) => expect(dayHere(now)).toBe(day));

describe("a day on the axis", () => {
  it.each([2019, 2023, 2024, 2027])("1 April %i stands on the line of its year, leap year or not", (year) =>
    expect(xOf(`${year}-04-01`, 2018)).toBe((year - 2018) * YEAR),
  );

  it("31 March stands just before the line, and its end on it", () => {
    expect(xOf("2024-03-31", 2023)).toBeCloseTo(YEAR - YEAR / 366, 6);
    expect(spanOf("2023-04-01", "2024-03-31", 2023)).toEqual({ left: 0, width: YEAR });
  });

  it("a quarter of a year is a quarter of its width, within a day", () =>
    expect(Math.abs(xOf("2025-10-01", 2025) - YEAR / 2)).toBeLessThan(YEAR / 365));

  it("days before the first year stand to the left of it", () => expect(xOf("2022-04-01", 2023)).toBe(-YEAR));

  it("a stretch of a single day has a width; one that ends before it starts, or is no day, has none", () => {
    expect(spanOf("2025-04-01", "2025-04-01", 2025)?.width).toBeCloseTo(YEAR / 365, 6);
    expect(spanOf("2025-04-02", "2025-03-31", 2025)).toBeNull();
    expect(spanOf("令和7年", "2025-04-01", 2025)).toBeNull();
  });
});

it("the axis holds the bars, today and room for what may follow", () => {
  expect(axisOf(2023, 2030, "2026-11-27")).toEqual({ first: 2023, years: 10 });
  expect(axisOf(2012, 2016, "2026-11-27")).toEqual({ first: 2012, years: 17 });
  expect(axisOf(2028, 2029, "2026-03-31")).toEqual({ first: 2025, years: 7 });
});

it("today is shown at a third of the room, never before the axis", () => {
  expect(todayScroll("2026-04-01", 2016, 300)).toBe(10 * YEAR - 100);
  expect(todayScroll("2026-04-01", 2026, 300)).toBe(0);
});

it.each([
  ["2026-11-27", 12, "2027-11-27"],
  ["2027-08-31", 6, "2028-02-29"],
  ["2026-12-15", 1, "2027-01-15"],
])("%s and %i months is %s", (day, months, later) => expect(monthsLater(day, months)).toBe(later));

it("bars that run side by side share the height of the row, and none covers another", () => {
  const bar = (starts: string, ends: string) => ({ starts, ends });
  const lanes = lanesOf([
    bar("2024-04-01", "2026-03-31"),
    bar("2024-04-01", "2025-03-31"),
    bar("2025-04-01", "2027-03-31"),
    bar("2026-04-01", "2027-03-31"),
  ]);
  expect(lanes).toEqual([0, 1, 1, 0]);
  const [a, b] = [laneIn(44, 2, 0), laneIn(44, 2, 1)];
  expect(a.top + a.height).toBe(b.top);
  expect(b.top + b.height).toBeLessThan(44);
  expect([a.named, laneIn(30, 1, 0).named, laneIn(30, 2, 0).named]).toEqual([true, true, false]);
});
