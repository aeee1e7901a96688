import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { continuityOf, lineageOf, REGISTRY, timelineRow } from "../../../../test/carry.ts";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import type { ContinuityRequest, TimelineRow } from "../../../api/bindings.ts";
import { choose } from "../../../text/language.ts";

const TOTAL = 15_000;
let core: Core;
let special: Record<number, Partial<TimelineRow>>;
let total: number;

const rowAt = (index: number) => timelineRow(index + 1, special[index] ?? {});

/** px of a fiscal year on the screen: few years fill the room. */
const yearOf = (chart: HTMLElement) => Number.parseFloat(chart.style.getPropertyValue("--tml-year"));

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 1284 });
  special = {};
  total = TOTAL;
  for (const [name, size] of Object.entries({
    offsetHeight: 638,
    clientHeight: 638,
    offsetWidth: 900,
    clientWidth: 900,
  }))
    vi.spyOn(HTMLElement.prototype, name as "offsetHeight", "get").mockReturnValue(size);
  core.answers = {
    "registry.list": () => REGISTRY,
    "lineage.show": ({ id }: { id: number }) => lineageOf(id),
    "find.facets": () => ({ total: 0, facets: [] }),
    "continuity.page": ({ offset, limit, only }: ContinuityRequest) => {
      const all = only === "ending" ? 9 : total;
      const rows = Array.from({ length: Math.max(0, Math.min(limit, all - offset)) }, (_, i) => rowAt(offset + i));
      return continuityOf(rows, { total: all, offset });
    },
  };
});

const show = async (search = "") => {
  const router = core.show(`/programmes?tab=timeline${search}`);
  const chart = await screen.findByTestId("timeline");
  await waitFor(() =>
    expect(screen.queryAllByTestId("timeline-row").length + (total === 0 ? 1 : 0)).toBeGreaterThan(0),
  );
  return { router, chart };
};
const rows = () => screen.getAllByTestId("timeline-row");
const first = () => rows()[0] as HTMLElement;
const asked = () => core.sent("continuity.page") as ContinuityRequest[];
const key = (code: string, more: KeyboardEventInit & { keyCode?: number } = {}) =>
  fireEvent.keyDown(document.body, { code, ...more });

describe("a timeline of 15,000 rows", () => {
  it("holds only what is in view, and fetches its pages as they come into view", async () => {
    const { chart } = await show();
    expect(rows().length).toBeLessThan(60);
    expect(chart.querySelectorAll("*").length).toBeLessThan(700);
    expect(chart.getAttribute("aria-rowcount")).toBe(String(TOTAL + 1));
    await act(async () => {
      chart.scrollTop = 9_000 * 30;
      fireEvent.scroll(chart);
    });
    await waitFor(() => expect(screen.queryByText("架空の課題9005")).toBeTruthy());
    expect(asked().some(({ offset, limit }) => offset === 9_000 && limit === 100)).toBe(true);
    // Not a page of what lies between.
    expect(asked().some(({ offset }) => offset > 200 && offset < 8_900)).toBe(false);
  });

  it("nothing jumps while another order is answered: rows and axis stay, then the list begins at its top", async () => {
    const { chart, router } = await show();
    let answer: () => void = () => undefined;
    const late = new Promise<void>((done) => {
      answer = done;
    });
    const now = core.answers["continuity.page"] as (args: ContinuityRequest) => unknown;
    core.answers["continuity.page"] = async (args: ContinuityRequest) => {
      if (args.order === "number") await late;
      return now(args);
    };
    const years = chart.querySelectorAll("[data-year]").length;
    await act(async () => void router.navigate({ to: "/programmes", search: { tab: "timeline", order: "number" } }));
    expect(rows().length).toBeGreaterThan(20);
    expect(chart.querySelectorAll("[data-year]").length).toBe(years);
    expect(chart.className).toContain("tml-stale");
    await act(async () => answer());
    await waitFor(() => expect(screen.getByTestId("timeline").className).not.toContain("tml-stale"));
    expect(chart.scrollTop).toBe(0);
  });

  it("opens at today, and keeps the years in view when the axis begins earlier", async () => {
    let first = 2016;
    const now = core.answers["continuity.page"] as (args: ContinuityRequest) => object;
    core.answers["continuity.page"] = (args: ContinuityRequest) => ({ ...now(args), year_first: first });
    const { chart, router } = await show();
    // 2026-11-27 is ten fiscal years and 240 days after April 2016; a third of the room beside the narrow names lies
    // before it.
    const year = yearOf(chart);
    const x = Math.round((10 + 240 / 365) * year - (900 - 212) / 3);
    expect(chart.scrollLeft).toBe(x);
    first = 2013;
    await act(async () => void router.navigate({ to: "/programmes", search: { tab: "timeline", order: "gap" } }));
    await waitFor(() => expect(chart.querySelector('[data-year="2013"]')).toBeTruthy());
    expect(chart.scrollLeft).toBe(x + 3 * year);
  });
});

