import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type {
  Dim,
  FacetRequest,
  FacetSearch,
  FacetShape,
  FacetValue,
  Filter,
  SettingsPatch,
} from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { host } from "../../../api/host.ts";
import { DIMS } from "../../../find/index.ts";
import { choose } from "../../../text/language.ts";
import { Tokens } from "../Tokens.tsx";
import { Facets } from "./Facets.tsx";
import { arranged, DEFAULT, flipped, moved, neighbour, type Shape, understood, useShape } from "./shape.ts";
import { useFacets } from "./useFacets.ts";

const value = (v: string, count: number, label = v, parent: string | null = null): FacetValue => ({
  value: v,
  label_ja: label,
  label_en: label,
  count,
  parent,
});

let held: Partial<Record<Dim, { values: FacetValue[]; more?: number }>>;
/** What the settings remember. */
let kept: FacetShape | null;
let asked: FacetRequest[];
let searched: FacetSearch[];
let filter: Filter;

beforeEach(() => {
  queryClient.clear();
  kept = null;
  choose({ language: "ja", appearance: "light" });
  asked = [];
  searched = [];
  held = {
    target: { values: [value("HGNC:1", 74, "EGFR"), value("HGNC:2", 41, "KRAS"), value("-", 5, "")] },
    modality: {
      values: [value("AB", 63, "抗体"), value("SM", 58, "低分子"), value("AB-ADC", 17, "ADC", "AB")],
    },
    indication: {
      values: [
        value("M:1", 90, "腫瘍"),
        value("M:2", 60, "癌", "M:1"),
        value("M:3", 38, "膵癌", "M:2"),
        value("M:4", 7, "糖尿病"),
      ],
    },
    year: { values: [2022, 2023, 2024, 2025, 2026].map((year, i) => value(String(year), 10 + i)) },
    budget: { values: [value("0", 3), value("10m", 9), value("1g", 1), value("-", 4)] },
    institution: { values: Array.from({ length: 9 }, (_, i) => value(`架空${i}大学`, 9 - i)), more: 300 },
    look: { values: [value("proposed", 2), value("obsolete", 1)] },
  };
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    if (name === "find.facets") {
      const request = args as FacetRequest;
      asked.push(request);
      const facets = request.dims.map((dim) => ({ dim, values: held[dim]?.values ?? [], more: held[dim]?.more ?? 0 }));
      return { value: { total: 9, facets }, changed: [] };
    }
    if (name === "settings.get") return { value: { facets: kept }, changed: [] };
    if (name === "settings.set") {
      kept = (args as SettingsPatch).facets ?? kept;
      return { value: { facets: kept }, changed: ["settings"] };
    }
    if (name === "find.values") {
      const request = args as FacetSearch;
      searched.push(request);
      return { value: { dim: request.dim, values: [value("架空300大学", 1)], more: 0 }, changed: [] };
    }
    throw { code: "bad-call", params: { name }, detail: null };
  });
});

function Panel({ start }: { start: Filter }) {
  const [own, setOwn] = useState(start);
  const [shape, setShape] = useShape();
  const counts = useFacets(own, shape.open);
  filter = own;
  return (
    <>
      <Tokens filter={own} counts={counts} onFilter={setOwn} />
      <Facets counts={counts} filter={own} onFilter={setOwn} shape={shape} onShape={setShape} />
    </>
  );
}
const show = (start: Partial<Filter> = {}) =>
  render(
    <QueryClientProvider client={queryClient}>
      <Panel start={{ ...NO_FILTER, ...start }} />
    </QueryClientProvider>,
  );
const facet = (dim: Dim) => screen.getByTestId(`facet-${dim}`);
const lineOf = async (dim: Dim, v: string) => {
  await waitFor(() => expect(facet(dim).querySelector(`[data-value="${v}"]`)).toBeTruthy());
  return facet(dim).querySelector(`[data-value="${v}"]`) as HTMLElement;
};
const labels = (dim: Dim) =>
  within(facet(dim))
    .queryAllByTestId("facet-value")
    .map((line) => line.querySelector(".ell")?.textContent);
const tokens = () => screen.queryAllByTestId("filter-token").map((token) => token.textContent);
const choice = async (dim: Dim, id: string) => {
  fireEvent.click(screen.getByTestId(`facet-menu-button-${dim}`));
  fireEvent.click(await screen.findByTestId(`facet-menu-${dim}-${id}`));
};
const onScreen = () =>
  [...document.querySelectorAll(".facet")].map((own) => own.getAttribute("data-testid")?.slice("facet-".length));

