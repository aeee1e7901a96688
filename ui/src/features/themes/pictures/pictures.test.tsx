import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import type { Actions } from "../../../actions/index.ts";
import { useAction } from "../../../actions/index.ts";
import type { Board, Network, Portfolio, Theme } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { host } from "../../../api/host.ts";
import { choose } from "../../../text/language.ts";
import { BOARD, covered, NETWORK, project, ref } from "./fixtures.ts";
import { MapTab } from "./MapTab.tsx";
import { PortfolioTab } from "./PortfolioTab.tsx";

const THEME = {
  id: 1,
  code: "TH-001",
  title_ja: "架空テーマ1",
  title_en: "",
  target: null,
  modality: null,
  indication: null,
} as unknown as Theme;

let portfolio: Portfolio;
let network: Network;
let board: Board;
let asked: [name: string, args: unknown][];
let exported: Actions["export.forge"][];

beforeEach(() => {
  queryClient.clear();
  choose({ language: "ja", appearance: "light" });
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
      unobserve() {}
    },
  );
  portfolio = {
    themes: [
      covered(ref(1), [
        ["human", "closed"],
        ["assay", "open"],
      ]),
      covered(ref(2), [["human", "open"]]),
      covered(ref(3, { state: "stopped" }), []),
    ],
    overlaps: [{ a: 1, b: 2, projects: [7], shared: ["target"] }],
  };
  network = NETWORK;
  board = BOARD;
  asked = [];
  exported = [];
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    const value = (() => {
      if (name === "library.status") return statusOf({ ...OPEN, sample: true });
      if (name === "forge.portfolio") return portfolio;
      if (name === "forge.network") return network;
      if (name === "forge.board") return board;
      if (name === "theme.states") return { names: [] };
      if (name === "theme.list")
        return { themes: [{ id: 1, threads: [{ project: project(7, "共通の課題の題"), role: null, note: "" }] }] };
      throw { code: "bad-call", params: { name }, detail: null };
    })();
    return { value, changed: [] };
  });
});

/** Hears what is exported. */
function Exported() {
  useAction("export.forge", (own) => void exported.push(own));
  return null;
}

function show(to: string) {
  const root = createRootRoute();
  const at = { getParentRoute: () => root };
  const validateSearch = (search: object) => search;
  const themes = createRoute({
    ...at,
    path: "/themes",
    validateSearch,
    component: () => (
      <>
        <Exported />
        <PortfolioTab />
      </>
    ),
  });
  const theme = createRoute({
    ...at,
    path: "/themes/$id",
    validateSearch,
    component: () => (
      <>
        <Exported />
        <MapTab theme={THEME} />
      </>
    ),
  });
  const projects = createRoute({ ...at, path: "/projects", validateSearch, component: () => null });
  const router = createRouter({
    routeTree: root.addChildren([themes, theme, projects]),
    history: createMemoryHistory({ initialEntries: [to] }),
  });
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  return router;
}

it("coverage: themes by steps, a mark opens its theme, stopped ones only when asked for", async () => {
  const router = show("/themes?tab=portfolio");
  await screen.findByTestId("coverage");
  const looks = screen.getAllByTestId("coverage-cell").map((cell) => cell.dataset.look);
  expect(looks).toHaveLength(14);
  expect(looks.slice(0, 3)).toEqual(["5", "gap", "none"]);
  expect(screen.getAllByTestId("coverage-theme")).toHaveLength(2);
  fireEvent.click(within(screen.getByTestId("coverage-stopped")).getByRole("checkbox", { hidden: true }));
  await waitFor(() => expect(screen.getAllByTestId("coverage-theme")).toHaveLength(3));
  const first = screen.getAllByTestId("coverage-theme")[0] as HTMLElement;
  first.focus();
  fireEvent.keyDown(first, { key: "ArrowRight" });
  expect(document.activeElement).toBe(screen.getAllByTestId("coverage-cell")[0]);
  fireEvent.keyDown(document.activeElement as Element, { key: "ArrowDown" });
  expect((document.activeElement as HTMLElement).dataset.themeId).toBe("2");
  fireEvent.click(document.activeElement as Element);
  await waitFor(() => expect(router.state.location.pathname).toBe("/themes/2"));
  // What lacks something there leads to who could close it.
  expect(router.state.location.search).toEqual({ shown: "human" });
});

it("overlap: a pair says what it shares and leads to both themes and the project", async () => {
  show("/themes?tab=portfolio&picture=overlap");
  await screen.findByTestId("overlap");
  expect(screen.getAllByTestId("overlap-cell")).toHaveLength(2);
  expect(screen.getByTestId("overlap-what").textContent).toContain("組を選ぶ");
  fireEvent.click(screen.getAllByTestId("overlap-cell")[0] as HTMLElement);
  const what = screen.getByTestId("overlap-what");
  await waitFor(() => expect(what.textContent).toContain("共通の課題の題"));
  expect(within(what).getAllByRole("link")).toHaveLength(3);
  expect(what.textContent).toContain("同じ標的");
});

