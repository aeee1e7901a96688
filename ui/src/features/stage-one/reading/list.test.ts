import { describe, expect, it } from "vitest";
import type { ReadingItem } from "../../../api/bindings.ts";
import { moved, nextOf, previousOf, upcoming, withFirst, withSent } from "./useReadingList.ts";
import { blank, carried, same, versionFrom, withMain, withScore, withVerdict } from "./vote.ts";
import { CRITERIA, tag, versionAt } from "./world.ts";

const item = (project: number, state: "unread" | "later" | "voted" = "unread"): ReadingItem => ({
  project,
  title_ja: "",
  title_en: "",
  verdict: state === "voted" ? "keep" : null,
  voted: state === "voted",
  later: state === "later",
});
const LIST = [item(1), item(2), item(3), item(4, "later"), item(5, "voted"), item(6, "voted")];
const ids = (items: readonly ReadingItem[]) => items.map((own) => own.project);

describe("the way through the list", () => {
  it("goes on in the order, from the top again, and to what was put off last", () => {
    expect(nextOf(LIST, 1)).toBe(2);
    expect(nextOf(LIST, 3)).toBe(1);
    expect(nextOf(LIST, 5)).toBe(1);
    expect(upcoming(LIST, 2, 5)).toEqual([3, 1, 4]);
    expect(nextOf([item(4, "later"), item(5, "voted")], 4)).toBeUndefined();
  });

  it("the vote before is the latest one, then the one before that", () => {
    expect([previousOf(LIST, 2), previousOf(LIST, 5), previousOf(LIST, 6)]).toEqual([5, 6, undefined]);
  });

  it("what was sent stands at once where the core will have it", () => {
    const sent = withSent(
      LIST,
      new Map([
        [2, "drop" as const],
        [1, "keep" as const],
      ]),
    );
    expect(ids(sent)).toEqual([3, 4, 1, 2, 5, 6]);
    expect(sent[3]).toMatchObject({ voted: true, verdict: "drop" });
    expect(withSent(LIST, new Map())).toBe(LIST);
  });

  it("a move names only what changes its place, and only the unread move", () => {
    expect(moved(LIST, 1, "down")).toEqual([2, 1]);
    expect(moved(LIST, 3, "first")).toEqual([3, 1, 2]);
    expect([moved(LIST, 1, "up"), moved(LIST, 3, "down"), moved(LIST, 4, "up"), moved(LIST, 5, "first")]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(ids(withFirst(LIST, [3, 1, 2]))).toEqual([3, 1, 2, 4, 5, 6]);
    expect(ids(withFirst(LIST, [5, 2]))).toEqual([2, 1, 3, 4, 5, 6]);
  });
});

describe("a vote", () => {
  it("says the same whatever the order of its tags or the blanks around its notes", () => {
    const a = { ...blank(1), note: "注 ", tags: [tag("target", "A", "a"), tag("target", "B", "b")] };
    const b = { ...blank(1), note: "注", tags: [tag("target", "B", "b"), tag("target", "A", "a")] };
    expect(same(a, b)).toBe(true);
    expect(same(a, { ...b, certainty: "high" })).toBe(false);
    expect(same(withScore(a, "x", { value: null }), a)).toBe(false);
  });

  it("carried to other criteria keeps what their scales still have, and a reason only of its verdict", () => {
    const first = CRITERIA[0];
    if (!first) throw new Error("no criteria");
    const to = versionFrom(versionAt(2, 2, [{ ...first, scale: "yes-no" }], []));
    const before = withScore(withVerdict(blank(1), "hold"), first.key, { value: 3 });
    expect(carried({ ...before, reason: "data" }, to)).toMatchObject({
      criteria: 2,
      verdict: "hold",
      reason: "",
      scores: {},
    });
    const yes = withScore(blank(1), first.key, { value: 1, note: "注" });
    expect(carried(yes, to).scores).toEqual({ [first.key]: { value: 1, note: "注" } });
  });

  it("has one main tag of a kind", () => {
    const [a, b, c] = [tag("target", "A", "a", true), tag("target", "B", "b"), tag("modality", "A", "c", true)];
    const made = withMain({ ...blank(1), tags: [a, b, c] }, b);
    expect(made.tags.map((own) => own.main)).toEqual([false, true, true]);
  });
});
