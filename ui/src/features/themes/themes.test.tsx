import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { OPEN, SETTINGS, statusOf, WELL } from "../../../test/library.ts";
import { runAction } from "../../actions/index.ts";
import type { Board, Problem, TagChip, Theme, ThreadEdit } from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { dismissAll } from "../../api/notices.ts";
import { makeRouter } from "../../router.tsx";
import { choose } from "../../text/language.ts";
import { mostCommon } from "./concepts.ts";
import { projectOf, themeOf } from "./fixtures.ts";
import { asset, boardOf, needs, strand, suggestion } from "./weave/fixtures.ts";

const tag = (id: string, main = false): TagChip => ({
  kind: "target",
  id,
  label_ja: id,
  label_en: id,
  main,
  proposed: false,
});

const project = (id: number, tags: TagChip[] = []) => projectOf(id, { years: [2024], tags });

let theme: Theme;
let board: Partial<Board>;
let readOnly = false;
let asked: [name: string, args: unknown][];
let operation: number;

beforeEach(() => {
  queryClient.clear();
  dismissAll();
  choose({ language: "ja", appearance: "light" });
  asked = [];
  operation = 10;
  theme = themeOf(1, {
    title_ja: "題",
    title_en: "",
    threads: [
      { project: project(7), role: "target", note: "" },
      { project: project(8), role: null, note: "" },
      { project: project(9), role: "cmc", note: "" },
    ],
    by: "A",
  });
  board = { needs: needs({ delivery: "open", biomarker: "open", cmc: "open", ip: "unneeded" }) };
  readOnly = false;
  vi.spyOn(host, "onFileDrop").mockReturnValue(() => {});
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    const done = (created: number | null = null) => {
      operation += 1;
      return { value: { operation, kind: "theme-edit", count: 1, created }, changed: ["themes" as const] };
    };
    if (name === "library.status") {
      return { value: statusOf({ ...OPEN, projects: 3, themes: 1, read_only: readOnly }), changed: [] };
    }
    if (name === "settings.get") return { value: SETTINGS, changed: [] };
    if (name === "library.care") return { value: WELL, changed: [] };
    if (name === "attachment.list") return { value: { attachments: [] }, changed: [] };
    if (name === "theme.list") return { value: { themes: [theme], next_code: "TH-002" }, changed: [] };
    if (name === "theme.show") return { value: structuredClone(theme), changed: [] };
    if (name === "theme.states") return { value: { names: [] }, changed: [] };
    if (name === "forge.board") {
      const strands = theme.threads.map(({ project, role, note }) =>
        strand(project, role, {
          note,
          ...(project.id === 7 ? { assets: [asset(1)], suggested: [suggestion({ step: "screening" })] } : {}),
        }),
      );
      return { value: structuredClone(boardOf(strands, board)), changed: [] };
    }
    if (name === "forge.candidates") {
      const need = (args as { need: string }).need;
      const candidate = (id: number) => ({
        project: project(id),
        score: 91,
        confirmed: false,
        because: [{ key: "same-target", params: {}, good: true }],
        quote: { project: id, field: "summary_ja", sentence: `${need}を測る系を持つ。` },
        also: [],
        themes: [],
      });
      const left = [{ project: project(30), because: [{ key: "other-indication", params: {}, good: false }] }];
      return {
        value: { candidates: [candidate(20), candidate(21)], total: 2, left, left_total: 6, hidden: 1 },
        changed: [],
      };
    }
    if (name === "theme.thread_edit") {
      const edit = args as ThreadEdit;
      const at = theme.threads.findIndex((thread) => thread.project.id === edit.project);
      const [thread] = at < 0 ? [] : theme.threads.splice(at, 1);
      if (thread) theme.threads.splice(edit.position ?? at, 0, thread);
      return done();
    }
    if (name === "theme.create") return done(1);
    if (name === "theme.join") {
      const joined = (args as { selection: { these: number[] } }).selection.these;
      for (const id of joined) theme.threads.push({ project: project(id), role: "dds", note: "" });
      board = { needs: needs({ biomarker: "open", cmc: "open", ip: "unneeded" }) };
      return done();
    }
    if (["theme.edit", "theme.need", "history.undo", "asset.accept", "asset.refuse", "asset.save"].includes(name))
      return done();
    if (name === "project.detail")
      return { value: { row: project((args as { id: number }).id, [tag("HGNC:1")]) }, changed: [] };
    if (name === "project.page")
      return { value: { total: 2, offset: 0, rows: [project(7), project(20)] }, changed: [] };
    throw { code: "bad-call", params: {}, detail: null } satisfies Problem;
  });
});

