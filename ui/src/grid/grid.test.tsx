import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { useCallback, useState } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { choose } from "../text/language.ts";
import {
  chosen,
  fitting,
  frozenUpTo,
  Grid,
  type GridColumn,
  type GridGroup,
  type GridLayout,
  isFolded,
  isSheet,
  moved,
  NONE,
  type Picked,
  stepped,
  stuck,
  toggled,
  UNFOLDED,
  withFold,
  withoutRange,
  withRange,
} from "./index.ts";

interface Row {
  id: number;
  name: string;
}

const COLUMNS: GridColumn<Row>[] = [
  { id: "name", title: "名前", width: 200, min: 120, grow: true, optional: false, sortable: true, cell: (r) => r.name },
  ...["a", "b", "c", "d", "e", "f", "g"].map(
    (id): GridColumn<Row> => ({
      id,
      title: id.toUpperCase(),
      width: 100,
      min: 50,
      sortable: true,
      groupable: true,
      cell: (r) => (
        <span className="ell">
          {id}
          {r.id}
        </span>
      ),
    }),
  ),
];

/** px of the list in these tests: 20 rows under the head. */
const HEIGHT = 28 + 20 * 30;
const WIDTH = 600;

let asked: unknown[][];
const spy =
  (name: string) =>
  (...args: unknown[]) =>
    void asked.push([name, ...args]);
const said = (name: string) => asked.filter(([one]) => one === name).map(([, ...args]) => args);
let pages: number[];

beforeEach(() => {
  choose({ language: "ja", appearance: "light" });
  asked = [];
  pages = [];
  for (const [name, size] of Object.entries({
    offsetHeight: HEIGHT,
    clientHeight: HEIGHT,
    offsetWidth: WIDTH,
    clientWidth: WIDTH,
  }))
    vi.spyOn(HTMLElement.prototype, name as "offsetHeight", "get").mockReturnValue(size);
});

function List({ total, groups = [], freeze = null }: { total: number; groups?: GridGroup[]; freeze?: string | null }) {
  const [columns, setColumns] = useState(() => frozenUpTo(chosen(COLUMNS, []), freeze));
  const [picked, setPicked] = useState<Picked>(NONE);
  const [cursor, setCursor] = useState(-1);
  const [folds, setFolds] = useState(UNFOLDED);
  const [sorts, setSorts] = useState<{ column: string; descending: boolean }[]>([]);
  const shown = fitting(columns, 0);
  const ids = (from: number, to: number) =>
    Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => Math.min(from, to) + i + 1);
  const layout: GridLayout = {
    stuck: stuck(shown, WIDTH),
    sheet: isSheet(columns),
    setRoom: useCallback(() => {}, []),
    setWidth: spy("width"),
    move: (id, before) => setColumns(moved(columns, id, before)),
    step: (id, by) => setColumns(stepped(columns, shown, id, by)),
    freeze: (id) => setColumns(frozenUpTo(columns, id)),
    setVisible: spy("visible"),
  };
  return (
    <Grid<Row>
      label="課題"
      columns={shown}
      layout={layout}
      list="one"
      total={total}
      rowAt={(index) => ({ id: index + 1, name: `課題${index + 1}` })}
      idOf={(row) => row.id}
      nameOf={(row) => row.name}
      sorts={sorts}
      onSort={(column, extend, descending) => {
        spy("sort")(column, extend, descending);
        setSorts(extend ? [...sorts, { column, descending: true }] : [{ column, descending: false }]);
      }}
      grouping={{
        column: groups.length > 0 ? "a" : null,
        onColumn: spy("group"),
        groups,
        isFolded: useCallback((group: GridGroup) => isFolded(folds, group.key), [folds]),
        onFold: (group, folded) => setFolds(withFold(folds, group.key, folded)),
        onFoldAll: (folded) => setFolds({ all: folded, except: new Set() }),
        tickOf: () => false,
        onToggle: (group) => spy("group-tick")(group.key),
      }}
      picked={picked}
      onToggle={(_, row) => setPicked(toggled(picked, row.id))}
      onRange={(index, from) => setPicked(withRange(picked, ids(from, index)))}
      onPaint={(index, start, on, fresh) => {
        spy("paint")(index, start, on, fresh);
        setPicked((on ? withRange : withoutRange)(NONE, ids(start, index)));
      }}
      onAll={spy("all")}
      cursor={cursor}
      onCursor={setCursor}
      open={undefined}
      onOpen={(index) => spy("open")(index)}
      onPeek={spy("peek")}
      onPages={useCallback((next: number[]) => {
        pages = next;
      }, [])}
    />
  );
}

