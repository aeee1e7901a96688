/** The row of a sheet as a form. */
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../api/client.ts";
import { ja } from "../text/ja/index.ts";
import {
  cell,
  expectWrong,
  grid,
  input,
  into,
  PLAN,
  Plan,
  press,
  REFS,
  reason,
  settled,
  task,
  type,
} from "./fixtures.tsx";
import { AddRowDialog } from "./index.ts";

let plan: Plan;

beforeEach(() => {
  plan = new Plan("task", [task(1, "標的の検証", { project: 11 }), task(2, "親和性の最適化")]);
});

const field = (name: string) => screen.getByTestId(`sheet-form-${name}`) as HTMLInputElement;
/** Types into a field and leaves it. */
async function fill(name: string, text: string) {
  act(() => field(name).focus());
  type(text, field(name));
  await act(async () => field(name).blur());
  await settled();
}

it("shows every column with its words, both languages side by side, and saves a field on leaving it", async () => {
  await plan.show({ columns: ["name", "months"] }, 1);
  const form = screen.getByTestId("sheet-form");
  expect([...form.querySelectorAll(".form-field")].map((own) => (own as HTMLElement).dataset.column)).toEqual([
    "kind",
    "name",
    "phase",
    "starts",
    "months",
    "done",
    "project",
    "responsible",
    "note",
  ]);
  expect(field("name-ja").value).toBe("標的の検証");
  expect(field("name-en").value).toBe("Task 1");
  expect(field("note-text").tagName).toBe("TEXTAREA");
  await fill("name-en", "Target check");
  await fill("starts-text", "令和10年9月");
  await fill("months-text", "12");
  expect(plan.cells()).toEqual([[{ name_en: "Target check" }], [{ starts: "令和10年9月" }]]);
  expect(field("starts-text").value).toBe("令和10年9月");
});

it("a refused field stays as it was typed with the sentence below, in the table too, and Escape gives it up", async () => {
  await plan.show({ columns: ["months"] }, 1);
  await fill("months-text", "多い");
  expect(field("months-text").value).toBe("多い");
  expectWrong("not-a-number-here", { min: "0", max: "600" });
  expect(cell(0, "months").textContent).toContain("多い");
  act(() => field("months-text").focus());
  fireEvent.keyDown(field("months-text"), { key: "Escape", code: "Escape", isComposing: true });
  expect(field("months-text").value).toBe("多い");
  fireEvent.keyDown(field("months-text"), { key: "Escape", code: "Escape" });
  expect(field("months-text").value).toBe("12");
  expect(cell(0, "months").textContent).toBe("12");
});

it("what is refused in the table can be corrected in the form", async () => {
  await plan.show({ columns: ["months"] }, 1);
  act(() => grid().focus());
  await press("Enter");
  type("多い", input());
  await press("Enter");
  expect(field("months-text").value).toBe("多い");
  await fill("months-text", "18");
  expect(plan.rows[0]?.cells.months).toBe(18);
  expect(screen.queryByTestId("sheet-wrong")).toBeNull();
});

it("a reference is found by typing, and taken away", async () => {
  await plan.show({ columns: ["months"] }, 1);
  expect(field("project-ref").textContent).toBe("架空大学の抗体");
  await act(async () => void fireEvent.click(field("project-ref")));
  type("評価系", screen.getByTestId("sheet-find"));
  await act(async () => void fireEvent.click(screen.getByTestId("sheet-option")));
  await settled();
  await act(async () => void fireEvent.click(field("project-ref")));
  await act(async () => void fireEvent.click(screen.getAllByTestId("sheet-option")[0] as Element));
  await settled();
  expect(plan.cells()).toEqual([[{ project: 12 }], [{ project: null }]]);
});

