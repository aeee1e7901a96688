import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { adjustment, continuityOf, lineageOf, outcomeEntry, projectRow, REGISTRY } from "../../../../test/carry.ts";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core, refusal } from "../../../../test/window.tsx";
import type { HandoverCandidate, Lineage } from "../../../api/bindings.ts";
import { choose } from "../../../text/language.ts";
import { lanesOf } from "../timeline/geometry.ts";
import { around, stepsOf } from "./order.ts";

let core: Core;
let lineage: (id: number) => Lineage;

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 3 });
  lineage = (id) => lineageOf(id);
  core.answers = {
    "registry.list": () => REGISTRY,
    "continuity.page": () => continuityOf([]),
    "lineage.show": ({ id }: { id: number }) => lineage(id),
    "lineage.link": () => ({ operation: 5, kind: "handover-link", count: 1, created: 13 }),
    "lineage.unlink": () => ({ operation: 6, kind: "handover-unlink", count: 1, created: null }),
  };
});

const show = async (id = 2) => {
  const router = core.show(`/programmes?tab=timeline&lineage=${id}`);
  await screen.findByTestId("lineage-title");
  return router;
};

describe("the order of time", () => {
  it("years with hand-overs before them; a gap that a hand-over tells is not told twice", () => {
    const said = stepsOf(lineageOf(2)).map((step) =>
      step.kind === "year"
        ? step.year.year
        : step.kind === "gap"
          ? `gap ${step.gap.months}`
          : `over ${step.handover.id}`,
    );
    expect(said).toEqual([2020, 2021, "over 11", 2022, 2023, "over 12", 2024]);
  });

  it("a gap within one project stands before the year in which it goes on", () => {
    const own = lineageOf(2, {
      gaps: [{ starts: "2021-04-01", ends: "2022-03-31", months: 12, stated: true }],
      handovers: [],
    });
    const said = stepsOf(own).map((step) => (step.kind === "year" ? step.year.year : step.kind));
    expect(said).toEqual([2020, 2021, "gap", 2022, 2023, 2024]);
  });

  it("a change of the number block is marked at the year it happens", () => {
    const marked = stepsOf(lineageOf(2)).flatMap((step) =>
      step.kind === "year" && step.renumbered ? [[step.year.year, step.renumbered]] : [],
    );
    expect(marked).toEqual([[2023, { from: "zz0100002", to: "zz0200002" }]]);
  });

  it("one step before, one step behind", () => {
    expect(around(lineageOf(2), 2)).toEqual({ earlier: [1], later: [3] });
    expect(around(lineageOf(1), 1)).toEqual({ earlier: [], later: [2] });
  });

  it("stretches that overlap take a line of their own, those that follow share one", () => {
    const [a, b] = lineageOf(2).stretches;
    if (!a || !b) throw new Error("two stretches are given");
    expect(lanesOf([a, b, { ...b, starts: "2022-06-01" }])).toEqual([0, 0, 1]);
  });
});

