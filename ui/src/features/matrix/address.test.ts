import { expect, it } from "vitest";
import { MATRIX } from "../../../test/finding.ts";
import { NO_FILTER } from "../../api/filter.ts";
import type { MatrixSearch } from "../../search.ts";
import { chosen, conditionsOf, FIRST, shapeOf, swapped, withConditions, withShape } from "./address.ts";
import { gapsOf } from "./Gaps.tsx";
import { listOf, requestOf } from "./request.ts";
import { yearsOf } from "./Trends.tsx";

it("an address gives axes: its own, the first ones without, always different from one another", () => {
  const check = (search: unknown, shape: unknown) => expect(shapeOf(search as MatrixSearch)).toEqual(shape);
  check({}, FIRST);
  check({ rows: "phase", columns: "programme", third: "area" }, { rows: "phase", columns: "programme", third: "area" });
  check({ rows: "nonsense", columns: 7 }, FIRST);
  check({ rows: "area", columns: "area" }, { rows: "area", columns: "modality", third: null });
  check({ rows: "modality", columns: "modality" }, { rows: "modality", columns: "target_class", third: null });
  check({ rows: "phase", columns: "programme", third: "phase" }, { rows: "phase", columns: "programme", third: null });
});

it("axes come back from the address they are written to; conditions and view stay", () => {
  const before: MatrixSearch = { year: [2025], view: 3, show: "gaps", third: "area" };
  const shape = { rows: "phase", columns: "programme", third: null } as const;
  const after = withShape(before, shape);
  expect(after).toEqual({ year: [2025], view: 3, show: "gaps", rows: "phase", columns: "programme" });
  expect(shapeOf(after)).toEqual(shape);
  expect(conditionsOf(withConditions(after, { ...NO_FILTER, text: "がん" }))).toEqual({ ...NO_FILTER, text: "がん" });
  expect(shapeOf(withConditions(after, NO_FILTER))).toEqual(shape);
});

it("an axis chosen that another has changes places with it", () => {
  const shape = { rows: "phase", columns: "area", third: "year" } as const;
  expect(chosen(shape, "rows", "area")).toEqual({ rows: "area", columns: "phase", third: "year" });
  expect(chosen(shape, "third", "phase")).toEqual({ rows: "year", columns: "area", third: "phase" });
  expect(chosen(shape, "rows", "year")).toEqual({ rows: "year", columns: "area", third: "phase" });
  expect(chosen(shape, "third", null)).toEqual({ ...shape, third: null });
  expect(swapped(shape)).toEqual({ rows: "area", columns: "phase", third: "year" });
});

it("without a third axis, choosing one of the first two for it leaves three different ones", () => {
  for (const axis of ["target_class", "modality", "phase"] as const) {
    const next = chosen({ rows: axis, columns: "area", third: null }, "third", axis);
    expect(next.third).toBe(axis);
    expect(new Set(Object.values(next)).size).toBe(3);
  }
});

it("with a third axis no more values are asked for than small maps can show", () => {
  expect(requestOf(NO_FILTER, FIRST, false).most).toBe(30);
  expect(requestOf(NO_FILTER, FIRST, true).most).toBe(60);
  expect(requestOf(NO_FILTER, { ...FIRST, third: "area" }, true).most).toBe(12);
});

it("the list behind a cell keeps the other conditions and asks for the cell's values, even where they were left out", () => {
  const filter = { ...NO_FILTER, text: "がん", year: [2025], modality: ["AB", "SM"], not: ["modality" as const] };
  expect(
    listOf(filter, [
      ["target_class", "kinase"],
      ["modality", "SM"],
    ]),
  ).toEqual({ q: "がん", year: [2025], target_class: ["kinase"], modality: ["SM"] });
  expect(listOf(filter, [["year", "2024"]]).year).toEqual([2024]);
});

it("years run from the first to the last without a break; projects without one are no year", () => {
  expect(yearsOf(["2026", "-", "2023", "2024"])).toEqual([2023, 2024, 2025, 2026]);
  expect(yearsOf(["-"])).toEqual([]);
  expect(yearsOf(["202", "2024"])).toEqual([202, 2024]);
});

it("wanted cells: the empty ones first, unknown where only the most frequent values are counted", () => {
  const cells = (more: number, row = "gpcr") =>
    gapsOf({
      ...MATRIX,
      more_rows: more,
      more_columns: 0,
      wanted: [...MATRIX.wanted, { row, column: "SM", by: "", at: "" }],
    }).map(({ row: r, column, count }) => [r, column, count]);
  expect(cells(0)).toEqual([
    ["gpcr", "GT", 0],
    ["kinase", "AB", 9],
    ["gpcr", "SM", 12],
  ]);
  expect(cells(0, "ppi")).toContainEqual(["ppi", "SM", 0]);
  expect(cells(4, "ppi")).toContainEqual(["ppi", "SM", null]);
});
