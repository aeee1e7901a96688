/** The plan on the line of time: keys, pointer, links. 合成データ. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { refusal } from "../../../../test/window.tsx";
import { setWritable } from "../../../api/writable.ts";
import { ja } from "../../../text/ja/index.ts";
import { click, headOf, key, m, PlanCore, planView, settled } from "../fixtures.ts";
import { bar, chart, choose, line, press, rested, selected, shown } from "./fixtures.ts";

const words = ja.plan.gantt;
let core: PlanCore;

beforeEach(() => {
  core = new PlanCore();
});

const show = (id?: number) => shown(core, id);
const moves = () => core.sent("plan.move");

describe("arrow keys", () => {
  it("move a task by a month; presses that follow one another are one step, and push what comes after", async () => {
    await show(3);
    await press("ArrowRight");
    await press("ArrowRight");
    await press("ArrowLeft");
    await press("ArrowRight");
    expect(moves()).toEqual([]);
    await rested();
    expect(moves()).toEqual([{ plan: 7, moves: [{ task: 3, starts: m("2027-06"), months: 12 }], push: true }]);
  });

  it("lengthen and shorten it with Shift", async () => {
    await show(3);
    await press("ArrowRight", { shiftKey: true });
    await rested();
    expect(moves()).toEqual([{ plan: 7, moves: [{ task: 3, starts: m("2027-04"), months: 13 }], push: true }]);
  });

  it("leave with Ctrl what comes after where it is", async () => {
    await show(2);
    await press("ArrowLeft", { ctrlKey: true });
    await rested();
    expect(moves()).toEqual([{ plan: 7, moves: [{ task: 2, starts: m("2026-09"), months: 6 }], push: false }]);
  });

  it("of several tasks within the time are one step too, and one with another push its own", async () => {
    await show(2);
    await press("ArrowRight");
    await choose(7);
    await press("ArrowRight");
    await press("ArrowRight", { ctrlKey: true });
    await rested();
    expect(moves()).toEqual([
      {
        plan: 7,
        moves: [
          { task: 2, starts: m("2026-11"), months: 6 },
          { task: 7, starts: m("2028-05"), months: 6 },
        ],
        push: true,
      },
      { plan: 7, moves: [{ task: 7, starts: m("2028-06"), months: 6 }], push: false },
    ]);
  });

  it("tell of a milestone the month at whose end it stands", async () => {
    await show(4);
    await press("ArrowRight");
    await rested();
    expect(moves()).toEqual([{ plan: 7, moves: [{ task: 4, starts: m("2028-04"), months: 0 }], push: true }]);
  });

  it("do nothing while an input method composes, nor on packages and what is not dated", async () => {
    await show(3);
    await press("ArrowRight", { isComposing: true });
    await press("ArrowRight", { keyCode: 229 });
    for (const id of [1, 8]) {
      await choose(id);
      await press("ArrowRight");
    }
    await rested();
    expect(moves()).toEqual([]);
  });

  it("go from line to line and end at the first and the last", async () => {
    await show(1);
    await press("ArrowUp");
    expect(selected()).toEqual([1]);
    for (let i = 0; i < 9; i += 1) await press("ArrowDown");
    expect(selected()).toEqual([8]);
  });

  it("show a move at once and take it back where it is refused, which is said", async () => {
    core.answers["plan.move"] = () => {
      throw refusal("bad-call", { name: "x" });
    };
    await show(3);
    const before = bar(3).style.left;
    await press("ArrowRight");
    expect(bar(3).style.left).not.toBe(before);
    await rested();
    expect(moves().length).toBe(1);
    expect(bar(3).style.left).toBe(before);
    expect(screen.getAllByTestId("toast").length).toBe(1);
  });

  it("moved in one plan stay with that plan when another is shown before they were told", async () => {
    const router = await show(3);
    core.answers["plan.show"] = ({ plan }: { plan?: number }) =>
      plan === 8 ? planView({ plan: headOf(8, "what-if", { name: "早める" }) }) : core.view;
    await press("ArrowRight");
    await act(
      async () => void router.navigate({ to: "/themes/$id/plan", params: { id: "1" }, search: { plan: 8 } } as never),
    );
    await rested();
    expect(moves()).toMatchObject([{ plan: 7 }]);
  });

  it("told before the screen is left are not lost", async () => {
    const router = await show(3);
    await press("ArrowRight");
    await act(async () => void router.navigate({ to: "/themes" } as never));
    await settled();
    expect(moves().length).toBe(1);
  });
});

describe("a frozen plan", () => {
  it.each(["baseline", "version"] as const)("(%s) has no handles and moves nothing", async (kind) => {
    core.shows(kind);
    await show(3);
    expect(screen.getByText(ja.plan.bar.frozen)).toBeTruthy();
    for (const handle of ["gantt-start", "gantt-end", "gantt-dot"]) expect(screen.queryAllByTestId(handle)).toEqual([]);
    expect(screen.queryByTestId("plan-new")).toBeNull();
    for (const code of ["ArrowRight", "Delete", "KeyL", "KeyN", "KeyP"]) await press(code);
    fireEvent.pointerDown(bar(3), { button: 0, clientX: 100 });
    fireEvent.pointerMove(window, { clientX: 140 });
    fireEvent.pointerUp(window, { clientX: 140 });
    await rested();
    expect(core.asked.filter(([name]) => /^plan\.(move|put|remove)$/.test(name))).toEqual([]);
    expect(screen.queryByTestId("new-task")).toBeNull();
  });
});

describe("links", () => {
  const puts = () => core.sent("plan.put");

  it("are made with L, the arrows and Enter, which then opens no form", async () => {
    await show(2);
    await press("KeyL");
    expect(screen.getByText(words.linking("標的の検証"))).toBeTruthy();
    await press("ArrowDown");
    await press("Enter");
    expect(puts()).toEqual([
      { plan: 7, sheet: "link", rows: [{ id: null, cells: { before: 2, after: 3, kind: "fs", lag: 0 } }] },
    ]);
    expect(screen.queryByText(words.linking("標的の検証"))).toBeNull();
    expect(screen.queryByTestId("task-panel")).toBeNull();
  });

  it("are given up with Escape, and none leads to a package or to the task itself", async () => {
    await show(2);
    await press("KeyL");
    await press("ArrowDown");
    await press("Escape");
    expect(screen.queryByText(words.linking("標的の検証"))).toBeNull();
    await choose(2);
    await press("KeyL");
    await press("Enter");
    await press("KeyL");
    await press("ArrowUp");
    expect(selected()).toEqual([1]);
    await press("Enter");
    expect(puts()).toEqual([]);
    await rested();
    expect(moves()).toEqual([]);
  });

  it("stay as they are while an input method composes", async () => {
    await show(2);
    await press("KeyL");
    await press("ArrowDown");
    await press("Enter", { isComposing: true });
    expect(puts()).toEqual([]);
    expect(screen.getByText(words.linking("標的の検証"))).toBeTruthy();
  });

  it("are drawn where both ends are dated", async () => {
    await show();
    expect(screen.getAllByTestId("gantt-arrow").length).toBe(3);
  });
});

describe("keys on the task chosen", () => {
  it("Delete removes it and goes on to the next", async () => {
    await show(3);
    await press("Delete");
    expect(core.sent("plan.remove")).toEqual([{ plan: 7, sheet: "task", ids: [3] }]);
    expect(selected()).toEqual([4]);
  });

  it("Enter opens its form beside the chart, as a double click does", async () => {
    const router = await show(3);
    await press("Enter");
    expect(router.state.location.search).toEqual({ row: 3, form: true });
    expect(within(screen.getByTestId("task-panel")).getByRole("heading", { level: 2 }).textContent).toBe("抗体の作製");
    await act(async () => void fireEvent.doubleClick(line(7)));
    await waitFor(() => expect(router.state.location.search).toEqual({ row: 7, form: true }));
    expect(within(screen.getByTestId("task-panel")).getByRole("heading", { level: 2 }).textContent).toBe("製剤の検討");
  });

  it("Enter gives the form the keys; Escape closes it and gives them back, but not while an input method composes", async () => {
    const router = await show(3);
    await press("Enter");
    const panel = screen.getByTestId("task-panel");
    expect(document.activeElement).toBe(panel);
    const field = screen.getByTestId("task-form-name-ja");
    act(() => field.focus());
    await key(field, "Escape", { keyCode: 229 });
    expect(screen.queryByTestId("task-panel")).toBe(panel);
    await key(field, "Escape");
    expect(router.state.location.search).toEqual({ row: 3 });
    expect(screen.queryByTestId("task-panel")).toBeNull();
    expect(document.activeElement).toBe(chart());
  });

  it("a link of the form leads to the other task with its form", async () => {
    const router = await core.open("?row=3&form=true");
    const [other] = screen.getAllByTestId("task-other");
    await act(async () => void fireEvent.click(other as HTMLElement));
    await settled();
    expect(router.state.location.search).toEqual({ row: 2, form: true });
    expect(within(screen.getByTestId("task-panel")).getByRole("heading", { level: 2 }).textContent).toBe("標的の検証");
  });

  it("a press on a row leaves the keys with the chart", async () => {
    await show();
    expect(fireEvent.mouseDown(within(line(3)).getByRole("gridcell"), { button: 0 })).toBe(false);
    expect(document.activeElement).toBe(chart());
  });

  it("gate signs and years are reached by Tab, and keep the keys that press them", async () => {
    await show(3);
    const stops = [
      screen.getAllByTestId("gantt-gate")[0],
      within(screen.getByTestId("gantt-money")).getAllByRole("button")[0],
    ];
    for (const stop of stops as HTMLElement[]) {
      expect(stop.tabIndex).toBe(0);
      stop.focus();
      expect(fireEvent.keyDown(stop, { code: "Enter", key: "Enter" })).toBe(true);
      for (const code of ["ArrowRight", "Delete"]) await key(stop, code);
    }
    await rested();
    expect(screen.queryByTestId("task-panel")).toBeNull();
    expect(core.asked.filter(([name]) => /^plan\.(move|remove)$/.test(name))).toEqual([]);
    expect(stops[0]?.getAttribute("aria-label")).toContain("SG①");
  });

  it("P puts everything in order, N adds a task below it", async () => {
    await show(3);
    await press("KeyP");
    expect(moves()).toEqual([{ plan: 7, moves: [], push: true }]);
    await press("KeyN");
    await click("new-task-run");
    expect(core.sent("plan.put")).toMatchObject([{ sheet: "task", before: 4 }]);
  });

  it("N adds at the end where none is chosen", async () => {
    await show();
    await key(document.body, "KeyN");
    expect(screen.getByTestId("new-task")).toBeTruthy();
    await click("new-task-run");
    expect(core.sent("plan.put").length).toBe(1);
    expect(core.sent("plan.put")[0]).not.toHaveProperty("before");
  });

  it("the form says what hangs on the task, each with its place", async () => {
    const router = await core.open("?row=3&form=true");
    const panel = screen.getByTestId("task-panel");
    for (const said of ["標的の検証", "リード確定", "抗体の配列", "架空の相談", "令和9年度"])
      expect(panel.textContent).toContain(said);
    fireEvent.click(within(panel).getByText("抗体の配列"));
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "gates", row: 3 }));
  });

  it("a link is removed from the form", async () => {
    await core.open("?row=2&form=true");
    const [unlink] = screen.getAllByTestId("task-unlink");
    expect(unlink?.getAttribute("aria-label")).toBe(ja.plan.panel.unlink);
    await act(async () => void fireEvent.click(unlink as HTMLElement));
    expect(core.sent("plan.remove")).toEqual([{ plan: 7, sheet: "link", ids: [2] }]);
  });
});

describe("the pointer", () => {
  const drag = async (on: Element, px: number, init: PointerEventInit = {}) => {
    fireEvent.pointerDown(on, { button: 0, clientX: 100, clientY: 10 });
    fireEvent.pointerMove(window, { clientX: 100 + px, clientY: 10 });
    fireEvent.pointerUp(window, { clientX: 100 + px, clientY: 10, ...init });
    await settled();
  };

  it("drags a bar to other months, and its ends by themselves", async () => {
    await show();
    await drag(bar(3), 3 * 8 + 2);
    expect(moves()).toEqual([{ plan: 7, moves: [{ task: 3, starts: m("2027-07"), months: 12 }], push: true }]);
    await drag(within(bar(2)).getByTestId("gantt-end"), 2 * 8);
    expect(moves()[1]).toEqual({ plan: 7, moves: [{ task: 2, starts: m("2026-10"), months: 8 }], push: true });
    await drag(within(bar(6)).getByTestId("gantt-start"), -8);
    expect(moves()[2]).toEqual({ plan: 7, moves: [{ task: 6, starts: m("2028-03"), months: 13 }], push: true });
  });

  it("chooses a task by its bar, so that the keys are about what was pressed last", async () => {
    await show(2);
    await drag(bar(7), 0);
    expect(selected()).toEqual([7]);
    await drag(within(bar(6)).getByTestId("gantt-end"), 0);
    expect(selected()).toEqual([6]);
  });

  it("does nothing while the library is open for reading only", async () => {
    await show(3);
    act(() => setWritable(false));
    expect(screen.queryAllByTestId("gantt-dot")).toEqual([]);
    await drag(bar(3), 40);
    await press("ArrowRight");
    await rested();
    expect(moves()).toEqual([]);
  });

  it("drags with Ctrl a milestone alone", async () => {
    await show();
    await drag(bar(4), -8, { ctrlKey: true });
    expect(moves()).toEqual([{ plan: 7, moves: [{ task: 4, starts: m("2028-02"), months: 0 }], push: false }]);
  });

  it("sends nothing where Escape comes before it lets go, nor for a click or a way back", async () => {
    await show();
    const before = bar(3).style.left;
    fireEvent.pointerDown(bar(3), { button: 0, clientX: 100, clientY: 10 });
    fireEvent.pointerMove(window, { clientX: 150, clientY: 10 });
    expect(bar(3).style.left).not.toBe(before);
    fireEvent.keyDown(window, { key: "Escape", code: "Escape" });
    fireEvent.pointerUp(window, { clientX: 150, clientY: 10 });
    expect(bar(3).style.left).toBe(before);
    await drag(bar(3), 1);
    await drag(bar(3), 0);
    await rested();
    expect(moves()).toEqual([]);
  });

  it("links two tasks by the dot", async () => {
    await show();
    document.elementFromPoint = () => bar(7);
    await drag(within(bar(2)).getByTestId("gantt-dot"), 80);
    expect(core.sent("plan.put")).toEqual([
      { plan: 7, sheet: "link", rows: [{ id: null, cells: { before: 2, after: 7, kind: "fs", lag: 0 } }] },
    ]);
    document.elementFromPoint = () => bar(5);
    await drag(within(bar(2)).getByTestId("gantt-dot"), 80);
    expect(core.sent("plan.put").length).toBe(1);
  });
});