it("overlap: the list of pairs is one stop, walked by arrows", async () => {
  portfolio.overlaps = [
    { a: 1, b: 2, projects: [7], shared: ["target"] },
    { a: 1, b: 3, projects: [], shared: ["modality"] },
    { a: 2, b: 3, projects: [], shared: ["indication"] },
  ];
  show("/themes?tab=portfolio&picture=overlap");
  const pairs = await screen.findAllByTestId("overlap-pair");
  const stops = () => pairs.filter((one) => one.tabIndex === 0).map((one) => one.dataset.pair);
  expect(stops()).toEqual(["1 2"]);
  pairs[0]?.focus();
  fireEvent.keyDown(pairs[0] as Element, { key: "ArrowDown" });
  await waitFor(() => expect(document.activeElement).toBe(pairs[1]));
  expect(stops()).toEqual(["1 3"]);
  expect(screen.getByTestId("overlap-what").textContent).toContain("同じモダリティ");
  fireEvent.keyDown(pairs[1] as Element, { key: "End" });
  await waitFor(() => expect(document.activeElement).toBe(pairs[2]));
});

it("network: the list walks by arrows, narrows to neighbours and to words, and opens", async () => {
  const router = show("/themes?tab=portfolio&picture=network");
  const list = await screen.findByTestId("network-list");
  const keys = () => screen.getAllByTestId("network-node").map((line) => line.dataset.key);
  expect(keys()).toEqual(["TH-001", "HGNC:1", "AB", "MONDO:1", "ama1", "ama2", "ama3"]);
  fireEvent.keyDown(list, { key: "ArrowDown" });
  expect(screen.getByTestId("network-chosen").textContent).toContain("TH-001");
  fireEvent.keyDown(list, { key: "ArrowDown" });
  expect(screen.getByTestId("network-chosen").textContent).toContain("HGNC:1");
  fireEvent.click(screen.getByTestId("network-near"));
  await waitFor(() => expect(keys()).toEqual(["HGNC:1", "ama1", "ama2"]));
  fireEvent.keyDown(list, { key: "End" });
  fireEvent.keyDown(list, { key: "Enter", keyCode: 229 });
  expect(router.state.location.pathname).toBe("/themes");
  fireEvent.keyDown(list, { key: "Enter" });
  await waitFor(() => expect(router.state.location.pathname).toBe("/projects"));
  expect(router.state.location.search).toEqual({ open: 2 });
});

it("network: walking the neighbours of one does not make another list of it", async () => {
  show("/themes?tab=portfolio&picture=network");
  const list = await screen.findByTestId("network-list");
  const keys = () => screen.getAllByTestId("network-node").map((line) => line.dataset.key);
  fireEvent.click(screen.getAllByTestId("network-node")[1] as HTMLElement);
  fireEvent.click(screen.getByTestId("network-near"));
  await waitFor(() => expect(keys()).toEqual(["HGNC:1", "ama1", "ama2"]));
  fireEvent.keyDown(list, { key: "ArrowDown" });
  fireEvent.keyDown(list, { key: "ArrowDown" });
  expect(screen.getByTestId("network-chosen").textContent).toContain("ama2");
  expect(keys()).toEqual(["HGNC:1", "ama1", "ama2"]);
  // Once more: those of the one that is chosen now; and once more: all.
  fireEvent.click(screen.getByTestId("network-near"));
  await waitFor(() => expect(keys()[0]).toBe("ama2"));
  fireEvent.click(screen.getByTestId("network-near"));
  await waitFor(() => expect(keys()).toHaveLength(7));
});

it("network: words narrow the list; kinds and themed are asked of the core", async () => {
  show("/themes?tab=portfolio&picture=network");
  await screen.findByTestId("network-list");
  fireEvent.change(screen.getByTestId("network-search"), { target: { value: "ＡＭＡ１" } });
  await waitFor(() => expect(screen.getAllByTestId("network-node")).toHaveLength(1));
  fireEvent.click(within(screen.getByTestId("network-kind-modality")).getByRole("checkbox", { hidden: true }));
  const last = () => asked.filter(([name]) => name === "forge.network").at(-1)?.[1];
  await waitFor(() => expect(last()).toMatchObject({ kinds: ["target", "indication"], themed: true, limit: 2000 }));
  fireEvent.click(within(screen.getByTestId("network-themed")).getByRole("checkbox", { hidden: true }));
  await waitFor(() => expect(last()).toMatchObject({ themed: false }));
});

it("each picture goes out by an action that asks for whom", async () => {
  show("/themes/1");
  await screen.findByTestId("forge-map");
  fireEvent.click(screen.getByTestId("forge-export-menu"));
  fireEvent.click(await screen.findByTestId("forge-export-svg"));
  expect(exported).toMatchObject([{ shows: "map", theme: 1, name: "構成図 TH-001", ending: "svg" }]);
  const drawn = (await exported[0]?.paint()) ?? "";
  for (const part of ["架空の抗体の創製", "合成データ", "社外秘", "1件の糸を示していません"])
    expect(drawn).toContain(part);
});

it("map: arrows walk it, a thread opens its project, a gap the weave", async () => {
  const router = show("/themes/1");
  const map = await screen.findByTestId("forge-map");
  const box = (id: string) => map.querySelector<SVGElement>(`[data-box="${id}"]`) as SVGElement;
  box("p1").focus();
  fireEvent.keyDown(box("p1"), { key: "ArrowDown" });
  expect(document.activeElement).toBe(box("p2"));
  // What it is not tied to steps back.
  expect(box("a11").getAttribute("class")).toContain("dim");
  expect(box("a21").getAttribute("class")).not.toContain("dim");
  fireEvent.keyDown(box("nhuman"), { key: "Enter" });
  await waitFor(() => expect(router.state.location.search).toEqual({ shown: "human" }));
  // A thread that is no project stands on the weave.
  fireEvent.click(box("x7"));
  await waitFor(() => expect(router.state.location.search).toEqual({ shown: "x7" }));
  fireEvent.click(box("p2"));
  await waitFor(() => expect(router.state.location.search).toEqual({ open: 2 }));
});