describe("a row draws", () => {
  const drawn = async (over: Partial<TimelineRow>) => {
    special = { 0: over };
    await show();
    await waitFor(() => expect(within(first()).queryAllByTestId("timeline-bar").length).toBeGreaterThan(0));
    return first();
  };

  it("its bar in the programme's colour, with the name in it and the days in its title", async () => {
    const row = await drawn({});
    const bar = within(row).getByTestId("timeline-bar");
    expect(bar.textContent).toBe("架空創薬事業");
    expect(bar.className).toContain("tml-hue-2");
    expect(bar.title).toContain("2024-04-01 – 2027-03-31");
    expect(bar.style.left).toBe("0px");
    expect(bar.style.width).toBe(`${3 * yearOf(screen.getByTestId("timeline"))}px`);
  });

  it("a programme the registry does not know as grey and hatched, and says so", async () => {
    const [bar] = timelineRow(1).bars;
    const row = await drawn({ bars: [{ ...bar, hue: null, programme: null, by_year: true } as never] });
    const own = within(row).getByTestId("timeline-bar");
    expect(own.className).toContain("tml-unknown");
    expect(own.title).toContain("台帳にない事業");
    expect(own.title).toContain("日付は一覧にありません");
  });

  it("months without funding in red with their number, a hand-over at the joint, a bridge above", async () => {
    const [bar] = timelineRow(1).bars;
    const row = await drawn({
      bars: [
        { ...bar, ends: "2025-03-31" } as never,
        { ...bar, starts: "2025-10-01", ends: "2028-03-31", handover: "matching" } as never,
      ],
      gaps: [{ starts: "2025-04-01", ends: "2025-09-30", months: 6, stated: true }],
      bridges: [{ starts: "2025-04-01", ends: "2025-09-30", months: 6, stated: true }],
    });
    const gap = within(row).getByTestId("timeline-gap");
    expect([gap.textContent, gap.title]).toEqual(["6", "空白 6か月：2025-04-01 – 2025-09-30"]);
    expect(within(row).getByTestId("timeline-joint").textContent).toBe("合");
    expect(within(row).getByTestId("timeline-bridge").title).toContain("調整費");
  });

  it.each([
    [true, false, "公式"],
    [true, true, "公式・要確認"],
    [false, true, "想定"],
  ])("what may follow, said to be official %s, uncertain %s: %s", async (official, uncertain, said) => {
    const row = await drawn({
      next: [
        { programme: 2, name: "架空実用化事業", official, uncertain, call_months: [4], closed: false },
        { programme: 3, name: "別の架空事業", official: false, uncertain: true, call_months: [], closed: false },
      ],
    });
    const next = within(row).getByTestId("timeline-next");
    expect(next.textContent).toBe(`架空実用化事業（${said}）ほか1`);
    expect(next.title).toContain("始まる時期は未定");
    expect(next.title).toContain(uncertain ? "公募 4月（要確認）" : "公募 4月");
    expect(within(row).queryByTestId("timeline-undecided")).toBeNull();
  });

  it("未定 where it ends within a year and nothing may follow, and nothing of the kind later", async () => {
    special = { 1: { ends: "2027-11-28", months_left: 12 } };
    await show();
    await waitFor(() => expect(within(first()).queryByTestId("timeline-undecided")).toBeTruthy());
    expect(within(rows()[1] as HTMLElement).queryByTestId("timeline-undecided")).toBeNull();
  });

  it("everything in words for whoever does not see it; without days or years that it has no bar", async () => {
    special = { 1: { bars: [], ends: null, months_left: null } };
    await show();
    await waitFor(() => expect(first().textContent).toContain("架空の課題1"));
    const said = (row: HTMLElement) => row.querySelector(".tml-line")?.getAttribute("aria-label");
    expect(said(first())).toContain("架空創薬事業：2024-04-01 – 2027-03-31");
    expect(said(first())).toContain("あと4か月");
    expect(said(rows()[1] as HTMLElement)).toBe("年度も日付も不明");
  });
});

