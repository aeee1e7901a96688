/** Pasting from a spreadsheet: looked at first, written as one step. */
import { act, fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { ja } from "../text/ja/index.ts";
import { board, cell, grid, lines, Plan, paste, point, press, reason, said, settled, task, type } from "./fixtures.tsx";

let plan: Plan;
const words = ja.sheet.paste;

beforeEach(() => {
  plan = new Plan("task", [task(1, "一"), task(2, "二"), task(3, "三")]);
});

async function show(props = {}) {
  await plan.show({ columns: ["name", "starts", "months", "project"], newCells: { kind: "task" }, ...props });
  act(() => grid().focus());
}
const read = () =>
  screen.getAllByTestId("sheet-paste-row").map((row) =>
    within(row)
      .getAllByRole("cell")
      .map((own) => own.textContent),
  );
const run = () => screen.getByTestId("sheet-paste-run") as HTMLButtonElement;
async function go() {
  await act(async () => void fireEvent.click(run()));
  await settled();
}

it("shows each cell as it is read before anything is written, then writes them all as one step", async () => {
  await show();
  await point(0, "starts");
  await paste({ text: "令和10年6月\t24か月\t架空大学の抗体\r\n2029-01\t6\t\r\n" });
  expect(screen.getByTestId("sheet-paste").textContent).toContain(words.lead("2", "6"));
  expect(read()).toEqual([
    ["1", "令和10年6月", "24", "架空大学の抗体"],
    ["2", "令和11年1月", "6", words.empty],
  ]);
  expect(plan.puts()).toEqual([]);
  await go();
  expect(plan.puts()).toHaveLength(1);
  expect(plan.puts()[0]?.rows).toEqual([
    { id: 1, cells: { starts: "令和10年6月", months: "24か月", project: 11 } },
    { id: 2, cells: { starts: "2029-01", months: "6", project: null } },
  ]);
  expect(cell(0, "months").textContent).toBe("24");
  expect(screen.queryByTestId("sheet-paste")).toBeNull();
  expect(document.activeElement).toBe(grid());
});

it("beyond the last row makes new ones, with what their use gives them", async () => {
  await show();
  await point(2, "name");
  await paste({ text: "三改\t2028-04\n四\t2028-05\n五\t2028-06" });
  expect(screen.getByTestId("sheet-paste").textContent).toContain(words.fresh("2"));
  expect(read().map(([number]) => number)).toEqual(["3", words.new, words.new]);
  await go();
  expect(plan.puts()[0]?.rows).toEqual([
    { id: 3, cells: { name_ja: "三改", starts: "2028-04" } },
    { id: null, cells: { kind: "task", name_ja: "四", starts: "2028-05" } },
    { id: null, cells: { kind: "task", name_ja: "五", starts: "2028-06" } },
  ]);
  expect(lines()).toHaveLength(5);
});

it("keeps merged cells in their first cell and says so; a switch fills them", async () => {
  await show();
  await point(0, "starts");
  const html =
    "<table><tr><td rowspan=2>令和10年6月</td><td>3</td></tr><tr><td>4</td></tr><tr><td>2029-01</td><td>5</td></tr></table>";
  await paste({ html, text: "無視される" });
  expect(screen.getByTestId("sheet-paste-merged").textContent).toContain(words.merged("1"));
  expect(read().map((row) => row[1])).toEqual(["令和10年6月", words.empty, "令和11年1月"]);
  fireEvent.click(within(screen.getByTestId("sheet-paste-fill")).getByRole("checkbox"));
  await settled();
  expect(screen.getByTestId("sheet-paste-merged").textContent).toContain(words.mergedFilled("1"));
  expect(read().map((row) => row[1])).toEqual(["令和10年6月", "令和10年6月", "令和11年1月"]);
  await go();
  expect(plan.rows.map(({ cells }) => cells.starts)).toEqual(["2028-06", "2028-06", "2029-01"]);
});

it("a cell of Excel with breaks and quotes is one cell", async () => {
  await show({ columns: ["note"] });
  await paste({ text: '"一行目\r\n""二行目"""\r\nつぎ\r\n' });
  await go();
  expect(plan.cells()).toEqual([[{ note: '一行目\n"二行目"' }, { note: "つぎ" }]]);
});

it("a cell that cannot be read is red with the sentence and its place, holds all back, and is corrected there", async () => {
  await show();
  await point(1, "starts");
  await paste({ text: "いつか\t6\n2028-05\t多い" });
  const wrong = screen.getByTestId("sheet-paste-wrong");
  expect(wrong.textContent).toContain(words.wrong("2"));
  expect(wrong.textContent).toContain(`${words.at("2", "始まり")}${reason("not-a-month")}`);
  expect(wrong.textContent).toContain(words.at("3", "月数"));
  expect(screen.getAllByTestId("sheet-paste-row")[0]?.querySelector(".wrong")?.textContent).toBe("いつか");
  expect(run().disabled).toBe(true);
  const fix = async (at: number, text: string) => {
    const field = screen.getAllByTestId("sheet-paste-fix")[at] as HTMLInputElement;
    type(text, field);
    await act(async () => void fireEvent.keyDown(field, { key: "Enter", code: "Enter", isComposing: true }));
    await act(async () => void fireEvent.keyDown(field, { key: "Enter", code: "Enter" }));
    await settled();
  };
  expect(screen.getAllByTestId<HTMLInputElement>("sheet-paste-fix").map((own) => own.value)).toEqual([
    "いつか",
    "多い",
  ]);
  await fix(0, "2028-04");
  expect(run().disabled).toBe(true);
  await fix(0, "");
  expect(run().disabled).toBe(false);
  await go();
  expect(plan.puts()[0]?.rows).toEqual([
    { id: 2, cells: { starts: "2028-04", months: "6" } },
    { id: 3, cells: { starts: "2028-05", months: null } },
  ]);
});

it("a cell that is asked about is amber and holds all back until it is ticked; another value is asked anew", async () => {
  plan = new Plan("budget", [
    { id: 1, origin: null, cells: { task: null, year: 2028, yen: 1_000_000, source: "", state: "", note: "" } },
  ]);
  await plan.show({ columns: ["yen", "year"] });
  act(() => grid().focus());
  await paste({ text: "5,000,000千円\t2028" });
  expect(screen.getByTestId("sheet-paste-asked").textContent).toContain("5,000,000千円");
  expect(document.querySelector("td.asked")?.textContent).toBe("5,000,000千円");
  expect(run().disabled).toBe(true);
  fireEvent.click(within(screen.getByTestId("sheet-paste-right")).getByRole("checkbox"));
  await settled();
  expect(run().disabled).toBe(false);
  await go();
  expect(plan.puts()[0]?.confirmed).toBe(true);
  expect(plan.rows[0]?.cells.yen).toBe(5_000_000_000);
});

it("a new row that lacks what it needs is said at the column, though that was not pasted", async () => {
  await show({ columns: ["starts", "months"] });
  await point(2, "starts");
  await paste({ text: "2028-04\n2028-05" });
  expect(screen.getByTestId("sheet-paste-wrong").textContent).toContain(words.at("4", "名前"));
  type("四", screen.getByTestId("sheet-paste-fix"));
  await act(async () => void fireEvent.blur(screen.getByTestId("sheet-paste-fix")));
  await settled();
  await go();
  expect(plan.puts()[0]?.rows[1]).toEqual({ id: null, cells: { kind: "task", name_ja: "四", starts: "2028-05" } });
});

it("leaves out the first row where it names the columns, and columns that have no place, and says so", async () => {
  await show();
  await point(0, "months");
  await paste({ text: "月数\t担当課題\t備考\n3\t\tx\n4\t\ty" });
  expect(screen.getByTestId("sheet-paste").textContent).toContain(words.headed);
  expect(screen.getByTestId("sheet-paste-left").textContent).toContain(words.left("1"));
  await go();
  expect(plan.cells()).toEqual([
    [
      { months: "3", project: null },
      { months: "4", project: null },
    ],
  ]);
});

it("one cell fills all that are chosen", async () => {
  await show();
  await point(0, "months");
  await press("ArrowDown", { shiftKey: true });
  await press("ArrowDown", { shiftKey: true });
  await paste({ text: "7" });
  await go();
  expect(plan.cells()).toEqual([[{ months: "7" }, { months: "7" }, { months: "7" }]]);
});

it("names and words as the window shows them are what they name, in one language of a twin", async () => {
  await show({ columns: ["kind", "name", "project"] });
  await paste({ text: "マイルストーン\t候補の決定\t架空研究所の評価系" });
  await go();
  expect(plan.cells()).toEqual([[{ kind: "milestone", name_ja: "候補の決定", project: 12 }]]);
  expect(plan.rows[0]?.cells.name_en).toBe("Task 1");
});

it("what is copied here can be pasted here", async () => {
  await show({ columns: ["kind", "name", "starts", "months", "project"] });
  plan.rows = plan.rows.map((row) => ({ ...row, cells: { ...row.cells, project: 12 } }));
  await press("KeyA", { ctrlKey: true });
  await press("KeyC", { ctrlKey: true });
  const data = board();
  await act(async () => void fireEvent.copy(document.activeElement as Element, { clipboardData: data }));
  await press("Home", { ctrlKey: true });
  await paste({ html: data.held["text/html"] ?? "", text: data.held["text/plain"] ?? "" });
  expect(screen.queryByTestId("sheet-paste-wrong")).toBeNull();
  await go();
  expect(plan.rows.map(({ cells }) => [cells.kind, cells.starts, cells.months])).toEqual(
    Array.from({ length: 3 }, () => ["task", "2028-04", 12]),
  );
});

it("what the core does not read at all is said in place, and nothing can be written", async () => {
  await show();
  plan.core.answers["plan.try"] = () => {
    throw { code: "invalid-field", params: { field: "rows", reason: "too-many-rows", limit: "5000" }, detail: null };
  };
  await paste({ text: "x" });
  expect(screen.getByTestId("sheet-paste-problem").textContent).toContain(reason("too-many-rows", { limit: "5000" }));
  expect(run().disabled).toBe(true);
});

it("nothing on the clipboard, or no column that takes it, is said, and a frozen sheet takes nothing", async () => {
  const page = await plan.show({
    columns: ["name", "left"],
    extras: [{ id: "left", label: "あと", width: 80, cell: () => "" }],
  });
  act(() => grid().focus());
  await paste({ text: "\t\r\n" });
  expect(said().at(-1)).toContain(words.nothing);
  await press("ArrowRight");
  await paste({ text: "x" });
  expect(said().at(-1)).toContain(words.noColumn);
  page.unmount();
  await show({ frozen: "変えられません" });
  await press("KeyV", { ctrlKey: true });
  expect(document.activeElement).toBe(grid());
  expect(screen.queryByTestId("sheet-paste")).toBeNull();
});