const press = (code: string, init: KeyboardEventInit = {}) =>
  act(
    () =>
      void (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { code, bubbles: true, cancelable: true, ...init }),
      ),
  );
const lines = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .sort((a, b) => Number(a.getAttribute("aria-rowindex")) - Number(b.getAttribute("aria-rowindex")));
const names = () => lines().map((line) => (line.dataset.group ? `#${line.dataset.group}` : line.dataset.id));
const active = () => document.querySelector<HTMLElement>(".grid-row.active");
const groupsOf = (count: number, size: number): GridGroup[] =>
  Array.from({ length: count }, (_, i) => ({ key: `k${i}`, label: `まとまり${i}`, first: i * size, count: size }));
const headings = () =>
  screen
    .getAllByRole("columnheader")
    .slice(1)
    .map((head) => head.dataset.head);

describe("a list of 100,000", () => {
  it("has few nodes in the page, in groups, unfolded or folded, and in a sheet of many columns", () => {
    const { container } = render(<List total={100_000} groups={groupsOf(2500, 40)} freeze="name" />);
    const nodes = () => container.querySelectorAll("*").length;
    expect(nodes()).toBeLessThan(1000);
    expect(screen.getByRole("treegrid").getAttribute("aria-rowcount")).toBe("102501");
    act(() => screen.getByTestId("grid").focus());
    press("ArrowLeft", { shiftKey: true });
    expect(screen.getByRole("treegrid").getAttribute("aria-rowcount")).toBe("2501");
    expect(names().slice(0, 3)).toEqual(["#0", "#1", "#2"]);
    expect(nodes()).toBeLessThan(1000);
    // All the rows are folded away; the first page alone is held, so that changes are heard of.
    expect(pages).toEqual([0]);
  });

  it("fills only the cells in view sideways when its columns scroll", () => {
    render(<List total={50} freeze="name" />);
    const row = screen.getAllByTestId("grid-row")[0] as HTMLElement;
    const filled = [...row.querySelectorAll<HTMLElement>("[data-column]")].map((cell) => [
      cell.dataset.column,
      cell.textContent !== "",
    ]);
    expect(Object.fromEntries(filled)).toMatchObject({ name: true, a: true, d: true, g: false });
  });
});

describe("groups", () => {
  it("a click folds and unfolds one, with Alt all of them", () => {
    render(<List total={6} groups={groupsOf(2, 3)} />);
    expect(names()).toEqual(["#0", "1", "2", "3", "#1", "4", "5", "6"]);
    const [first] = screen.getAllByTestId("grid-group");
    fireEvent.click(first as HTMLElement);
    expect(names()).toEqual(["#0", "#1", "4", "5", "6"]);
    expect(first?.getAttribute("aria-expanded")).toBe("false");
    fireEvent.click(first as HTMLElement);
    fireEvent.click(first as HTMLElement, { altKey: true });
    expect(names()).toEqual(["#0", "#1"]);
  });

  it("the keys walk over headings, fold and unfold, and never lose their place", () => {
    render(<List total={6} groups={groupsOf(2, 3)} />);
    act(() => screen.getByTestId("grid").focus());
    press("KeyJ");
    expect(active()?.dataset.group).toBe("0");
    press("KeyJ");
    expect(active()?.dataset.id).toBe("1");
    press("ArrowDown");
    press("ArrowLeft");
    expect(active()?.dataset.group).toBe("0");
    press("ArrowLeft");
    expect(names()).toEqual(["#0", "#1", "4", "5", "6"]);
    press("ArrowDown");
    press("ArrowDown");
    expect(active()?.dataset.id).toBe("4");
    press("ArrowLeft", { shiftKey: true });
    expect(names()).toEqual(["#0", "#1"]);
    expect(active()?.dataset.group).toBe("1");
    press("ArrowRight");
    expect(names()).toEqual(["#0", "#1", "4", "5", "6"]);
    press("ArrowRight");
    expect(active()?.dataset.id).toBe("4");
    press("ArrowRight", { shiftKey: true });
    expect(lines()).toHaveLength(8);
  });

  it("a heading ticks its rows by key and by its tick cell, and Enter folds it", () => {
    render(<List total={6} groups={groupsOf(2, 3)} />);
    act(() => screen.getByTestId("grid").focus());
    press("KeyJ");
    press("KeyX");
    fireEvent.click(screen.getAllByTestId("grid-group-check")[1] as HTMLElement);
    expect(said("group-tick")).toEqual([["k0"], ["k1"]]);
    expect(lines()).toHaveLength(8);
    press("Enter");
    expect(lines()).toHaveLength(5);
    expect(said("open")).toEqual([]);
  });

  it("a range by keys goes from row to row, headings are no part of it", () => {
    render(<List total={6} groups={groupsOf(2, 3)} />);
    fireEvent.click(screen.getAllByTestId("grid-row")[2] as HTMLElement);
    press("ArrowDown", { shiftKey: true });
    expect(active()?.dataset.id).toBe("4");
    expect(
      lines()
        .filter((line) => line.getAttribute("aria-selected") === "true")
        .map((line) => line.dataset.id),
    ).toEqual(["3", "4"]);
  });
});

