import { expect, it } from "vitest";
import type { Theme } from "../../../api/bindings.ts";
import { coveredOf, themeOf } from "../fixtures.ts";
import { type Column, isOverdue, type Line, needsOf, ordered, orderOf, pressed, sayOrder } from "./order.ts";

const line = (id: number, patch: Partial<Theme> = {}): Line => ({ theme: themeOf(id, patch), covered: undefined });
const by = (lines: Line[], column: Column, descending = false) =>
  ordered(lines, { column, descending }, "ja").map(({ theme }) => theme.id);

it("what says nothing in the column stands last, whichever way it is sorted", () => {
  const lines = [line(1), line(2, { due: "2027-03-01" }), line(3, { due: "2026-12-01" })];
  expect(by(lines, "due")).toEqual([3, 2, 1]);
  expect(by(lines, "due", true)).toEqual([2, 3, 1]);
});

it("states are sorted along the way a theme goes, codes by their numbers, the rest stays newest first", () => {
  const lines = [line(1, { state: "stopped" }), line(2, { state: "planned" }), line(3, { state: "idea" })];
  expect(by(lines, "state")).toEqual([3, 2, 1]);
  expect(by([line(1, { code: "TH-10" }), line(2, { code: "TH-9" })], "code")).toEqual([2, 1]);
  expect(by(lines, "owner")).toEqual([1, 2, 3]);
  expect(ordered(lines, null, "ja")).toEqual(lines);
});

it("gaps are sorted by the part of what is needed that is closed; what is not counted yet is last", () => {
  const covered = (id: number, closed: number, open: number): Line => {
    const theme = themeOf(id);
    const needs = coveredOf(theme, [
      ...Array.from({ length: closed }, () => ["human", "closed"] as ["human", "closed"]),
      ...Array.from({ length: open }, () => ["site", "suggested"] as ["site", "suggested"]),
    ]);
    return { theme, covered: needs };
  };
  expect(by([line(1), covered(2, 3, 1), covered(3, 1, 3)], "gaps")).toEqual([3, 2, 1]);
  expect(needsOf(covered(2, 3, 1).covered)).toEqual({ closed: 3, needed: 4, open: 1 });
  expect(needsOf(undefined)).toBeNull();
});

it("a heading sorts up, then down, then gives the order up; the address says which", () => {
  const up = pressed(null, "due");
  const down = pressed(up, "due");
  expect([sayOrder(up), sayOrder(down), pressed(down, "due")]).toEqual(["due", "-due", null]);
  expect(pressed(down, "code")).toEqual({ column: "code", descending: false });
  expect(orderOf("-threads")).toEqual({ column: "threads", descending: true });
  expect(orderOf("-nonsense")).toBeNull();
});

it("a day is late once it has passed, and never for what is licensed or stopped", () => {
  expect(isOverdue("2026-11-27", "study", "2026-11-28")).toBe(true);
  expect(isOverdue("2026-11-28", "study", "2026-11-28")).toBe(false);
  expect(isOverdue("", "study", "2026-11-28")).toBe(false);
  expect(isOverdue("2026-11-27", "licensed", "2026-11-28")).toBe(false);
  expect(isOverdue("2026-11-27", "stopped", "2026-11-28")).toBe(false);
});
