import { expect, it } from "vitest";
import type { ScanLevel } from "../../../api/bindings.ts";
import { proposed, tagsOf } from "./levels.ts";

const counts = (target: number, modality: number, indication: number) => ({ target, modality, indication });
const level = (certainty: number, tags: ReturnType<typeof counts>): ScanLevel => ({ certainty, tags, projects: tags });

it("only the kinds that are ticked are counted", () => {
  const own = level(0.9, counts(1, 20, 300));
  expect(tagsOf(own, new Set(["target", "indication"]))).toBe(301);
  expect(tagsOf(own, new Set())).toBe(0);
});

it("at first the lowest certainty is offered that is still as good as certain and gives something", () => {
  const none = counts(0, 0, 0);
  const some = counts(1, 0, 0);
  expect(proposed([level(0.98, some), level(0.95, some), level(0.9, some), level(0.8, some)])).toBe(2);
  expect(proposed([level(0.98, none), level(0.9, none), level(0.8, some)])).toBe(2);
  expect(proposed([level(0.9, none)])).toBe(0);
  expect(proposed([])).toBe(0);
});
