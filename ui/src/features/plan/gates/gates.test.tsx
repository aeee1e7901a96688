/** Gates: what is missing, the radar, criteria fixed beforehand, decisions that stay. 合成データ. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { refusal } from "../../../../test/window.tsx";
import type { ItemsFile, ItemsRead, PlanPut } from "../../../api/bindings.ts";
import { host } from "../../../api/host.ts";
import { ja } from "../../../text/ja/index.ts";
import { choose } from "../../../text/language.ts";
import { click, key, linesOf, PlanCore, pick, planView, row, settled, type, under } from "../fixtures.ts";
import { isLate } from "./Criteria.tsx";

const words = ja.plan.gates;
let core: PlanCore;

beforeEach(() => {
  core = new PlanCore();
});

const tab = () => screen.getByTestId("gates-tab");
const heading = () => within(tab()).getByRole("heading", { level: 2 }).textContent;
const spots = () => screen.getAllByTestId("radar-spot");
const menu = async (entry: string) => {
  await click("gates-menu");
  await click(`gates-menu-${entry}`);
};

describe("the tab", () => {
  it("has in English no signs of Japanese writing between its words", async () => {
    await core.open("?tab=gates");
    await act(async () => choose({ language: "en", appearance: "light" }));
    await click("gate-sg1");
    const labels = [...tab().querySelectorAll("[aria-label]")].map((own) => own.getAttribute("aria-label"));
    await click("gate-sg2");
    for (const own of tab().querySelectorAll("[aria-label]")) labels.push(own.getAttribute("aria-label"));
    expect(labels.length).toBeGreaterThan(5);
    await click("gate-sg1");
    expect([...labels, screen.getByTestId("decisions").textContent].join("\n")).not.toMatch(/[：、（）]/);
    expect(screen.getByTestId("decisions").textContent).toContain("20 Sep 2026");
  });

  it("shows the next gate that is open first; others by their sign", async () => {
    await core.open("?tab=gates");
    expect(heading()).toBe("SG② リードの決定");
    expect(screen.getByTestId("gate-sg2").getAttribute("aria-pressed")).toBe("true");
    expect(screen.getByTestId("gate-sg1").textContent).toContain("1/1");
    await click("gate-sg1");
    expect(heading()).toBe("SG① 標的の決定");
    expect(linesOf("item-sheet-1").length).toBe(1);
    expect(screen.getByTestId("gate-sum").textContent).toBe(words.complete);
  });

  it("says what is missing, until when, for how much, and how far the gate slipped", async () => {
    await core.open("?tab=gates");
    const said = screen.getByTestId("gate-sum").textContent;
    expect(said).toContain(words.missing("2", "3"));
    expect(said).toContain(words.months("23"));
    expect(said).toContain("4,000万円");
    expect(tab().textContent).toContain(words.slip("+2"));
    expect(tab().textContent).toContain(words.unfixed);
    expect(tab().textContent).toContain("AMEDの記入表と照合のこと");
  });

  it("of a gate without items does not say that all are there", async () => {
    const [first, second] = planView().gates;
    core.view = planView({ gates: [first as never, { ...second, items: [], have: 0, months: null } as never] });
    await core.open("?tab=gates");
    expect(screen.getByTestId("gate-sum").textContent).toBe(words.noItems);
  });

  it("has months, money and supports beside every item, as they follow from the plan", async () => {
    await core.open("?tab=gates");
    const of = (i: number, column: string) =>
      screen
        .getByTestId("item-sheet-2")
        .querySelectorAll("[data-testid=sheet-row]")
        [i]?.querySelector(`[data-column=${column}]`)?.textContent;
    expect(["left", "yen", "supports"].map((column) => of(0, column))).toEqual(["—", "—", "—"]);
    expect(["left", "yen", "supports"].map((column) => of(1, column))).toEqual(["17", "40", "架空支援室（依頼中）"]);
    expect(of(2, "left")).toBe("23");
  });

  it("without gates offers to add them", async () => {
    core.view = planView({ gates: [], sheets: {}, decisions: [], contradictions: [] });
    await core.open("?tab=gates");
    expect(screen.getByTestId("gates-none").textContent).toContain(words.noneBody);
    expect(screen.getByTestId("gate-sheet")).toBeTruthy();
  });

  it("keeps the gate that was chosen while the plan is fetched again", async () => {
    await core.open("?tab=gates&row=3");
    expect(heading()).toBe("SG② リードの決定");
    await click("gate-sg1");
    await act(async () => {
      core.view = planView();
      await import("../../../api/client.ts").then(({ queryClient }) => queryClient.invalidateQueries());
    });
    await settled();
    expect(heading()).toBe("SG① 標的の決定");
  });

  it("opens the dates of a gate whose date was gone to", async () => {
    await core.open("?tab=gates&sheet=gate&row=1&column=due");
    expect(heading()).toBe("SG① 標的の決定");
    expect(screen.getByTestId("gate-form-due")).toBeTruthy();
  });

  it("an item that was gone to shows its gate, and is chosen", async () => {
    await core.open("?tab=gates&row=1");
    expect(heading()).toBe("SG① 標的の決定");
    expect(under("item-sheet-1")?.[0]).toContain("標的の妥当性");
  });
});

describe("the radar", () => {
  it("has a spot for every item, which says how far it is and chooses it in the list", async () => {
    await core.open("?tab=gates");
    expect(spots().map((own) => own.getAttribute("aria-label"))).toEqual([
      "1 薬効の指標：有",
      "2 抗体の配列：無",
      "3 安定性のデータ：取得中",
    ]);
    await act(async () => void fireEvent.click(spots()[1] as Element));
    await settled();
    expect(spots().map((own) => own.getAttribute("aria-pressed"))).toEqual(["false", "true", "false"]);
    expect(under("item-sheet-2")?.[0]).toContain("抗体の配列");
  });

  it("is worked by keys, but not while an input method composes; from the item the task is one press away", async () => {
    const router = await core.open("?tab=gates");
    await key(spots()[1] as Element, "Enter", { isComposing: true });
    expect(spots()[1]?.getAttribute("aria-pressed")).toBe("false");
    await key(spots()[1] as Element, "Enter");
    expect(spots()[1]?.getAttribute("aria-pressed")).toBe("true");
    await click("gate-task");
    expect(router.state.location.search).toEqual({ row: 3 });
  });

  it("what was chosen at one gate is not chosen at another", async () => {
    await core.open("?tab=gates");
    await act(async () => void fireEvent.click(spots()[1] as Element));
    await settled();
    await click("gate-sg1");
    expect(screen.queryByTestId("gate-task")).toBeNull();
  });

  it("is not drawn for fewer than three items", async () => {
    await core.open("?tab=gates");
    await click("gate-sg1");
    expect(screen.queryAllByTestId("radar-spot")).toEqual([]);
  });
});

describe("criteria", () => {
  it("fixed or changed on or after the day of the data are late, others are not", () => {
    const of = (fixed_on: string, changed_on = "") => row(1, { fixed_on, changed_on });
    expect(isLate(of("2026-11-01"), "2026-11-01")).toBe(true);
    expect(isLate(of("2026-10-31"), "2026-11-01")).toBe(false);
    expect(isLate(of("2026-10-31", "2026-11-02"), "2026-11-01")).toBe(true);
    expect(isLate(of("2026-10-31", "2026-11-02"), "")).toBe(false);
    expect(isLate(of(""), "2026-11-01")).toBe(false);
  });

  it("changed after the data are marked, and what was fixed first stays to be read", async () => {
    await core.open("?tab=gates");
    expect(linesOf("criterion-sheet-2").length).toBe(2);
    const mark = within(screen.getByTestId("criterion-sheet-2")).getByText(words.late);
    expect(mark.closest("[title]")?.getAttribute("title")).toBe(words.first("薬効が3倍"));
    expect(screen.getByTestId("criterion-was").textContent).toContain("薬効が3倍");
    expect(screen.getByTestId("criterion-was").textContent).toContain("令和8年11月10日");
  });

  it("changed before the data are said to be changed", async () => {
    const view = planView();
    const [first, second] = view.sheets.gate ?? [];
    core.view = planView({
      sheets: {
        ...view.sheets,
        gate: [first as never, { ...second, cells: { ...second?.cells, data_on: "" } } as never],
      },
    });
    await core.open("?tab=gates");
    const sheet = within(screen.getByTestId("criterion-sheet-2"));
    expect(sheet.getByText(words.changed)).toBeTruthy();
    expect(sheet.queryByText(words.late)).toBeNull();
  });
});

describe("a decision", () => {
  const fill = async () => {
    await pick("decide-verdict-conditional");
    type("decide-basis", "架空の理由");
    type("decide-conditions", "架空の条件");
    type("decide-dissent", "架空の反対");
  };

  it("is written down with who, on what, conditions and dissent, and says beforehand that it stays", async () => {
    await core.open("?tab=gates");
    await click("gate-decide");
    expect(screen.getByRole("dialog").textContent).toContain(ja.plan.decide.stays);
    expect((screen.getByTestId("decide-submit") as HTMLButtonElement).disabled).toBe(true);
    expect((screen.getByTestId("decide-who") as HTMLInputElement).value).toBe("査読者A");
    await fill();
    type("decide-day", "2026-11-20");
    await click("decide-submit");
    expect(core.sent("plan.decide")).toEqual([
      {
        gate: 2,
        decided_on: "2026-11-20",
        verdict: "conditional",
        who: "査読者A",
        basis: "架空の理由",
        dissent: "架空の反対",
        conditions: "架空の条件",
      },
    ]);
    expect(screen.queryByTestId("decide")).toBeNull();
  });

  it("that is refused keeps all that was typed, and the refusal stands with it", async () => {
    core.answers["plan.decide"] = () => {
      throw refusal("invalid-field", { field: "basis", reason: "needed" });
    };
    await core.open("?tab=gates");
    await click("gate-decide");
    await fill();
    await key(screen.getByTestId("decide-basis"), "Enter", { ctrlKey: true });
    expect(core.sent("plan.decide").length).toBe(1);
    expect(screen.getByTestId("decide-problem").textContent).not.toBe("");
    const typed = ["basis", "conditions", "dissent"].map(
      (own) => (screen.getByTestId(`decide-${own}`) as HTMLTextAreaElement).value,
    );
    expect(typed).toEqual(["架空の理由", "架空の条件", "架空の反対"]);
    // Escape does not throw away what was typed.
    await key(screen.getByTestId("decide-basis"), "Escape");
    expect(screen.getByTestId("decide")).toBeTruthy();
  });

  it("stands below its gate, with the items as they were that day", async () => {
    await core.open("?tab=gates");
    expect(screen.queryByTestId("decisions")).toBeNull();
    await click("gate-sg1");
    const said = screen.getByTestId("decision").textContent;
    for (const part of [
      "令和8年9月20日",
      "Go",
      "架空会議",
      "標的が再現した。",
      "数が少ないという意見",
      "標的の妥当性：有",
    ])
      expect(said).toContain(part);
  });

  it("cannot be written into a frozen plan", async () => {
    core.shows("baseline");
    await core.open("?tab=gates");
    expect(screen.queryByTestId("gate-decide")).toBeNull();
    await click("gates-menu");
    expect(screen.queryByTestId("gates-menu-take")).toBeNull();
  });
});

describe("items from a workbook", () => {
  const READ: ItemsRead = {
    sheets: ["表紙", "項目"],
    sheet: "項目",
    columns: [
      ["name_ja", "必要なもの"],
      ["state", "有無"],
    ],
    left: ["備考"],
    rows: [
      { name_ja: "架空の項目A", state: "有" },
      { name_ja: "架空の項目B", state: "" },
    ],
    merged: 1,
  };
  beforeEach(() => {
    vi.spyOn(host, "pickFile").mockResolvedValue("/in/items.xlsx");
    core.answers["plan.items_file"] = ({ sheet }: ItemsFile) => ({ ...READ, sheet: sheet ?? "項目" });
  });

  it("are shown with what was read and what was not, and written only when that is pressed", async () => {
    await core.open("?tab=gates");
    await menu("take");
    const rows = await screen.findByTestId("take-items-rows");
    expect(rows.textContent).toContain("架空の項目A");
    const said = screen.getByTestId("take-items").textContent;
    expect(said).toContain(ja.plan.take.nothingWritten);
    expect(said).toContain(ja.plan.take.left("備考"));
    expect(said).toContain(ja.plan.take.merged("1"));
    expect(core.sent("plan.put")).toEqual([]);
    await click("take-items-run");
    const [put] = core.sent("plan.put") as PlanPut[];
    expect(put).toEqual({
      plan: 7,
      sheet: "item",
      rows: [
        { id: null, cells: { name_ja: "架空の項目A", state: "有", gate: 2 } },
        { id: null, cells: { name_ja: "架空の項目B", state: "", gate: 2 } },
      ],
    });
    expect(screen.queryByTestId("take-items")).toBeNull();
  });

  it("of another sheet are read when it is chosen", async () => {
    await core.open("?tab=gates");
    await menu("take");
    await screen.findByTestId("take-items-rows");
    await click("take-items-sheet");
    await click("take-items-sheet-表紙");
    await waitFor(() => expect(core.sent("plan.items_file").at(-1)).toEqual({ path: "/in/items.xlsx", sheet: "表紙" }));
  });

  it("that are refused stay in view with the reason; a file that cannot be read is said", async () => {
    core.answers["plan.put"] = () => {
      throw refusal("invalid-field", { field: "state", reason: "not-a-choice", sheet: "item" });
    };
    await core.open("?tab=gates");
    await menu("take");
    await screen.findByTestId("take-items-rows");
    await click("take-items-run");
    expect(screen.getByTestId("take-items-refused")).toBeTruthy();
    expect(screen.getByTestId("take-items-rows").textContent).toContain("架空の項目B");
  });

  it("of a file that cannot be read say so, and cannot be written", async () => {
    core.answers["plan.items_file"] = () => {
      throw refusal("bad-call", { name: "x" });
    };
    await core.open("?tab=gates");
    await menu("take");
    expect(await screen.findByTestId("take-items-problem")).toBeTruthy();
    expect((screen.getByTestId("take-items-run") as HTMLButtonElement).disabled).toBe(true);
  });

  it("nothing opens where no file was chosen", async () => {
    vi.spyOn(host, "pickFile").mockResolvedValue(null);
    await core.open("?tab=gates");
    await menu("take");
    expect(screen.queryByTestId("take-items")).toBeNull();
    expect(core.sent("plan.items_file")).toEqual([]);
  });
});

it("headings of new plans are edited for the whole library, not for this plan", async () => {
  core.answers["handbook.list"] = () => ({
    notes: [],
    all: 0,
    themes: [],
    defaults: [row(1, { product: "medicine", gate: "sg1", name_ja: "標的の妥当性", name_en: "Validity" })],
  });
  core.answers["plan.try"] = ({ rows }: PlanPut) => ({ rows: rows.map(({ cells }) => cells), issues: [] });
  await core.open("?tab=gates");
  await menu("defaults");
  const sheet = await screen.findByTestId("default-sheet");
  expect(screen.getByTestId("gate-defaults").textContent).toContain(ja.plan.defaults.body);
  act(() => sheet.focus());
  await key(sheet, "End", { key: "End" });
  await key(sheet, "Delete");
  await waitFor(() => expect(core.sent("plan.put").length).toBe(1));
  expect(core.sent("plan.put")[0]).toMatchObject({ plan: null, sheet: "default-item" });
});

it("the list of gates is edited in place, and folded again", async () => {
  await core.open("?tab=gates");
  await menu("gates");
  expect(linesOf("gate-sheet").length).toBe(2);
  await menu("gates");
  expect(screen.queryByTestId("gate-sheet")).toBeNull();
  await click("gate-edit");
  expect(screen.getByTestId("gate-form-data_on")).toBeTruthy();
});
