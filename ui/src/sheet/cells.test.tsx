/** Cells of a table, edited in place: by kind, and what is refused. */
import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { en } from "../text/en/index.ts";
import { ja } from "../text/ja/index.ts";
import { choose } from "../text/language.ts";
import {
  cell,
  expectWrong,
  grid,
  input,
  into,
  Plan,
  press,
  said,
  settled,
  TASK_COLUMNS,
  task,
  threeTasks,
  type,
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

describe("a cell of text", () => {
  it("is opened by Enter, taken by Enter, read by the core, and only it is written", async () => {
    await show();
    for (let i = 0; i < 2; i += 1) await press("ArrowRight");
    await press("Enter");
    expect(input().value).toBe("令和10年4月");
    type("令和11年3月");
    await press("Enter");
    expect(plan.puts()).toEqual([
      { plan: 7, sheet: "task", rows: [{ id: 1, cells: { starts: "令和11年3月" } }], confirmed: false },
    ]);
    expect(plan.rows[0]?.cells.starts).toBe("2029-03");
    expect(cell(0, "starts").textContent).toBe("令和11年3月");
    expect(document.activeElement).toBe(grid());
    expect(said()[0]).toContain("1行");
    expect(screen.getByTestId("toast-undo")).toBeTruthy();
  });

  it("is not taken by the Enter that ends a composition, nor left by its Escape", async () => {
    await show({ columns: ["responsible"] });
    await press("F2");
    type("かくう");
    for (const code of ["Enter", "Escape", "Tab"]) await press(code, { isComposing: true, keyCode: 229 });
    await press("Enter", { keyCode: 229 });
    expect(input().value).toBe("かくう");
    expect(plan.puts()).toEqual([]);
    await press("Enter");
    expect(plan.cells()).toEqual([[{ responsible: "かくう" }]]);
  });

  it("is left as it was by Escape, and what was not changed is not written", async () => {
    await show({ columns: ["months"] });
    await press("Enter");
    type("99");
    await press("Escape");
    await press("Enter");
    expect(input().value).toBe("12");
    await press("Enter");
    expect(plan.puts()).toEqual([]);
    expect(document.activeElement).toBe(grid());
  });

  it("is taken by Tab, which goes on into the next, and by leaving it", async () => {
    await show({ columns: ["starts", "months"] });
    await press("Enter");
    type("2028-05");
    await press("Tab");
    expect(under()).toBe("0:months");
    type("3", input());
    await act(async () => input().blur());
    await settled();
    expect(plan.cells()).toEqual([[{ starts: "2028-05" }], [{ months: "3" }]]);
  });

  it("emptied is nothing, and keys clear it without opening", async () => {
    await show({ columns: ["starts", "months"] });
    await press("Enter");
    type("  ");
    await press("Enter");
    await press("ArrowRight");
    await press("Delete");
    expect(plan.cells()).toEqual([[{ starts: null }], [{ months: null }]]);
  });
});

describe("a value that is refused", () => {
  it("stays as it was typed with the sentence below the cell, can be corrected, and nothing is lost by going on", async () => {
    await show({ columns: ["months", "starts"] });
    await press("Enter");
    type("たくさん");
    await press("Enter");
    expect(cell(0, "months").textContent).toContain("たくさん");
    expectWrong("not-a-number-here", { min: "0", max: "600" });
    expect(cell(0, "months").getAttribute("aria-invalid")).toBe("true");
    await press("ArrowDown");
    expect(screen.queryByTestId("sheet-wrong")).toBeNull();
    expect(cell(0, "months").textContent).toContain("たくさん");
    expect(screen.getByTestId("sheet-refused").textContent).toContain(ja.sheet.notSaved(1));
    fireEvent.click(screen.getByText(ja.sheet.show));
    await settled();
    expect(under()).toBe("0:months");
    await press("Enter");
    expect(input().value).toBe("たくさん");
    type("24か月");
    await press("Enter");
    expect(plan.rows[0]?.cells.months).toBe(24);
    expect(screen.queryByTestId("sheet-refused")).toBeNull();
  });

  it("is given up by Escape", async () => {
    await show({ columns: ["months"] });
    await press("Enter");
    type("x");
    await press("Enter");
    await press("Escape");
    expect(cell(0, "months").textContent).toBe("12");
    expect(screen.queryByTestId("sheet-refused")).toBeNull();
  });

  it("outlives the screen it was typed on", async () => {
    const page = await plan.show({ columns: ["months"] });
    act(() => grid().focus());
    await press("Enter");
    type("x");
    await press("Enter");
    page.unmount();
    await plan.show({ columns: ["months"] });
    expect(cell(0, "months").textContent).toContain("x");
  });

  it("goes with another cell of the row once that one is right, as one step", async () => {
    const put = plan.core.answers["plan.put"];
    // An end before its start, as long as the start is late.
    plan.core.answers["plan.put"] = ((args: Parameters<Plan["tried"]>[0]) => {
      const own = args.rows[0]?.cells;
      const early = own?.months === "1" && (own.starts ?? plan.rows[0]?.cells.starts) === "2028-04";
      if (early) throw { code: "invalid-field", params: { field: "months", reason: "end-before-start" }, detail: null };
      return put?.(args as never);
    }) as never;
    await show({ columns: ["months", "starts"] });
    await press("Enter");
    type("1");
    await press("Enter");
    expect(screen.getByTestId("sheet-wrong")).toBeTruthy();
    await press("ArrowRight");
    await press("Enter");
    type("2027-04");
    await press("Enter");
    expect(plan.rows[0]?.cells).toMatchObject({ starts: "2027-04", months: 1 });
    expect(plan.cells()).toEqual([[{ months: "1" }], [{ starts: "2027-04", months: "1" }]]);
    expect(said()).toHaveLength(1);
    expect(screen.queryByTestId("sheet-refused")).toBeNull();
  });

  it("is not tried again with another cell while it is wrong by itself, and that one is written", async () => {
    await show({ columns: ["months", "starts"] });
    await press("Enter");
    type("たくさん");
    await press("Enter");
    await press("ArrowRight");
    await press("Enter");
    type("2027-04");
    await press("Enter");
    expect(plan.cells()).toEqual([[{ months: "たくさん" }], [{ starts: "2027-04" }]]);
    expect(cell(0, "months").textContent).toContain("たくさん");
    expect(cell(0, "starts").getAttribute("aria-invalid")).toBeNull();
  });

  it("for another reason than the cell is said, and stays too", async () => {
    plan.core.answers["plan.put"] = () => {
      throw { code: "no-such-plan", params: {}, detail: null };
    };
    await show({ columns: ["months"] });
    await press("Enter");
    type("3");
    await press("Enter");
    expect(said()).toHaveLength(1);
    expect(cell(0, "months").textContent).toContain("3");
  });
});

describe("a value that is asked about", () => {
  const asked = async () => {
    plan = new Plan("budget", [
      { id: 1, origin: null, cells: { task: null, year: 2028, yen: 1_000_000, source: "", state: "", note: "" } },
    ]);
    await plan.show({ columns: ["yen", "year"] });
    act(() => grid().focus());
    await press("Enter");
    expect(input().value).toBe("1,000,000");
    type("2,000,000千円");
    await press("Enter");
  };

  it("is written once somebody says that it is right", async () => {
    await asked();
    expectWrong("unit-slip", { median: "1,000,000" });
    expect(plan.rows[0]?.cells.yen).toBe(1_000_000);
    fireEvent.click(screen.getByTestId("sheet-right"));
    await settled();
    expect(plan.puts().at(-1)?.confirmed).toBe(true);
    expect(plan.rows[0]?.cells.yen).toBe(2_000_000_000);
    expect(cell(0, "yen").textContent).toBe("2,000,000千円");
  });

  it("leads by Tab to the word that it is right, by keys alone", async () => {
    await asked();
    await press("Enter");
    await act(async () => {
      expect(fireEvent.keyDown(input(), { code: "Tab", key: "Tab" })).toBe(true);
      screen.getByTestId("sheet-right").focus();
    });
    expect(input().value).toBe("2,000,000千円");
    fireEvent.click(screen.getByTestId("sheet-right"));
    await settled();
    expect(plan.rows[0]?.cells.yen).toBe(2_000_000_000);
  });
});

describe("a cell in two languages", () => {
  it("shows the window's, or the other with a mark of what is missing", async () => {
    await show();
    expect(cell(0, "name").textContent).toBe("標的の検証");
    expect(cell(2, "name").textContent).toBe(`Safety${ja.sheet.mark.ja}`);
    expect(screen.getByTestId("sheet-silent").title).toBe(ja.sheet.silent.ja);
    await act(async () => choose({ language: "en" }));
    expect(cell(0, "name").textContent).toBe("Task 1");
    expect(cell(0, "starts").textContent).toBe("Apr 2028");
    expect(cell(2, "name").textContent).toBe(`Safety${en.sheet.mark.ja}`);
  });

  it("is edited in both at once, by Tab from one to the other, as one step", async () => {
    await show();
    await press("Enter");
    const own = (lang: string) => screen.getByTestId(`sheet-edit-${lang}`) as HTMLInputElement;
    into("sheet-edit-ja");
    type("標的の確認", own("ja"));
    await press("Escape", { keyCode: 229 });
    await press("Tab");
    expect(plan.puts()).toEqual([]);
    into("sheet-edit-en");
    type("Target check", own("en"));
    await press("Enter");
    expect(plan.cells()).toEqual([[{ name_ja: "標的の確認", name_en: "Target check" }]]);
    expect(screen.queryByTestId("sheet-editor")).toBeNull();
  });

  it("is left by Tab from its last field into the next cell, and writes only what was changed", async () => {
    await show({ columns: ["name", "months"] });
    await press("Enter");
    const en = screen.getByTestId("sheet-edit-en");
    act(() => en.focus());
    type("Other", en);
    await press("Tab");
    expect(plan.cells()).toEqual([[{ name_en: "Other" }]]);
    expect(input().value).toBe("12");
  });
});

describe("a choice", () => {
  it("is opened and taken by keys, and written as its word", async () => {
    await show({ columns: ["kind"] });
    await press("Enter");
    const names = screen.getAllByTestId("sheet-option").map((own) => own.textContent);
    expect(names).toEqual(["作業群", "作業", "マイルストーン"]);
    into("sheet-options");
    await press("ArrowDown");
    await press("Enter");
    expect(plan.cells()).toEqual([[{ kind: "milestone" }]]);
    expect(cell(0, "kind").textContent).toBe("マイルストーン");
  });

  it("can be nothing where it is not needed, and the same again is not written", async () => {
    plan = new Plan("risk", [
      { id: 1, origin: null, cells: { kind: "risk", text_ja: "x", text_en: "", state: "open" } as never },
    ]);
    await plan.show({ columns: ["state"] });
    act(() => grid().focus());
    await press("Enter");
    into("sheet-options");
    await press("Enter");
    expect(plan.puts()).toEqual([]);
    expect(screen.queryByTestId("sheet-editor")).toBeNull();
    act(() => grid().focus());
    await press("Enter");
    into("sheet-options");
    await press("Home");
    await press("Enter");
    expect(plan.cells()).toEqual([[{ state: null }]]);
  });
});

describe("a reference", () => {
  it("is found by typing, shown by its name, and written as its id; what is gone is not offered", async () => {
    await show({ columns: ["project"] });
    await press("Enter");
    const find = screen.getByTestId("sheet-find");
    into("sheet-find");
    expect(screen.getAllByTestId("sheet-option")).toHaveLength(3);
    type("ひょうか", find);
    type("評価系", find);
    expect(screen.getAllByTestId("sheet-option")).toHaveLength(1);
    await press("Enter", { isComposing: true });
    // The web view tells of the key that ends a composition by its code alone.
    await press("Escape", { keyCode: 229 });
    expect(plan.puts()).toEqual([]);
    const marked = screen.getByTestId("sheet-option").id;
    expect(find.getAttribute("role")).toBe("combobox");
    expect(find.getAttribute("aria-activedescendant")).toBe(marked);
    await press("Enter");
    expect(plan.cells()).toEqual([[{ project: 12 }]]);
    expect(cell(0, "project").textContent).toBe("架空研究所の評価系");
  });

  it("to what one may not see says so, and shows no number", async () => {
    plan.rows = [task(1, "標的の検証", { project: 999 })];
    await show({ columns: ["project"] });
    expect(cell(0, "project").textContent).toBe(ja.sheet.gone);
  });
});

it("a box is ticked by Space, by Enter and by pressing it", async () => {
  plan = new Plan("market", [
    { id: 1, origin: null, cells: { market: "jp", filing: "", joint: 0, note_ja: "", note_en: "" } },
  ]);
  await plan.show({ columns: ["joint"] });
  act(() => grid().focus());
  await press("Space");
  await press("Enter");
  fireEvent.click(cell(0, "joint").querySelector("[data-toggle]") as Element);
  await settled();
  expect(plan.cells()).toEqual([[{ joint: 1 }], [{ joint: 0 }], [{ joint: 1 }]]);
});
