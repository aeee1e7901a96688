/** The registry in the whole window: edited in its cells, read beside the list. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import type { RegistryIssueCode } from "../../../api/bindings.ts";
import { host } from "../../../api/host.ts";
import { setWritable } from "../../../api/writable.ts";
import { en } from "../../../text/en/index.ts";
import { ja } from "../../../text/ja/index.ts";
import { saySorts, sortsOf } from "../address.ts";
import { CLINIC, issue, pairOf, programme, REGISTRY, SEED, UNKNOWN } from "../fixtures.ts";

let core: Core;

const DONE = { operation: 7, kind: "registry-edit", count: 1, created: null };

beforeEach(() => {
  for (const [name, size] of Object.entries({
    offsetHeight: 628,
    clientHeight: 628,
    offsetWidth: 2600,
    clientWidth: 2600,
  }))
    vi.spyOn(HTMLElement.prototype, name as "offsetHeight", "get").mockReturnValue(size);
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 12 });
  core.answers["registry.list"] = () => REGISTRY;
  core.answers["pairing.list"] = () => ({ pairs: [pairOf(9, SEED, CLINIC, { cycle: true })] });
  core.answers["registry.edit"] = () => DONE;
  core.answers["registry.fact"] = () => DONE;
  core.answers["registry.add"] = () => ({ ...DONE, created: 44 });
});

const press = (code: string, init: KeyboardEventInit = {}) =>
  act(
    async () =>
      void (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { code, key: code, bubbles: true, cancelable: true, ...init }),
      ),
  );
async function show(to = "/programmes") {
  const router = core.show(to);
  await screen.findAllByTestId("grid-row");
  act(() => screen.getByTestId("grid").focus());
  return router;
}
const cell = (row: number, column: string) =>
  screen.getAllByTestId("grid-row")[row]?.querySelector(`[data-column="${column}"]`) as HTMLElement;
const input = () => screen.getByTestId("cell-input") as HTMLInputElement;
const type = (text: string) => fireEvent.change(input(), { target: { value: text } });
const edits = () => core.sent("registry.edit");
async function choose(row: number, column: string) {
  await act(async () => void fireEvent.click(cell(row, column)));
  act(() => screen.getByTestId("grid").focus());
}

describe("a cell", () => {
  it("is opened by F2, taken by Enter, and only what was changed goes to the core", async () => {
    await show();
    await choose(0, "host");
    await press("F2");
    type("架空機構");
    await press("Enter");
    expect(edits()).toEqual([{ id: 1, fields: { host: "架空機構" } }]);
    expect(screen.queryByTestId("cell-input")).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId("grid"));
  });

  it("is not taken by the Enter that ends a composition, nor left by its Escape", async () => {
    await show();
    await choose(0, "host");
    await press("Enter");
    type("かくう");
    for (const code of ["Enter", "Escape", "Tab"])
      await act(async () => void fireEvent.keyDown(input(), { key: code, code, isComposing: true, keyCode: 229 }));
    // As WebKit says it: the composition is over, the key belonged to it.
    await act(async () => void fireEvent.keyDown(input(), { key: "Enter", code: "Enter", keyCode: 229 }));
    expect(input().value).toBe("かくう");
    expect(edits()).toEqual([]);
    await press("Enter");
    expect(edits()).toEqual([{ id: 1, fields: { host: "かくう" } }]);
  });

  it("goes on to the next by Tab and back by Shift Tab, each a change of its own", async () => {
    await show();
    await choose(0, "host");
    await press("F2");
    type("架空機構");
    await press("Tab");
    expect(input().getAttribute("aria-label")).toBe(ja.programmes.field.contact);
    type("架空課");
    await press("Tab", { shiftKey: true });
    expect(input().getAttribute("aria-label")).toBe(ja.programmes.field.host);
    expect(edits()).toEqual([
      { id: 1, fields: { host: "架空機構" } },
      { id: 1, fields: { contact: "架空課" } },
    ]);
  });

  it("is left as it was by Escape, and what was not changed is not written", async () => {
    await show();
    await choose(0, "name_ja");
    await press("F2");
    type("別の名前");
    await press("Escape");
    await press("F2");
    await press("Enter");
    expect(edits()).toEqual([]);
    expect(cell(0, "name_ja").textContent).toContain("架空シーズ探索事業");
  });

  it("with a value that cannot be read stays open and says why in place", async () => {
    await show();
    await choose(0, "ceiling_yen");
    await press("F2");
    expect(input().value).toBe("30000");
    type("たくさん");
    await press("Enter");
    expect(screen.getByTestId("registry-line").textContent).toBe(ja.programmes.wrong.amount);
    expect(edits()).toEqual([]);
    type("5億円");
    await press("Enter");
    expect(edits()).toEqual([{ id: 1, fields: { ceiling_yen: 500_000_000 } }]);
  });

  it("of months has twelve toggles from April on", async () => {
    await show();
    await choose(0, "call_months");
    await press("Enter");
    const editor = await screen.findByTestId("cell-editor");
    const months = within(editor)
      .getAllByRole("button")
      .filter((own) => own.dataset.testid?.startsWith("cell-month-"));
    expect(months.map((own) => own.textContent)).toEqual([
      "4",
      "5",
      "6",
      "7",
      "8",
      "9",
      "10",
      "11",
      "12",
      "1",
      "2",
      "3",
    ]);
    fireEvent.click(screen.getByTestId("cell-month-1"));
    await act(
      async () => void fireEvent.keyDown(screen.getByTestId("cell-month-1"), { key: "Escape", code: "Escape" }),
    );
    await waitFor(() => expect(screen.queryByTestId("cell-editor")).toBeNull());
    expect(edits()).toEqual([]);
  });

  it("of years reads 令和 and Western years alike", async () => {
    await show();
    await choose(0, "valid");
    await press("Enter");
    fireEvent.change(await screen.findByTestId("cell-first"), { target: { value: "令和4" } });
    fireEvent.change(screen.getByTestId("cell-last"), { target: { value: "平成40" } });
    await act(async () => void fireEvent.keyDown(screen.getByTestId("cell-last"), { key: "Enter", code: "Enter" }));
    expect(screen.getByTestId("cell-editor").textContent).toContain(ja.programmes.wrong.year);
    fireEvent.change(screen.getByTestId("cell-last"), { target: { value: "2026" } });
    await act(async () => void fireEvent.keyDown(screen.getByTestId("cell-last"), { key: "Enter", code: "Enter" }));
    expect(edits()).toEqual([{ id: 1, fields: { valid_first: 2022, valid_last: 2026 } }]);
  });

  it("of codes takes chips, and what is typed last without Enter as well", async () => {
    await show();
    await choose(0, "codes");
    await press("Enter");
    const typed = await screen.findByTestId("code-input");
    fireEvent.change(typed, { target: { value: "ＸＡ0202" } });
    await act(async () => void fireEvent.keyDown(typed, { key: "Enter", code: "Enter" }));
    expect((typed as HTMLInputElement).value).toBe("");
    fireEvent.change(typed, { target: { value: "xa0303" } });
    await act(async () => void fireEvent.keyDown(typed, { key: "Tab", code: "Tab" }));
    const button = screen.getByTestId("code-add");
    await act(async () => void fireEvent.keyDown(button, { key: "Tab", code: "Tab" }));
    expect(edits()).toMatchObject([
      { id: 1, fields: { codes: [{ code: "xa0101" }, { code: "xa0202" }, { code: "xa0303" }] } },
    ]);
  });

  it("cannot be opened while the library is for reading only", async () => {
    await show();
    act(() => setWritable(false));
    await choose(0, "host");
    await press("F2");
    expect(screen.queryByTestId("cell-input")).toBeNull();
    act(() => setWritable(true));
  });

  it("that is blank is a dash, and one that nobody confirmed is marked, with its source in the line below", async () => {
    await show();
    expect(cell(0, "host").textContent).toBe("—");
    expect(cell(0, "name_ja").querySelector("[data-testid=fact-check]")).toBeNull();
    expect(cell(0, "name_en").querySelector("[data-testid=fact-check]")).not.toBeNull();
    await choose(0, "name_ja");
    expect(screen.getByTestId("registry-line").textContent).toContain("架空の公表資料（2026-04-01時点）");
  });
});

describe("the list", () => {
  it("is narrowed as one types and by ministry", async () => {
    const router = await show();
    fireEvent.change(screen.getByTestId("registry-search"), { target: { value: "りんしょう" } });
    fireEvent.change(screen.getByTestId("registry-search"), { target: { value: "臨床" } });
    await waitFor(() => expect(screen.getAllByTestId("grid-row")).toHaveLength(1));
    fireEvent.change(screen.getByTestId("registry-search"), { target: { value: "" } });
    await waitFor(() => expect(screen.getAllByTestId("grid-row")).toHaveLength(3));
    await act(async () => void fireEvent.click(screen.getByText(ja.programmes.list.noMinistry)));
    expect(router.state.location.search).toEqual({ ministries: [""] });
    expect(screen.getAllByTestId("grid-row").map((row) => row.dataset.id)).toEqual(["3"]);
    expect(screen.getByTestId("registry-count").textContent).toBe("1 / 3事業");
  });

  it("is narrowed and ordered as its address says", async () => {
    const to = `/programmes?sort=-ministry&ministries=${encodeURIComponent('["架空省","見本省"]')}`;
    await show(to);
    expect(screen.getAllByTestId("grid-row").map((row) => row.dataset.id)).toEqual(["2", "1"]);
    expect(sortsOf("ministry,-projects")).toEqual([
      { column: "ministry", descending: false },
      { column: "projects", descending: true },
    ]);
    expect(saySorts(sortsOf("ministry,-projects"))).toBe("ministry,-projects");
  });

  it("opens the projects tied to a programme, by name or by code", async () => {
    const router = await show();
    core.answers["project.page"] = () => ({ total: 0, offset: 0, rows: [], groups: [] });
    await act(async () => void fireEvent.click(within(cell(0, "projects")).getByTestId("registry-projects")));
    await waitFor(() => expect(router.state.location.pathname).toBe("/projects"));
    expect(router.state.location.search).toMatchObject({ registered: [SEED.id] });
  });

  it("has no tick boxes, and counts what waits on its tab", async () => {
    await show();
    expect(screen.queryByTestId("select-all")).toBeNull();
    expect(screen.getByTestId("programmes-tab-list").textContent).toContain("2");
  });

  it("takes a new programme by its name alone and shows it", async () => {
    const router = await show();
    await press("KeyN");
    fireEvent.change(await screen.findByTestId("registry-add-name"), { target: { value: " 架空の新事業 " } });
    await act(async () => void fireEvent.click(screen.getByTestId("registry-add-run")));
    expect(core.sent("registry.add")).toEqual([{ fields: { name_ja: "架空の新事業" }, tie: [] }]);
    await waitFor(() => expect(router.state.location.search).toMatchObject({ shown: 44 }));
  });
});

describe("beside the list", () => {
  it("stands what the keys act on, with every field and its pairs", async () => {
    const router = await show("/programmes?shown=1");
    const detail = screen.getByTestId("programme-detail");
    expect((await within(detail).findByTestId("pair-line")).textContent).toContain("架空臨床応用事業");
    expect(detail.textContent).toContain(ja.programmes.pair.cycle);
    await press("KeyJ");
    await waitFor(() => expect(router.state.location.search).toMatchObject({ shown: 2 }));
    for (let i = 0; i < 4; i += 1) await press(i % 2 === 0 ? "KeyK" : "KeyJ");
    await waitFor(() => expect(router.state.location.search).toMatchObject({ shown: 2 }));
    expect(screen.getByTestId("programme-detail").textContent).toContain("架空臨床応用事業");
    await press("Escape");
    await waitFor(() => expect(screen.queryByTestId("programme-detail")).toBeNull());
  });

  it("a field is confirmed with its source, and never without one", async () => {
    await show("/programmes?shown=1");
    fireEvent.click(screen.getByTestId("source-phases"));
    await screen.findByTestId("source-text");
    fireEvent.click(screen.getByTestId("source-state-confirmed").querySelector("input") as HTMLElement);
    expect((screen.getByTestId("source-save") as HTMLButtonElement).disabled).toBe(true);
    fireEvent.change(screen.getByTestId("source-text"), { target: { value: "架空の公募要領" } });
    fireEvent.change(screen.getByTestId("source-as-of"), { target: { value: "2026-04-01" } });
    await act(async () => void fireEvent.click(screen.getByTestId("source-save")));
    expect(core.sent("registry.fact")).toEqual([
      {
        thing: "programme",
        row: 1,
        field: "phases",
        source: "架空の公募要領",
        as_of: "2026-04-01",
        state: "confirmed",
      },
    ]);
  });
});

it("every issue is worded in both languages, with what helps, and names what it is about", async () => {
  const CODES = Object.keys(ja.programmes.issue) as RegistryIssueCode[];
  expect(Object.keys(en.programmes.issue)).toEqual(CODES);
  for (const code of CODES) {
    const said = [ja, en].map((words) => words.programmes.issue[code]);
    expect(new Set(said.map((own) => own.remedy)).size).toBe(2);
    for (const own of said) expect(own.what("xa0101", "架空", "記号").length).toBeGreaterThan(5);
  }
  const odd = programme(1, "架空シーズ探索事業", {
    issues: [issue({ code: "code-twice" }), issue({ code: "no-source", value: "", other: null, other_name: "" })],
  });
  core.answers["registry.list"] = () => ({ ...REGISTRY, programmes: [odd, CLINIC, UNKNOWN] });
  await show("/programmes?shown=1");
  expect(screen.getAllByTestId("issue-mark")).toHaveLength(1);
  const issues = screen.getByTestId("programme-issues");
  expect(issues.textContent).toContain("記号 xa0101 が「架空臨床応用事業」にもある");
  expect(issues.textContent).toContain(ja.programmes.issue["no-source"].remedy);
});

it("figures of issues are worded as figures: a year as a fiscal year, an amount in thousands of yen", async () => {
  const alone = { other: null, other_name: "" };
  const odd = programme(1, "架空シーズ探索事業", {
    issues: [
      issue({ ...alone, code: "projects-after-end", field: "valid_last", value: "2026" }),
      issue({ ...alone, code: "unit-slip", field: "ceiling_yen", value: "58500000" }),
      issue({ ...alone, code: "ends-before-start", field: "valid_last", value: "2026–2024" }),
      issue({ ...alone, code: "year-odd", field: "valid_first", value: "1912" }),
    ],
  });
  core.answers["registry.list"] = () => ({ ...REGISTRY, programmes: [odd] });
  await show("/programmes?shown=1");
  const said = [...screen.getByTestId("programme-issues").querySelectorAll("b")].map((own) => own.textContent);
  expect(said).toEqual([
    "終わった後の年度に課題がある：令和8年度",
    "年間上限額が課題の金額（中央値 58,500千円）と桁違い",
    "有効年度の終わりが初めより前：2026–2024",
    "範囲の外の年度（有効年度）：1912",
  ]);
});

it("the registry is written for an audience that somebody chose, in one language, where somebody said", async () => {
  vi.spyOn(host, "saveFile").mockResolvedValue("/out/事業の台帳.xlsx");
  core.answers["registry.export"] = () => ({ path: "/out/事業の台帳.xlsx", projects: 0, withheld: [], sha256: "a" });
  await show();
  await act(async () => void fireEvent.click(screen.getByTestId("registry-export")));
  const run = (await screen.findByTestId("programmes-export-run")) as HTMLButtonElement;
  expect(run.disabled).toBe(true);
  fireEvent.click(screen.getByTestId("programmes-audience-public").querySelector("input") as HTMLElement);
  expect(screen.getByTestId("programmes-export").textContent).toContain(ja.exporting.programmes.registryPart);
  await act(async () => void fireEvent.click(screen.getByTestId("programmes-export-run")));
  expect(core.sent("registry.export")).toEqual([{ audience: "public", language: "ja", out: "/out/事業の台帳.xlsx" }]);
});
