/** The table of a sheet: keys, pointer, what it shows. */
import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { setWritable } from "../api/writable.ts";
import { ja } from "../text/ja/index.ts";
import {
  cell,
  chosen,
  grid,
  input,
  lines,
  type Plan,
  point,
  press,
  said,
  TASK_COLUMNS,
  task,
  threeTasks,
  under,
} from "./fixtures.tsx";

let plan: Plan;

beforeEach(() => {
  plan = threeTasks();
});

async function show(props = {}) {
  await plan.show({ columns: TASK_COLUMNS, ...props });
  act(() => grid().focus());
}

describe("keys", () => {
  it("go from cell to cell, to the ends, and say where they are", async () => {
    await show();
    expect(under()).toBe("0:name");
    await press("ArrowDown");
    await press("ArrowRight");
    expect(under()).toBe("1:kind");
    expect(grid().getAttribute("aria-activedescendant")).toBe(cell(1, "kind").id);
    await press("End");
    expect(under()).toBe("1:project");
    await press("Tab");
    expect(under()).toBe("2:name");
    await press("Tab", { shiftKey: true });
    expect(under()).toBe("1:project");
    await press("Home", { ctrlKey: true });
    expect(under()).toBe("0:name");
    await press("PageDown");
    expect(under()).toBe("2:name");
    await press("End", { ctrlKey: true });
    expect(under()).toBe("2:project");
  });

  it("Tab leaves the table after an Escape that had nothing to give up, and only then", async () => {
    await show();
    const tab = (init = {}) => fireEvent.keyDown(grid(), { code: "Tab", key: "Tab", ...init });
    await press("Escape");
    expect(tab()).toBe(true);
    expect(under()).toBe("0:name");
    await press("Escape");
    await press("Shift", { shiftKey: true });
    expect(tab({ shiftKey: true })).toBe(true);
    await press("Escape");
    await press("ArrowDown");
    expect(tab()).toBe(false);
    await press("ArrowRight", { shiftKey: true });
    await press("Escape");
    expect(tab()).toBe(false);
    expect(screen.getByTestId("sheet").textContent).toContain("Escape のあとの Tab");
  });

  it("that would leave the table are let go", async () => {
    await show();
    const leaves = (code: string, init = {}) => fireEvent.keyDown(grid(), { code, key: code, ...init });
    expect(leaves("Tab", { shiftKey: true })).toBe(true);
    expect(leaves("ArrowUp")).toBe(true);
    expect(leaves("ArrowDown")).toBe(false);
  });

  it("are the input method's while it composes", async () => {
    await show();
    await press("ArrowDown", { isComposing: true });
    await press("Enter", { keyCode: 229 });
    expect(under()).toBe("0:name");
    expect(screen.queryByTestId("sheet-editor")).toBeNull();
  });

  it("that are letters type nothing into a cell", async () => {
    await show();
    await press("ArrowRight");
    await press("ArrowRight");
    await press("KeyA");
    await press("Digit3");
    expect(screen.queryByTestId("sheet-input")).toBeNull();
    expect(plan.puts()).toEqual([]);
  });

  it("with Shift choose a range, and Escape goes back to one cell", async () => {
    await show();
    await press("ArrowRight");
    await press("ArrowRight");
    await press("ArrowDown", { shiftKey: true });
    await press("ArrowRight", { shiftKey: true });
    expect(chosen()).toEqual(["令和10年4月", "12", "令和10年4月", "8"]);
    await press("Escape");
    expect(chosen()).toEqual(["令和10年4月"]);
    await press("KeyA", { ctrlKey: true });
    expect(chosen()).toHaveLength(15);
  });

  it("tell the screen which row they are on, and follow the row it chooses", async () => {
    const onSelect = vi.fn();
    await show({ onSelect, selected: 2 });
    expect(under()).toBe("1:name");
    expect(onSelect).not.toHaveBeenCalled();
    await press("ArrowDown");
    expect(onSelect.mock.calls).toEqual([[3]]);
    await press("ArrowRight");
    expect(onSelect).toHaveBeenCalledTimes(1);
  });

  it("go to a place that the screen shows, named by its cell", async () => {
    await plan.show({ columns: TASK_COLUMNS, shown: { row: 2, column: "name_en" } });
    expect(under()).toBe("1:name");
    expect(document.activeElement).toBe(grid());
  });
});