describe("the panel", () => {
  it("tells years, numbers, amounts in 千円, the change of number, a slip of the unit, hand-overs with their gap", async () => {
    await show();
    const years = screen.getAllByTestId("lineage-year");
    expect(years.map((year) => year.dataset.year)).toEqual(["2020", "2021", "2022", "2023", "2024"]);
    expect(years[0]?.textContent).toContain("令和2年度（2020）");
    expect(years[0]?.textContent).toContain("10,000千円");
    expect(within(years[1] as HTMLElement).getByTestId("lineage-unit-slip").title).toContain("1000倍");
    expect(years[3]?.textContent).toContain("番号が変わった");
    expect(years[3]?.textContent).toContain("金額なし");
    const [pairing, matching] = screen.getAllByTestId("lineage-handover");
    expect(pairing?.textContent).toContain("ペアリングで引き継ぎ");
    expect(pairing?.textContent).toContain("空白なし");
    expect(pairing?.textContent).toContain("台帳の組（想定）");
    expect(matching?.textContent).toContain("空白 6か月");
    expect(matching?.textContent).toContain("台帳にこの組はありません");
    expect(matching?.textContent).toContain("会議で決めた");
    expect(screen.getAllByTestId("lineage-bar").length).toBe(4);
    expect(screen.getByTestId("lineage-gap").textContent).toBe("6");
  });

  it("walks to the earlier and the later project by button and key, and stops at the ends", async () => {
    const router = await show();
    fireEvent.click(screen.getByTestId("lineage-later"));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ lineage: 3 }));
    await waitFor(() => expect(screen.getByTestId("lineage-title").textContent).toBe("架空の課題3"));
    expect((screen.getByTestId("lineage-later") as HTMLButtonElement).disabled).toBe(true);
    fireEvent.keyDown(document.body, { code: "Comma" });
    await waitFor(() => expect(router.state.location.search).toMatchObject({ lineage: 2 }));
    fireEvent.keyDown(document.body, { code: "Comma" });
    await waitFor(() => expect(router.state.location.search).toMatchObject({ lineage: 1 }));
  });

  it("takes a hand-over back", async () => {
    await show();
    await act(async () => fireEvent.click(screen.getAllByTestId("lineage-unlink")[1] as HTMLElement));
    expect(core.sent("lineage.unlink")).toEqual([{ id: 12 }]);
  });

  it("shows themes, outcomes and 調整費 of all projects on the line, each once; none where there are none", async () => {
    await show();
    for (const part of ["themes", "outcomes", "adjustments"])
      expect(screen.getByTestId(`lineage-${part}`).textContent).toContain("なし");
    const fund = adjustment(4, { asked_yen: 38_000_000 });
    const theme = { id: 9, code: "TH-009", title_ja: "架空のテーマ", title_en: "", role: null };
    lineage = (id) => {
      const own = lineageOf(id);
      return {
        ...own,
        projects: own.projects.map((project) => ({
          ...project,
          themes: [theme],
          adjustments: [fund],
          outcomes: project.row.id === 2 ? [outcomeEntry(1)] : [],
        })),
      };
    };
    fireEvent.click(screen.getByTestId("lineage-earlier"));
    await waitFor(() => expect(screen.getByTestId("lineage-themes").textContent).toContain("TH-009"));
    expect(screen.getByTestId("lineage-themes").querySelectorAll("li").length).toBe(1);
    expect(screen.getByTestId("lineage-outcomes").textContent).toContain("企業導出");
    expect(screen.getByTestId("lineage-adjustments").textContent).toContain("11月 ウ");
    expect(screen.getByTestId("lineage-adjustments").textContent).toContain("38,000千円");
    // A line opens its request, the lists those of this project alone.
    expect(screen.getByTestId("lineage-adjustment").getAttribute("href")).toContain("request=4");
    const toList = (part: string) =>
      within(screen.getByTestId(`lineage-${part}`))
        .getByText("一覧へ")
        .getAttribute("href");
    expect(toList("adjustments")).toContain("fundsOf=1");
    expect(toList("outcomes")).toContain("q=zz0100001");
  });

  it("says that hand-overs lead in a circle, that a project is gone", async () => {
    lineage = (id) => lineageOf(id, { cycle: true });
    await show();
    expect(screen.getByTestId("lineage-cycle").textContent).toContain("循環");
    lineage = () => {
      throw refusal("no-such-project");
    };
    fireEvent.click(screen.getByTestId("lineage-later"));
    await waitFor(() => expect(screen.getByTestId("lineage").textContent).toContain("もうありません"));
  });
});

describe("a candidate", () => {
  const candidate: HandoverCandidate = {
    row: projectRow(8, { title_ja: "似た架空の課題" }),
    before: false,
    likeness: 86,
    institution: true,
    researcher: false,
    pair: true,
    pair_status: "assumed",
    pair_uncertain: true,
    kind: "pairing",
  };

  it("is proposed with why, and linked only when a person says so, as the kind they choose", async () => {
    lineage = (id) => lineageOf(id, { candidates: [candidate] });
    await show();
    const own = screen.getByTestId("lineage-candidate");
    for (const why of ["後", "題名の一致 86%", "機関が同じ", "台帳の組（想定）"])
      expect(own.textContent).toContain(why);
    expect(own.textContent).not.toContain("代表者が同じ");
    expect(core.sent("lineage.link")).toEqual([]);
    await act(async () => fireEvent.click(within(own).getByTestId("lineage-link")));
    expect(core.sent("lineage.link")).toEqual([{ earlier: 2, later: 8, kind: "pairing", note: "" }]);
  });

  it("that comes before becomes the earlier one", async () => {
    lineage = (id) => lineageOf(id, { candidates: [{ ...candidate, before: true, kind: "other" }] });
    await show();
    await act(async () => fireEvent.click(screen.getByTestId("lineage-link")));
    expect(core.sent("lineage.link")).toEqual([{ earlier: 8, later: 2, kind: "other", note: "" }]);
  });
});

