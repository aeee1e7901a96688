/** Money by year and source. 合成データ. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ja } from "../../../text/ja/index.ts";
import { linesOf, PlanCore, pick, planView } from "../fixtures.ts";
import { sums } from "./sums.ts";

describe("sums", () => {
  it("leave no year out between the first and the last", () => {
    const { years, totals, total } = sums(planView().money);
    expect(years).toEqual([2026, 2027, 2028, 2029]);
    expect(totals).toEqual([12_000_000, 40_000_000, 0, 5_000_000]);
    expect(total).toBe(57_000_000);
  });

  it("have the source with the most first, and what has none last however much it is", () => {
    expect(sums(planView().money).sources).toEqual([
      { source: "架空創薬事業", yen: [12_000_000, 0, 0, 0], total: 12_000_000 },
      { source: "自己資金", yen: [0, 0, 0, 5_000_000], total: 5_000_000 },
      { source: "", yen: [0, 40_000_000, 0, 0], total: 40_000_000 },
    ]);
  });

  it("add up what one source gives in several years", () => {
    const money = [2026, 2027].map((year) => ({
      year,
      yen: 3,
      sources: [
        ["甲", 2],
        ["", 1],
      ] as [string, number][],
    }));
    expect(sums(money).sources).toEqual([
      { source: "甲", yen: [2, 2], total: 4 },
      { source: "", yen: [1, 1], total: 2 },
    ]);
  });

  it("of no money are empty", () => {
    expect(sums([])).toEqual({ years: [], sources: [], totals: [], total: 0 });
  });
});

describe("the tab", () => {
  const lines = () =>
    [...screen.getByTestId("budget-tab").querySelectorAll("table tr")].map((line) =>
      [...line.querySelectorAll("th, td")].map((cell) => cell.textContent),
    );

  it("shows millions or thousands; yen are what is kept and what is said on pointing", async () => {
    const core = new PlanCore();
    await core.open("?tab=budget");
    expect(lines()[3]).toEqual([ja.plan.money.noSource, "", "40", "", "", "40"]);
    expect(screen.getByTestId("budget-total").textContent).toBe("57");
    const before = screen.getByTestId("budget-total").title;
    await pick("budget-unit-thousands");
    expect(screen.getByTestId("budget-total").textContent).toBe("57,000");
    expect(screen.getByTestId("budget-total").title).toBe(before);
    expect(linesOf("budget-sheet").length).toBe(3);
  });

  it("marks what has no source", async () => {
    await new PlanCore().open("?tab=budget");
    expect([...screen.getByTestId("budget-tab").querySelectorAll("tbody tr")].map((own) => own.className)).toEqual([
      "",
      "",
      "open",
    ]);
  });

  it("says when there is none", async () => {
    const core = new PlanCore();
    core.view = planView({ money: [], sheets: {} });
    await core.open("?tab=budget");
    expect(screen.getByTestId("budget-tab").textContent).toContain(ja.plan.money.none);
  });
});
