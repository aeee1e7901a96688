/** Alternatives: how firm their order is, in words, weights by key, and the tab itself. Fictional. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OPEN, SETTINGS, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import type { Compared, CompareRequest, Comparison, ThemeRef, Turn } from "../../../api/bindings.ts";
import { slid } from "../../../components/Slider.tsx";
import { ja } from "../../../text/ja/index.ts";
import { showTab, themeOf } from "../tabs.fixtures.tsx";
import { CompareTab } from "./CompareTab.tsx";
import { proposed, stabilityOf, unknownIn } from "./options.ts";
import { readWeights } from "./useWeights.ts";

const words = ja.themeparts.compare;

const refOf = (id: number): ThemeRef => ({
  id,
  code: `TH-00${id}`,
  title_ja: `案${id}の題`,
  title_en: "",
  state: "idea",
});
const optionOf = (id: number, rank: number, more: Partial<Compared> = {}): Compared => ({
  theme: refOf(id),
  target: null,
  modality: null,
  indication: null,
  threads: 3,
  have: 4,
  obtaining: 1,
  closed: ["human", "function"],
  open: ["delivery"],
  step: "validation",
  effort_months: null,
  months_to_gate: 6,
  competition: "low",
  scores: { coverage: 67, evidence: 80, stage: 14, competition: 100, time: 90 },
  total: 66.26,
  rank,
  ...more,
});
const WEIGHTS = { coverage: 30, evidence: 20, stage: 15, effort: 10, competition: 15, time: 10 };
const turn = (measure: Turn["measure"], weight: number, at: number, theme: number): Turn => ({
  measure,
  weight,
  at,
  theme,
});
const comparisonOf = (more: Partial<Comparison> = {}): Comparison => ({
  options: [optionOf(1, 1), optionOf(2, 2, { total: 50 })],
  weights: WEIGHTS,
  turns: [],
  because: [],
  ...more,
});

describe("the order", () => {
  it("is as firm as its nearest turn", () => {
    const turns = [turn("competition", 15, 32, 2), turn("stage", 15, 9, 2), turn("time", 10, 10, 2)];
    const own = stabilityOf(comparisonOf({ turns }));
    expect(own.turns.map(({ measure, up, by }) => [measure, up, by])).toEqual([
      ["stage", false, 6],
      ["competition", true, 17],
    ]);
    expect([own.first, own.nearest, own.nothing]).toEqual([[1], 6, false]);
    expect(stabilityOf(comparisonOf()).nearest).toBeNull();
  });
  it("counts a measure only where all of them have it", () => {
    expect([...unknownIn(comparisonOf())]).toEqual(["effort"]);
    const bare = comparisonOf({ options: [optionOf(1, 1, { scores: {} }), optionOf(2, 1)] });
    expect(stabilityOf(bare)).toMatchObject({ nothing: true, first: [1, 2] });
  });
  it("begins with the theme and its alternatives, six at most, each once", () => {
    expect(proposed(1, [2, 1, 3, 4, 5, 6, 7].map(refOf))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(proposed(1, [])).toEqual([1]);
  });
});

it("a weight goes by five to the next five, with Shift by one, never over an end; what is no measure is not read", () => {
  expect([slid(30, 1, false, 100), slid(32, 1, false, 100), slid(32, -1, false, 100)]).toEqual([35, 35, 30]);
  expect([slid(32, 1, true, 100), slid(100, 1, false, 100), slid(0, -1, true, 100)]).toEqual([33, 100, 0]);
  expect(readWeights({ coverage: 40, luck: 3 })).toEqual({ coverage: 40 });
});

describe("the tab", () => {
  let core: Core;
  let answer: Comparison;
  let kept: Record<string, number>;
  beforeEach(() => {
    core = new Core();
    core.status = statusOf({ ...OPEN, projects: 3 });
    answer = comparisonOf({ turns: [turn("competition", 15, 32, 2)] });
    kept = { stage: 20 };
    core.answers = {
      "forge.board": () => ({ strands: [], alternatives: [refOf(2)] }),
      "theme.list": () => ({
        themes: [themeOf(), themeOf({ id: 2, code: "TH-002" }), themeOf({ id: 3, code: "TH-003" })],
        next_code: "TH-004",
      }),
      "forge.compare": ({ themes }: CompareRequest) => ({
        ...answer,
        options: themes.map((id, i) => optionOf(id, i + 1)),
      }),
      "settings.get": () => ({ ...SETTINGS, measure_weights: kept }),
      "settings.set": () => ({ ...SETTINGS, measure_weights: kept }),
    };
  });

  it("puts alternatives side by side, says which weight turns the order, and what is not known counts for none", async () => {
    showTab(<CompareTab theme={themeOf()} />);
    await screen.findByTestId("comparison");
    expect(core.sent("forge.compare")).toEqual([{ themes: [1, 2], weights: { stage: 20 } }]);
    expect(screen.getAllByTestId("option").map((own) => own.dataset.rank)).toEqual(["1", "2"]);
    expect(screen.getByTestId("turn").textContent).toBe(
      "「競合」の重みを15から32以上にすると、案B TH-002が1位になります。",
    );
    expect(screen.getByTestId("measure-effort").textContent).toContain(words.unknown);
    expect(screen.getByTestId("measure-effort").textContent).toContain("—");
    expect(screen.queryByTestId("weight-effort")).toBeNull();
    expect(screen.getByTestId("measure-time").textContent).toContain("6か月");
  });

  it("asks at once with a moved weight, keeps it on this machine, and puts all back", async () => {
    showTab(<CompareTab theme={themeOf()} />);
    await screen.findByTestId("comparison");
    const handle = screen.getByTestId("weight-coverage");
    expect(handle.dataset.value).toBe("30");
    fireEvent.keyDown(handle.querySelector("input") as HTMLElement, { key: "ArrowRight" });
    expect(screen.getByTestId("weight-coverage").dataset.value).toBe("35");
    await waitFor(() =>
      expect(core.sent("forge.compare").at(-1)).toEqual({ themes: [1, 2], weights: { stage: 20, coverage: 35 } }),
    );
    await waitFor(() => expect(core.sent("settings.set")).toEqual([{ measure_weights: { stage: 20, coverage: 35 } }]));
    await act(async () => fireEvent.click(screen.getByTestId("weights-reset")));
    await waitFor(() => expect(core.sent("forge.compare").at(-1)).toEqual({ themes: [1, 2], weights: {} }));
    await waitFor(() => expect(core.sent("settings.set").at(-1)).toEqual({ measure_weights: {} }));
  });

  it("compares another theme too, and says what to do with only one", async () => {
    core.answers["forge.board"] = () => ({ strands: [], alternatives: [] });
    showTab(<CompareTab theme={themeOf()} />);
    expect((await screen.findByTestId("compare-empty")).textContent).toContain(words.tooFew);
    expect(core.sent("forge.compare")).toEqual([]);
    await act(async () => fireEvent.click(screen.getByTestId("option-add")));
    await act(async () => fireEvent.click(await screen.findByTestId("option-add-3")));
    await screen.findByTestId("comparison");
    expect(core.sent("forge.compare")).toEqual([{ themes: [1, 3], weights: { stage: 20 } }]);
    expect(screen.getByTestId("stability").textContent).toContain("案A TH-001");
  });
});
