import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { OPEN, SETTINGS, statusOf, WELL } from "../../../test/library.ts";
import type {
  Column,
  ImportOptions,
  ImportPreview,
  ImportReport,
  ImportRequest,
  IssueCode,
  IssueView,
  PreviewRow,
  Problem,
  RowsRequest,
} from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { dismissAll } from "../../api/notices.ts";
import { makeRouter } from "../../router.tsx";
import { choose } from "../../text/language.ts";

const column = (index: number, heading: string, field: Column["field"]): Column => ({
  index,
  letter: "ABCD"[index] ?? "?",
  heading,
  samples: ["x"],
  filled: 100,
  field,
  year: null,
  reason: field ? "heading" : "none",
  certainty: field ? 99 : 0,
  hidden: false,
});

const row = (number: number, fate: PreviewRow["fate"], over: Partial<PreviewRow> = {}): PreviewRow => ({
  row: number,
  fate,
  skipped: false,
  cells: [`26ama2219${number}h0003`, `題${number}`, "続"],
  values: { number: `26ama2219${number}h0003`, title_ja: `題${number}` },
  key: `ama2219${number}`,
  new_year: false,
  diff: [],
  candidate: null,
  issues: [],
  ...over,
});

const issue = (code: IssueCode, at: number | null, message_ja: string): IssueView => ({
  message_ja,
  message_en: "",
  code,
  params: {},
  file: "一覧.xlsx",
  sheet: "採択課題",
  row: at,
  column: null,
});

const refusedIssue = issue("row-without-title-and-number", 3, "課題名も課題番号もない行です。");
const changed = row(4, "changed", {
  diff: [
    {
      field: "title_ja",
      heading: null,
      before: "人の題",
      after: "題4",
      conflict: { by: "査読者A", at: "2026-11-01T00:00:00Z", choice: "mine" },
    },
    { field: "budget", heading: null, before: "18000000", after: "19500000", conflict: null },
  ],
});
const possible = row(5, "possible", {
  candidate: {
    project: 7,
    row: null,
    kind: "renumbered",
    score: 97,
    key: "ck0106906",
    title: "題5",
    institution: "架空大学",
    programme: "例示事業",
    years: [2023, 2024],
    choice: null,
  },
});
const rows = [row(2, "new"), row(3, "unreadable", { cells: ["", "", ""], issues: [refusedIssue] }), changed, possible];

const report: ImportReport = {
  rows: 12,
  new: 6,
  changed: 2,
  unchanged: 2,
  possible: 1,
  unreadable: 1,
  skipped: 0,
  new_years: 1,
  title_changed: 1,
  renumbered: 1,
  conflicts: 1,
  projects: 11,
  projects_new: 6,
  years: 11,
  vanished: 3,
  vanished_first: [{ project: 9, key: "dk0207932", title: "消えた題" }],
  tags: 4,
  unmatched: 2,
  issue_counts: { "row-without-title-and-number": 1, "control-character": 2 },
  issues: [refusedIssue, issue("control-character", 4, "見えない制御文字が含まれています。")],
};

const preview: ImportPreview = {
  file: "一覧.xlsx",
  bytes: 2048,
  format: "xlsx",
  sheets: [
    { name: "採択課題", hidden: false },
    { name: "控え", hidden: true },
  ],
  sheet: "採択課題",
  encoding: "cp932",
  delimiter: ",",
  problem: null,
  header_rows: [1],
  layout: [
    { row: 1, part: "heading", cells: ["課題番号", "研究開発課題名", "備考"] },
    { row: 2, part: "data", cells: ["26ama22192h0003", "題2", "続"] },
  ],
  columns: [column(0, "課題番号", "number"), column(1, "研究開発課題名", "title_ja"), column(2, "備考", null)],
  profiles: [{ name: "採択課題 R6型", fits: true, by: "査読者A", at: "2026-01-01T00:00:00Z" }],
  profile: null,
  proposed_year: null,
  rows,
  report,
};

const NOTHING: ImportOptions = {
  header_rows: [],
  columns: {},
  without_profile: false,
  confidential: false,
  new: "take",
  changed: "take",
  possible: "take",
  conflicts: "mine",
  conflict: {},
  same: {},
  repair: [],
};

// Lists of thirty fields are slow to build without a browser.
vi.setConfig({ testTimeout: 20_000 });

let asked: [name: string, args: unknown][];
let refuse: (request: ImportRequest) => Problem | null;