describe("a pair behind a hand-over or a candidate", () => {
  it.each([
    ["official", false, "台帳の組（公式）", "ok"],
    ["official", true, "台帳の組（公式・要確認）", "warn"],
    ["assumed", true, "台帳の組（想定）", "warn"],
  ] as const)("%s, uncertain %s, is said alike in both", async (pair_status, pair_uncertain, said, tone) => {
    lineage = (id) => {
      const own = lineageOf(id);
      return {
        ...own,
        handovers: own.handovers.map((each) => ({ ...each, pair: 7, pair_status, pair_uncertain })),
        candidates: [
          {
            row: projectRow(8),
            before: false,
            likeness: 60,
            institution: false,
            researcher: false,
            pair: true,
            pair_status,
            pair_uncertain,
            kind: "pairing",
          },
        ],
      };
    };
    await show();
    for (const place of ["lineage-handover", "lineage-candidate"]) {
      const badge = within(screen.getAllByTestId(place)[0] as HTMLElement).getByText(said);
      expect([place, badge.closest(".badge")?.classList.contains(tone)]).toEqual([place, true]);
    }
  });
});

describe("a project nobody proposed", () => {
  const find = async (id: number) => {
    core.answers["project.page"] = () => ({
      total: 1,
      offset: 0,
      rows: [projectRow(id, { title_ja: "書き直した題名" })],
      groups: [],
    });
    await show();
    fireEvent.click(screen.getByTestId("lineage-other-open"));
    fireEvent.change(screen.getByTestId("lineage-other-project-search"), { target: { value: "書き直した" } });
    fireEvent.click(await screen.findByTestId("lineage-other-project-option"));
  };
  const write = async () => act(async () => fireEvent.click(screen.getByTestId("lineage-other-link")));

  it("is linked as the earlier one, with a note", async () => {
    await find(30);
    fireEvent.change(screen.getByTestId("lineage-other-note"), { target: { value: " 会議で確認 " } });
    await write();
    expect(core.sent("lineage.link")).toEqual([{ earlier: 30, later: 2, kind: "other", note: "会議で確認" }]);
    await waitFor(() => expect(screen.queryByTestId("lineage-other")).toBeNull());
  });

  it("is linked as the later one", async () => {
    await find(30);
    const [, after] = within(screen.getByTestId("lineage-other-side")).getAllByRole("radio");
    fireEvent.click(after as HTMLElement);
    await write();
    expect(core.sent("lineage.link")).toEqual([{ earlier: 2, later: 30, kind: "other", note: "" }]);
  });

  it("is not the project itself", async () => {
    await find(2);
    expect(screen.getByTestId("lineage-other").textContent).toContain("この課題自身");
    expect((screen.getByTestId("lineage-other-link") as HTMLButtonElement).disabled).toBe(true);
  });

  it("is kept in the form with the reason where the core refuses", async () => {
    core.answers["lineage.link"] = () => {
      throw refusal("invalid-field", { field: "later", reason: "handover-exists" });
    };
    await find(30);
    await write();
    expect(await screen.findByTestId("lineage-other-problem")).toBeTruthy();
    expect(screen.getByTestId("lineage-other-project-chosen").textContent).toContain("書き直した題名");
  });
});

it("speaks English", async () => {
  choose({ language: "en", appearance: "light" });
  core.answers["settings.get"] = () => ({ name: "A", language: "en", appearance: "light", columns: [], recent: [] });
  await show();
  await waitFor(() =>
    expect(screen.getAllByTestId("lineage-handover")[0]?.textContent).toContain("Carried on by pairing"),
  );
  expect(screen.getAllByTestId("lineage-year")[0]?.textContent).toContain("FY2020");
  expect(screen.getAllByTestId("lineage-year")[0]?.textContent).not.toContain("(2020)");
});
