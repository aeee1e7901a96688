/** Copies of a plan: making, adopting, dropping, comparing. 合成データ. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { refusal } from "../../../../test/window.tsx";
import type { PlanDiffRequest } from "../../../api/bindings.ts";
import { ja } from "../../../text/ja/index.ts";
import { click, done, headOf, PlanCore, planView, type } from "../fixtures.ts";

const words = ja.plan.bar;
let core: PlanCore;

beforeEach(() => {
  core = new PlanCore();
});

const menu = async (entry: string) => {
  await click("plan-menu");
  await click(`plan-menu-${entry}`);
};
const disabled = (testid: string) => (screen.getByTestId(testid) as HTMLButtonElement).disabled;

describe("a what-if copy", () => {
  it("needs a name, and is shown once it is made", async () => {
    core.answers["plan.copy"] = () => done("plan-copy", 8);
    const router = await core.open();
    await click("plan-what-if");
    expect(disabled("plan-copy-run")).toBe(true);
    type("plan-copy-name", "  ");
    expect(disabled("plan-copy-run")).toBe(true);
    type("plan-copy-name", " 半年早める ");
    await click("plan-copy-run");
    expect(core.sent("plan.copy")).toEqual([{ plan: 7, kind: "what-if", name: "半年早める" }]);
    await waitFor(() => expect(router.state.location.search).toEqual({ plan: 8 }));
    expect(screen.queryByTestId("plan-copy-what-if")).toBeNull();
  });

  it("that is refused stays as it was typed", async () => {
    core.answers["plan.copy"] = () => {
      throw refusal("bad-call", { name: "x" });
    };
    const router = await core.open();
    await click("plan-what-if");
    type("plan-copy-name", "半年早める");
    await click("plan-copy-run");
    expect((screen.getByTestId("plan-copy-name") as HTMLInputElement).value).toBe("半年早める");
    expect(router.state.location.search).toEqual({});
  });

  it("says that the plan does not change, and leads back to it", async () => {
    core.shows("what-if");
    const router = await core.open("?plan=8&tab=budget");
    expect(screen.getByText(new RegExp(words.whatIfNote))).toBeTruthy();
    fireEvent.click(screen.getByText(words.toPlan));
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "budget" }));
  });

  it("becomes the plan only once that is confirmed, which is shown then", async () => {
    core.shows("what-if");
    const router = await core.open("?plan=8");
    await menu("adopt");
    expect(screen.getByTestId("plan-adopt").textContent).toContain(words.adoptBody);
    await click("plan-adopt-cancel");
    expect(core.sent("plan.adopt")).toEqual([]);
    await menu("adopt");
    await click("plan-adopt-ok");
    expect(core.sent("plan.adopt")).toEqual([{ plan: 8 }]);
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it("that is not adopted stays in view", async () => {
    core.shows("what-if");
    core.answers["plan.adopt"] = () => {
      throw refusal("bad-call", { name: "x" });
    };
    const router = await core.open("?plan=8");
    await menu("adopt");
    await click("plan-adopt-ok");
    expect(router.state.location.search).toEqual({ plan: 8 });
  });

  it("is removed once that is confirmed; nothing asks for it afterwards", async () => {
    core.shows("what-if");
    const router = await core.open("?plan=8");
    await menu("drop");
    await click("plan-drop-cancel");
    expect(core.sent("plan.drop")).toEqual([]);
    await menu("drop");
    await click("plan-drop-ok");
    expect(core.sent("plan.drop")).toEqual([{ plan: 8 }]);
    await waitFor(() => expect(router.state.location.search).toEqual({}));
    const at = core.asked.findIndex(([name]) => name === "plan.drop");
    expect(
      core.asked.slice(at).filter(([name, args]) => name === "plan.show" && (args as { plan?: number }).plan === 8),
    ).toEqual([]);
  });

  it("takes another name, but not none", async () => {
    core.shows("what-if");
    await core.open("?plan=8");
    await menu("rename");
    type("plan-rename-name", " ");
    expect(disabled("plan-rename-save")).toBe(true);
    type("plan-rename-name", "遅らせる");
    await click("plan-rename-save");
    expect(core.sent("plan.edit")).toEqual([{ plan: 8, name: "遅らせる" }]);
    expect(screen.queryByTestId("plan-rename")).toBeNull();
  });
});

it("a plan is put in order from its menu too", async () => {
  await core.open();
  await click("plan-menu");
  await click("plan-menu-order");
  expect(core.sent("plan.move")).toEqual([{ plan: 7, moves: [], push: true }]);
});

it("a baseline is proposed under its day and leaves the plan in view", async () => {
  core.answers["plan.copy"] = () => done("plan-copy", 10);
  const router = await core.open();
  await click("plan-baseline");
  expect((screen.getByTestId("plan-copy-name") as HTMLInputElement).value).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  type("plan-copy-name", "");
  await click("plan-copy-run");
  expect(core.sent("plan.copy")).toEqual([{ plan: 7, kind: "baseline", name: "" }]);
  expect(router.state.location.search).toEqual({});
});

it("the plan itself can neither be adopted, renamed nor dropped; its product class can change", async () => {
  await core.open();
  await click("plan-menu");
  for (const entry of ["adopt", "drop", "rename", "product-medicine"])
    expect(screen.queryByTestId(`plan-menu-${entry}`)).toBeNull();
  await click("plan-menu-product-device");
  expect(core.sent("plan.edit")).toEqual([{ plan: 7, product: "device" }]);
});

it("a frozen plan does not change its product class, and a version stays", async () => {
  core.shows("version");
  await core.open("?plan=8");
  await click("plan-menu");
  for (const entry of ["product-device", "drop", "adopt"])
    expect(screen.queryByTestId(`plan-menu-${entry}`)).toBeNull();
  expect(screen.getByTestId("plan-menu-diff")).toBeTruthy();
});

describe("what differs", () => {
  beforeEach(() => {
    core.answers["plan.diff"] = ({ from, to }: PlanDiffRequest) => ({
      rows:
        from === 9 && to === 7
          ? [
              { sheet: "task", from: null, to: 6, name: "GLP毒性試験", cells: [] },
              { sheet: "task", from: 90, to: null, name: "", cells: [] },
              { sheet: "task", from: 91, to: 3, name: "抗体の作製", cells: [["starts", "令和9年2月", "令和9年4月"]] },
              { sheet: "criterion", from: 92, to: 2, name: "薬効が2倍", cells: [["fixed_on", "", "令和8年6月1日"]] },
            ]
          : [],
    });
  });

  it("is shown row by row: what is new, what is gone, what changed from what to what", async () => {
    await core.open();
    await menu("diff");
    const rows = await screen.findAllByTestId("plan-diff-row");
    expect(core.sent("plan.diff")).toEqual([{ from: 9, to: 7 }]);
    const at = (i: number) => rows[i] as HTMLElement;
    expect(at(0).textContent).toBe(`${ja.plan.diff.added}GLP毒性試験`);
    expect(at(1).textContent).toBe(`${ja.plan.diff.gone}${ja.plan.diff.noName}`);
    expect(at(2).querySelector("del")?.textContent).toBe("令和9年2月");
    expect(at(2).querySelector("ins")?.textContent).toBe("令和9年4月");
    expect(at(3).querySelector("del")?.textContent).toBe("—");
    const heads = [...screen.getByTestId("plan-diff").querySelectorAll("h3")].map((own) => own.textContent);
    expect(heads.length).toBe(2);
    expect(heads[0]).toContain("3");
  });

  it("of other plans is asked for, and of a plan with itself is nothing", async () => {
    await core.open();
    await menu("diff");
    await screen.findAllByTestId("plan-diff-row");
    await click("plan-diff-from");
    await click("plan-diff-from-8");
    await waitFor(() => expect(core.sent("plan.diff")[1]).toEqual({ from: 8, to: 7 }));
    expect(await screen.findByText(ja.plan.diff.none)).toBeTruthy();
    await click("plan-diff-from");
    await click("plan-diff-from-7");
    expect(screen.getByText(ja.plan.diff.none)).toBeTruthy();
    expect(core.sent("plan.diff").length).toBe(2);
  });

  it("that cannot be read is said", async () => {
    core.answers["plan.diff"] = () => {
      throw refusal("bad-call", { name: "plan.diff" });
    };
    await core.open();
    await menu("diff");
    await waitFor(() => expect(within(screen.getByTestId("plan-diff")).queryByText(ja.plan.diff.none)).toBeNull());
    expect(screen.getByTestId("plan-diff").querySelector(".note.bad, .note")).toBeTruthy();
  });
});

it("every plan of the theme is called by what it is", async () => {
  core.view = planView({
    plans: [
      headOf(7),
      headOf(8, "what-if", { name: "早める" }),
      headOf(9, "baseline", { name: "", at: "2026-10-01T00:00:00Z" }),
      headOf(10, "version", { name: "会議の前", version: 2 }),
    ],
  });
  const router = await core.open();
  await act(async () => void fireEvent.click(screen.getByTestId("plan-which")));
  const said = [7, 8, 9, 10].map((id) => screen.getByTestId(`plan-which-${id}`).textContent);
  expect(said).toEqual(["計画", "写し「早める」", "基準 2026-10-01", "版 2 会議の前"]);
  await click("plan-which-10");
  expect(router.state.location.search).toEqual({ plan: 10 });
});

it("slip is measured against the plan chosen below the chart", async () => {
  const router = await core.open();
  await click("plan-against");
  await click("plan-against-8");
  expect(router.state.location.search).toEqual({ against: 8 });
  expect(core.sent("plan.show").at(-1)).toEqual({ theme: 1, against: 8 });
});
