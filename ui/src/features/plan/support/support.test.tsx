/** Supports: what nothing fills yet, and filling it. 合成データ. */
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { PlanPut } from "../../../api/bindings.ts";
import { ja } from "../../../text/ja/index.ts";
import { click, linesOf, PlanCore, planView, settled } from "../fixtures.ts";
import { unfilled } from "./SupportTab.tsx";

const ids = (view = planView()) => {
  const open = unfilled(view);
  return [open.items.map((row) => row.id), open.tasks.map((row) => row.id)];
};

describe("what nothing fills yet", () => {
  it("are items without 有 that no support names, and tasks whose money has no source", () => {
    expect(ids()).toEqual([[4], [3]]);
  });

  it("a support that was declined fills nothing, one for the task that brings an item fills that", () => {
    const view = planView();
    const [asked, declined] = view.sheets.support ?? [];
    const state = (of: typeof asked, state: string, more = {}) => ({
      ...(of as NonNullable<typeof of>),
      cells: { ...of?.cells, state, ...more },
    });
    const supports = (...support: ReturnType<typeof state>[]) => planView({ sheets: { ...view.sheets, support } });
    expect(ids(supports(state(asked, "declined")))).toEqual([[3, 4], [3]]);
    expect(ids(supports(state(declined, "agreed")))).toEqual([[4], []]);
    expect(ids(supports(state(asked, "asked"), state(declined, "idea", { task: 7 })))).toEqual([[], [3]]);
  });
});

describe("the tab", () => {
  let core: PlanCore;
  beforeEach(() => {
    core = new PlanCore();
  });
  const open = () => screen.getByRole("complementary", { name: ja.plan.supports.open });

  it("lists them with their gate, each with the way there", async () => {
    const router = await core.open("?tab=support");
    expect(
      within(open())
        .getAllByRole("listitem")
        .map((own) => own.textContent),
    ).toEqual(["SG②安定性のデータ", `${ja.plan.supports.money}抗体の作製`]);
    expect(linesOf("support-sheet").length).toBe(2);
    fireEvent.click(within(open()).getByText("安定性のデータ"));
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "gates", row: 4 }));
  });

  it("a support is added for one of them, whose item stands in the form already", async () => {
    await core.open("?tab=support");
    const [item, task] = within(open()).getAllByTestId("support-fill");
    expect(item?.getAttribute("aria-label")).toBe(ja.plan.supports.add);
    fireEvent.click(item as HTMLElement);
    await settled();
    expect(screen.getByTestId("support-add-item-ref").textContent).toBe("安定性のデータ");
    expect(core.sent("plan.put")).toEqual([]);
    await click("support-add-run");
    const [put] = core.sent("plan.put") as PlanPut[];
    expect(put).toMatchObject({
      plan: 7,
      sheet: "support",
      rows: [{ id: null, cells: { kind: "support", item: 4, state: "idea" } }],
    });
    fireEvent.click(task as HTMLElement);
    await settled();
    await click("support-add-run");
    expect((core.sent("plan.put") as PlanPut[])[1]?.rows[0]?.cells).toMatchObject({ kind: "next", task: 3 });
  });

  it("nothing is added to a frozen plan", async () => {
    core.shows("baseline");
    await core.open("?tab=support");
    expect(screen.queryAllByTestId("support-fill")).toEqual([]);
  });

  it("says when nothing is open", async () => {
    core.view = planView({ sheets: { ...planView().sheets, item: [] }, schedule: [] });
    await core.open("?tab=support");
    expect(open().textContent).toContain(ja.plan.supports.none);
  });
});
