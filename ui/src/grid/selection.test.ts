import { describe, expect, it } from "vitest";
import { NO_FILTER } from "../api/filter.ts";
import {
  ALL,
  countOf,
  headTick,
  isPicked,
  NONE,
  span,
  tickOf,
  toggled,
  toSelection,
  withoutRange,
  withRange,
} from "./selection.ts";

const filter = { ...NO_FILTER, text: "がん", year: [2024] };

describe("what is ticked", () => {
  it("nothing is never sent as all", () => {
    expect(toSelection(NONE, filter)).toEqual({ these: [] });
    expect(countOf(NONE, 100_000)).toBe(0);
  });

  it("one tick after another, and back again", () => {
    const two = toggled(toggled(NONE, 3), 7);
    expect(toSelection(two, filter)).toEqual({ these: [3, 7] });
    expect(toSelection(toggled(two, 3), filter)).toEqual({ these: [7] });
  });

  it("all that match, minus what was unticked by hand", () => {
    const most = toggled(toggled(ALL, 5), 9);
    expect(toSelection(most, filter)).toEqual({ matching: { filter, except: [5, 9] } });
    expect(countOf(most, 258)).toBe(256);
    expect(isPicked(most, 5)).toBe(false);
    expect(isPicked(most, 6)).toBe(true);
    expect(toSelection(toggled(most, 5), filter)).toEqual({ matching: { filter, except: [9] } });
  });

  it("a range adds to what was ticked before, in either direction", () => {
    const before = toggled(NONE, 42);
    expect(toSelection(withRange(before, [1, 2, 3]), filter)).toEqual({ these: [42, 1, 2, 3] });
    expect(span(8, 3)).toEqual({ offset: 3, limit: 6 });
    expect(span(3, 3)).toEqual({ offset: 3, limit: 1 });
  });

  it("a range over all that match takes back what was unticked there", () => {
    const most = toggled(toggled(ALL, 5), 9);
    expect(toSelection(withRange(most, [4, 5, 6]), filter)).toEqual({ matching: { filter, except: [9] } });
  });

  it("the tick of the head says all, some or none", () => {
    expect(headTick(NONE, 10)).toBe(false);
    expect(headTick(ALL, 10)).toBe(true);
    expect(headTick(toggled(ALL, 1), 10)).toBe("mixed");
    expect(headTick(toggled(NONE, 1), 10)).toBe("mixed");
    expect(headTick(ALL, 0)).toBe(false);
  });

  it("a range can be unticked, of some rows and of all that match", () => {
    expect(toSelection(withoutRange(withRange(NONE, [1, 2, 3]), [2, 3, 9]), filter)).toEqual({ these: [1] });
    expect(toSelection(withoutRange(toggled(ALL, 5), [5, 6]), filter)).toEqual({
      matching: { filter, except: [5, 6] },
    });
  });

  it("a heading says all, some or none of its rows, and promises nothing of rows that are not known", () => {
    const two = withRange(NONE, [1, 2]);
    expect([tickOf(two, [1, 2], true), tickOf(two, [1, 3], true), tickOf(two, [3], true)]).toEqual([
      true,
      "mixed",
      false,
    ]);
    expect([tickOf(two, [1, 2], false), tickOf(two, [3], false)]).toEqual(["mixed", false]);
    expect([tickOf(ALL, [], false), tickOf(toggled(ALL, 9), [], false)]).toEqual([true, "mixed"]);
    expect(tickOf(toggled(ALL, 9), [9], true)).toBe(false);
    expect(tickOf(ALL, [], true)).toBe(false);
  });
});
