/** Risks between likelihood and impact. 合成データ. */
import { screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { ja } from "../../../text/ja/index.ts";
import { click, linesOf, PlanCore, under } from "../fixtures.ts";

const words = ja.plan.risks;
let core: PlanCore;
beforeEach(() => {
  core = new PlanCore();
});
const cell = (likelihood: number, impact: number) =>
  screen.getByTestId(`risk-cell-${likelihood}-${impact}`) as HTMLButtonElement;

it("the map counts what is open, says so in words, and how many have no rating", async () => {
  await core.open("?tab=risks");
  expect(cell(5, 4).textContent).toBe("1");
  expect(cell(5, 4).getAttribute("aria-label")).toBe(words.cell("5", "4", "1"));
  expect(cell(5, 4).closest("td")?.className).toContain("high");
  expect(cell(3, 3).disabled).toBe(true);
  expect(screen.getByTestId("risks-tab").textContent).toContain(words.unrated("1"));
});

it("a cell of the map filters the sheet, and gives way when pressed again", async () => {
  await core.open("?tab=risks");
  expect(linesOf("risk-sheet").length).toBe(4);
  await click("risk-cell-1-2");
  expect(cell(1, 2).getAttribute("aria-pressed")).toBe("true");
  expect(linesOf("risk-sheet").map((line) => line.includes("原料が届かない"))).toEqual([true]);
  await click("risk-cell-1-2");
  expect(linesOf("risk-sheet").length).toBe(4);
  await click("risk-cell-5-4");
  expect(linesOf("risk-sheet").length).toBe(2);
  await click("risk-all");
  expect(linesOf("risk-sheet").length).toBe(4);
});

it("a row that is gone to is not kept out by the cell chosen", async () => {
  const router = await core.open("?tab=risks");
  await click("risk-cell-1-2");
  await router.navigate({
    to: "/themes/$id/plan",
    params: { id: "1" },
    search: { tab: "risks", row: 4 },
  } as never);
  await screen.findByText("まだ見積もれない");
  expect(under("risk-sheet")?.[0]).toContain("まだ見積もれない");
});