beforeEach(() => {
  queryClient.clear();
  dismissAll();
  choose({ language: "ja", appearance: "light" });
  asked = [];
  refuse = () => null;
  vi.spyOn(host, "onFileDrop").mockReturnValue(() => {});
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    if (name === "library.status") {
      return { value: statusOf(OPEN), changed: [] };
    }
    if (name === "settings.get") return { value: SETTINGS, changed: [] };
    if (name === "library.care") return { value: WELL, changed: [] };
    if (name === "import.preview") {
      const problem = refuse(args as ImportRequest);
      if (problem) throw problem;
      return { value: preview, changed: [] };
    }
    if (name === "import.rows") {
      const { fate, offset } = args as RowsRequest;
      const found = rows.filter((r) => fate === undefined || r.fate === fate);
      return { value: { total: found.length, offset, rows: found }, changed: [] };
    }
    if (name === "import.log") {
      const past = {
        id: 3,
        file: "昨年.xlsx",
        sheet: null,
        by: "査読者B",
        at: "2025-11-01T00:00:00Z",
        operation: null,
      };
      return { value: { imports: [{ ...past, report: { ...report, rows: 5 } }] }, changed: [] };
    }
    if (name === "import.paste") return { value: { file: "/paste/貼り付け.html" }, changed: [] };
    if (name === "import.refused") return { value: { path: "/out/直す.xlsx", rows: 1 }, changed: [] };
    if (name === "import.save_profile" || name === "import.remove_profile") {
      const done = { operation: 6, kind: "import-profile", count: 1, created: null };
      return { value: done, changed: ["profiles"] };
    }
    if (name === "import.run") {
      const done = { operation: 5, kind: "import", count: 9, created: null };
      return { value: { done, report: preview.report }, changed: ["projects", "history"] };
    }
    if (name === "history.show")
      return { value: { operation: { id: 5, undone: false }, changes: [], total: 0 }, changed: [] };
    throw { code: "bad-call", params: {}, detail: null } satisfies Problem;
  });
});

function show(file: string | null = "/data/一覧.xlsx") {
  const router = makeRouter(
    createMemoryHistory({
      initialEntries: [file === null ? "/import" : `/import?file=${encodeURIComponent(JSON.stringify(file))}`],
    }),
  );
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return router;
}

const previews = () => asked.filter(([name]) => name === "import.preview").map(([, args]) => args as ImportRequest);
const pickColumn = async (letter: string, field: string) => {
  fireEvent.click(await screen.findByTestId(`import-column-${letter}`));
  fireEvent.click(await screen.findByTestId(`import-column-${letter}-${field}`));
};
const tap = (testid: string) => fireEvent.click(screen.getByTestId(testid));

it("shows the sum that adds up, each row's fate, and what is odd", async () => {
  show();
  const total = await screen.findByTestId("import-total");
  expect(total.textContent).toContain("計 12行 ＝ 表の行数");
  expect([...total.querySelectorAll("b")].map((b) => b.textContent)).toEqual(["6", "2", "2", "1", "1"]);
  expect(total.textContent).toContain("外数 消えた課題 3");
  const fates = () => screen.getAllByTestId("import-fate").map((e) => e.dataset.fate);
  expect(fates()).toEqual(["new", "unreadable", "changed", "possible"]);
  tap("import-group-changed");
  await waitFor(() => expect(fates()).toEqual(["changed"]));
  expect(asked.filter(([name]) => name === "import.rows").at(-1)?.[1]).toMatchObject({ fate: "changed", offset: 0 });
  tap("import-tab-issues");
  const issues = await screen.findAllByTestId("import-issue");
  expect(issues.map((e) => e.textContent).join()).toContain("課題名も課題番号もない行です。");
  tap("import-tab-vanished");
  expect((await screen.findByTestId("import-vanished-row")).textContent).toContain("消えた題");
});

it("a changed mapping is previewed again with exactly what was decided", async () => {
  show();
  await pickColumn("C", "title_en");
  await waitFor(() => expect(previews().at(-1)?.options.columns).toEqual({ 2: "title_en" }));
  await pickColumn("C", "title_ja");
  await waitFor(() => expect(previews().at(-1)?.options.columns).toEqual({ 1: null, 2: "title_ja" }));
  fireEvent.click(within(screen.getByTestId("import-confidential")).getByRole("checkbox"));
  await waitFor(() => expect(previews().at(-1)?.options.confidential).toBe(true));
});

it("a mapping the core refuses is said in place, cannot be run, and can be put right", async () => {
  refuse = ({ options }) =>
    options.columns[1] === null ? { code: "columns-missing", params: {}, detail: null } : null;
  show();
  await pickColumn("B", "-");
  await screen.findByTestId("import-problem");
  expect((screen.getByTestId("import-run") as HTMLButtonElement).disabled).toBe(true);
  await pickColumn("B", "title_ja");
  await waitFor(() => expect(screen.queryByTestId("import-problem")).toBeNull());
  await waitFor(() => expect((screen.getByTestId("import-run") as HTMLButtonElement).disabled).toBe(false));
});