describe("a facet", () => {
  it("takes several values, each of which can be taken back alone", async () => {
    show();
    fireEvent.click(await lineOf("target", "HGNC:1"));
    fireEvent.click(await lineOf("target", "HGNC:2"));
    expect(filter.target).toEqual(["HGNC:1", "HGNC:2"]);
    expect(tokens()).toEqual(["標的EGFR", "標的KRAS"]);
    expect((await lineOf("target", "HGNC:1")).getAttribute("aria-checked")).toBe("true");
    fireEvent.click(await lineOf("target", "HGNC:1"));
    expect(filter.target).toEqual(["HGNC:2"]);
    fireEvent.click(within(screen.getByTestId("filter-token")).getByRole("button"));
    expect(filter).toEqual(NO_FILTER);
  });

  it("turns round to leave its values out, before or after one is chosen, and its tokens say so", async () => {
    show();
    const not = screen.getByTestId("facet-not-target");
    fireEvent.click(not);
    expect(not.getAttribute("aria-pressed")).toBe("true");
    expect(tokens()).toEqual([]);
    fireEvent.click(await lineOf("target", "HGNC:1"));
    expect([filter.target, filter.not]).toEqual([["HGNC:1"], ["target"]]);
    expect(tokens()).toEqual(["除外標的EGFR"]);
    expect(screen.getByTestId("filter-token").className).toContain("not");
    fireEvent.click(not);
    expect(filter.not).toEqual([]);
    expect(tokens()).toEqual(["標的EGFR"]);
  });

  it("words what has no value, and the values only the window knows", async () => {
    show({ look: ["proposed"], target: ["-"] });
    expect((await lineOf("target", "-")).textContent).toContain("値なし");
    expect((await lineOf("look", "proposed")).textContent).toContain("一覧からの未確認");
    await waitFor(() => expect(tokens()).toEqual(["標的値なし", "一覧からの未確認"]));
  });

  it("shows narrower values under the broader one once that is opened, to any depth", async () => {
    show();
    await lineOf("indication", "M:1");
    expect(labels("indication")).toEqual(["腫瘍", "糖尿病"]);
    const opener = (name: string) => within(facet("indication")).getByRole("button", { name: `${name}の内訳` });
    fireEvent.click(opener("腫瘍"));
    fireEvent.click(opener("癌"));
    expect(labels("indication")).toEqual(["腫瘍", "癌", "膵癌", "糖尿病"]);
    const indent = (v: string) => {
      const li = facet("indication").querySelector(`[data-value="${v}"]`)?.closest("li") as HTMLElement;
      return Number.parseInt(li.style.paddingLeft || "0", 10);
    };
    expect(indent("M:2")).toBeGreaterThan(indent("M:1"));
    expect(indent("M:3")).toBeGreaterThan(indent("M:2"));
  });

  it("opens down to a value that is chosen", async () => {
    show({ indication: ["M:3"] });
    await lineOf("indication", "M:3");
    expect(labels("indication")).toEqual(["腫瘍", "癌", "膵癌", "糖尿病"]);
  });

  it("a value that stands above itself ends the page of nobody", async () => {
    held.indication = { values: [value("A", 2, "甲", "A"), value("B", 1, "乙", "A")] };
    show({ indication: ["B"] });
    await lineOf("indication", "B");
    expect(labels("indication")).toEqual(["甲", "乙"]);
  });
});

describe("searching inside a facet", () => {
  const opened = async () => {
    show();
    fireEvent.click(screen.getByTestId("facet-head-institution"));
    await lineOf("institution", "架空0大学");
    expect(labels("institution")).toHaveLength(5);
    const more = screen.getByTestId("facet-more-institution");
    expect(more.textContent).toBe("ほか304件");
    fireEvent.click(more);
    expect(labels("institution")).toHaveLength(9);
    return screen.getByTestId("facet-search-institution") as HTMLInputElement;
  };

  it("asks the core once the typing rests, and finds what is not among the first", async () => {
    const field = await opened();
    fireEvent.change(field, { target: { value: "3" } });
    fireEvent.change(field, { target: { value: "300" } });
    await waitFor(() => expect(labels("institution")).toEqual(["架空300大学"]));
    expect(searched.map(({ dim, text }) => [dim, text])).toEqual([["institution", "300"]]);
    fireEvent.click(await lineOf("institution", "架空300大学"));
    expect(filter.institution).toEqual(["架空300大学"]);
    fireEvent.keyDown(field, { key: "Escape" });
    await waitFor(() => expect(labels("institution")).toHaveLength(9));
  });

  it("never asks for half-composed Japanese", async () => {
    const field = await opened();
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: "だいg" } });
    await act(() => new Promise((go) => setTimeout(go, 180)));
    expect(searched).toEqual([]);
    fireEvent.change(field, { target: { value: "大学" } });
    fireEvent.compositionEnd(field);
    await waitFor(() => expect(searched.map(({ text }) => text)).toEqual(["大学"]));
  });
});

