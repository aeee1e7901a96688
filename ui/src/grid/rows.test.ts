import { describe, expect, it } from "vitest";
import type { RowGroup } from "../api/bindings.ts";
import { type Answer, PAGE, pagesFor, rowAt, type Shown, take } from "./rows.ts";

const page = (number: number, total: number, at = 1, mark = ""): Answer<string> => ({
  at,
  page: {
    total,
    offset: number * PAGE,
    rows: Array.from({ length: Math.min(PAGE, total - number * PAGE) }, (_, i) => `${mark}${number * PAGE + i}`),
  },
});

describe("rows in pages", () => {
  it("only the pages in view are asked for", () => {
    expect(pagesFor(0, 40)).toEqual([0]);
    expect(pagesFor(95, 105)).toEqual([0, 1]);
    expect(pagesFor(99_950, 99_999)).toEqual([999]);
    expect(pagesFor(0, -1)).toEqual([0]);
  });

  it("a row is found by its position, one not fetched yet is unknown", () => {
    const shown = take(null, "a", [page(2, 1000)]);
    expect(rowAt(shown, 250)).toBe("250");
    expect(rowAt(shown, 50)).toBeUndefined();
    expect(rowAt(shown, -1)).toBeUndefined();
    expect(rowAt(shown, 1000)).toBeUndefined();
  });

  it("the rows of the previous question stay until the next one is answered", () => {
    const before = take(null, "a", [page(0, 300)]);
    const waiting = take(before, "b", [undefined]);
    expect(waiting).toBe(before);
    const after = take(waiting, "b", [page(0, 20, 2, "b")]);
    expect(after).toMatchObject({ list: "b", total: 20 });
    expect(rowAt(after, 3)).toBe("b3");
    expect(rowAt(after, 50)).toBeUndefined();
  });

  it("nothing is drawn again when nothing changed", () => {
    const answer = page(0, 300);
    const shown = take(null, "a", [answer]);
    expect(take(shown, "a", [answer, undefined])).toBe(shown);
  });

  it("after a change the newest answer says how many rows there are", () => {
    const old = page(1, 300, 1);
    let shown: Shown<string> | null = take(null, "a", [page(0, 300, 1), old]);
    shown = take(shown, "a", [page(0, 299, 2, "n"), old]);
    expect(shown?.total).toBe(299);
    expect(rowAt(shown, 0)).toBe("n0");
    expect(rowAt(shown, 150)).toBe("150");
  });

  it("scrolling through 100,000 rows keeps few of them", () => {
    let shown: Shown<string> | null = null;
    for (let number = 0; number < 1000; number += 1) shown = take(shown, "a", [page(number, 100_000, number)]);
    expect(shown?.pages.size).toBeLessThanOrEqual(40);
    expect(rowAt(shown, 99_999)).toBe("99999");
  });

  it("headings that say the same are the same, so that nothing is laid out again on every page", () => {
    const heads = () => [{ label_ja: "応用", label_en: "Applied", first: 0, count: 300 }];
    const grouped = (number: number, groups = heads()): Answer<string> => {
      const answer = page(number, 300, number);
      return { ...answer, page: { ...answer.page, groups } };
    };
    const first = take(null, "a", [grouped(0)]);
    const second = take(first, "a", [grouped(1)]);
    expect(second?.pages.size).toBe(2);
    expect(second?.groups).toBe(first?.groups);
    const other = take(second, "a", [grouped(2, [{ ...heads()[0], label_ja: "治験" } as RowGroup])]);
    expect(other?.groups[0]?.label_ja).toBe("治験");
  });
});
