/** The frame of a plan: beginning one, its tabs, what the address keeps. 合成データ. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { refusal } from "../../../test/window.tsx";
import { ja } from "../../text/ja/index.ts";
import { click, done, key, PlanCore, pick, planView, width } from "./fixtures.ts";
import { PLAN_TABS } from "./types.ts";

let core: PlanCore;

beforeEach(() => {
  core = new PlanCore();
});

describe("a theme without a plan", () => {
  beforeEach(() => {
    core.view = planView({ plan: null, plans: [], against: null, sheets: {}, schedule: [], money: [], gates: [] });
  });

  it("says what a plan is for, and begins one of the product class chosen", async () => {
    await core.open();
    expect(screen.getByTestId("plan-begin").textContent).toContain(ja.plan.begin.note);
    core.answers["plan.begin"] = () => {
      core.view = planView();
      return done("plan-begin", 7);
    };
    await pick("plan-product-regenerative");
    await click("plan-begin-do");
    expect(core.sent("plan.begin")).toEqual([{ theme: 1, product: "regenerative" }]);
    expect(await screen.findByTestId("gantt")).toBeTruthy();
  });

  it("begins a medicine where nothing else is said", async () => {
    await core.open();
    await click("plan-begin-do");
    expect(core.sent("plan.begin")).toEqual([{ theme: 1, product: "medicine" }]);
  });
});

describe("the frame", () => {
  it("has every tab at its address, and the row gone to goes from it with another tab", async () => {
    core.answers["handbook.list"] = () => ({ notes: [], all: 0, themes: [], defaults: [] });
    const router = await core.open("?tab=budget&row=2");
    for (const tab of PLAN_TABS) {
      await click(`plan-tab-${tab}`);
      expect(router.state.location.search).toEqual(tab === "plan" ? {} : { tab });
    }
  });

  it("keeps the copy shown and what it is compared with while one goes from tab to tab", async () => {
    core.shows("what-if");
    const router = await core.open("?plan=8&against=9");
    await click("plan-tab-risks");
    expect(router.state.location.search).toEqual({ tab: "risks", plan: 8, against: 9 });
    expect(core.sent("plan.show").at(-1)).toEqual({ theme: 1, plan: 8, against: 9 });
  });

  it("mod+E asks for whom the plan is exported", async () => {
    core.answers["plan.export_preview"] = () => ({ sheets: [], withheld: [], missing_translations: 0, file_name: "x" });
    await core.open();
    await key(document.body, "KeyE", { ctrlKey: true });
    expect(screen.getByTestId("plan-export-run")).toBeTruthy();
  });

  it("a refused plan says so, with a way to the theme", async () => {
    core.answers["plan.show"] = () => {
      throw refusal("bad-call", { name: "x" });
    };
    core.show("/themes/1/plan?plan=99");
    const link = await screen.findByText(ja.themes.toThemes);
    expect(link.getAttribute("href")).toBe("/themes/1");
  });

  it("a small window has the baseline in the menu and no button without a name", async () => {
    width(1000);
    await core.open();
    const nameless = [...screen.getByTestId("plan-screen").querySelectorAll("button")].filter(
      (own) => !own.textContent?.trim() && !own.getAttribute("aria-label") && !own.querySelector("[aria-label]"),
    );
    expect(nameless).toEqual([]);
    await click("plan-menu");
    await click("plan-menu-baseline");
    expect(screen.getByTestId("plan-copy-baseline")).toBeTruthy();
  });

  it("a new task is gone to once it is there", async () => {
    core.answers["plan.put"] = () => done("plan-put", 7);
    const router = await core.open();
    await click("plan-new");
    await act(async () => void fireEvent.change(screen.getByTestId("new-task-name-ja"), { target: { value: "架空" } }));
    await act(async () => screen.getByTestId("new-task-name-ja").blur());
    await click("new-task-run");
    await waitFor(() => expect(router.state.location.search).toEqual({ row: 7 }));
  });
});