describe("a scale", () => {
  it("of years takes one bar, or all up to the one pressed before", async () => {
    show();
    fireEvent.click(await lineOf("year", "2023"));
    fireEvent.click(await lineOf("year", "2025"), { shiftKey: true });
    expect(filter.year).toEqual([2023, 2024, 2025]);
    expect(tokens()).toEqual(["年度R5–R7"]);
    const bar = await lineOf("year", "2024");
    expect(bar.getAttribute("aria-pressed")).toBe("true");
    expect(bar.getAttribute("aria-label")).toBe("令和6年度　12課題");
    fireEvent.click(bar);
    expect(filter.year).toEqual([2023, 2025]);
  });

  it("of budgets stands in its ranges, what states none below", async () => {
    show();
    fireEvent.click(screen.getByTestId("facet-head-budget"));
    expect((await lineOf("budget", "10m")).getAttribute("aria-label")).toBe("1,000万–3,000万円　9課題");
    fireEvent.click(await lineOf("budget", "-"));
    fireEvent.click(await lineOf("budget", "1g"));
    expect([...filter.budget].sort()).toEqual(["-", "1g"]);
    fireEvent.click(await lineOf("budget", "-"));
    expect(filter.budget).toEqual(["1g"]);
  });
});

describe("the order of the facets", () => {
  it("only open ones, and those that narrow the list, are counted", async () => {
    show({ disclosure: ["public"] });
    await waitFor(() => expect(asked.at(-1)?.dims).toContain("disclosure"));
    expect(asked.at(-1)?.dims).not.toContain("institution");
    fireEvent.click(screen.getByTestId("facet-head-institution"));
    await waitFor(() => expect(asked.at(-1)?.dims).toContain("institution"));
    fireEvent.click(screen.getByTestId("facet-head-target"));
    await waitFor(() => expect(asked.at(-1)?.dims).not.toContain("target"));
  });

  it("is a person's own: pinned first, moved, put away and found again, and remembered without any value", async () => {
    const { unmount } = show({ institution: ["架空秘密研究所"] });
    await choice("programme", "pin");
    expect(onScreen()[0]).toBe("programme");
    await choice("modality", "up");
    expect(onScreen().slice(1, 4)).toEqual(["target", "modality", "target_class"]);
    await choice("issue", "hide");
    expect(onScreen()).not.toContain("issue");
    unmount();
    expect(JSON.stringify(kept)).not.toContain("架空");
    show();
    // The settings answer what was kept.
    await waitFor(() => expect(onScreen()).not.toContain("issue"));
    expect(onScreen()[0]).toBe("programme");
    fireEvent.click(screen.getByTestId("facets-choose-button"));
    await screen.findByTestId("facets-choose");
    fireEvent.click(screen.getByTestId("facet-shown-issue"));
    expect(onScreen()).toContain("issue");
    fireEvent.click(screen.getByTestId("facets-reset"));
    expect(onScreen()).toEqual([...DIMS]);
  });

  it("moves among those it stands with only", () => {
    const shape: Shape = { ...DEFAULT, pinned: ["phase", "target"], hidden: ["modality"] };
    expect(arranged(shape).slice(0, 3)).toEqual(["target", "phase", "target_class"]);
    expect(neighbour(shape, "phase", 1)).toBeUndefined();
    expect(neighbour(shape, "target_class", -1)).toBeUndefined();
    expect(arranged(moved(shape, "phase", -1)).slice(0, 2)).toEqual(["phase", "target"]);
    // What is put away is stepped over.
    expect(neighbour(shape, "target_class", 1)).toBe("indication");
    expect(moved(shape, "modality", 1)).toBe(shape);
    expect(flipped(flipped(shape, "open", "theme"), "open", "theme")).toEqual(shape);
  });

  it.each([null, undefined])("nothing kept (%j) is the default", (kept) => {
    expect(understood(kept)).toEqual(DEFAULT);
  });

  it("a dimension that came since stands at the end, one that went is left out", () => {
    const kept = understood({ order: ["theme", "gone", "target", "theme"], pinned: ["gone"], hidden: [], open: [] });
    expect(kept.order.slice(0, 2)).toEqual(["theme", "target"]);
    expect([...kept.order].sort()).toEqual([...DIMS].sort());
    expect([kept.pinned, kept.open]).toEqual([[], []]);
  });
});
