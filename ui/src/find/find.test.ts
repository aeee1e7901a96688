import { expect, it } from "vitest";
import type { Dim, Filter } from "../api/bindings.ts";
import { NO_FILTER } from "../api/filter.ts";
import type { ProjectsSearch } from "../search.ts";
import { en } from "../text/en/index.ts";
import * as format from "../text/format.ts";
import { inLanguage, type Texts } from "../text/index.ts";
import { ja } from "../text/ja/index.ts";
import { addressOf, filterOf, withFilter } from "./address.ts";
import { DIMS, hasConditions, isInverted, NARROWINGS, NONE, setOnly, toggled, valuesOf, withInverted } from "./dims.ts";
import { dimName, valueLabel } from "./labels.ts";

/** Two values of every dimension. */
const VALUES: Record<Dim, [string, string]> = {
  target: ["HGNC:6407", "TSU:X"],
  target_class: ["kinase", NONE],
  modality: ["AB-ADC", "SM"],
  indication: ["MONDO:0005184", NONE],
  area: ["II", "IV"],
  untagged: ["target", "indication"],
  look: ["proposed", "conflicting"],
  year: ["2024", "2026"],
  phase: ["応用", NONE],
  programme: ["次世代がん医療加速化研究事業", "2024"],
  ministry: ["文科", "厚労"],
  integrated: ["医薬品", "感染症"],
  institution: ["架空大学", "架空 大学, 病院"],
  prefecture: ["東京都", NONE],
  budget: ["0", "1g"],
  ends: ["2025", "2027"],
  theme: ["12", "4398046511105"],
  outcome: ["papers", "approval"],
  disclosure: ["public", "internal"],
  issue: ["number-odd", "duplicate"],
};

/** As the router writes and reads an address. */
const throughRouter = (search: ProjectsSearch): ProjectsSearch => JSON.parse(JSON.stringify(search));

it("the table of dimensions is the filter's, with nothing left out", () => {
  expect([...NARROWINGS, "text", "exact", "not"].sort()).toEqual(Object.keys(NO_FILTER).sort());
});

it.each(DIMS)("the address gives back a condition on %s, as it is and inverted", (dim) => {
  const one = setOnly(NO_FILTER, dim, VALUES[dim]);
  expect(valuesOf(one, dim)).toEqual(VALUES[dim]);
  const other = withInverted(one, dim, true);
  expect(isInverted(other, dim)).toBe(true);
  for (const filter of [one, other]) expect(filterOf(throughRouter(withFilter({}, filter)))).toEqual(filter);
  const [first, second] = VALUES[dim];
  expect(valuesOf(toggled(one, dim, first), dim)).toEqual([second]);
  expect(hasConditions(one)).toBe(true);
});

it("the address gives back programmes of the registry, and only ids", () => {
  const one = setOnly(NO_FILTER, "registered", ["12", "0", "x", "-3"]);
  expect(one.registered).toEqual([12, 0]);
  expect(filterOf(throughRouter(withFilter({}, one)))).toEqual(one);
  expect(filterOf({ registered: ["3", "x"] } as never).registered).toEqual([3]);
  expect(toggled(one, "registered", "0").registered).toEqual([12]);
  expect(hasConditions(one)).toBe(true);
  expect(isInverted({ ...one, not: ["year"] }, "registered")).toBe(false);
});

it("the address gives back everything at once", () => {
  let full: Filter = { ...NO_FILTER, text: "がん 治療", exact: true };
  for (const dim of DIMS) full = withInverted(setOnly(full, dim, VALUES[dim]), dim, dim.length % 2 === 0);
  expect(filterOf(throughRouter(withFilter({}, full)))).toEqual(full);
  expect(withFilter(withFilter({}, full), NO_FILTER)).toEqual({});
  expect(addressOf({ outcome: ["poc"] })).toEqual({ outcome: ["poc"] });
});

it("order, group, view, open project and tab stay when the filter changes", () => {
  const now: ProjectsSearch = {
    sort: "title,-year",
    group: "phase",
    view: 3,
    open: 0,
    tab: "tags",
    q: "old",
    year: [2020],
  };
  expect(withFilter(now, { ...NO_FILTER, text: "new" })).toEqual({
    sort: "title,-year",
    group: "phase",
    view: 3,
    open: 0,
    tab: "tags",
    q: "new",
  });
});

it("an address written by hand is understood as far as it goes", () => {
  const odd = {
    q: 2024,
    target: "HGNC:1",
    year: ["2024", "x", 2024],
    untagged: ["modality", "nothing"],
    not: "look",
    exact: 1,
  };
  expect(filterOf(odd as unknown as ProjectsSearch)).toEqual({
    ...NO_FILTER,
    text: "2024",
    target: ["HGNC:1"],
    year: [2024],
    untagged: ["modality"],
    not: ["look"],
  });
});

it("what is left out can be said before a value is chosen, and ends with the last value", () => {
  const said = withInverted(NO_FILTER, "area", true);
  expect(hasConditions(said)).toBe(false);
  const one = toggled(said, "area", "II");
  expect([one.area, one.not]).toEqual([["II"], ["area"]]);
  expect(toggled(one, "area", "II")).toEqual(NO_FILTER);
});

it("years are kept in order, and search words are no condition to be removed", () => {
  expect(toggled(setOnly(NO_FILTER, "year", ["2025"]), "year", "2023").year).toEqual([2023, 2025]);
  expect(hasConditions({ ...NO_FILTER, text: "がん" })).toBe(false);
});

it.each([
  ["ja", ja],
  ["en", en],
] as const)("every dimension has a name in %s, and every value the window knows one of its own", (l, t: Texts) => {
  const f = { fiscalYear: (year: number) => format.fiscalYear(year, l) } as never;
  const pick = ((thing: never, field: "label") => inLanguage(thing, field, l)) as never;
  const label = (dim: Dim, value: string, name = "") =>
    valueLabel(t, pick, f, dim, { value, label_ja: name, label_en: name });
  expect(new Set(DIMS.map((dim) => dimName(t, dim))).size).toBe(DIMS.length);
  for (const dim of ["untagged", "look", "year", "ends", "budget", "outcome", "disclosure", "issue"] as const) {
    const [a, b] = VALUES[dim].map((value) => label(dim, value));
    expect(a).not.toBe(b);
    expect(VALUES[dim]).not.toContain(a);
  }
  expect(label("phase", NONE)).toBe(t.find.none);
  expect(label("target", "HGNC:1", "EGFR")).toBe("EGFR");
  expect(label("programme", "架空事業")).toBe("架空事業");
  // A word this window does not know yet is shown, not swallowed.
  expect(label("issue", "unheard-of")).toBe("unheard-of");
});
