/** Beside the plan: contradictions with their places, room on the way. 合成データ. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { Language } from "../../../api/bindings.ts";
import { sentence } from "../../../text/index.ts";
import { ja } from "../../../text/ja/index.ts";
import { choose } from "../../../text/language.ts";
import { CONTRADICTIONS, click, PlanCore, planView, settled, under, width } from "../fixtures.ts";

let core: PlanCore;

beforeEach(() => {
  core = new PlanCore();
});

const of = (code: string) =>
  screen.getAllByTestId("contradiction").find((own) => own.dataset.code === code) as HTMLElement;
const goTo = async (code: string) => {
  await act(async () => void fireEvent.click(within(of(code)).getByTestId("contradiction-go")));
  await settled();
};

describe("contradictions", () => {
  it.each(["ja", "en"] as const)("say in %s what does not go together and what would help", async (lang: Language) => {
    await core.open();
    act(() => choose({ language: lang, appearance: "light" }));
    for (const { code, params } of CONTRADICTIONS) {
      const said = of(code).textContent ?? "";
      for (const key of [`contradiction.${code}.title`, `contradiction.${code}`, `contradiction.${code}.remedy`]) {
        const words = sentence(key, params, lang);
        expect(words).not.toBe(key);
        expect(words).not.toMatch(/[{}]/);
        expect(said).toContain(words);
      }
    }
  });

  it("are counted by how much they matter, which is said and not only coloured", async () => {
    await core.open();
    const head = screen.getByTestId("contradictions").querySelector("header");
    expect([...(head?.querySelectorAll(".badge") ?? [])].map((own) => own.textContent)).toEqual(["3", "2"]);
    expect(within(of("order-broken")).getByLabelText(ja.plan.contradictions.bad)).toBeTruthy();
    expect(within(of("budget-no-source")).getByLabelText(ja.plan.contradictions.warn)).toBeTruthy();
  });

  it("lead to their tab, sheet, row and column", async () => {
    const router = await core.open();
    await goTo("budget-no-source");
    expect(router.state.location.search).toEqual({ tab: "budget", row: 2, column: "programme" });
    expect(under("budget-sheet")).toEqual([expect.stringContaining("40,000千円"), "programme"]);
    await goTo("criterion-after-data");
    expect(router.state.location.search).toEqual({ tab: "gates", sheet: "criterion", row: 2, column: "text" });
    expect(under("criterion-sheet-2")).toEqual([expect.stringContaining("薬効が2倍"), "text"]);
    // The item of the same number is not meant.
    expect(under("item-sheet-2")).toBeNull();
    await goTo("decision-missing");
    expect(router.state.location.search).toEqual({ tab: "gates", sheet: "gate", row: 1 });
    expect(screen.getByTestId("gate-sg1").getAttribute("aria-pressed")).toBe("true");
    await goTo("order-broken");
    expect(router.state.location.search).toEqual({ sheet: "link", row: 3, column: "lag" });
  });

  it("lead to the same place a second time", async () => {
    const router = await core.open();
    await goTo("budget-no-source");
    const sheet = screen.getByTestId("budget-sheet");
    act(() => sheet.focus());
    await act(async () => void fireEvent.keyDown(sheet, { code: "ArrowUp", key: "ArrowUp" }));
    expect(under("budget-sheet")?.[0]).toContain("12,000千円");
    await goTo("budget-no-source");
    expect(under("budget-sheet")).toEqual([expect.stringContaining("40,000千円"), "programme"]);
    expect(router.state.location.search).toEqual({ tab: "budget", row: 2, column: "programme" });
  });

  it("about the theme's own sources lead to its weave", async () => {
    await core.open();
    const link = within(of("asset-no-evidence")).getByRole("link");
    expect(link.getAttribute("href")).toBe("/themes/1");
    expect(within(of("asset-no-evidence")).queryByTestId("contradiction-go")).toBeNull();
  });

  it("none are said to be none", async () => {
    core.view = planView({ contradictions: [] });
    await core.open();
    expect(screen.getByTestId("contradictions").textContent).toContain(ja.plan.contradictions.none);
  });

  it("are folded away, with their number, and in a small window to begin with", async () => {
    width(1000);
    await core.open();
    expect(screen.queryByTestId("contradictions")).toBeNull();
    const peek = screen.getByTestId("plan-panel-open");
    expect(peek.getAttribute("aria-label")).toBe(ja.plan.contradictions.show("5"));
    await click("plan-panel-open");
    expect(screen.getByTestId("contradictions")).toBeTruthy();
    await click("plan-panel-close");
    expect(screen.queryByTestId("contradictions")).toBeNull();
    expect(screen.getByTestId("plan-what-if").getAttribute("aria-label")).toBe(ja.plan.bar.whatIf);
  });
});

describe("room on the way", () => {
  it("names the next gate that is open, the longest path and the tasks with the least room", async () => {
    const router = await core.open();
    const slack = screen.getByTestId("slack");
    expect(slack.textContent).toContain(ja.plan.slack.toGate("SG②", "17"));
    expect(slack.textContent).toContain(ja.plan.slack.longestTasks("3"));
    const names = within(slack).getAllByRole("button");
    expect(names.map((own) => own.textContent)).toEqual(["リード確定", "製剤の検討"]);
    expect(slack.textContent).toContain(ja.plan.slack.months("-1"));
    fireEvent.click(names[1] as HTMLElement);
    await waitFor(() => expect(router.state.location.search).toEqual({ row: 7 }));
  });

  it("is not there where nothing is dated", async () => {
    core.view = planView({ schedule: [] });
    await core.open();
    expect(screen.queryByTestId("slack")).toBeNull();
  });
});