it("Ctrl Enter imports with the decisions and shows the report", async () => {
  show();
  await pickColumn("C", "title_en");
  await waitFor(() => expect((screen.getByTestId("import-run") as HTMLButtonElement).disabled).toBe(false));
  expect(screen.getByTestId("import-run").textContent).toContain("11行を取り込む");
  fireEvent.keyDown(document.body, { code: "Enter", key: "Enter", ctrlKey: true });
  await screen.findByTestId("import-report");
  expect(asked.find(([name]) => name === "import.run")?.[1]).toEqual({
    file: "/data/一覧.xlsx",
    options: { ...NOTHING, columns: { 2: "title_en" } },
  });
  expect(screen.getByTestId("toast").textContent).toContain("9件の年度別課題を取り込みました");
});

it("a file that cannot be read offers another one", async () => {
  refuse = () => ({ code: "not-a-table", params: { file: "写真.png" }, detail: null });
  show("/data/写真.png");
  expect((await screen.findByTestId("import-problem")).textContent).toContain("ライブラリは変わっていません");
  expect(screen.getByTestId("import-choose")).toBeTruthy();
  expect(screen.queryByTestId("import-run")).toBeNull();
});

it("while a changed decision is read, the rows asked before stay and nothing is asked twice", async () => {
  show();
  await screen.findAllByTestId("import-preview-row");
  await pickColumn("C", "title_en");
  await waitFor(() => expect(asked.filter(([name]) => name === "import.rows").length).toBe(2));
  const inOrder = asked.filter(([name]) => name === "import.preview" || name === "import.rows").map(([name]) => name);
  expect(inOrder).toEqual(["import.preview", "import.rows", "import.preview", "import.rows"]);
  expect(screen.getAllByTestId("import-preview-row").length).toBe(4);
});

it("how the file was read can be changed: sheet, encoding, delimiter, heading", async () => {
  show();
  const pick = async (select: string, id: string) => {
    fireEvent.click(await screen.findByTestId(select));
    fireEvent.click(await screen.findByTestId(`${select}-${id}`));
  };
  await pick("import-encoding", "euc-jp");
  await waitFor(() => expect(previews().at(-1)?.options.encoding).toBe("euc-jp"));
  await pick("import-delimiter", "tab");
  await waitFor(() => expect(previews().at(-1)?.options.delimiter).toBe("\t"));
  tap("import-heading");
  fireEvent.keyDown((await screen.findAllByTestId("import-layout-row"))[1] as HTMLElement, { key: "Enter" });
  const second = screen.getAllByTestId("import-layout-row")[1] as HTMLElement;
  fireEvent.click(second, { shiftKey: true });
  await waitFor(() => expect(previews().at(-1)?.options.header_rows).toEqual([1, 2]));
  tap("import-heading-auto");
  await waitFor(() => expect(screen.queryByTestId("import-heading-auto")).toBeNull());
  await pick("import-sheet", "控え");
  await waitFor(() => expect(previews().at(-1)?.options).toMatchObject({ sheet: "控え", columns: {} }));
});

it("a conflict shows both values and is settled for one row or for all", async () => {
  show();
  await screen.findAllByTestId("import-preview-row");
  fireEvent.click(screen.getAllByTestId("import-preview-row")[2] as HTMLElement);
  const diff = (await screen.findAllByTestId("import-diff"))[0] as HTMLElement;
  expect(diff.textContent).toContain("人の題");
  expect(diff.textContent).toContain("題4");
  expect(screen.getByTestId("import-conflict").textContent).toContain("査読者A");
  fireEvent.click(within(screen.getByTestId("import-conflict-title_ja-file")).getByRole("radio"));
  await waitFor(() => expect(previews().at(-1)?.options.conflict).toEqual({ "4:title_ja": "file" }));
  fireEvent.click(screen.getByTestId("import-conflicts"));
  fireEvent.click(await screen.findByTestId("import-conflicts-file"));
  await waitFor(() => expect(previews().at(-1)?.options).toMatchObject({ conflicts: "file", conflict: {} }));
});

it("a row that may be a known project is compared with it and decided", async () => {
  show();
  await screen.findAllByTestId("import-preview-row");
  fireEvent.click(screen.getAllByTestId("import-preview-row")[3] as HTMLElement);
  const candidate = await screen.findByTestId("import-candidate");
  expect(candidate.textContent).toContain("類似 97%");
  expect(candidate.textContent).toContain("ck0106906");
  fireEvent.click(within(screen.getByTestId("import-same-same")).getByRole("radio"));
  await waitFor(() => expect(previews().at(-1)?.options.same).toEqual({ 5: "same" }));
  fireEvent.click(within(screen.getByTestId("import-same-later")).getByRole("radio"));
  await waitFor(() => expect(screen.getByTestId("import-same-later").dataset.selected).toBe("true"));
});

