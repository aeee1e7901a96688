import { fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { MATRIX, value } from "../../test/finding.ts";
import type { Matrix } from "../api/bindings.ts";
import { choose } from "../text/language.ts";
import { ALL_OF_IT, draw, drawLayers, HeatLegend, HeatMap, layOut, stepBounds, stepOf, TrendTable } from "./index.ts";

const shape = { rows: "target_class", columns: "modality", third: null } as const;
const word = (_: unknown, v: { label_ja: string }) => v.label_ja;

beforeEach(() => choose({ language: "ja", appearance: "light" }));

describe("steps of quantity", () => {
  it.each([
    [0, []],
    [1, [1]],
    [3, [1, 2, 3]],
    [6, [1, 2, 3, 4, 5, 6]],
    [58, [1, 3, 9, 18, 30, 43]],
    [1200, [1, 58, 186, 370, 603, 881]],
  ])("up to %i begin at %j", (most, bounds) => expect(stepBounds(most)).toEqual(bounds));

  it("empty is 0, one project is 1 whatever the largest is, the largest is the darkest of all", () => {
    for (const most of [7, 58, 1284, 100_000]) {
      const bounds = stepBounds(most);
      expect([stepOf(0, bounds), stepOf(1, bounds), stepOf(most, bounds)]).toEqual([0, 1, 6]);
      expect(stepOf((bounds[3] ?? 0) - 1, bounds)).toBe(3);
      expect(stepOf(bounds[3] ?? 0, bounds)).toBe(4);
    }
  });
});

describe("the part of a matrix that is drawn", () => {
  it("every value the core gives stands in its order, with its cells", () => {
    const drawn = draw(MATRIX, shape, ALL_OF_IT, word);
    expect(drawn.columns.map((c) => c.label)).toEqual(["低分子", "抗体", "細胞", "遺伝子"]);
    expect([drawn.count(0, 2), drawn.count(1, 0), drawn.count(1, 3), drawn.most]).toEqual([3, 12, 0, 58]);
    // A place outside of it counts nothing.
    expect(drawn.count(2, 0)).toBe(0);
  });

  it("what there is no room for is counted with what the core left out", () => {
    const cut = draw(MATRIX, shape, { rows: 1, columns: 2 }, word);
    expect([cut.moreRows, cut.moreColumns]).toEqual([1, 7]);
  });

  it("wanted cells are found by their values, not by their place", () => {
    const { wanted } = draw(MATRIX, shape, ALL_OF_IT, word);
    expect([wanted(1, 3), wanted(0, 1), wanted(0, 3)]).toEqual([true, true, false]);
  });

  it("layers share the axes and one largest count", () => {
    const layered: Matrix = {
      ...MATRIX,
      layers: [
        { value: value("II", "がん", 50), cells: [30, 4, 1, 0, 2, 1, 0, 0] },
        { value: value("I", "感染症", 20), cells: [8, 0, 0, 0, 9, 1, 1, 0] },
      ],
    };
    const drawn = draw(layered, { ...shape, third: "area" }, ALL_OF_IT, word);
    const { layers, most } = drawLayers(layered, drawn, word);
    expect(most).toBe(30);
    expect(layers.map(({ value: v, count }) => [v.label, count(0, 0), count(1, 1)])).toEqual([
      ["がん", 30, 1],
      ["感染症", 8, 1],
    ]);
  });
});

describe("the heat map", () => {
  const pressed = vi.fn();
  const menu = vi.fn();
  const show = () => {
    const drawn = draw(MATRIX, shape, ALL_OF_IT, word);
    render(
      <HeatMap
        label="標的クラス × モダリティ"
        drawn={drawn}
        count={drawn.count}
        bounds={stepBounds(drawn.most)}
        onCell={(r, c) => pressed("cell", r, c)}
        onRow={(r) => pressed("row", r)}
        onColumn={(c) => pressed("column", c)}
        onMenu={(r, c) => menu(r, c)}
        testid="map"
      />,
    );
  };
  const cell = (row: string, column: string) =>
    screen
      .getAllByTestId("map-cell")
      .find((e) => e.dataset.row === row && e.dataset.column === column) as HTMLButtonElement;
  const press = (key: string, more = {}) => fireEvent.keyDown(document.activeElement as Element, { key, ...more });
  beforeEach(() => {
    pressed.mockReset();
    menu.mockReset();
  });

  it("prints the number, draws what is wanted and empty, and says both in words", () => {
    show();
    expect(cell("kinase", "SM").textContent).toBe("58");
    expect(cell("kinase", "SM").dataset.step).toBe("6");
    expect(cell("kinase", "GT").textContent).toBe("");
    expect(cell("gpcr", "GT").textContent).toBe("狙い");
    expect(cell("gpcr", "GT").className).toContain("gap");
    expect(cell("gpcr", "GT").getAttribute("aria-label")).toBe("GPCR × 遺伝子：狙い、課題なし");
    expect(cell("kinase", "AB").textContent).toBe("9");
    expect(cell("kinase", "AB").className).toContain("want");
    expect(cell("kinase", "AB").title).toContain("狙い");
  });

  it("is one stop of the Tab key; arrows lead through cells and heads and stop at the edges", () => {
    show();
    expect(document.querySelectorAll("[tabindex='0']")).toHaveLength(1);
    cell("kinase", "SM").focus();
    press("ArrowRight");
    expect(document.activeElement).toBe(cell("kinase", "AB"));
    press("ArrowDown");
    press("ArrowDown");
    expect(document.activeElement).toBe(cell("gpcr", "AB"));
    expect(document.querySelectorAll("[tabindex='0']")).toHaveLength(1);
    expect(cell("gpcr", "AB").tabIndex).toBe(0);
    press("Home");
    press("ArrowLeft");
    fireEvent.click(document.activeElement as Element);
    expect(pressed).toHaveBeenLastCalledWith("row", 1);
    press("ArrowRight");
    press("PageUp");
    press("ArrowUp");
    fireEvent.click(document.activeElement as Element);
    expect(pressed).toHaveBeenLastCalledWith("column", 0);
    press("ArrowLeft");
    expect((document.activeElement as HTMLElement).dataset.at).toBe("-1,0");
  });

  it("arrows belong to the input method while it composes", () => {
    show();
    cell("kinase", "SM").focus();
    press("ArrowRight", { isComposing: true });
    press("ArrowRight", { keyCode: 229 });
    expect(document.activeElement).toBe(cell("kinase", "SM"));
  });

  it("a cell is pressed, or asked for its menu", () => {
    show();
    fireEvent.click(cell("gpcr", "SM"));
    expect(pressed).toHaveBeenCalledWith("cell", 1, 0);
    fireEvent.contextMenu(cell("gpcr", "GT"));
    expect(menu).toHaveBeenCalledWith(1, 3);
  });
});

it("the legend names the smallest count of each step and leaves the last open", () => {
  render(<HeatLegend bounds={[1, 3, 9]} most={12} wanted />);
  expect(screen.getAllByRole("listitem").map((e) => e.textContent)).toEqual([
    "1",
    "3",
    "9–",
    "狙い狙いたいが課題がない",
    "狙いで、課題がある",
  ]);
});

describe("the table of years", () => {
  const show = (shared: boolean, onBar = vi.fn()) => {
    render(
      <TrendTable
        label="x"
        years={[2024, 2025].map((y) => ({ value: String(y), label: `${y}年度`, short: `${y}` }))}
        rows={[
          { value: "a", label: "A", count: 14, counts: [4, 10] },
          { value: "b", label: "B", count: 5, counts: [5, 0] },
        ]}
        shared={shared}
        words={{
          name: "n",
          total: "t",
          change: "c",
          changeTitle: "",
          bar: (r, i) => `${r.label} ${i}`,
          head: () => "",
        }}
        number={String}
        onBar={(row, i) => onBar(row.value, i)}
        onRow={() => {}}
        testid="trend"
      />,
    );
    return screen.getAllByTestId("trend-bar").map((e) => Number.parseFloat(e.querySelector("i")?.style.height ?? ""));
  };
  it("one scale makes rows comparable", () => expect(show(true)).toEqual([10.4, 26, 13]));
  it("a scale of each row's own shows its course", () => expect(show(false)).toEqual([10.4, 26, 26]));
  it("every bar is a button, an empty year is none, and the change is told", () => {
    const pressed = vi.fn();
    show(true, pressed);
    fireEvent.click(screen.getAllByTestId("trend-bar")[1] as Element);
    expect(pressed).toHaveBeenCalledWith("a", 1);
    expect(screen.getAllByTestId("trend-row").map((row) => row.lastElementChild?.textContent)).toEqual(["+6", "−5"]);
  });
});

describe("the picture", () => {
  const words = {
    title: "標的クラス × モダリティ",
    lines: ["見本　合成データ", "条件なし"],
    rowsName: "標的クラス",
    columnsName: "モダリティ",
    total: "課題",
    wanted: "狙い",
    wantedLegend: "狙いたいが課題がない",
    number: String,
  };
  it("holds title, lines, names, every count, the wanted cell and the legend, within its edges", () => {
    const drawn = draw(MATRIX, shape, ALL_OF_IT, word);
    const { width, height, shapes } = layOut(drawn, [], stepBounds(drawn.most), words);
    const texts = shapes.flatMap((s) => (s.kind === "words" ? [s.text] : []));
    for (const text of [words.title, ...words.lines, "キナーゼ", "遺伝子", "58", "9", "12", "狙い", "43–"])
      expect(texts).toContain(text);
    expect(shapes.every((s) => s.kind !== "curve")).toBe(true);
    for (const s of shapes) {
      if (s.kind === "curve" || s.kind === "polygon") continue;
      expect(s.x).toBeGreaterThanOrEqual(0);
      expect(s.x + (s.kind === "box" ? s.width : 0)).toBeLessThanOrEqual(width);
      expect(s.y + (s.kind === "box" ? s.height : 0)).toBeLessThanOrEqual(height);
      expect(s.fill).toMatch(/^--/);
    }
    const dashed = shapes.filter((s) => s.kind === "box" && s.dashed);
    // One cell, one in the legend.
    expect(dashed).toHaveLength(2);
  });

  it("colours a cell as the screen does", () => {
    const drawn = draw(MATRIX, shape, ALL_OF_IT, word);
    const bounds = stepBounds(drawn.most);
    const cells = layOut(drawn, [], bounds, words).shapes.filter((s) => s.kind === "box" && s.width === 58);
    expect(cells.slice(0, 4).map((s) => s.fill)).toEqual(["--q6", "--q3", "--bad-fill", "--q2"]);
  });

  it("sets one map below another for the layers", () => {
    const drawn = draw(MATRIX, shape, ALL_OF_IT, word);
    const layer = (label: string) => ({ value: { value: label, label, count: 3, at: 0 }, count: drawn.count });
    const one = layOut(drawn, [layer("がん")], [1], words);
    const two = layOut(drawn, [layer("がん"), layer("感染症")], [1], words);
    expect(two.height).toBeGreaterThan(one.height + 60);
    expect(two.shapes.some((s) => s.kind === "words" && s.text === "感染症（3）")).toBe(true);
  });
});
