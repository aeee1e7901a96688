import { describe, expect, it } from "vitest";
import { FOLDED, type GridGroup, isFolded, linesOf, pagesOn, UNFOLDED, withFold } from "./lines.ts";

/** Groups of these sizes, one after the other. */
function groupsOf(sizes: readonly number[]): GridGroup[] {
  let first = 0;
  return sizes.map((count, i) => {
    const group = { key: `g${i}`, label: `Group ${i}`, first, count };
    first += count;
    return group;
  });
}
const folding = (keys: readonly string[]) => (group: GridGroup) => keys.includes(group.key);

describe("lines", () => {
  it("without groups a line is a row", () => {
    const lines = linesOf(5, [], () => true);
    expect(lines.count).toBe(5);
    expect(lines.at(3)).toEqual({ row: 3 });
    expect(lines.ofRow(4)).toBe(4);
    expect(lines.groupOf(4)).toBe(-1);
  });

  it("a heading stands over its rows, which keep their position in the list", () => {
    const lines = linesOf(5, groupsOf([2, 3]), () => false);
    expect(Array.from({ length: lines.count }, (_, i) => lines.at(i))).toEqual([
      { group: 0 },
      { row: 0 },
      { row: 1 },
      { group: 1 },
      { row: 2 },
      { row: 3 },
      { row: 4 },
    ]);
  });

  it("a folded group is one line, and its rows stand at it", () => {
    const lines = linesOf(5, groupsOf([2, 3]), folding(["g0"]));
    expect(Array.from({ length: lines.count }, (_, i) => lines.at(i))).toEqual([
      { group: 0 },
      { group: 1 },
      { row: 2 },
      { row: 3 },
      { row: 4 },
    ]);
    expect(lines.ofRow(1)).toBe(0);
    expect(lines.ofRow(2)).toBe(2);
    expect([lines.isFolded(0), lines.isFolded(1)]).toEqual([true, false]);
  });

  it("every row and heading of 100,000 in 5,000 groups is found where it stands, in a moment", () => {
    const sizes = Array.from({ length: 5000 }, (_, i) => 1 + ((i * 7) % 39));
    const groups = groupsOf(sizes);
    const total = sizes.reduce((a, b) => a + b, 0);
    expect(total).toBeGreaterThan(99_900);
    const lines = linesOf(total, groups, (group) => group.first % 3 === 0);
    const started = performance.now();
    let lost = 0;
    for (let row = 0; row < total; row += 1) {
      const group = lines.groupOf(row);
      const at = lines.at(lines.ofRow(row));
      const found = lines.isFolded(group) ? "group" in at && at.group === group : "row" in at && at.row === row;
      if (!found) lost += 1;
    }
    expect(lost).toBe(0);
    for (let line = 0; line < lines.count; line += 97) {
      const at = lines.at(line);
      expect("row" in at ? lines.ofRow(at.row) : lines.ofGroup(at.group)).toBe(line);
    }
    // A walk over all groups for each lookup would be 500 million steps.
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("only pages with rows in view are asked for; among headings alone, that of the first", () => {
    const groups = groupsOf([50, 1000, 20]);
    const open = linesOf(1070, groups, () => false);
    expect(pagesOn(open, groups, 0, 40, 100)).toEqual([0]);
    expect(pagesOn(open, groups, 90, 130, 100)).toEqual([0, 1]);
    // The big one is folded: its pages are not needed although the rows in view lie on both sides of it.
    const folded = linesOf(1070, groups, folding(["g1"]));
    expect(pagesOn(folded, groups, 40, 80, 100)).toEqual([0, 10]);
    const closed = linesOf(1070, groups, () => true);
    expect(pagesOn(closed, groups, 0, 40, 100)).toEqual([0]);
    expect(pagesOn(closed, groups, 2, 40, 100)).toEqual([10]);
    expect(
      pagesOn(
        linesOf(0, [], () => false),
        [],
        0,
        40,
        100,
      ),
    ).toEqual([0]);
  });

  it("all can be folded but some, and none but some", () => {
    expect(isFolded(UNFOLDED, "a")).toBe(false);
    expect(isFolded(withFold(UNFOLDED, "a", true), "a")).toBe(true);
    const allButA = withFold(FOLDED, "a", false);
    expect([isFolded(allButA, "a"), isFolded(allButA, "b")]).toEqual([false, true]);
    expect(isFolded(withFold(allButA, "a", true), "a")).toBe(true);
    expect(withFold(FOLDED, "a", true)).toBe(FOLDED);
  });
});