describe("the four figures", () => {
  it.each([
    ["ending", "9", "12か月以内に終わり"],
    ["gaps", "11", "中央値 7か月"],
    ["running", "31", "全40件"],
  ] as const)("%s opens its rows, and gives way when pressed again", async (id, n, words) => {
    const { router } = await show();
    const figure = screen.getByTestId(`timeline-figure-${id}`);
    expect(figure.textContent).toContain(n);
    expect(figure.textContent).toContain(words);
    fireEvent.click(figure);
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "timeline", only: id }));
    expect(asked().some(({ only, limit }) => only === id && limit === 100)).toBe(true);
    fireEvent.click(screen.getByTestId(`timeline-figure-${id}`));
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "timeline" }));
  });

  it("what is bridged opens the list of 調整費", async () => {
    core.answers["adjustment.list"] = () => ({ rows: [], sums: [], years: [] });
    const { router } = await show();
    expect(screen.getByTestId("timeline-figure-bridged").textContent).toContain("38,000千円");
    fireEvent.click(screen.getByTestId("timeline-figure-bridged"));
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "adjustments", funds: "bridging" }));
  });
});

describe("keys", () => {
  const active = () => document.querySelector(".tml-active")?.getAttribute("data-index");

  it("J and K go through the rows, Enter opens the lineage beside, Escape closes it", async () => {
    const { router } = await show();
    key("KeyJ");
    key("KeyJ");
    key("KeyK");
    expect(active()).toBe("0");
    await waitFor(() => expect(first().textContent).toContain("架空の課題1"));
    key("Enter");
    await waitFor(() => expect(router.state.location.search).toMatchObject({ lineage: 1 }));
    expect((await screen.findByTestId("lineage")).dataset.id).toBe("1");
    // Beside an open lineage the next row is shown at once.
    key("KeyJ");
    await waitFor(() => expect(router.state.location.search).toMatchObject({ lineage: 2 }));
    key("Escape");
    await waitFor(() => expect(screen.queryByTestId("lineage")).toBeNull());
  });

  it("a row that was clicked does not keep the keys to itself", async () => {
    await show();
    await waitFor(() => expect(first().textContent).toContain("架空の課題1"));
    first().focus();
    fireEvent.click(first());
    await screen.findByTestId("lineage");
    fireEvent.keyDown(first(), { code: "ArrowDown" });
    expect(active()).toBe("1");
  });

  it("arrows scroll by a year, Home brings today back", async () => {
    const { chart } = await show();
    const before = chart.scrollLeft;
    key("ArrowRight");
    key("ArrowRight");
    expect(chart.scrollLeft).toBe(before + 2 * yearOf(chart));
    key("ArrowLeft");
    expect(chart.scrollLeft).toBe(before + yearOf(chart));
    key("Home");
    expect(chart.scrollLeft).toBe(before);
  });

  it("none acts while an input method composes, nor letters in the search field", async () => {
    await show();
    key("KeyJ", { isComposing: true });
    key("KeyJ", { keyCode: 229 });
    expect(active()).toBeUndefined();
    const field = screen.getByTestId("timeline-search");
    fireEvent.keyDown(field, { code: "KeyJ" });
    expect(active()).toBeUndefined();
  });

  it("half-composed words are not searched for", async () => {
    const { router } = await show();
    const field = screen.getByTestId("timeline-search");
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: "すいがん" } });
    await new Promise((done) => setTimeout(done, 120));
    expect(router.state.location.search).toEqual({ tab: "timeline" });
    fireEvent.change(field, { target: { value: "膵がん" } });
    fireEvent.compositionEnd(field);
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "timeline", q: "膵がん" }));
    expect(asked().some(({ filter }) => filter.text === "膵がん")).toBe(true);
    expect(asked().some(({ filter }) => filter.text === "すいがん")).toBe(false);
  });
});

