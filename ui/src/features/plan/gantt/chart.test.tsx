/** What the chart of a plan marks, and what is in view. 合成データ. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ja } from "../../../text/ja/index.ts";
import { linesOf, m, PlanCore, pick, planView, under } from "../fixtures.ts";
import { bar, chart, choose, line, press, rested, selected, shown } from "./fixtures.ts";
import { axisOf, xOf } from "./geometry.ts";

const words = ja.plan.gantt;
let core: PlanCore;

beforeEach(() => {
  core = new PlanCore();
});

const show = (id?: number) => shown(core, id);

describe("the chart", () => {
  it("of many tasks has those in view in the page, and the one under the keys", async () => {
    const { task: tasks } = planView().sheets;
    const [one] = planView().schedule;
    const ids = Array.from({ length: 300 }, (_, i) => i + 1);
    core.view = planView({
      sheets: { task: ids.map((id) => ({ ...(tasks?.[1] as NonNullable<typeof tasks>[number]), id })) },
      schedule: ids.map((id) => ({ ...(one as NonNullable<typeof one>), id })),
      contradictions: [],
    });
    for (const [name, size] of Object.entries({
      offsetHeight: 600,
      offsetWidth: 900,
      clientHeight: 600,
      clientWidth: 900,
    }))
      vi.spyOn(HTMLElement.prototype, name as "offsetHeight", "get").mockReturnValue(size);
    await show(1);
    const rows = () => screen.getAllByTestId("gantt-row");
    expect(rows().length).toBeLessThan(60);
    expect(rows()[1]?.style.top).toBe("26px");
    for (let i = 0; i < 30; i += 1) await act(async () => void fireEvent.keyDown(chart(), { key: "ArrowDown" }));
    expect(selected()).toEqual([31]);
    expect(chart().scrollTop).toBeGreaterThan(0);
    expect(document.getElementById(String(chart().getAttribute("aria-activedescendant")))).toBe(line(31));
    vi.restoreAllMocks();
  });

  it("brings a bar that is out of view sideways into it, and stays where it is seen", async () => {
    await show();
    Object.defineProperty(chart(), "clientWidth", { value: 300 });
    chart().scrollLeft = 2000;
    await choose(2);
    const left = chart().scrollLeft;
    expect(left).toBeLessThanOrEqual(Number.parseInt(bar(2).style.left, 10));
    await press("ArrowDown");
    expect(chart().scrollLeft).toBe(left);
  });

  it("marks the longest path, money without a source, and where a task stood before", async () => {
    await show();
    expect(bar(2).className).toContain("crit");
    expect(bar(3).className).toContain("unfunded");
    expect(bar(7).className).not.toMatch(/crit|unfunded/);
    expect(line(3).querySelector(".gn-base")?.getAttribute("title")).toBe(words.base);
    expect(line(7).querySelector(".gn-base")).toBeNull();
  });

  it("says in words when a task runs, who does it, and that its project left the theme", async () => {
    await show();
    const said = (id: number) => line(id).querySelector("[role=gridcell]")?.getAttribute("aria-label");
    expect(said(2)).toBe("標的の検証：2026年10月〜2027年3月、最長の道筋");
    expect(said(4)).toBe("リード確定：2028年3月");
    expect(said(3)).toContain(words.legend.unfunded);
    expect(said(8)).toBe("患者の調査：時期なし");
    expect(line(6).textContent).toContain("架空受託会社");
    expect(within(line(3)).getByLabelText(words.gone)).toBeTruthy();
    expect(line(7).textContent).toContain(words.nobody);
  });

  it("its gate signs lead to the gate, whatever numbers its items have", async () => {
    const router = await show();
    const [first, second] = screen.getAllByTestId("gantt-gate");
    expect([first?.textContent, second?.textContent]).toEqual(["SG①", "SG②"]);
    fireEvent.click(first as HTMLElement);
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "gates", sheet: "gate", row: 1 }));
    expect((await screen.findByTestId("gate-sg1")).getAttribute("aria-pressed")).toBe("true");
  });

  it("the strip of years marks money without a source and leads to its lines", async () => {
    const router = await show();
    const [first, second, third] = within(screen.getByTestId("gantt-money")).getAllByRole("button");
    expect([first, second, third].map((own) => own?.className.includes("open"))).toEqual([false, true, false]);
    expect(second?.textContent).toBe("40財源未定");
    expect(second?.title).toContain("令和9年度");
    fireEvent.click(second as HTMLElement);
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "budget", row: 2 }));
  });

  it("is zoomed by + and -, and divided into quarters", async () => {
    await show(2);
    const width = bar(3).style.width;
    await press("Semicolon", { key: ";" });
    expect(bar(3).style.width).toBe(`${12 * 11}px`);
    await press("Minus", { key: "-" });
    expect(bar(3).style.width).toBe(width);
    const axis = axisOf([m("2026-04")], m("2026-11"), 2);
    expect(bar(3).style.left).toBe(`${xOf(axis, m("2027-04"))}px`);
    await pick("plan-scale-quarter");
    expect(chart().textContent).toContain(words.quarter(2));
  });

  it("without tasks says how to begin", async () => {
    core.view = planView({ sheets: {}, schedule: [], money: [], gates: [], contradictions: [] });
    await core.open();
    expect(screen.getByTestId("gantt-empty").textContent).toContain(words.emptyBody);
  });

  it("a line that was gone to is chosen; of a link what comes after it", async () => {
    await core.open("?row=6");
    expect(selected()).toEqual([6]);
  });

  it("a link that was gone to chooses what comes after, not the task of its number", async () => {
    await core.open("?sheet=link&row=3");
    expect(selected()).toEqual([4]);
  });

  it("keeps what the keys chose while the plan is fetched again", async () => {
    await core.open("?row=6");
    chart().focus();
    await press("ArrowDown");
    expect(selected()).toEqual([7]);
    core.view = planView({ months: 31 });
    await press("ArrowRight");
    await rested();
    expect(core.sent("plan.show").length).toBeGreaterThan(1);
    expect(selected()).toEqual([7]);
  });
});

it("the tables of tasks and links stand below one another, and a link gone to is in its own", async () => {
  await core.open("?sheet=link&row=3");
  await pick("plan-view-table");
  expect(linesOf("task-sheet").length).toBe(8);
  expect(linesOf("link-sheet").length).toBe(3);
  expect(under("task-sheet")).toBeNull();
  expect(under("link-sheet")?.[0]).toContain("リード確定");
});
