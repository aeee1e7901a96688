import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OUTCOMES, outcomeEntry, REGISTRY } from "../../../../test/carry.ts";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import type { KpiTarget, OutcomeListRequest, OutcomeTable } from "../../../api/bindings.ts";
import { isEnough, reached, yearlyTarget, yearsOf } from "./figures.ts";

let core: Core;
let table: OutcomeTable;

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 412 });
  table = OUTCOMES;
  core.answers = {
    "registry.list": () => REGISTRY,
    "find.facets": () => ({ total: 0, facets: [] }),
    "outcome.table": () => table,
    "outcome.list": () => ({
      total: 2,
      entries: [
        outcomeEntry(1),
        outcomeEntry(2, {
          amount: null,
          text: "交渉中",
          by: "",
          at: "",
          source: {
            file: "合成_一覧.xlsx",
            sheet: null,
            row: 12,
            column: "D",
            at: "2026-11-20T00:00:00Z",
            by: "取込係",
          },
        }),
      ],
    }),
    "outcome.save": () => ({ operation: 5, kind: "outcome-save", count: 1, created: 9 }),
    "outcome.remove": () => ({ operation: 6, kind: "outcome-remove", count: 1, created: null }),
    "outcome.set_target": () => ({ operation: 7, kind: "target-set", count: 1, created: null }),
    "outcome.remove_target": () => ({ operation: 8, kind: "target-remove", count: 1, created: null }),
  };
});

const show = async (search = "") => {
  const router = core.show(`/programmes?tab=outcomes${search}`);
  await screen.findAllByTestId("outcome-kind-row");
  return router;
};
const kind = (id: string) =>
  screen.getAllByTestId("outcome-kind-row").find((row) => row.dataset.kind === id) as HTMLElement;
const listed = () => core.sent("outcome.list").at(-1) as OutcomeListRequest;
const type = (testid: string, value: string) => fireEvent.change(screen.getByTestId(testid), { target: { value } });

it("every kind says its sum, how much of it is entered, and what is no number", async () => {
  await show();
  expect(within(kind("licensing")).getByTestId("outcome-total").textContent).toContain("14");
  expect(within(kind("licensing")).getByTestId("outcome-entered").textContent).toBe("入力 58%（412課題中240）");
  expect(within(kind("licensing")).getByTestId("outcome-unreadable").textContent).toContain("1件");
  expect(within(kind("approval")).getByTestId("outcome-entered").textContent).toBe("入力 97%（412課題中400）");
});

it("how much is entered opens the entries, under the conditions in force", async () => {
  await show("&ends=%5B2026%5D");
  fireEvent.click(within(kind("licensing")).getByTestId("outcome-entered"));
  await waitFor(() => expect(listed()?.kind).toBe("licensing"));
  expect(listed().filter.ends).toEqual([2026]);
  expect(listed().unreadable).toBe(false);
});

it("a target is named with 要確認; a percentage of it is told only where enough is entered", async () => {
  await show();
  expect(kind("licensing").textContent).toContain("目標 130件（年度あたり）");
  expect(kind("licensing").textContent).toContain("要確認");
  expect(within(kind("licensing")).getByTestId("outcome-reached").textContent).toContain("入力が少ない");
  expect(kind("licensing").textContent).not.toMatch(/目標 130件の\d+%/);
  expect(within(kind("approval")).getByTestId("outcome-reached").textContent).toBe("目標 6件の50%");
});

it("a bar says its target aloud, and that nobody has confirmed it", async () => {
  await show();
  const said = (year: string) =>
    within(kind("licensing"))
      .getAllByTestId("outcome-bar")
      .find((own) => own.dataset.year === year)
      ?.getAttribute("aria-label");
  expect(said("2025")).toContain("目標 130件（年度あたり）（要確認）");
  expect(said("2024")).not.toContain("目標");
});

it("down from the search field lead the figures", async () => {
  await show();
  fireEvent.keyDown(screen.getByTestId("timeline-search"), { code: "ArrowDown" });
  expect(document.activeElement).toBe(within(kind("licensing")).getByTestId("outcome-total"));
});

it("under conditions no percentage of a target of all of AMED is told", async () => {
  await show("&phase=%5B%22%E5%BF%9C%E7%94%A8%22%5D");
  expect(screen.queryByTestId("outcome-reached")).toBeNull();
  expect(screen.getByTestId("outcome-of").textContent).toContain("条件に合う412課題");
});

