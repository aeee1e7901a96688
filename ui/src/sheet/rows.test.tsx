/** Rows of a table: added, moved, removed, cleared, copied. */
import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { PlanRow } from "../api/bindings.ts";
import { ja } from "../text/ja/index.ts";
import {
  board,
  cell,
  grid,
  input,
  into,
  lines,
  Plan,
  point,
  press,
  said,
  settled,
  task,
  type,
  under,
} from "./fixtures.tsx";

let plan: Plan;
const names = () => lines().map((own) => own.querySelector("[data-column=name]")?.textContent);
const order = () => plan.rows.map(({ id }) => id);

beforeEach(() => {
  plan = new Plan("task", [task(1, "一"), task(2, "二"), task(3, "三")]);
});

async function show(props = {}) {
  await plan.show({ columns: ["name", "months", "starts"], newCells: { kind: "task" }, ...props });
  act(() => grid().focus());
}

/** Types a name into the editor that hangs on the cell. */
async function name(text: string, then = "Enter") {
  into("sheet-edit-ja");
  type(text, screen.getByTestId("sheet-edit-ja"));
  if (then !== "") await press(then);
}

describe("a new row", () => {
  for (const [key, init] of [
    ["KeyN", {}],
    ["Enter", { ctrlKey: true }],
  ] as const)
    it(`is begun below by ${key}, at what it needs, and written once it has that, before the next row`, async () => {
      await show();
      await press("ArrowDown");
      await press(key, init);
      expect(names()).toEqual(["一", "二", ja.common.required, "三"]);
      expect(plan.puts()).toEqual([]);
      expect(screen.getByTestId("sheet-editor").textContent).toContain("名前");
      await name("新しい作業");
      expect(plan.puts()).toEqual([
        {
          plan: 7,
          sheet: "task",
          rows: [{ id: null, cells: { kind: "task", name_ja: "新しい作業" } }],
          before: 3,
          confirmed: false,
        },
      ]);
      expect(names()).toEqual(["一", "二", `新しい作業${ja.sheet.mark.en}`, "三"]);
      expect(under()).toBe("2:name");
    });

  it("is begun by no key while something is composed, and not by the letter in a field", async () => {
    await show();
    await press("KeyN", { keyCode: 229 });
    await press("ArrowRight");
    await press("Enter");
    await press("KeyN");
    expect(input()).toBeTruthy();
    expect(lines()).toHaveLength(3);
  });

  it("keeps what is typed into it while it is being written, and writes it after", async () => {
    await show();
    let answer: () => void = () => {};
    const put = plan.core.answers["plan.put"] as (args: unknown) => unknown;
    plan.core.answers["plan.put"] = ((args: never) =>
      plan.puts().length === 1 ? new Promise((done) => (answer = () => done(put(args)))) : put(args)) as never;
    await press("KeyN");
    into("sheet-edit-en");
    type("New", screen.getByTestId("sheet-edit-en"));
    await press("Tab");
    type("5か");
    await act(async () => answer());
    await settled();
    expect(input().value).toBe("5か");
    type("5か月");
    await press("Enter");
    expect(plan.puts()[1]?.rows).toEqual([{ id: 100, cells: { months: "5か月" } }]);
    expect(plan.rows.find(({ id }) => id === 100)?.cells.months).toBe(5);
    expect(lines()).toHaveLength(4);
  });

  it("that lacks what it needs stays where it is, says so, and is given up by Escape", async () => {
    await show();
    await press("KeyN");
    await press("Escape");
    act(() => grid().focus());
    await press("ArrowRight");
    await press("Enter");
    type("5");
    await press("Enter");
    expect(plan.puts()).toEqual([]);
    expect(lines()[1]?.querySelector("[data-number]")?.getAttribute("title")).toBe(ja.sheet.newRowNeeds("名前"));
    await press("ArrowDown");
    expect(cell(1, "months").textContent).toBe("5");
    await press("ArrowUp");
    await press("Escape");
    expect(lines()).toHaveLength(3);
  });

  it("with a wrong cell is not written, marks it, and is written when that is right", async () => {
    await show();
    await press("KeyN");
    await press("Escape");
    act(() => grid().focus());
    await press("ArrowRight");
    await press("Enter");
    type("とても長い");
    await press("Enter");
    await press("ArrowLeft");
    await press("Enter");
    await name("新しい作業");
    expect(plan.rows).toHaveLength(3);
    expect(cell(1, "months").getAttribute("aria-invalid")).toBe("true");
    expect(cell(1, "name").textContent).toContain("新しい作業");
    act(() => grid().focus());
    await press("ArrowRight");
    await press("Enter");
    expect(input().value).toBe("とても長い");
    type("9");
    await press("Enter");
    expect(plan.rows[1]?.cells).toMatchObject({ name_ja: "新しい作業", months: 9 });
    expect(screen.queryByTestId("sheet-refused")).toBeNull();
  });

  it("is begun by the button, at the end, with what its use gives it and the choice of the row above", async () => {
    plan = new Plan("criterion", [
      { id: 1, origin: null, cells: { gate: 5, kind: "no-go", text_ja: "一", text_en: "", fixed_on: "" } },
    ]);
    await plan.show({ columns: ["text", "kind"], newCells: (above?: PlanRow) => ({ gate: above?.cells.gate ?? 9 }) });
    await act(async () => void fireEvent.click(screen.getByTestId("sheet-add")));
    await settled();
    into("sheet-edit-ja");
    type("副作用が多い", screen.getByTestId("sheet-edit-ja"));
    await press("Enter");
    expect(plan.cells()).toEqual([[{ gate: 5, kind: "no-go", text_ja: "副作用が多い" }]]);
    expect(plan.puts()[0]?.before).toBeUndefined();
  });

  it("tells the screen which row it became", async () => {
    const told: (number | null)[] = [];
    await show({ onSelect: (id: number | null) => told.push(id), selected: undefined });
    await press("KeyN");
    await name("新しい作業");
    expect(told).toEqual([1, null, 100]);
  });
});