describe("ticking", () => {
  it("X ticks the row at the cursor, Space looks into it", () => {
    render(<List total={6} />);
    act(() => screen.getByTestId("grid").focus());
    press("Space");
    expect(said("peek")).toEqual([]);
    press("KeyJ");
    press("KeyX");
    expect(active()?.getAttribute("aria-selected")).toBe("true");
    press("Space");
    expect(said("peek")).toHaveLength(1);
    expect(active()?.getAttribute("aria-selected")).toBe("true");
  });

  it("keys that belong to the input method do nothing", () => {
    render(<List total={6} />);
    act(() => screen.getByTestId("grid").focus());
    press("KeyJ");
    press("KeyX", { isComposing: true });
    press("Space", { isComposing: true });
    expect(active()?.getAttribute("aria-selected")).toBe("false");
    expect(said("peek")).toEqual([]);
  });

  it("dragging over tick cells ticks those passed, and the click at its end does not untick", () => {
    render(<List total={30} />);
    const cells = screen.getAllByTestId("grid-row-check");
    const at = (row: number) => ({ clientY: 28 + row * 30 + 10 });
    fireEvent.pointerDown(cells[2] as HTMLElement, { button: 0, ...at(2) });
    fireEvent.pointerMove(window, at(3));
    fireEvent.pointerMove(window, at(5));
    fireEvent.pointerMove(window, at(5));
    fireEvent.pointerMove(window, at(4));
    fireEvent.pointerUp(window);
    fireEvent.click(cells[4] as HTMLElement);
    expect(said("paint")).toEqual([
      [3, 2, true, true],
      [5, 2, true, false],
      [4, 2, true, false],
    ]);
    expect(lines().filter((line) => line.getAttribute("aria-selected") === "true")).toHaveLength(3);
    // Beginning at a ticked row, it unticks; a press without a way is a click.
    fireEvent.pointerDown(cells[3] as HTMLElement, { button: 0, ...at(3) });
    fireEvent.pointerMove(window, at(4));
    fireEvent.pointerUp(window);
    expect(said("paint").at(-1)).toEqual([4, 3, false, true]);
    fireEvent.pointerDown(cells[9] as HTMLElement, { button: 0, ...at(9) });
    fireEvent.pointerUp(window);
    fireEvent.click(cells[9] as HTMLElement);
    expect(lines()[9]?.getAttribute("aria-selected")).toBe("true");
  });
});