function show(to = "/themes/1") {
  const router = makeRouter(createMemoryHistory({ initialEntries: [to] }));
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return router;
}

const sent = (name: string) => asked.filter(([n]) => n === name).map(([, args]) => args);
const order = () => screen.getAllByTestId("thread-row").map((row) => row.dataset.id);

it("a project moves by its buttons and by Alt and an arrow, never past the ends", async () => {
  show();
  fireEvent.click((await screen.findAllByTestId("thread-open"))[0] as HTMLElement);
  fireEvent.click(await screen.findByTestId("thread-down"));
  await waitFor(() => expect(order()).toEqual(["8", "7", "9"]));
  const last = screen.getAllByTestId("thread-open")[2] as HTMLElement;
  fireEvent.keyDown(last, { key: "ArrowUp", altKey: true });
  await waitFor(() => expect(order()).toEqual(["8", "9", "7"]));
  fireEvent.keyDown(screen.getAllByTestId("thread-open")[0] as HTMLElement, { key: "ArrowUp", altKey: true });
  expect(sent("theme.thread_edit")).toEqual([
    { id: 1, project: 7, position: 1 },
    { id: 1, project: 9, position: 1 },
  ]);
});

it("nothing of a theme can be written while the library is read-only, by control or by key", async () => {
  readOnly = true;
  show();
  await screen.findAllByTestId("thread-row");
  await waitFor(() => expect((screen.getByTestId("thread-add") as HTMLButtonElement).disabled).toBe(true));
  const open = [...document.querySelectorAll("main button, main input, main textarea")]
    .filter((control) => !(control as HTMLButtonElement).disabled && control.closest("[role=grid]") === null)
    .map((control) => control.getAttribute("data-testid"));
  // What may still be pressed leads elsewhere or shows: the export asks for whom, the menus bar what they hold.
  expect(open).toEqual(["theme-plan", "theme-export", "theme-menu", "not-needed-ip"]);
  for (const code of ["KeyP", "KeyI"]) fireEvent.keyDown(document.body, { code });
  expect(document.querySelector("[data-modal]")).toBeNull();
  const chip = screen.getByTestId("weave-suggestion");
  chip.focus();
  fireEvent.keyDown(chip, { code: "KeyY", key: "y" });
  fireEvent.keyDown(screen.getAllByTestId("thread-open")[0] as HTMLElement, { key: "ArrowDown", altKey: true });
  expect(order()).toEqual(["7", "8", "9"]);
  const reads = ["theme.show", "theme.list", "theme.states"];
  expect(asked.filter(([name]) => /^(theme|asset)\./.test(name) && !reads.includes(name))).toEqual([]);
});

it("a gap shows who could close it; Enter adds the first with the role of the gap in one step, then the next gap", async () => {
  show();
  const gap = await screen.findByTestId("theme-gap-delivery");
  expect(gap.textContent).toContain("候補 4件");
  gap.focus();
  // A key on a button presses it without a place of the mouse.
  fireEvent.click(gap, { detail: 0 });
  const [first] = await screen.findAllByTestId("candidate");
  await waitFor(() => expect(document.activeElement?.closest("[data-testid=candidate]")).toBe(first));
  expect(sent("forge.candidates")).toEqual([
    { theme: 1, need: "delivery", running: false, same_institution: false, coi_free: false, unused: false, limit: 30 },
  ]);
  expect(screen.getByTestId("candidates-left").textContent).toContain("理由つき 6件");
  expect(screen.getByTestId("candidates-hidden").textContent).toContain("1件");
  // What an input method takes is no key of ours.
  fireEvent.keyDown(document.activeElement as HTMLElement, { key: "Enter", keyCode: 229 });
  expect(sent("theme.join")).toEqual([]);
  fireEvent.keyDown(document.activeElement as HTMLElement, { key: "Enter" });
  await waitFor(() => expect(sent("theme.join")).toEqual([{ id: 1, selection: { these: [20] }, role: "dds" }]));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("theme-gap-biomarker")));
  expect(screen.queryByTestId("theme-gap-delivery")).toBeNull();
  // One step, which its notice takes back.
  fireEvent.click(screen.getByTestId("toast-undo"));
  await waitFor(() => expect(sent("history.undo")).toEqual([{ operation: 11 }]));
});