it("a choice is taken from its list", async () => {
  await plan.show({ columns: ["months"] }, 1);
  await act(async () => void fireEvent.click(screen.getByTestId("sheet-form-kind-choice")));
  await act(async () => void fireEvent.click(screen.getByTestId("sheet-form-kind-choice-milestone")));
  await settled();
  expect(plan.cells()).toEqual([[{ kind: "milestone" }]]);
});

it("Escape is for what the form stands in where a field has nothing to go back from", async () => {
  await plan.show({ columns: ["months"] }, 1);
  const leave = () => fireEvent.keyDown(field("months-text"), { key: "Escape", code: "Escape" });
  act(() => field("months-text").focus());
  type("99", field("months-text"));
  expect(leave()).toBe(false);
  expect(field("months-text").value).toBe("12");
  expect(leave()).toBe(true);
});

it("a frozen form cannot be written in", async () => {
  await plan.show({ columns: ["months"], frozen: "基準は変えられません" }, 1);
  expect(field("name-ja").disabled).toBe(true);
  expect(field("project-ref").disabled).toBe(true);
  expect(screen.getByTestId("sheet-form").title).toBe("基準は変えられません");
});

const add = async (props: Partial<Parameters<typeof AddRowDialog>[0]> = {}) => {
  const [onClose, onAdded] = [vi.fn(), vi.fn()];
  render(
    <QueryClientProvider client={queryClient}>
      <AddRowDialog
        sheet="task"
        plan={PLAN}
        refs={REFS}
        cells={{ kind: "task" }}
        onClose={onClose}
        onAdded={onAdded}
        {...props}
      />
    </QueryClientProvider>,
  );
  await settled();
  return { onClose, onAdded };
};
const own = (name: string) => screen.getByTestId(`sheet-add-${name}`) as HTMLInputElement;
async function enter(name: string, text: string) {
  act(() => own(name).focus());
  type(text, own(name));
  await act(async () => own(name).blur());
}

it("a new row is written when it is added, before the row it was begun at, and says what is wrong at its field", async () => {
  const { onClose, onAdded } = await add({ before: 2 });
  await enter("months-text", "多い");
  expect(plan.puts()).toEqual([]);
  await act(async () => void fireEvent.click(screen.getByTestId("sheet-add-run")));
  await settled();
  expect(within(screen.getByTestId("sheet-add-months")).getByRole("alert").textContent).toContain(
    reason("not-a-number-here", { min: "0", max: "600" }),
  );
  expect(within(screen.getByTestId("sheet-add-name")).getByRole("alert").textContent).toContain(reason("needed"));
  expect(onClose).not.toHaveBeenCalled();
  await enter("months-text", "6");
  // Ctrl Enter adds what was typed last too, but not while an input method composes.
  into("sheet-add-name-ja");
  type("新しい作業", own("name-ja"));
  await press("Enter", { ctrlKey: true, isComposing: true });
  expect(plan.rows).toHaveLength(2);
  await press("Enter", { ctrlKey: true });
  expect(plan.rows.map(({ cells }) => cells.name_ja)).toEqual(["標的の検証", "新しい作業", "親和性の最適化"]);
  expect(onAdded.mock.calls[0]?.[0].created).toBe(100);
  expect(onClose).toHaveBeenCalledTimes(1);
});

it("what was typed into a new row is not lost with Escape", async () => {
  const { onClose } = await add();
  into("sheet-add-name-ja");
  await act(async () => void fireEvent.input(own("name-ja"), { target: { value: "架空" } }));
  await press("Escape");
  await press("Escape");
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByTestId("sheet-add")).toBeTruthy();
});

it("what is wrong in a column that is not asked for is said all the same", async () => {
  await add({ columns: ["months"] });
  await act(async () => void fireEvent.click(screen.getByTestId("sheet-add-run")));
  await settled();
  expect(screen.getByTestId("sheet-add").textContent).toContain(`名前${reason("needed")}`);
  expect(screen.getByTestId("sheet-add").textContent).toContain(ja.sheet.form.add);
});
