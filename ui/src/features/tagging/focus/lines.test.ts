import { expect, it } from "vitest";
import { four } from "./fixtures.tsx";
import { countsOf } from "./lines.ts";

it("counts of a kind are counted by kind", () => {
  expect(countsOf(four())).toEqual({ target: 1, modality: 2, indication: 1 });
});
