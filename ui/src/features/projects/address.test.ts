import { describe, expect, it } from "vitest";
import type { Filter } from "../../api/bindings.ts";
import { NO_FILTER } from "../../api/filter.ts";
import type { ProjectsSearch } from "../../search.ts";
import { filterOf, hasConditions, nextSort, sortOf, termsOf, toggledValue, withFilter, withSort } from "./address.ts";
import { cut } from "./highlight.tsx";

const full: Filter = {
  text: "がん 治療",
  programme: ["次世代がん医療加速化研究事業"],
  year: [2024, 2025],
  institution: ["架空大学"],
  target: ["HGNC:6407", "TSU:X"],
  modality: ["AB-ADC"],
  indication: ["MONDO:0005184"],
  untagged: ["target", "indication"],
  look: ["conflicting"],
};

describe("the address", () => {
  it("gives back every filter that was put into it", () => {
    expect(filterOf(withFilter({}, full))).toEqual(full);
    expect(filterOf(withFilter({}, NO_FILTER))).toEqual(NO_FILTER);
    expect(withFilter({}, NO_FILTER)).toEqual({});
  });

  it("keeps order, open project and tab when the filter changes", () => {
    const now: ProjectsSearch = { sort: "title", desc: true, open: 0, tab: "tags", q: "old", year: [2020] };
    expect(withFilter(now, { ...NO_FILTER, text: "new" })).toEqual({
      sort: "title",
      desc: true,
      open: 0,
      tab: "tags",
      q: "new",
    });
  });

  it("understands what a router makes of a hand-written address, and leaves out what it does not", () => {
    const odd = { q: 2024, target: "HGNC:1", year: ["2024", "x"], untagged: ["modality", "nothing"], sort: "rank" };
    const search = odd as unknown as ProjectsSearch;
    expect(filterOf(search)).toEqual({
      ...NO_FILTER,
      text: "2024",
      target: ["HGNC:1"],
      year: [2024],
      untagged: ["modality"],
    });
    expect(sortOf(search)).toEqual({ key: "added", descending: false });
  });

  it("a press on a head sorts up, then down, then as imported again", () => {
    const up = nextSort({ key: "added", descending: false }, "title");
    const down = nextSort(up, "title");
    expect([up, down, nextSort(down, "title")]).toEqual([
      { key: "title", descending: false },
      { key: "title", descending: true },
      { key: "added", descending: false },
    ]);
    expect(sortOf(withSort({ q: "x" }, down))).toEqual(down);
    expect(withSort({ q: "x", sort: "title", desc: true }, { key: "added", descending: false })).toEqual({ q: "x" });
  });
});

describe("facets", () => {
  it("take several values, and give each back alone", () => {
    const one = toggledValue(NO_FILTER, "target", "HGNC:1");
    const two = toggledValue(one, "target", "HGNC:2");
    expect(two.target).toEqual(["HGNC:1", "HGNC:2"]);
    expect(toggledValue(two, "target", "HGNC:1").target).toEqual(["HGNC:2"]);
    expect(toggledValue(toggledValue(NO_FILTER, "year", "2024"), "year", "2025").year).toEqual([2024, 2025]);
    expect(toggledValue(NO_FILTER, "untagged", "modality").untagged).toEqual(["modality"]);
  });

  it("search words are no condition to be removed", () => {
    expect(hasConditions({ ...NO_FILTER, text: "がん" })).toBe(false);
    expect(hasConditions({ ...NO_FILTER, year: [2024] })).toBe(true);
  });
});

describe("hits in a title", () => {
  it("words are separated by half or full width spaces", () => {
    expect(termsOf(" がん　治療 ADC ")).toEqual(["がん", "治療", "ADC"]);
  });

  it("are marked where they stand literally, the longer word first", () => {
    expect(cut("膵がん治療adc", ["がん", "がん治療", "ADC"])).toEqual([
      ["膵", false],
      ["がん治療", true],
      ["adc", true],
    ]);
    expect(cut("抗体", ["がん"])).toEqual([["抗体", false]]);
    expect(cut("", ["がん"])).toEqual([]);
  });
});
