/** How far votes lie apart, on the scales they were given on. */
import { describe, expect, it } from "vitest";
import { criterionOf, detailOf, voteOf } from "../settling/fixtures.ts";
import { commonScale, differenceOf, olderCriteria } from "./differences.ts";

describe("how far votes lie apart", () => {
  const value = (n: number | null) => ({ value: n, note: "" });
  it("counts steps between the lowest and the highest; more than half a scale is big", () => {
    expect(differenceOf("three", [value(3), value(1)])).toEqual({ steps: 2, big: true });
    expect(differenceOf("three", [value(3), value(2)])).toEqual({ steps: 1, big: false });
    expect(differenceOf("five", [value(1), value(3), value(3)])).toEqual({ steps: 2, big: false });
    expect(differenceOf("five", [value(1), value(4)])).toEqual({ steps: 3, big: true });
    expect(differenceOf("yes-no", [value(1), value(0)])).toEqual({ steps: 1, big: true });
  });
  it("takes unknown and unanswered for no value", () =>
    expect(differenceOf("three", [value(3), value(null), undefined])).toEqual({ steps: null, big: false }));
  it("keeps answers to criteria the round no longer has, by their names", () => {
    const older = [
      { criteria: 1, criteria_list: [criterionOf("old", "最初の名"), criterionOf("b", "答えなし")], reasons: [] },
      { criteria: 2, criteria_list: [criterionOf("old", "架空の旧観点")], reasons: [] },
    ];
    const votes = [voteOf(1, "A", { criteria: 2, scores: { old: value(1), a: value(2) } })];
    const detail = detailOf(11, { criteria_list: [criterionOf("a", "架空")], older, votes });
    expect(olderCriteria(detail).map((own) => own.name_ja)).toEqual(["架空の旧観点"]);
  });
  it("counts no steps between answers on different scales", () => {
    const older = [{ criteria: 2, criteria_list: [criterionOf("a", "架空")], reasons: [] }];
    const vote = (criteria: number, n: number | null) => voteOf(criteria, "A", { criteria, scores: { a: value(n) } });
    const detail = (...votes: ReturnType<typeof vote>[]) =>
      detailOf(11, { criteria_list: [criterionOf("a", "架空", { scale: "five" })], older, votes });
    expect(commonScale(detail(vote(2, 3), vote(3, 3)), "a")).toBeNull();
    expect(commonScale(detail(vote(2, 3), vote(3, null)), "a")).toBe("three");
    expect(commonScale(detail(vote(3, 3), vote(3, 1)), "a")).toBe("five");
  });
});