it("a click on a row opens its lineage; on a theme's, the theme", async () => {
  special = { 1: { project: null, theme: 5 } };
  const { router } = await show("&lines=themes");
  expect(asked()[0]?.rows).toBe("themes");
  await waitFor(() => expect(first().textContent).toContain("架空の課題1"));
  fireEvent.click(first());
  await waitFor(() => expect(router.state.location.search).toMatchObject({ lineage: 1 }));
  fireEvent.click(rows()[1] as HTMLElement);
  await waitFor(() => expect(router.state.location.pathname).toBe("/themes/5"));
});

it("what has neither years nor dates is listed by its number, and given way to again", async () => {
  const { router } = await show();
  fireEvent.click(screen.getByTestId("timeline-undated"));
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: "timeline", only: "undated" }));
  await waitFor(() => expect(asked().some(({ only }) => only === "undated")).toBe(true));
  fireEvent.click(screen.getByTestId("timeline-undated"));
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: "timeline" }));
});

it("values beyond the most frequent are searched, and become a condition", async () => {
  const value = { value: "架空県立病院", label_ja: "", label_en: "", count: 1, parent: null };
  core.answers["find.values"] = () => ({ dim: "programme", values: [value], more: 0 });
  const { router } = await show();
  fireEvent.click(screen.getByTestId("timeline-add-open"));
  fireEvent.change(await screen.findByTestId("timeline-add-search"), { target: { value: "病院" } });
  await waitFor(() => expect(screen.getByTestId("timeline-add").textContent).toContain("架空県立病院"));
  expect(core.sent("find.values")[0]).toMatchObject({ dim: "programme", text: "病院" });
  fireEvent.click(screen.getByTestId("timeline-add-value"));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ programme: ["架空県立病院"] }));
});

it("conditions are those of the list: each with its cross, all taken along to the list", async () => {
  const { router } = await show("&phase=%5B%22%E5%BF%9C%E7%94%A8%22%5D&ends=%5B2026%5D");
  const tokens = await screen.findAllByTestId("timeline-token");
  expect(tokens.map((token) => token.title)).toEqual(["開発フェーズ: 応用", "最終年度: 令和8年度"]);
  expect(asked()[0]?.filter).toMatchObject({ phase: ["応用"], ends: [2026] });
  fireEvent.click(within(tokens[0] as HTMLElement).getByRole("button"));
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: "timeline", ends: [2026] }));
  fireEvent.click(screen.getByTestId("timeline-to-list"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/projects"));
  expect(router.state.location.search).toMatchObject({ ends: [2026] });
});

it("below stands what ends next, with the months left and what may follow; it leads to the work list", async () => {
  special = {
    0: {
      next: [
        { programme: 2, name: "架空実用化事業", official: false, uncertain: true, call_months: [], closed: false },
      ],
    },
  };
  const { router } = await show();
  const strip = await screen.findAllByTestId("timeline-strip-row");
  expect(strip.length).toBe(3);
  expect(strip[0]?.textContent).toContain("あと4か月");
  expect(strip[0]?.textContent).toContain("想定");
  expect(strip[1]?.textContent).toContain("候補なし");
  expect(screen.getByTestId("timeline-strip").textContent).toContain("2027-11-27 まで");
  fireEvent.click(screen.getByTestId("timeline-strip-all"));
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: "timeline", only: "ending" }));
});