describe("heads", () => {
  it("a click orders by one column, with Shift by further ones, each with its rank", () => {
    render(<List total={3} />);
    fireEvent.click(screen.getByTestId("sort-a"));
    fireEvent.click(screen.getByTestId("sort-b"), { shiftKey: true });
    expect(said("sort")).toEqual([
      ["a", false, undefined],
      ["b", true, undefined],
    ]);
    const head = (id: string) => screen.getByTestId(`head-${id}`);
    expect(head("a").getAttribute("aria-sort")).toBe("ascending");
    // One head at a time may say so; the second key says it in words.
    expect(head("b").getAttribute("aria-sort")).toBeNull();
    expect(head("b").textContent).toContain("第2キー、降順");
    expect(head("a").querySelector(".grid-rank")?.textContent).toBe("1");
  });

  it("keys on a head go along, move the column, size it, extend the order, and go back to the list", async () => {
    render(<List total={3} />);
    act(() => screen.getByTestId("grid").focus());
    press("ArrowUp", { altKey: true });
    expect(document.activeElement).toBe(screen.getByTestId("sort-name"));
    press("ArrowRight");
    expect(document.activeElement).toBe(screen.getByTestId("sort-a"));
    expect(screen.getByTestId("sort-a").tabIndex).toBe(0);
    expect(screen.getByTestId("sort-name").tabIndex).toBe(-1);
    press("ArrowRight", { ctrlKey: true });
    expect(headings().slice(0, 4)).toEqual(["name", "b", "a", "c"]);
    await act(() => new Promise((done) => requestAnimationFrame(done)));
    expect(document.activeElement).toBe(screen.getByTestId("sort-a"));
    press("ArrowRight", { altKey: true });
    press("ArrowLeft", { altKey: true });
    expect(said("width")).toEqual([
      ["a", 116],
      ["a", 84],
    ]);
    press("Enter", { shiftKey: true });
    expect(said("sort")).toEqual([["a", true, undefined]]);
    press("ArrowDown");
    expect(document.activeElement).toBe(screen.getByTestId("grid"));
    press("ArrowRight", { ctrlKey: true });
    expect(headings().slice(0, 4)).toEqual(["name", "b", "a", "c"]);
  });

  it("the menu of a column freezes up to it, groups, hides, and sets a direction", () => {
    render(<List total={3} />);
    const choose = (column: string, entry: string) => {
      fireEvent.contextMenu(screen.getByTestId(`head-${column}`));
      fireEvent.click(within(screen.getByRole("menu")).getByTestId(`head-menu-${entry}`));
    };
    choose("a", "freeze");
    expect(document.querySelectorAll(".grid-th.stuck")).toHaveLength(3);
    choose("a", "unfreeze");
    expect(document.querySelectorAll(".grid-th.stuck")).toHaveLength(1);
    choose("b", "group");
    expect(said("group")).toEqual([["b"]]);
    choose("b", "descending");
    expect(said("sort")).toEqual([["b", false, true]]);
    choose("c", "hide");
    expect(said("visible")).toEqual([["c", false]]);
    choose("b", "left");
    expect(headings().slice(0, 3)).toEqual(["name", "b", "a"]);
    // The title cannot be hidden, and no heading can be made of it.
    fireEvent.contextMenu(screen.getByTestId("head-name"));
    expect(screen.queryByTestId("head-menu-hide")).toBeNull();
    expect(screen.queryByTestId("head-menu-group")).toBeNull();
  });

  it("dragging a head puts its column before the one it is let go over, and is no click", () => {
    render(<List total={3} />);
    for (const [i, head] of screen.getAllByRole("columnheader").slice(1).entries())
      vi.spyOn(head, "getBoundingClientRect").mockReturnValue({ left: i * 100, right: i * 100 + 100 } as DOMRect);
    vi.spyOn(screen.getByTestId("grid"), "getBoundingClientRect").mockReturnValue({ left: -50, right: 900 } as DOMRect);
    fireEvent.pointerDown(screen.getByTestId("sort-d"), { button: 0, clientX: 450 });
    fireEvent.pointerMove(window, { clientX: 448 });
    expect(document.querySelector(".grid-drop")).toBeNull();
    fireEvent.pointerMove(window, { clientX: 120 });
    expect(document.querySelector(".grid-drop")).not.toBeNull();
    fireEvent.pointerUp(window);
    fireEvent.click(screen.getByTestId("sort-d"));
    expect(headings()).toEqual(["name", "d", "a", "b", "c", "e", "f", "g"]);
    expect(said("sort")).toEqual([]);
  });

  it("Escape while dragging leaves the columns as they were", () => {
    render(<List total={3} />);
    for (const [i, head] of screen.getAllByRole("columnheader").slice(1).entries())
      vi.spyOn(head, "getBoundingClientRect").mockReturnValue({ left: i * 100, right: i * 100 + 100 } as DOMRect);
    fireEvent.pointerDown(screen.getByTestId("sort-d"), { button: 0, clientX: 450 });
    fireEvent.pointerMove(window, { clientX: 120 });
    press("Escape");
    fireEvent.pointerUp(window);
    expect(document.querySelector(".grid-drop")).toBeNull();
    expect(headings()).toEqual(["name", "a", "b", "c", "d", "e", "f", "g"]);
  });

  it("a double click on an edge makes the column as wide as its content", () => {
    render(<List total={3} />);
    const cells = document.querySelectorAll<HTMLElement>('[data-column="c"]');
    cells.forEach((cell, i) => {
      vi.spyOn(cell, "getBoundingClientRect").mockReturnValue({ width: 80 + i * 17 } as DOMRect);
    });
    fireEvent.doubleClick(screen.getByTestId("resize-c"));
    expect(cells.length).toBe(4);
    expect(said("width")).toEqual([["c", 80 + 3 * 17 + 1]]);
    expect([...cells].every((cell) => cell.style.width === "")).toBe(true);
  });
});
