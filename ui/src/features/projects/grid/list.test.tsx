/** The list of projects in the whole window: what is asked of the core, copied, previewed, remembered. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN, SETTINGS, statusOf } from "../../../../test/library.ts";
import { Core, refusal } from "../../../../test/window.tsx";
import type {
  CopyRequest,
  PageRequest,
  ProjectDetail,
  ProjectRow,
  RowGroup,
  SettingsPatch,
} from "../../../api/bindings.ts";
import { choose } from "../../../text/language.ts";

const TOTAL = 6;
const rowOf = (id: number): ProjectRow => ({
  id,
  number: `26ama22190${id}h0001`,
  key: `ama22190${id}`,
  title_ja: `架空の膵がん研究${id}`,
  title_en: `Fictional study ${id}`,
  programme: "架空事業",
  institution: "架空大学",
  researcher: "研究者A",
  phase: id <= 3 ? "非臨床" : "第三段階",
  ministry: "文科",
  integrated: "医薬品",
  prefecture: "東京都",
  budget_yen: 58_500_000,
  years: [2026],
  tags: [{ kind: "target", id: "HGNC:7371", label_ja: "MSLN", label_en: "MSLN", main: true, proposed: false }],
  flagged: false,
});
const detailOf = (id: number): ProjectDetail => ({
  row: rowOf(id),
  summary_ja: `膵がんを調べる架空の要旨${id}`,
  summary_en: "",
  researcher: "研究者A",
  origins: [],
  aliases: [],
  outcomes: [],
  years: [],
  tags: [],
  themes: [],
});
const GROUPS: RowGroup[] = [
  { label_ja: "非臨床", label_en: "Non-clinical", first: 0, count: 3 },
  { label_ja: "", label_en: "", first: 3, count: 3 },
];

let core: Core;
let total: number;

beforeEach(() => {
  for (const [name, size] of Object.entries({
    offsetHeight: 628,
    clientHeight: 628,
    offsetWidth: 1400,
    clientWidth: 1400,
  }))
    vi.spyOn(HTMLElement.prototype, name as "offsetHeight", "get").mockReturnValue(size);
  total = TOTAL;
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: TOTAL });
  core.answers["project.page"] = ({ offset, limit, group }: PageRequest) => ({
    total,
    offset,
    rows: Array.from({ length: Math.max(0, Math.min(limit, TOTAL - offset)) }, (_, i) => rowOf(offset + i + 1)),
    groups: group === null ? [] : GROUPS,
  });
  core.answers["project.ids"] = ({ offset, limit }: PageRequest) => ({
    ids: Array.from({ length: Math.max(0, Math.min(limit, TOTAL - offset)) }, (_, i) => offset + i + 1),
  });
  core.answers["project.detail"] = ({ id }: { id: number }) => detailOf(id);
  core.answers["find.query"] = () => ({ terms: [], nested: false, hints: [], also: [], marks: ["膵がん"] });
  core.answers["settings.set"] = () => ({});
});

const press = (code: string, init: KeyboardEventInit = {}) =>
  act(
    async () =>
      void (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { code, bubbles: true, cancelable: true, ...init }),
      ),
  );
async function show(to: string) {
  const router = core.show(to);
  await screen.findAllByTestId("grid-row");
  act(() => screen.getByTestId("grid").focus());
  return router;
}
const lastPage = () => core.sent("project.page").at(-1) as PageRequest;
const toast = async () => (await screen.findByTestId("toast")).textContent;
const ticked = () =>
  screen
    .getAllByTestId("grid-row")
    .filter((row) => row.getAttribute("aria-selected") === "true")
    .map((row) => row.dataset.id);

describe("order and groups", () => {
  it("stand in the address, and the core is asked as the heads say", async () => {
    const router = await show("/projects");
    fireEvent.click(screen.getByTestId("sort-title"));
    await waitFor(() => expect(lastPage().sort).toEqual([{ key: "title", descending: false }]));
    fireEvent.click(screen.getByTestId("sort-year"), { shiftKey: true });
    fireEvent.click(await screen.findByTestId("sort-year"), { shiftKey: true });
    await waitFor(() =>
      expect(lastPage().sort).toEqual([
        { key: "title", descending: false },
        { key: "year", descending: true },
      ]),
    );
    expect(router.state.location.search).toMatchObject({ sort: "title,-year" });
    await act(async () => router.history.back());
    await waitFor(() => expect(router.state.location.search).toMatchObject({ sort: "title,year" }));
  });

  it("headings are shown with their count, one without words says so, and one is ticked whole", async () => {
    await show("/projects?group=phase");
    expect(lastPage().group).toBe("phase");
    const heads = screen.getAllByTestId("grid-group").map((head) => head.querySelector(".group-name")?.textContent);
    expect(heads).toEqual(["非臨床3", "値なし3"]);
    fireEvent.click(screen.getAllByTestId("grid-group-check")[1] as HTMLElement);
    await waitFor(() => expect(ticked()).toEqual(["4", "5", "6"]));
    expect(screen.getAllByTestId("grid-group").map((head) => head.getAttribute("aria-selected"))).toEqual([
      "false",
      "true",
    ]);
    fireEvent.click(screen.getAllByTestId("grid-group-check")[1] as HTMLElement);
    await waitFor(() => expect(ticked()).toEqual([]));
  });
});

describe("the preview", () => {
  it("opens on Space, marks the words, follows J, and closes on Space or Escape without unticking", async () => {
    await show("/projects?q=膵がん");
    await press("KeyJ");
    await press("KeyX");
    await press("Space");
    const card = await screen.findByTestId("peek");
    await waitFor(() => expect(card.textContent).toContain("架空の要旨1"));
    expect([...card.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["膵がん", "膵がん"]);
    await press("KeyJ");
    await waitFor(() => expect(screen.getByTestId("peek").textContent).toContain("架空の要旨2"));
    await press("Escape");
    expect(screen.queryByTestId("peek")).toBeNull();
    expect(ticked()).toEqual(["1"]);
    await press("Space");
    expect(screen.getByTestId("peek")).not.toBeNull();
    await press("Space");
    expect(screen.queryByTestId("peek")).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId("grid"));
  });
});

/** What the copy command of the page put on the clipboard. */
function clipboardOf(allowed: () => boolean) {
  const put: Record<string, string> = {};
  document.execCommand = (name: string) => {
    if (name !== "copy" || !allowed()) return false;
    const event = new Event("copy", { bubbles: true, cancelable: true });
    Object.assign(event, {
      clipboardData: { setData: (type: string, value: string) => Object.assign(put, { [type]: value }) },
    });
    (document.activeElement ?? document.body).dispatchEvent(event);
    return event.defaultPrevented;
  };
  return put;
}