describe("every figure opens the entries it counts", () => {
  const opens = async (press: HTMLElement, asked: Partial<OutcomeListRequest>) => {
    fireEvent.click(press);
    await screen.findByTestId("outcome-entries");
    await waitFor(() =>
      expect(listed()).toMatchObject({
        kind: "licensing",
        year: null,
        undated: false,
        programme: null,
        untied: false,
        offset: 0,
        ...asked,
      }),
    );
  };
  const row = () => within(kind("licensing"));

  it("the sum", async () => {
    await show();
    await opens(row().getByTestId("outcome-total"), {});
  });

  it("a fiscal year, and what has none", async () => {
    await show();
    const bar = row()
      .getAllByTestId("outcome-bar")
      .find((own) => own.dataset.year === "2025") as HTMLElement;
    await opens(bar, { year: 2025 });
    expect(screen.getByTestId("outcome-entries").textContent).toContain("令和7年度");
    await opens(row().getByTestId("outcome-undated"), { undated: true });
  });

  it("a programme, a fiscal year of it, and projects that are tied to none", async () => {
    await show();
    fireEvent.click(row().getByTestId("outcome-show-programmes"));
    const [programme, untied] = row().getAllByTestId("outcome-programme");
    await opens(programme as HTMLElement, { programme: 1 });
    await opens(untied as HTMLElement, { untied: true });
    await opens(row().getByTitle("架空創薬事業 令和6年度の内訳を開く"), { programme: 1, year: 2024 });
  });

  it("a programme's entries without a year have a column of their own", async () => {
    const [licensing, ...others] = OUTCOMES.kinds;
    const [own, untied] = licensing?.programmes ?? [];
    if (!licensing || !own || !untied) throw new Error("two programmes are given");
    const years = [...own.years, { year: null, amount: 1, entered: 1 }];
    table = { ...OUTCOMES, kinds: [{ ...licensing, programmes: [{ ...own, years }, untied] }, ...others] };
    await show();
    fireEvent.click(row().getByTestId("outcome-show-programmes"));
    expect(
      within(row().getByTestId("outcome-programmes"))
        .getAllByRole("columnheader")
        .map((head) => head.textContent),
    ).toEqual(["事業", "R6", "R7", "年度なし", "件数", "記入のある課題"]);
    await opens(row().getByTitle("架空創薬事業 年度なしの内訳を開く"), { programme: 1, undated: true });
  });

  it("projects with an entry: those of the list, tied to the programme or to none", async () => {
    const router = await show("&ends=%5B2026%5D");
    fireEvent.click(row().getByTestId("outcome-show-programmes"));
    const [own, untied] = row().getAllByTestId("outcome-programme-projects");
    expect(untied?.getAttribute("href")).toContain("registered=%5B0%5D");
    fireEvent.click(own as HTMLElement);
    await waitFor(() => expect(router.state.location.pathname).toBe("/projects"));
    expect(router.state.location.search).toEqual({ ends: [2026], outcome: ["licensing"], registered: [1] });
  });

  it("under the conditions in force", async () => {
    await show("&ends=%5B2026%5D");
    await opens(row().getByTestId("outcome-total"), {});
    expect(listed().filter).toMatchObject({ ends: [2026] });
  });

  it("from the address, as ホーム asks for it; Escape closes it", async () => {
    const router = await show("&of=approval");
    await screen.findByTestId("outcome-entries");
    expect(listed()).toMatchObject({ kind: "approval" });
    fireEvent.keyDown(document.body, { code: "Escape" });
    await waitFor(() => expect(screen.queryByTestId("outcome-entries")).toBeNull());
    expect(router.state.location.search).toEqual({ tab: "outcomes" });
  });
});

it("entries of people can be changed and removed, those of lists tell their place", async () => {
  await show("&of=licensing");
  const [own, fromList] = await screen.findAllByTestId("outcome-entry");
  expect(fromList?.textContent).toContain("合成_一覧.xlsx");
  expect(fromList?.textContent).toContain("数でない記入：交渉中");
  expect(within(fromList as HTMLElement).queryByTestId("outcome-edit")).toBeNull();
  fireEvent.click(within(own as HTMLElement).getByTestId("outcome-edit"));
  await screen.findByTestId("outcome-dialog");
  type("outcome-amount", "３");
  await act(async () => fireEvent.click(screen.getByTestId("outcome-save")));
  expect(core.sent("outcome.save")).toEqual([
    { id: 1, project: 1, kind: "licensing", year: 2025, amount: 3, text: "架空製薬へ" },
  ]);
  await waitFor(() => expect(screen.queryByTestId("outcome-dialog")).toBeNull());
  await act(async () =>
    fireEvent.click(within(screen.getAllByTestId("outcome-entry")[0] as HTMLElement).getByTestId("outcome-remove")),
  );
  expect(core.sent("outcome.remove")).toEqual([{ id: 1 }]);
});