it("a candidate is passed over and brought back, and its sentence is shown", async () => {
  show("/themes/1?shown=biomarker");
  expect(await screen.findAllByTestId("candidate")).toHaveLength(2);
  fireEvent.click(screen.getByTestId("candidate-quote"));
  expect(screen.getByTestId("candidate-sentence").textContent).toBe("biomarkerを測る系を持つ。");
  fireEvent.click(screen.getByTestId("candidate-dismiss"));
  expect(screen.getAllByTestId("candidate").map((one) => one.dataset.id)).toEqual(["21"]);
  fireEvent.click(screen.getByTestId("candidate-back"));
  expect(screen.getAllByTestId("candidate")).toHaveLength(2);
  fireEvent.click(screen.getByTestId("candidates-running"));
  await waitFor(() => expect(sent("forge.candidates").at(-1)).toMatchObject({ need: "biomarker", running: true }));
});

it("arrows move over the cells, one of which Tab leads to; G goes to the next gap", async () => {
  show();
  const [first] = await screen.findAllByTestId("thread-open");
  const focused = () => (document.activeElement as HTMLElement).dataset.at;
  const press = (key: string, more = {}) =>
    fireEvent.keyDown(document.activeElement as HTMLElement, { key, code: key, ...more });
  first?.focus();
  press("ArrowRight");
  expect(focused()).toBe("p7:1:0");
  press("ArrowRight");
  expect(screen.getByTestId("weave-suggestion")).toBe(document.activeElement);
  press("ArrowDown", { isComposing: true });
  expect(focused()).toBe("p7:2:0");
  press("ArrowDown");
  expect(focused()).toBe("p8:2:0");
  expect(document.querySelectorAll("[role=grid] [tabindex='0']")).toHaveLength(1);
  fireEvent.keyDown(document.body, { code: "KeyG", key: "g" });
  await waitFor(() => expect(focused()).toBe("g-dds:3:0"));
  fireEvent.keyDown(document.activeElement as HTMLElement, { code: "KeyG", key: "g" });
  await waitFor(() => expect(focused()).toBe("g-biomarker:4:0"));
  expect(await screen.findAllByTestId("candidate")).toHaveLength(2);
});

it("Y takes the suggestion that has the focus as it stands, N refuses it; elsewhere they do nothing", async () => {
  show();
  const chip = await screen.findByTestId("weave-suggestion");
  fireEvent.keyDown(document.body, { code: "KeyY", key: "y" });
  chip.focus();
  fireEvent.keyDown(chip, { code: "KeyY", key: "ん" });
  const taken = suggestion({ step: "screening" }).fields;
  await waitFor(() => expect(sent("asset.accept")).toEqual([{ project: 7, taken: [taken] }]));
  fireEvent.keyDown(screen.getByTestId("weave-suggestion"), { code: "KeyN", key: "n" });
  await waitFor(() =>
    expect(sent("asset.refuse")).toEqual([{ project: 7, kind: "antibody", sentence: "抗体を取得した。" }]),
  );
});

it("A adds an asset to the thread at the step of the cell", async () => {
  show();
  const [first] = await screen.findAllByTestId("thread-row");
  const cell = first?.querySelector<HTMLElement>("[data-at='p7:4:0']");
  cell?.focus();
  fireEvent.keyDown(cell as HTMLElement, { code: "KeyA", key: "a" });
  expect((await screen.findByTestId("asset-step")).textContent).toContain("非臨床PoC");
  fireEvent.change(screen.getByTestId("asset-label"), { target: { value: "ヒト化マウス" } });
  fireEvent.change(screen.getByTestId("asset-n"), { target: { value: "たくさん" } });
  expect((screen.getByTestId("asset-save") as HTMLButtonElement).disabled).toBe(true);
  fireEvent.change(screen.getByTestId("asset-n"), { target: { value: "12" } });
  await act(async () => fireEvent.click(screen.getByTestId("asset-save")));
  expect(sent("asset.save")).toMatchObject([
    { project: 7, fields: { step: "poc", kind: "model", label: "ヒト化マウス", n: 12, state: "have" } },
  ]);
});

