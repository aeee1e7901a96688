import { expect, it } from "vitest";
import type { Sort, SortKey } from "../../api/bindings.ts";
import { groupOf, nextSorts, SORT_KEYS, sortsOf, sortText, withSort } from "./sorts.ts";

const order = (text: string) => sortsOf(text);
const pressed = (text: string, key: SortKey, extend = false) => sortText(nextSorts(order(text), key, extend)) ?? "";

it("the address gives back every order, of one column or of several", () => {
  for (const key of SORT_KEYS) {
    if (key === "added") continue;
    for (const text of [key, `-${key}`]) expect(sortText(sortsOf(text))).toBe(text);
  }
  expect(order("title,-year,budget")).toEqual<Sort[]>([
    { key: "title", descending: false },
    { key: "year", descending: true },
    { key: "budget", descending: false },
  ]);
});

it("the order of import is no order of its own", () => {
  expect(order("added")).toEqual([]);
  expect(sortsOf(undefined)).toEqual([]);
  expect(sortText([])).toBeUndefined();
});

it("an address written by hand is understood as far as it goes, and no column counts twice", () => {
  expect(sortText(order("title,,nothing,-title, year,-budget"))).toBe("title,-budget");
  expect(sortsOf(7)).toEqual([]);
});

it("a press goes ascending, descending, off, and takes the place of every other column", () => {
  expect(pressed("", "year")).toBe("year");
  expect(pressed("year", "year")).toBe("-year");
  expect(pressed("-year", "year")).toBe("");
  expect(pressed("title,-year", "budget")).toBe("budget");
  expect(pressed("title,-year", "year")).toBe("year");
});

it("with Shift a column joins, turns round and leaves while the others keep their rank", () => {
  expect(pressed("title", "year", true)).toBe("title,year");
  expect(pressed("title,year,budget", "year", true)).toBe("title,-year,budget");
  expect(pressed("title,-year,budget", "year", true)).toBe("title,budget");
  expect(pressed("", "year", true)).toBe("year");
});

it("the menu of a column sets a direction, alone or beside the others", () => {
  expect(sortText(withSort(order("title,year"), "budget", true, false))).toBe("-budget");
  expect(sortText(withSort(order("title,year"), "title", true, true))).toBe("-title,year");
  expect(sortText(withSort(order("title"), "year", true, true))).toBe("title,-year");
});

it("headings are of columns that many projects share, not of numbers or titles", () => {
  expect(groupOf("phase")).toBe("phase");
  expect(groupOf("budget")).toBe("budget");
  for (const key of ["number", "title", "added", "relevance", "nothing", undefined]) expect(groupOf(key)).toBeNull();
});