it("N enters an outcome of the kind that is open; without a project or a whole number nothing is sent", async () => {
  await show("&of=licensing");
  await screen.findByTestId("outcome-entries");
  fireEvent.keyDown(document.body, { code: "KeyN" });
  await screen.findByTestId("outcome-dialog");
  expect(screen.getByTestId("outcome-kind").textContent).toContain("企業導出");
  type("outcome-amount", "1.5");
  fireEvent.keyDown(screen.getByTestId("outcome-dialog"), { key: "Escape", code: "Escape" });
  expect((screen.getByTestId("outcome-amount") as HTMLInputElement).value).toBe("1.5");
  await act(async () => fireEvent.click(screen.getByTestId("outcome-save")));
  expect(core.sent("outcome.save")).toEqual([]);
  expect(screen.getByTestId("outcome-dialog").textContent).toContain("課題を選んでください");
  expect(screen.getByTestId("outcome-dialog").textContent).toContain("0以上の整数を入れてください");
});

it("targets are changed with their source and state; a new one is to be checked until somebody says otherwise", async () => {
  await show();
  fireEvent.click(screen.getByTestId("targets-open"));
  await screen.findByTestId("targets");
  fireEvent.click(screen.getByTestId("target-new"));
  type("target-first", "令和7");
  // Something is written that is not saved.
  fireEvent.keyDown(screen.getByTestId("targets"), { key: "Escape", code: "Escape" });
  expect(screen.getByTestId("target-first")).toBeTruthy();
  type("target-last", "令和5");
  type("target-amount", "60");
  await act(async () => fireEvent.click(screen.getByTestId("target-save")));
  expect(core.sent("outcome.set_target")).toEqual([]);
  expect(screen.getByTestId("target-form").textContent).toContain("終わりは始まりより前にできません");
  type("target-last", "2029");
  type("target-source", "架空の資料");
  await act(async () => fireEvent.click(screen.getByTestId("target-save")));
  expect(core.sent("outcome.set_target")).toEqual([
    {
      id: null,
      kind: "licensing",
      year_first: 2025,
      year_last: 2029,
      per: "year",
      programme: null,
      amount: 60,
      source: "架空の資料",
      state: "check",
      note: "",
    },
  ]);
  await act(async () => fireEvent.click(screen.getAllByTestId("target-remove")[0] as HTMLElement));
  expect(core.sent("outcome.remove_target")).toEqual([{ id: 1 }]);
});

describe("figures and targets", () => {
  const [licensing, approval] = OUTCOMES.kinds;
  const [of] = OUTCOMES.targets;
  if (!licensing || !approval || !of) throw new Error("two kinds and a target are given");
  const target = (over: Partial<KpiTarget>): KpiTarget => ({ ...of, ...over });

  it("years run from the first to the last without one left out", () => {
    expect(yearsOf({ ...OUTCOMES, years: [{ year: 2021, projects: 1 }] })).toEqual([2021, 2022, 2023, 2024, 2025]);
    expect(yearsOf({ ...OUTCOMES, years: [], kinds: [] })).toEqual([]);
  });

  it("a year has the target that begins last among those that hold in it", () => {
    const own = [target({ id: 1, year_first: 2020, year_last: 2029 }), target({ id: 2, year_first: 2025 })];
    expect(yearlyTarget(own, 2026)?.id).toBe(2);
    expect(yearlyTarget(own, 2021)?.id).toBe(1);
    expect(yearlyTarget(own, 2019)).toBeUndefined();
    expect(yearlyTarget([target({ per: "span" })], 2026)).toBeUndefined();
  });

  it("a span is compared with the sum of its years, a year with the latest one that has an entry", () => {
    expect(reached(licensing, target({ per: "span", year_first: 2024, amount: 50 }))).toEqual({ amount: 13, of: 50 });
    expect(reached(licensing, target({}))).toEqual({ amount: 8, of: 130 });
    expect(reached(licensing, target({ year_first: 2027 }))).toBeNull();
    expect(reached(licensing, target({ amount: 0 }))).toBeNull();
  });

  it("four projects of five with an entry are enough", () => {
    expect(isEnough({ ...approval, entered: 80 }, 100)).toBe(true);
    expect(isEnough({ ...approval, entered: 79 }, 100)).toBe(false);
    expect(isEnough({ ...approval, entered: 0 }, 0)).toBe(false);
  });
});
