import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { OPEN, SETTINGS, statusOf, WELL } from "../../../test/library.ts";
import { runAction } from "../../actions/index.ts";
import type { Problem, ProjectRow, TagChip, Theme, ThreadEdit } from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { dismissAll } from "../../api/notices.ts";
import { makeRouter } from "../../router.tsx";
import { choose } from "../../text/language.ts";
import { mostCommon } from "./concepts.ts";
import { gaps } from "./roles.ts";

const tag = (id: string, main = false): TagChip => ({
  kind: "target",
  id,
  label_ja: id,
  label_en: id,
  main,
  proposed: false,
});

const project = (id: number, tags: TagChip[] = []): ProjectRow => ({
  id,
  number: null,
  key: `ama${id}`,
  title_ja: `課題${id}`,
  title_en: `Project ${id}`,
  programme: "",
  institution: "架空大学",
  researcher: "",
  phase: "",
  ministry: "",
  integrated: "",
  prefecture: "",
  budget_yen: null,
  years: [2024],
  tags,
  flagged: false,
});

let theme: Theme;
let readOnly = false;
let asked: [name: string, args: unknown][];
let operation: number;

beforeEach(() => {
  queryClient.clear();
  dismissAll();
  choose({ language: "ja", appearance: "light" });
  asked = [];
  operation = 10;
  theme = {
    id: 1,
    code: "TH-001",
    title_ja: "題",
    title_en: "",
    target: null,
    modality: null,
    indication: null,
    hypothesis_ja: "",
    hypothesis_en: "",
    notes: "",
    state: "idea",
    classes: {},
    threads: [
      { project: project(7), role: "target", note: "" },
      { project: project(8), role: null, note: "" },
      { project: project(9), role: "cmc", note: "" },
    ],
    by: "A",
    at: "2026-11-24T00:00:00Z",
  };
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
    if (name === "theme.thread_edit") {
      const edit = args as ThreadEdit;
      const at = theme.threads.findIndex((thread) => thread.project.id === edit.project);
      const [thread] = at < 0 ? [] : theme.threads.splice(at, 1);
      if (thread) theme.threads.splice(edit.position ?? at, 0, thread);
      return done();
    }
    if (name === "theme.create") return done(1);
    if (name === "theme.edit" || name === "theme.join" || name === "history.undo") return done();
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
  fireEvent.click((await screen.findAllByTestId("thread-down"))[0] as HTMLElement);
  await waitFor(() => expect(order()).toEqual(["8", "7", "9"]));
  const moved = screen.getAllByTestId("thread-row")[2] as HTMLElement;
  fireEvent.keyDown(moved, { key: "ArrowUp", altKey: true });
  await waitFor(() => expect(order()).toEqual(["8", "9", "7"]));
  fireEvent.keyDown(screen.getAllByTestId("thread-row")[0] as HTMLElement, { key: "ArrowUp", altKey: true });
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
    .filter((control) => !(control as HTMLButtonElement).disabled)
    .map((control) => control.getAttribute("data-testid"));
  // What may still be pressed leads elsewhere: the export asks for whom, the menu bars what it holds.
  expect(open).toEqual(["theme-export", "theme-menu"]);
  fireEvent.keyDown(document.body, { code: "KeyA" });
  expect(screen.queryByTestId("theme-add-submit")).toBeNull();
  fireEvent.keyDown(screen.getAllByTestId("thread-row")[0] as HTMLElement, { key: "ArrowDown", altKey: true });
  expect(order()).toEqual(["7", "8", "9"]);
  expect(asked.filter(([name]) => name.startsWith("theme.") && !["theme.show", "theme.list"].includes(name))).toEqual(
    [],
  );
});

it("roles nobody takes are drawn as gaps that start adding a project for them", async () => {
  expect(gaps(theme.threads)).toEqual(["modality", "dds", "model", "biomarker", "cohort"]);
  show();
  fireEvent.click(await screen.findByTestId("theme-gap-dds"));
  const [had, fresh] = (await screen.findAllByTestId("theme-add-check")).map((check) => check.querySelector("input"));
  expect(had?.disabled).toBe(true);
  if (fresh) fireEvent.click(fresh);
  await act(async () => fireEvent.click(screen.getByTestId("theme-add-submit")));
  await waitFor(() => expect(screen.queryByTestId("theme-add-submit")).toBeNull());
  expect(sent("theme.join")).toEqual([{ id: 1, selection: { these: [20] }, role: "dds" }]);
  // One step, which its notice takes back.
  fireEvent.click(screen.getByTestId("toast-undo"));
  await waitFor(() => expect(sent("history.undo")).toEqual([{ operation: 11 }]));
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
