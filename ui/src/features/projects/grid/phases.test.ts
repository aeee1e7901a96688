import { expect, it } from "vitest";
import { phaseStep } from "./phases.ts";

it("AMED's phases stand in their order, as its lists write them", () => {
  const listed = ["基礎的", "応用", "非臨床研究・前臨床研究", "臨床試験", "治験", "市販後"];
  expect(listed.map(phaseStep)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(phaseStep(" 非臨床 ")).toBe(3);
});

it("what is no step on the way, or no word of AMED's, is shown as it is", () => {
  for (const text of ["観察研究等", "該当なし", "", "Phase III", "応用・治験"]) expect(phaseStep(text)).toBeUndefined();
});