describe("copying", () => {
  const COPIED = { text: "題名\n架空", html: "<table></table>", projects: 2, withheld: [] };
  beforeEach(() => {
    vi.stubGlobal("ClipboardItem", undefined);
    core.answers["export.copy"] = () => COPIED;
    return () => vi.unstubAllGlobals();
  });

  it("takes the ticked rows in the order and the columns as they are seen, for our own house, and says how many", async () => {
    const put = clipboardOf(() => true);
    await show("/projects?sort=-year&group=phase");
    await press("KeyJ");
    await press("KeyJ");
    await press("KeyX");
    await press("KeyJ");
    await press("KeyX");
    await press("KeyC", { ctrlKey: true });
    await waitFor(() => expect(put).toEqual({ "text/plain": COPIED.text, "text/html": COPIED.html }));
    const [request] = core.sent("export.copy") as CopyRequest[];
    expect(request).toMatchObject({
      selection: { these: [1, 2] },
      sort: [
        { key: "phase", descending: false },
        { key: "year", descending: true },
      ],
      audience: "internal",
      language: "ja",
    });
    expect(request?.columns).toEqual(
      screen
        .getAllByRole("columnheader")
        .slice(1)
        .map((head) => head.dataset.head),
    );
    expect(await toast()).toContain("2行をコピーしました（社外秘の欄を含みます）");
    expect(document.activeElement).toBe(screen.getByTestId("grid"));
    expect(document.querySelector("body > textarea")).toBeNull();
  });

  it("takes the row at the cursor where nothing is ticked, and nothing where there is none", async () => {
    clipboardOf(() => true);
    await show("/projects");
    await press("KeyC", { ctrlKey: true });
    expect(core.sent("export.copy")).toEqual([]);
    await press("KeyJ");
    await press("KeyC", { ctrlKey: true });
    expect(core.sent("export.copy")).toMatchObject([{ selection: { these: [1] } }]);
  });

  it("leaves marked text to the window", async () => {
    clipboardOf(() => true);
    await show("/projects");
    await press("KeyJ");
    vi.spyOn(window, "getSelection").mockReturnValue({ isCollapsed: false } as Selection);
    await press("KeyC", { ctrlKey: true });
    expect(core.sent("export.copy")).toEqual([]);
  });

  it("says the limit instead of asking for too many rows", async () => {
    total = 20_001;
    clipboardOf(() => true);
    await show("/projects");
    await press("KeyA", { ctrlKey: true });
    await press("KeyC", { ctrlKey: true });
    expect(await toast()).toContain("20,000行まで");
    expect(core.sent("export.copy")).toEqual([]);
  });

  it("hands the promise over within the key press where the browser takes one", async () => {
    const items: Record<string, Promise<Blob>>[] = [];
    vi.stubGlobal(
      "ClipboardItem",
      class {
        constructor(parts: Record<string, Promise<Blob>>) {
          items.push(parts);
        }
      },
    );
    const write = vi.fn(async () => {});
    vi.spyOn(navigator, "clipboard", "get").mockReturnValue({ write } as unknown as Clipboard);
    let answer: (value: unknown) => void = () => {};
    core.answers["export.copy"] = () => new Promise((done) => (answer = done));
    await show("/projects");
    await press("KeyJ");
    await press("KeyC", { ctrlKey: true });
    // Asked before the rows are there: afterwards the browser would no longer allow it.
    expect(write).toHaveBeenCalledTimes(1);
    answer(COPIED);
    expect(await (await items[0]?.["text/html"])?.text()).toBe(COPIED.html);
    expect(await toast()).toContain("2行をコピーしました");
  });

  it("offers a button where the browser lets nobody copy after a wait", async () => {
    let allowed = false;
    const put = clipboardOf(() => allowed);
    await show("/projects");
    await press("KeyJ");
    await press("KeyC", { ctrlKey: true });
    expect(await toast()).toContain("2行のコピーの準備ができました");
    expect(put).toEqual({});
    allowed = true;
    fireEvent.click(screen.getByTestId("copy-now"));
    expect(put["text/plain"]).toBe(COPIED.text);
    expect(await toast()).toContain("2行をコピーしました");
  });

  it("says why when the core refuses, and puts nothing on the clipboard", async () => {
    const put = clipboardOf(() => true);
    core.answers["export.copy"] = () => {
      throw refusal("no-library");
    };
    await show("/projects");
    await press("KeyJ");
    await press("KeyC", { ctrlKey: true });
    expect(await screen.findByTestId("toast")).not.toBeNull();
    expect(put).toEqual({});
  });
});

