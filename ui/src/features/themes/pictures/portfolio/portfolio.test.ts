import { expect, it } from "vitest";
import { covered, ref } from "../fixtures.ts";
import { coverOf, lookOf, pictureOfCoverage, sumOf, withoutGap } from "./coverage.ts";
import { keyOf, lettersOf, MOST, pictureOfOverlap, stepOf, tableOf } from "./overlap.ts";

const FIRST = covered(ref(1), [
  ["human", "closed"],
  ["function", "closed"],
  ["assay", "open"],
  ["matter", "closed"],
  ["efficacy", "open"],
  ["model", "obtaining"],
  ["cmc", "suggested"],
]);
const SECOND = covered(ref(2, { state: "stopped" }), [["human", "open"]]);

it("counts by step what is closed, on its way, only suggested, open", () => {
  const cover = coverOf(FIRST);
  expect(cover.map(({ closed, needed }) => `${closed}/${needed}`)).toEqual([
    "2/2",
    "1/2",
    "0/0",
    "0/2",
    "0/1",
    "0/0",
    "0/0",
  ]);
  expect(cover.map(lookOf)).toEqual([5, 3, "none", 1, "gap", "none", "none"]);
  expect(sumOf(cover)).toEqual({ closed: 3, needed: 7 });
  expect(withoutGap([cover, coverOf(SECOND)], "validation")).toEqual({ whole: 1, of: 2 });
  expect(withoutGap([cover], "clinical")).toEqual({ whole: 0, of: 0 });
});

it("its picture names themes, steps and numbers", () => {
  const { shapes } = pictureOfCoverage([FIRST, SECOND], {
    head: { title: "テーマの充足", lines: ["社外秘"] },
    theme: ({ theme }) => theme.code,
    under: () => "検討中",
    step: (step) => step,
    share: (closed, needed) => `${closed}/${needed}`,
    none: "不要",
    covered: "全工程",
    foot: "空きのないテーマ",
    legend: { share: "割合", gap: "空き", obtaining: "取得中" },
  });
  const texts = shapes.flatMap((shape) => (shape.kind === "words" ? [shape.text] : []));
  for (const text of ["テーマの充足", "社外秘", "TH-001", "TH-002", "validation", "2/2", "0/2 ◐", "3/7", "1/2", "不要"])
    expect(texts).toContain(text);
});

const pair = (a: number, b: number, projects: number[], shared: ("target" | "modality" | "indication")[] = []) => ({
  a,
  b,
  projects,
  shared,
});

it("puts the themes that share most into the table, in the order of the portfolio", () => {
  const many = Array.from({ length: MOST + 6 }, (_, i) => ref(i + 1));
  const overlaps = many.slice(1).map(({ id }) => pair(1, id, id > MOST ? [7, 8] : [], ["target"]));
  const table = tableOf([...many, ref(99)], overlaps);
  expect(table.all).toBe(MOST + 6);
  expect(table.themes).toHaveLength(MOST);
  const ids = table.themes.map(({ id }) => id);
  // The last six share two projects each: they are in, some that share a target only are not.
  expect(ids.slice(-6)).toEqual([25, 26, 27, 28, 29, 30]);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(table.pairs.get(keyOf(3, 1))?.shared).toEqual(["target"]);
});

it("says by number and letter what a pair shares", () => {
  const own = pair(1, 2, [4, 5], ["target", "indication"]);
  expect(lettersOf(own)).toBe("TI");
  expect(stepOf(own)).toBeGreaterThan(stepOf(pair(1, 2, [], ["modality"])));
  const { shapes } = pictureOfOverlap(tableOf([ref(1), ref(2)], [own]), {
    head: { title: "重なり", lines: [] },
    name: ({ code }) => code,
    number: String,
  });
  const texts = shapes.flatMap((shape) => (shape.kind === "words" ? [shape.text] : []));
  // Both halves of the table.
  expect(texts.filter((text) => text === "TI")).toHaveLength(2);
  expect(texts.filter((text) => text === "2")).toHaveLength(2);
});
