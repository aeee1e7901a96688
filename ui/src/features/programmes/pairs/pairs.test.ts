import { expect, it } from "vitest";
import { closesCircle, hasEnded } from "./pairs.ts";

const link = (predecessor: number, successor: number) => ({ predecessor, successor });

it("a pair closes a circle when its successor leads back, over however many", () => {
  const pairs = [link(1, 2), link(2, 3), link(2, 4), link(5, 1)];
  const check = (predecessor: number, successor: number, circle: boolean) =>
    expect([predecessor, successor, closesCircle(pairs, link(predecessor, successor))]).toEqual([
      predecessor,
      successor,
      circle,
    ]);
  check(3, 1, true);
  check(4, 5, true);
  check(1, 4, false);
  check(3, 4, false);
  check(2, 2, true);
});

it("an existing circle ends the search", () => {
  expect(closesCircle([link(1, 2), link(2, 1)], link(3, 1))).toBe(false);
});

it("a programme has ended after its last fiscal year, which turns on the first of April", () => {
  expect(hasEnded({ valid_last: 2025 }, new Date(2026, 2, 31))).toBe(false);
  expect(hasEnded({ valid_last: 2025 }, new Date(2026, 3, 1))).toBe(true);
  expect(hasEnded({ valid_last: null }, new Date(2026, 3, 1))).toBe(false);
});
