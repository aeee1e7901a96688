/** The board with what stands beside it: where the keys are after each step, dragging, and both languages. Fictional. */
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { SETTINGS } from "../../../../test/library.ts";
import type { AssetSuggestion, Board, CandidatesRequest, Theme } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { makeRouter } from "../../../router.tsx";
import { coreOf, DONE, projectOf, themeOf } from "../fixtures.ts";
import { asset, boardOf, needs, strand, suggestion } from "./fixtures.ts";

let theme: Theme;
let suggested: AssetSuggestion[];
let board: () => Board;
let core: ReturnType<typeof coreOf>;
let language: "ja" | "en";
let unneeded: boolean;
const delivery = () => (unneeded ? "unneeded" : "open");
/** Extra threads in their order. */
let extras: number[];

/** A title without a sign of either language. */
const plain = (id: number) => projectOf(id, { title_ja: `P${id}`, title_en: `P${id}`, institution: "U" });

beforeEach(() => {
  language = "ja";
  unneeded = false;
  theme = themeOf(1, { title_ja: "T1", by: "A", threads: [{ project: plain(7), role: "target", note: "" }] });
  suggested = [suggestion({ step: "screening" })];
  board = () =>
    boardOf(
      theme.threads.map(({ project, role }) => strand(project, role, { assets: [asset(1)], suggested })),
      {
        needs: needs({ delivery: delivery(), cmc: "open", ip: "unneeded" }).map((need) => ({
          ...need,
          supports: ["BINDS", "DISC"],
        })),
      },
    );
  core = coreOf({
    "settings.get": () => ({ ...SETTINGS, language }),
    "attachment.list": () => ({ attachments: [] }),
    "theme.list": () => ({ themes: [theme], next_code: "TH-002" }),
    "theme.show": () => structuredClone(theme),
    "forge.board": () => structuredClone(board()),
    "forge.candidates": ({ limit }: CandidatesRequest) => ({
      candidates: Array.from({ length: Math.min(limit, 40) }, (_, i) => ({
        project: plain(20 + i),
        score: 90 - i,
        confirmed: false,
        because: [],
        quote: null,
        also: [],
        themes: [],
      })),
      total: 40,
      left: [{ project: plain(90), because: [] }],
      left_total: 6,
      hidden: 0,
    }),
    "forge.freed": () => ({ projects: [], hidden: 0 }),
    "project.page": () => ({ total: 2, offset: 0, rows: [plain(7), plain(8)] }),
    "asset.accept": () => {
      suggested = suggested.slice(1);
      return DONE;
    },
    "asset.save": () => DONE,
    "theme.extra_save": ({ id, position }: { id: number; position: number }) => {
      extras = extras.filter((one) => one !== id);
      extras.splice(position, 0, id);
      return DONE;
    },
    "theme.edit": () => DONE,
    "theme.need": () => {
      unneeded = true;
      return DONE;
    },
    "theme.thread_remove": () => {
      theme = { ...theme, threads: theme.threads.slice(1) };
      return DONE;
    },
    "theme.join": () => {
      theme = { ...theme, threads: [...theme.threads, { project: plain(8), role: "dds", note: "" }] };
      return DONE;
    },
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
const held = () => document.activeElement as HTMLElement;
const onBoard = () => waitFor(() => expect(held().closest("[role=grid]")).not.toBeNull());

it("what stood beside the board goes away by its button, and the keys go on on the board", async () => {
  show("/themes/1?shown=delivery");
  const close = await screen.findByTestId("panel-close");
  close.focus();
  fireEvent.click(close);
  await screen.findByTestId("theme-outline");
  await onBoard();
  fireEvent.click(screen.getByTestId("thread-open"));
  const remove = await screen.findByTestId("thread-remove");
  remove.focus();
  await act(async () => fireEvent.click(remove));
  expect(core.sent("theme.thread_remove")).toEqual([{ id: 1, project: 7 }]);
  await screen.findByTestId("theme-outline");
  await onBoard();
});

it("a candidate passed over hands the keys on to the next one", async () => {
  show("/themes/1?shown=delivery");
  const [first, second] = await screen.findAllByTestId("candidate");
  const dismiss = screen.getByTestId("candidate-dismiss");
  dismiss.focus();
  fireEvent.click(dismiss);
  expect(first?.isConnected).toBe(false);
  await waitFor(() => expect(held().closest("[data-testid=candidate]")).toBe(second));
  const back = screen.getByTestId("candidate-back");
  back.focus();
  fireEvent.click(back);
  await waitFor(() => expect(held().closest("[data-testid=candidate]")?.getAttribute("data-id")).toBe("20"));
});

it("Enter held down joins nobody: only a press does", async () => {
  show("/themes/1?shown=delivery");
  const [first] = await screen.findAllByTestId("candidate");
  const head = first?.querySelector<HTMLElement>("[data-head]") as HTMLElement;
  fireEvent.keyDown(head, { key: "Enter", repeat: true });
  expect(core.sent("theme.join")).toEqual([]);
  fireEvent.keyDown(head, { key: "Enter" });
  await waitFor(() => expect(core.sent("theme.join")).toHaveLength(1));
});

it("lists that are shorter than what there is say so, and all candidates can be reached", async () => {
  show("/themes/1?shown=delivery");
  expect(await screen.findAllByTestId("candidate")).toHaveLength(30);
  expect(screen.getByTestId("candidates-left-shown").textContent).toBe("6件のうち、近い1件");
  fireEvent.click(screen.getByTestId("candidates-more"));
  await waitFor(() => expect(screen.getAllByTestId("candidate")).toHaveLength(40));
  expect(core.sent("forge.candidates").at(-1)).toMatchObject({ need: "delivery", limit: 200 });
  expect(screen.queryByTestId("candidates-more")).toBeNull();
});

it("after the last suggestion the keys are on adding an asset, after one of several on the next", async () => {
  suggested = [suggestion({ step: "screening" }), suggestion({ kind: "assay", sentence: "測る系がある。" })];
  show("/themes/1?shown=p7");
  const rows = await screen.findAllByTestId("suggestion");
  rows[0]?.focus();
  fireEvent.keyDown(held(), { code: "KeyY", key: "y" });
  await waitFor(() => expect(screen.getAllByTestId("suggestion")).toHaveLength(1));
  await waitFor(() => expect(held()).toBe(screen.getByTestId("suggestion")));
  fireEvent.keyDown(held(), { code: "KeyY", key: "y" });
  await waitFor(() => expect(held()).toBe(screen.getByTestId("asset-add")));
});

it("what is said not to be needed goes with its panel, and the keys go on on the board", async () => {
  show("/themes/1?shown=delivery");
  await screen.findAllByTestId("candidate");
  fireEvent.click(screen.getByTestId("gap-menu"));
  fireEvent.click(await screen.findByTestId("gap-menu-unneed"));
  fireEvent.change(await screen.findByTestId("need-ask-reason"), { target: { value: "全身投与" } });
  await act(async () => fireEvent.click(screen.getByTestId("need-ask-run")));
  expect(core.sent("theme.need")).toEqual([{ id: 1, need: "delivery", needed: false, reason: "全身投与" }]);
  await screen.findByTestId("theme-outline");
  await onBoard();
});

it("numbers of an asset may be written in full width", async () => {
  show("/themes/1?shown=p7");
  fireEvent.click(await screen.findByTestId("asset-add"));
  fireEvent.change(await screen.findByTestId("asset-n"), { target: { value: "１２" } });
  await act(async () => fireEvent.click(screen.getByTestId("asset-save")));
  expect(core.sent("asset.save")).toMatchObject([{ project: 7, fields: { n: 12 } }]);
});

it("stopping a theme on its own page says at once what is free", async () => {
  theme = { ...theme, state: "stopped", stop_reason: "毒性" };
  show();
  fireEvent.click(await screen.findByTestId("theme-freed"));
  await screen.findByTestId("freed");
  fireEvent.click(screen.getByTestId("freed-close"));
  theme = { ...theme, state: "study" };
  await act(() => queryClient.invalidateQueries());
  fireEvent.click(screen.getByTestId("theme-state"));
  fireEvent.click(await screen.findByTestId("theme-state-stopped"));
  fireEvent.change(await screen.findByTestId("theme-stop-reason"), { target: { value: "毒性" } });
  await act(async () => fireEvent.click(screen.getByTestId("theme-stop-submit")));
  expect(await screen.findByTestId("freed")).toBeTruthy();
});

const move = (x: number, y: number) =>
  act(() => void window.dispatchEvent(new MouseEvent("pointermove", { clientX: x, clientY: y, cancelable: true })));
const release = () => act(() => void window.dispatchEvent(new MouseEvent("pointerup")));
/** What the pointer is over from now on. */
const over = (element: Element) => {
  document.elementFromPoint = () => element;
};

it("a project is dragged out of the search onto a gap: it steps aside, and the role is that of the gap", async () => {
  show();
  fireEvent.click(await screen.findByTestId("thread-add"));
  fireEvent.change(await screen.findByTestId("theme-add-search"), { target: { value: "P8" } });
  // As the pointer does: on what stands in the row, which keeps presses to itself.
  const row = (id: string) => {
    const own = screen.getAllByTestId("theme-add-row").find((one) => one.dataset.id === id);
    return own?.querySelector("[data-testid=theme-add-check]") as HTMLElement;
  };
  // What is in the theme already is not dragged.
  fireEvent.pointerDown(row("7"), { button: 0, clientX: 10, clientY: 10 });
  move(60, 60);
  expect(screen.queryByTestId("theme-add")).not.toBeNull();
  release();
  fireEvent.pointerDown(row("8"), { button: 0, clientX: 10, clientY: 10 });
  over(screen.getByTestId("theme-gap-delivery"));
  move(60, 60);
  await waitFor(() => expect(screen.queryByTestId("theme-add")).toBeNull());
  // Given up: it is back as it was.
  act(() => void window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", cancelable: true })));
  expect(((await screen.findByTestId("theme-add-search")) as HTMLInputElement).value).toBe("P8");
  expect(core.sent("theme.join")).toEqual([]);
  fireEvent.pointerDown(row("8"), { button: 0, clientX: 10, clientY: 10 });
  move(60, 60);
  release();
  await waitFor(() => expect(core.sent("theme.join")).toEqual([{ id: 1, selection: { these: [8] }, role: "dds" }]));
  expect(screen.queryByTestId("theme-add")).toBeNull();
});

it("near an edge of the board dragging scrolls it", async () => {
  show();
  const [thread] = await screen.findAllByTestId("thread-open");
  const scroller = document.querySelector(".wv-scroll") as HTMLElement;
  vi.spyOn(scroller, "getBoundingClientRect").mockReturnValue({ top: 0, bottom: 600 } as DOMRect);
  over(scroller);
  fireEvent.pointerDown(thread as HTMLElement, { button: 0, clientX: 10, clientY: 300 });
  move(20, 320);
  expect(scroller.scrollTop).toBe(0);
  move(20, 590);
  expect(scroller.scrollTop).toBeGreaterThan(0);
  release();
});

it("in English no sign of Japanese writing stands on the board, its panels or its keys", async () => {
  language = "en";
  suggested = [suggestion({ step: "screening", sentence: "An antibody." })];
  show("/themes/1?shown=delivery");
  await screen.findAllByTestId("candidate");
  const said = () => {
    const screenOf = screen.getByTestId("theme-screen");
    const marked = [...screenOf.querySelectorAll("*")].flatMap((one) =>
      ["title", "aria-label", "placeholder"].map((name) => one.getAttribute(name) ?? ""),
    );
    return [screenOf.textContent ?? "", ...marked].filter((text) =>
      /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/.test(text),
    );
  };
  expect(said()).toEqual([]);
  fireEvent.click(screen.getAllByTestId("thread-open")[0] as HTMLElement);
  await screen.findByTestId("thread-hearing");
  expect(said()).toEqual([]);
  fireEvent.click(screen.getByTestId("panel-close"));
  await screen.findByTestId("theme-outline");
  expect(said()).toEqual([]);
});

it("what is no project is put in order by keys and by buttons too, and the keys stay with it", async () => {
  const extra = (id: number) => {
    const fields = { kind: "idea" as const, title_ja: `X${id}`, title_en: `X${id}`, source: "", role: null, note: "" };
    return strand(plain(7), null, { project: null, extra: { id, ...fields, by: "A", at: "" }, agreed: null });
  };
  extras = [1, 2, 3];
  board = () => boardOf([strand(plain(7), "target"), ...extras.map(extra)]);
  show("/themes/1?shown=x2");
  const up = await screen.findByTestId("thread-up");
  await act(async () => fireEvent.click(up));
  expect(core.sent("theme.extra_save")).toMatchObject([{ id: 2, theme: 1, position: 0, fields: { title_ja: "X2" } }]);
  await waitFor(() => expect((screen.getByTestId("thread-up") as HTMLButtonElement).disabled).toBe(true));
  const cell = document.querySelector<HTMLElement>('[data-at="x2:0:0"]') as HTMLElement;
  cell.focus();
  await act(async () => fireEvent.keyDown(cell, { key: "ArrowDown", altKey: true }));
  expect(core.sent("theme.extra_save").at(-1)).toMatchObject({ id: 2, position: 1 });
  await waitFor(() => expect(held().dataset.at).toBe("x2:0:0"));
  // Over its own kind it does not go.
  const first = document.querySelector<HTMLElement>('[data-at="x1:0:0"]') as HTMLElement;
  await act(async () => fireEvent.keyDown(first, { key: "ArrowUp", altKey: true }));
  expect(core.sent("theme.extra_save")).toHaveLength(2);
});
