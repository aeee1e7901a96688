import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { Column, ImportPreview, ImportRequest, Problem } from "../../api/bindings.ts";
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
  field,
  reason: field ? "heading" : "none",
  certainty: field ? 99 : 0,
});

const preview: ImportPreview = {
  file: "一覧.xlsx",
  bytes: 2048,
  sheets: ["採択課題"],
  sheet: "採択課題",
  encoding: null,
  problem: null,
  header_row: 1,
  columns: [column(0, "課題番号", "number"), column(1, "研究開発課題名", "title_ja"), column(2, "備考", null)],
  rows: [
    { row: 2, fate: "new", cells: ["26ama221900h0003", "題", "続"], issues: [] },
    { row: 3, fate: "rejected", cells: ["", "", ""], issues: [] },
  ],
  report: {
    rows: 12,
    new: 7,
    updated: 2,
    unchanged: 2,
    rejected: 1,
    projects_new: 7,
    years: 11,
    issues: [
      {
        message_ja: "課題名も課題番号もない行です。",
        message_en: "No title.",
        code: "row-without-title-and-number",
        params: {},
        file: "一覧.xlsx",
        sheet: "採択課題",
        row: 3,
        column: null,
      },
    ],
  },
};

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
      const open = { path: "/a.tsumugi", name: "a", sample: false, projects: 0, untagged: 0, themes: 0 };
      return { value: { open: { ...open, undo: null, redo: null }, version: "1" }, changed: [] };
    }
    if (name === "settings.get")
      return { value: { name: "A", language: "ja", appearance: "light", columns: [], recent: [] }, changed: [] };
    if (name === "import.preview") {
      const problem = refuse(args as ImportRequest);
      if (problem) throw problem;
      return { value: preview, changed: [] };
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

function show(file = "/data/一覧.xlsx") {
  const router = makeRouter(
    createMemoryHistory({ initialEntries: [`/import?file=${encodeURIComponent(JSON.stringify(file))}`] }),
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
  expect([...total.querySelectorAll("b")].map((b) => b.textContent)).toEqual(["7", "2", "2", "1"]);
  expect(screen.getAllByTestId("import-fate").map((e) => e.dataset.fate)).toEqual(["new", "rejected"]);
  tap("import-tab-issues");
  expect((await screen.findByTestId("import-issue")).textContent).toContain("課題名も課題番号もない行です。");
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
    options: { columns: { 2: "title_en" }, confidential: false },
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