describe("the pointer", () => {
  it("chooses a cell, and edits it when it is pressed again", async () => {
    await show();
    await point(1, "months");
    expect(under()).toBe("1:months");
    expect(screen.queryByTestId("sheet-input")).toBeNull();
    await point(1, "months");
    expect(input().value).toBe("8");
  });

  it("with Shift, or dragged, chooses a range; on the number a row", async () => {
    await show();
    await point(0, "starts");
    await point(1, "months", { shiftKey: true });
    expect(chosen()).toHaveLength(4);
    await act(async () => {
      fireEvent.mouseDown(cell(1, "kind"), { button: 0, buttons: 1 });
    });
    await act(async () => void fireEvent.mouseOver(cell(2, "starts"), { buttons: 1 }));
    expect(chosen()).toHaveLength(4);
    const number = lines()[1]?.querySelector("[data-number]") as Element;
    await act(async () => void fireEvent.mouseDown(number, { button: 0, buttons: 1 }));
    expect(chosen()).toHaveLength(TASK_COLUMNS.length);
  });
});

it("a frozen sheet is read and copied but not changed, and says why", async () => {
  await show({ frozen: "基準は変えられません" });
  await press("Enter");
  expect(screen.queryByTestId("sheet-editor")).toBeNull();
  expect(said()).toEqual([expect.stringContaining("基準は変えられません")]);
  await press("Delete");
  await press("KeyN");
  await press("Delete", { ctrlKey: true });
  expect(lines()).toHaveLength(3);
  expect(screen.queryByTestId("sheet-add")).toBeNull();
  await act(async () => setWritable(false));
  await press("F2");
  expect(plan.core.asked.filter(([name]) => name !== "plan.show")).toEqual([]);
});

it("contradictions stand at their cell with what to do", async () => {
  const own = { severity: "bad" as const, sheet: "task" as const, params: { task: "標的の検証" } };
  await show({
    contradictions: [
      { ...own, code: "task-undated", row: 3, column: "starts" },
      { ...own, code: "task-undated", row: 3, column: "name_ja", severity: "warn" as const },
      { ...own, code: "order-broken", row: 1, column: "starts", sheet: "link" as const },
    ],
  });
  expect(screen.getAllByTestId("sheet-mark")).toHaveLength(2);
  expect(cell(2, "starts").querySelector(".sheet-mark")?.getAttribute("title")).toContain(
    "始まりと月数を入れてください",
  );
});

it("a screen draws cells of its own and columns that follow from the rows", async () => {
  await show({
    columns: ["name", "left", "months"],
    draw: (_: unknown, column: { name: string }) => (column.name === "months" ? <b>◆</b> : undefined),
    extras: [{ id: "left", label: "あと", width: 80, cell: (row: { id: number }) => `残り${row.id}` }],
  });
  expect(cell(1, "months").textContent).toBe("◆");
  expect(cell(1, "left").textContent).toBe("残り2");
  await press("ArrowRight");
  await press("Enter");
  expect(said()).toEqual([expect.stringContaining(ja.sheet.readOnly)]);
});

it("only rows in view of many are in the page, and moving the keys draws two rows anew", async () => {
  const drawn = vi.fn();
  plan.rows = Array.from({ length: 61 }, (_, i) => task(i + 1, `作業${i + 1}`));
  const draw = (row: { id: number }, column: { name: string }) => {
    if (column.name === "name") drawn(row.id);
    return undefined;
  };
  await show({ draw });
  expect(lines().length).toBeLessThan(40);
  drawn.mockClear();
  await press("ArrowDown");
  expect(new Set(drawn.mock.calls.flat())).toEqual(new Set([1, 2]));
  drawn.mockClear();
  await press("ArrowRight");
  expect(new Set(drawn.mock.calls.flat())).toEqual(new Set([2]));
});