it.each([
  [true, false, "公式", "ok"],
  [true, true, "公式・要確認", "warn"],
  [false, true, "想定", "warn"],
])(
  "what may follow is safe only where it is official and has a source: %s, %s",
  async (official, uncertain, said, tone) => {
    special = {
      0: { next: [{ programme: 2, name: "架空実用化事業", official, uncertain, call_months: [], closed: false }] },
    };
    await show();
    const [strip] = await screen.findAllByTestId("timeline-strip-row");
    const badge = within(strip as HTMLElement)
      .getByText(said)
      .closest(".badge");
    expect(badge?.classList.contains(tone)).toBe(true);
  },
);

it("what may follow is no prospect any more a year after the end", async () => {
  const next = [
    { programme: 2, name: "架空実用化事業", official: true, uncertain: false, call_months: [], closed: false },
  ];
  special = {
    0: { next, ends: "2025-11-27", months_left: -13 },
    1: { next, ends: "2025-11-26", months_left: -13 },
  };
  await show();
  await waitFor(() => expect(within(first()).queryByTestId("timeline-next")).toBeTruthy());
  expect(within(rows()[1] as HTMLElement).queryByTestId("timeline-next")).toBeNull();
});

it.each(["png", "svg"])("is written as a picture (%s), which others than the house cannot have", async (ending) => {
  await show();
  await waitFor(() => expect(first().textContent).toContain("架空の課題1"));
  fireEvent.click(screen.getByTestId("timeline-export-open"));
  fireEvent.click(await screen.findByTestId(`timeline-export-${ending}`));
  const dialog = await screen.findByRole("dialog");
  const open = [...dialog.querySelectorAll<HTMLInputElement>("input[type=radio]")].filter((radio) => !radio.disabled);
  expect(open.map((radio) => radio.value)).toEqual(["internal"]);
  // Its rows are asked for whether or not they were ever in view.
  fireEvent.click(open[0] as HTMLElement);
  fireEvent.click(within(dialog).getByTestId("programmes-export-run"));
  await waitFor(() => expect(asked().some(({ offset, limit }) => offset === 0 && limit === 40)).toBe(true));
});

it("without rows it says why, and what to do", async () => {
  total = 0;
  const { router } = await show("&only=gaps");
  expect((await screen.findByTestId("timeline-empty")).textContent).toContain("空白のあるものはありません");
  fireEvent.click(screen.getByTestId("timeline-show-all"));
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: "timeline" }));
});

it("the axis names fiscal years by era over western ones; in English by western ones alone", async () => {
  const { chart } = await show();
  const year = () => chart.querySelector('[data-year="2026"]')?.textContent;
  expect(year()).toBe("令和8年度2026");
  act(() => choose({ language: "en", appearance: "light" }));
  expect(screen.getByTestId("timeline").querySelector('[data-year="2026"]')?.textContent).toBe("FY2026");
});

it("in English programmes have their English names where the registry knows one", async () => {
  const [own, other] = REGISTRY.programmes;
  core.answers["registry.list"] = () => ({
    ...REGISTRY,
    programmes: [{ ...own, name_en: "Fictional Discovery Programme" }, other],
  });
  special = {
    0: {
      next: [
        { programme: 2, name: "架空実用化事業", official: false, uncertain: true, call_months: [], closed: false },
      ],
    },
  };
  await show();
  act(() => choose({ language: "en", appearance: "light" }));
  const bar = () => within(first()).getByTestId("timeline-bar");
  await waitFor(() => expect(bar().textContent).toBe("Fictional Discovery Programme"));
  expect(within(first()).getByTestId("timeline-next").textContent).toContain("架空実用化事業 (assumed)");
});