describe("columns", () => {
  const saved = () => (core.sent("settings.set").at(-1) as SettingsPatch).columns ?? [];
  const heads = () =>
    screen
      .getAllByRole("columnheader")
      .slice(1)
      .map((head) => head.dataset.head);

  it("are chosen, frozen and moved, and remembered so", async () => {
    await show("/projects");
    expect(heads()).not.toContain("budget");
    fireEvent.click(screen.getByTestId("columns-menu"));
    fireEvent.click(await screen.findByTestId("columns-sheet"));
    await waitFor(() =>
      expect(
        saved()
          .filter((c) => c.frozen)
          .map((c) => c.id),
      ).toEqual(["number", "title"]),
    );
    const budget = screen.getByTestId("column-budget");
    fireEvent.click(budget.querySelector("input") ?? budget);
    await waitFor(() => expect(heads()).toContain("budget"));
    expect(saved().find((c) => c.id === "budget")?.visible).toBe(true);
    await press("Escape", { key: "Escape" });
    await waitFor(() => expect(screen.queryByTestId("columns-sheet")).toBeNull());
    act(() => screen.getByTestId("sort-target").focus());
    await press("ArrowLeft", { ctrlKey: true });
    expect(
      saved()
        .map((c) => c.id)
        .slice(0, 3),
    ).toEqual(["number", "target", "title"]);
    expect(
      saved()
        .filter((c) => c.frozen)
        .map((c) => c.id),
    ).toEqual(["number", "target"]);
  });

  it("show money in thousands with the yen on hover, and how far along a phase of AMED's is", async () => {
    core.answers["settings.get"] = () => ({
      ...SETTINGS,
      columns: ["budget", "phase"].map((id) => ({ id, width: 96, visible: true, frozen: false })),
    });
    await show("/projects");
    const cell = (id: number, column: string) =>
      document.querySelector<HTMLElement>(`[data-id="${id}"] [data-column="${column}"]`);
    expect(cell(1, "budget")?.textContent).toBe("58,500");
    expect(cell(1, "budget")?.title).toBe("58,500,000円");
    expect(cell(1, "phase")?.querySelector(".phase-bar.p3")).not.toBeNull();
    expect(cell(4, "phase")?.querySelector(".phase-bar")).toBeNull();
    expect(cell(4, "phase")?.textContent).toBe("第三段階");
  });
});

it("everything is worded in English too", async () => {
  core.answers["settings.get"] = () => ({ ...SETTINGS, language: "en" });
  choose({ language: "en" });
  await show("/projects?group=phase");
  expect(screen.getAllByTestId("grid-group")[0]?.textContent).toContain("Non-clinical");
  fireEvent.contextMenu(screen.getByTestId("head-year"));
  expect(screen.getByTestId("head-menu-freeze").textContent).toBe("Freeze up to here");
});