it("a group can be left out, and what is damaged for certain repaired", async () => {
  show();
  fireEvent.click(await screen.findByTestId("import-group-changed-choice"));
  fireEvent.click(await screen.findByTestId("import-group-changed-choice-skip"));
  await waitFor(() => expect(previews().at(-1)?.options.changed).toBe("skip"));
  tap("import-tab-issues");
  fireEvent.click(await screen.findByTestId("import-issue-control-character"));
  fireEvent.click(within(await screen.findByTestId("import-repair-control-character")).getByRole("checkbox"));
  await waitFor(() => expect(previews().at(-1)?.options.repair).toEqual(["control-character"]));
});

it("an issue opens its row", async () => {
  show();
  fireEvent.click(await screen.findByTestId("import-tab-issues"));
  fireEvent.click((await screen.findAllByTestId("import-issue"))[0] as HTMLElement);
  expect((await screen.findByTestId("import-row")).textContent).toContain("3行目");
  fireEvent.keyDown(document.body, { code: "Escape", key: "Escape" });
  await waitFor(() => expect(screen.queryByTestId("import-row")).toBeNull());
});

it("the rows that cannot be imported are written where the person says", async () => {
  const save = vi.spyOn(host, "saveFile").mockResolvedValue("/out/直す.xlsx");
  show();
  await screen.findAllByTestId("import-preview-row");
  await waitFor(() => expect((screen.getByTestId("import-refused") as HTMLButtonElement).disabled).toBe(false));
  tap("import-refused");
  await waitFor(() => expect(screen.getByTestId("toast").textContent).toContain("/out/直す.xlsx"));
  expect(save).toHaveBeenCalledWith("一覧_取り込めない行.xlsx", "workbook");
  expect(asked.find(([name]) => name === "import.refused")?.[1]).toMatchObject({ path: "/out/直す.xlsx" });
});

it("a mapping is saved under a name, and another one chosen", async () => {
  show();
  await screen.findAllByTestId("import-preview-row");
  await waitFor(() => expect((screen.getByTestId("import-save-profile") as HTMLButtonElement).disabled).toBe(false));
  tap("import-save-profile");
  const name = await screen.findByTestId("import-profile-name");
  fireEvent.change(name, { target: { value: "来年も" } });
  fireEvent.keyDown(name, { key: "Enter", keyCode: 229 });
  expect(asked.some(([called]) => called === "import.save_profile")).toBe(false);
  fireEvent.keyDown(name, { key: "Enter" });
  await waitFor(() =>
    expect(asked.find(([called]) => called === "import.save_profile")?.[1]).toMatchObject({ name: "来年も" }),
  );
  await waitFor(() => expect(screen.queryByTestId("import-profile-name")).toBeNull());
  fireEvent.click(screen.getByTestId("import-profile"));
  fireEvent.click(await screen.findByTestId("import-profile-採択課題 R6型"));
  await waitFor(() => expect(previews().at(-1)?.options.profile).toBe("採択課題 R6型"));
});

it("a pasted table is imported like a file", async () => {
  show(null);
  await screen.findByTestId("import-paste");
  const paste = new Event("paste", { bubbles: true, cancelable: true });
  const held: Record<string, string> = { "text/plain": "番号\t題", "text/html": "<table></table>" };
  Object.assign(paste, { clipboardData: { getData: (kind: string) => held[kind] ?? "" } });
  document.body.dispatchEvent(paste);
  await waitFor(() => expect(screen.getByTestId("import-file").textContent).toBe("一覧.xlsx"));
  expect(asked.find(([name]) => name === "import.paste")?.[1]).toEqual({ text: "番号\t題", html: "<table></table>" });
  expect(previews()[0]?.file).toBe("/paste/貼り付け.html");
});

it("where the clipboard may not be read, the button says which keys paste", async () => {
  vi.spyOn(navigator.clipboard, "read").mockRejectedValue(new DOMException("", "NotAllowedError"));
  show(null);
  fireEvent.click(await screen.findByTestId("import-paste"));
  await waitFor(() => expect(screen.getByTestId("toast").textContent).toMatch(/V を押すと/));
});

it("an import of the past opens as a record", async () => {
  show(null);
  fireEvent.click(await screen.findByTestId("import-past"));
  expect((await screen.findByTestId("import-report")).textContent).toContain("計 12行");
  expect(screen.getByTestId("import-file").textContent).toBe("昨年.xlsx");
  fireEvent.keyDown(document.body, { code: "Escape", key: "Escape" });
  expect(await screen.findByTestId("import-past")).toBeTruthy();
});