describe("rows", () => {
  it("are moved by Alt and arrows, one step each, and the keys stay with them", async () => {
    await show();
    await press("ArrowDown", { altKey: true });
    expect(plan.core.sent("plan.place")).toEqual([{ plan: 7, sheet: "task", ids: [1], before: 3 }]);
    expect(order()).toEqual([2, 1, 3]);
    expect(under()).toBe("1:name");
    await press("ArrowDown", { altKey: true });
    expect(plan.core.sent("plan.place")[1]).toMatchObject({ ids: [1], before: null });
    await press("ArrowUp", { altKey: true, shiftKey: false });
    expect(order()).toEqual([2, 1, 3]);
    await press("ArrowDown", { shiftKey: true });
    await press("ArrowUp", { altKey: true });
    expect(plan.core.sent("plan.place")[3]).toMatchObject({ ids: [1, 3], before: 2 });
  });

  it("are not moved past the end, nor past a heading", async () => {
    await show({
      groupHead: (row: PlanRow, above?: PlanRow) =>
        row.id === 3 || !above ? <b>{`群 ${row.cells.name_ja}`}</b> : undefined,
    });
    expect(screen.getAllByTestId("sheet-group").map((own) => own.textContent)).toEqual(["群 一", "群 三"]);
    await press("ArrowUp", { altKey: true });
    await press("ArrowDown");
    await press("ArrowDown", { altKey: true });
    await press("ArrowDown");
    await press("ArrowUp", { altKey: true });
    await press("ArrowDown", { altKey: true });
    expect(plan.core.sent("plan.place")).toEqual([]);
  });

  it("are removed by Ctrl Delete as one step, with the offer to take it back", async () => {
    await show();
    await press("ArrowDown", { shiftKey: true });
    await press("Delete", { ctrlKey: true });
    expect(plan.core.sent("plan.remove")).toEqual([{ plan: 7, sheet: "task", ids: [1, 2] }]);
    expect(names()).toEqual(["三"]);
    expect(said()[0]).toContain("2行");
    expect(screen.getByTestId("toast-undo")).toBeTruthy();
    expect(under()).toBe("0:name");
  });

  it("are reached by a menu too", async () => {
    await show();
    await point(1, "name");
    const choose = async (id: string) => {
      await act(async () => void fireEvent.click(screen.getByTestId("sheet-row-actions")));
      await settled();
      await act(async () => void fireEvent.click(screen.getByTestId(`sheet-row-action-${id}`)));
      await settled();
    };
    await choose("up");
    expect(order()).toEqual([2, 1, 3]);
    await choose("remove");
    expect(order()).toEqual([1, 3]);
  });
});

it("cells of a range are cleared as one step, and a needed one refuses them all", async () => {
  await show();
  await press("ArrowRight");
  await press("ArrowRight", { shiftKey: true });
  await press("ArrowDown", { shiftKey: true });
  await press("Delete");
  expect(plan.puts()).toEqual([
    {
      plan: 7,
      sheet: "task",
      rows: [1, 2].map((id) => ({ id, cells: { months: null, starts: null } })),
    },
  ]);
  await press("Escape");
  await press("Home");
  await press("ArrowRight", { shiftKey: true });
  await press("ArrowDown", { shiftKey: true });
  await press("Backspace");
  expect(said().at(-1)).toContain("空にはできません");
  expect(plan.rows[0]?.cells.name_ja).toBe("一");
});

it("a range is copied as text in columns and as a table, as it is shown but amounts in full", async () => {
  plan = new Plan("budget", [
    { id: 1, origin: null, cells: { task: 2, year: 2028, yen: 1_200_000, source: "自己\n資金", state: "asked" } },
    { id: 2, origin: null, cells: { task: null, year: null, yen: null, source: "", state: "" } },
  ]);
  await plan.show({ columns: ["task", "year", "yen", "source", "state"] });
  act(() => grid().focus());
  await press("KeyA", { ctrlKey: true });
  await press("KeyC", { ctrlKey: true });
  expect(document.activeElement).toBe(screen.getByTestId("sheet-catcher"));
  const data = board();
  await act(async () => void fireEvent.copy(document.activeElement as Element, { clipboardData: data }));
  expect(data.held["text/plain"]).toBe('親和性の最適化\t令和10年度\t1,200,000\t"自己\n資金"\t申請中\r\n\t\t\t\t');
  expect(data.held["text/html"]).toContain("<td>自己<br>資金</td>");
  expect(document.activeElement).toBe(grid());
  expect(said()).toEqual([expect.stringContaining(ja.sheet.copied(10))]);
});