it("what is not needed stands below with its way back, for a reason", async () => {
  show();
  fireEvent.click(await screen.findByTestId("not-needed-ip"));
  fireEvent.click(await screen.findByTestId("not-needed-ip-need"));
  const run = (await screen.findByTestId("need-ask-run")) as HTMLButtonElement;
  expect(run.disabled).toBe(true);
  fireEvent.change(screen.getByTestId("need-ask-reason"), { target: { value: "物質特許が要る" } });
  await act(async () => fireEvent.click(run));
  expect(sent("theme.need")).toEqual([{ id: 1, need: "ip", needed: true, reason: "物質特許が要る" }]);
});

it("threads that cannot be shown are said to be there, a theme without threads what to do", async () => {
  theme.threads = [];
  board = { ...board, hidden: 2 };
  show();
  expect((await screen.findByTestId("weave-hidden")).textContent).toContain("2件");
  expect(screen.getByTestId("weave-empty").textContent).toContain("まだ糸がありません");
  expect(screen.getByTestId("theme-gap-cmc")).toBeTruthy();
});

it("projects are found by hand and joined in one step", async () => {
  show();
  fireEvent.click(await screen.findByTestId("thread-add"));
  const [had, fresh] = (await screen.findAllByTestId("theme-add-check")).map((check) => check.querySelector("input"));
  expect(had?.disabled).toBe(true);
  if (fresh) fireEvent.click(fresh);
  await act(async () => fireEvent.click(screen.getByTestId("theme-add-submit")));
  await waitFor(() => expect(screen.queryByTestId("theme-add-submit")).toBeNull());
  expect(sent("theme.join")).toEqual([{ id: 1, selection: { these: [20] }, role: null }]);
});

it("a text is written when its field is left, trimmed, alone", async () => {
  show();
  const notes = await screen.findByTestId("theme-notes");
  fireEvent.change(notes, { target: { value: "次に確かめる \n" } });
  expect(sent("theme.edit")).toEqual([]);
  fireEvent.blur(notes);
  await waitFor(() => expect(sent("theme.edit")).toEqual([{ id: 1, fields: { classes: {}, notes: "次に確かめる" } }]));
});

it("an unset class is said to be internal", async () => {
  show();
  expect((await screen.findByTestId("theme-class-notes")).textContent).toContain("社外秘（未設定）");
});

it("a theme made of a selection starts with its most frequent tags and opens", async () => {
  const router = show("/themes");
  await screen.findByTestId("theme-new");
  act(() => void runAction("theme.create", { projects: [7, 8] }));
  const title = await screen.findByTestId("theme-title-ja");
  expect((screen.getByTestId("theme-create-submit") as HTMLButtonElement).disabled).toBe(true);
  await waitFor(() => expect(screen.getByTestId("theme-target").textContent).toContain("HGNC:1"));
  fireEvent.change(title, { target: { value: "新しい題" } });
  await act(async () => fireEvent.click(screen.getByTestId("theme-create-submit")));
  await waitFor(() => expect(router.state.location.pathname).toBe("/themes/1"));
  expect(sent("theme.create")).toEqual([
    {
      fields: { title_ja: "新しい題", target: "HGNC:1", classes: {} },
      threads: [
        { project: 7, role: null, note: "" },
        { project: 8, role: null, note: "" },
      ],
    },
  ]);
});

it("the most common tag is the one that is main most often, then the one most have", () => {
  expect(mostCommon([[tag("A")], [tag("A")], [tag("B", true)]], "target")?.id).toBe("B");
  expect(mostCommon([[tag("A")], [tag("A")], [tag("B")]], "target")).toMatchObject({ id: "A", main: false });
  expect(mostCommon([[tag("A")]], "indication")).toBeNull();
});
