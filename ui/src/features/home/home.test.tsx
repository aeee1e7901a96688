import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { HOME, MATRIX, viewNamed } from "../../../test/finding.ts";
import { OPEN, statusOf } from "../../../test/library.ts";
import { Core } from "../../../test/window.tsx";
import type { Home, Matrix, MatrixRequest } from "../../api/bindings.ts";
import { host } from "../../api/host.ts";
import { fiscalYearOf, percent } from "../../text/format.ts";
import { choose } from "../../text/language.ts";
import { placeOfWaiting } from "./WaitingList.tsx";

let core: Core;
let home: Home;
let matrix: Matrix;

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 1284 });
  home = HOME;
  matrix = MATRIX;
  core.answers = {
    "home.show": () => home,
    "find.matrix": () => matrix,
    "view.list": () => ({ views: [viewNamed(3, "膵がん × 抗体", 38), viewNamed(4, "年度末", 61)] }),
  };
});

const show = async () => {
  const router = core.show("/home");
  await screen.findByTestId("home-waiting");
  return router;
};
const of = (testid: string, kind: string) =>
  screen.getAllByTestId(testid).find((e) => e.dataset.kind === kind) as HTMLElement;
/** Where pressing leads. */
const leads = async (router: Awaited<ReturnType<typeof show>>, press: HTMLElement, pathname: string) => {
  fireEvent.click(press);
  await waitFor(() => expect(router.state.location.pathname).toBe(pathname));
  return router.state.location.search;
};

describe("every figure opens its list", () => {
  it.each(["papers", "poc", "licensing", "approval"])("outcome %s", async (kind) => {
    const router = await show();
    expect(await leads(router, of("kpi", kind), "/programmes")).toEqual({ tab: "outcomes", of: kind });
  });

  it.each(["target", "modality", "indication"])("projects without %s", async (kind) => {
    const router = await show();
    expect(await leads(router, of("cover", kind), "/projects")).toEqual({ untagged: [kind] });
  });

  it.each([
    ["unfinished", "/tagging", {}],
    ["proposed", "/projects", { look: ["proposed"] }],
    ["conflicting", "/projects", { look: ["conflicting"] }],
    ["duplicates", "/tidy", { tab: "duplicates" }],
    ["programmes", "/tidy", { tab: "programmes" }],
    ["words", "/tidy", { tab: "words" }],
    ["reviews", "/vocabulary", { tab: "review" }],
    ["ending", "/programmes", { tab: "timeline", ends: [fiscalYearOf(new Date())] }],
  ])("what waits: %s", async (kind, to, search) => {
    const router = await show();
    expect(await leads(router, of("wait", kind), to)).toEqual(search);
  });

  it("held projects that are back", async () => {
    core.answers["shortlist.returns"] = () => ({
      projects: [4, 9].map((project) => ({
        project,
        title_ja: "架空の課題",
        title_en: "",
        round: 5,
        round_name: "R8-1回",
        return_on: "2026-11-20",
        note: "",
      })),
    });
    const router = await show();
    await waitFor(() => expect(of("wait", "returns").textContent).toContain("2保留から戻る課題"));
    expect(await leads(router, of("wait", "returns"), "/stage-one")).toEqual({
      round: 5,
      tab: "shortlist",
      only: "hold",
    });
  });

  it("a cell and a head of the matrix", async () => {
    const router = await show();
    const cells = await screen.findAllByTestId("home-matrix-cell");
    const gap = cells.find((e) => e.dataset.row === "gpcr" && e.dataset.column === "GT") as HTMLElement;
    expect(gap.textContent).toBe("狙い");
    expect(await leads(router, gap, "/projects")).toEqual({ target_class: ["gpcr"], modality: ["GT"] });
    act(() => router.history.back());
    const heads = await screen.findAllByTestId("home-matrix-column");
    expect(await leads(router, heads[1] as HTMLElement, "/projects")).toEqual({ modality: ["AB"] });
  });

  it("a saved view", async () => {
    const router = await show();
    const views = await screen.findAllByTestId("home-view");
    expect(views.map((e) => e.textContent)).toEqual(["膵がん × 抗体38", "年度末61"]);
    expect(await leads(router, views[0] as HTMLElement, "/projects")).toEqual({ view: 3 });
  });
});

it("shows figures as they are: counts, shares, years, what is new", async () => {
  await show();
  expect(of("kpi", "papers").textContent).toContain("214");
  expect(of("kpi", "papers").textContent).toContain("入力 71%");
  expect(of("kpi", "papers").textContent).toContain("R5–R7");
  // 3 of 1,284 is not nothing.
  expect(of("kpi", "approval").textContent).toContain("入力 1%");
  expect(of("cover", "target").textContent).toContain("902 / 1,284");
  expect(of("cover", "target").textContent).toContain("96%");
  expect(screen.getByTestId("home-coverage").textContent).toContain("三つそろった課題 812件（63%）");
  expect(screen.getByTestId("home-since").textContent).toContain("新着96件、変更58件");
  expect(of("wait", "unfinished").textContent).toContain("最新年度の96件を含む");
});

it("presets ask for other axes, and the whole matrix opens on them", async () => {
  const router = await show();
  fireEvent.click(screen.getByTestId("preset-modalityArea").querySelector("input") as Element);
  await waitFor(() =>
    expect(
      core.sent("find.matrix").map((a) => [(a as MatrixRequest).rows, (a as MatrixRequest).columns]),
    ).toContainEqual(["modality", "area"]),
  );
  const search = await leads(router, screen.getByTestId("home-open-matrix"), "/matrix");
  expect(search).toEqual({ rows: "modality", columns: "area" });
});

it("without any outcome one line says how such columns come in; with one, each has its figure", async () => {
  home = { ...HOME, kpi: HOME.kpi.map((k) => ({ ...k, total: 0, entered: 0, years: [] })) };
  await show();
  expect(screen.queryByTestId("kpi")).toBeNull();
  expect(screen.getByTestId("kpi-none").textContent).toContain("非臨床PoC");
});

it("nothing waiting, no themes, nothing to count: each says so", async () => {
  home = { ...HOME, waiting: [], since: { at: null, arrived: 0, changed: 0, by_others: 0 } };
  matrix = { ...MATRIX, rows: [], cells: [], wanted: [] };
  await show();
  expect(screen.getByTestId("home-waiting").textContent).toContain("待っているものはありません");
  expect(screen.getByTestId("home-themes").textContent).toContain("テーマはまだありません");
  await waitFor(() => expect(screen.getByTestId("home-matrix").textContent).toContain("まだありません"));
  expect(screen.queryByTestId("home-since")).toBeNull();
});

it("an empty library says what to do next", async () => {
  home = { ...HOME, projects: 0 };
  core.answers["library.sample"] = () => core.status;
  const save = vi.spyOn(host, "saveFile").mockResolvedValue("/data/見本.tsumugi");
  const router = core.show("/home");
  const empty = await screen.findByTestId("home-empty");
  expect(within(empty).getByTestId("home-import")).toBeTruthy();
  fireEvent.click(within(empty).getByTestId("home-sample"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/projects"));
  expect(save).toHaveBeenCalled();
  expect(core.sent("library.sample")).toEqual([{ path: "/data/見本.tsumugi" }]);
});

it("is reached from the rail and by Alt 0, and speaks English", async () => {
  choose({ language: "en", appearance: "light" });
  core.answers["settings.get"] = () => ({ name: "A", language: "en", appearance: "light", columns: [], recent: [] });
  const router = core.show("/history");
  fireEvent.keyDown(await screen.findByTestId("nav-home"), { code: "Digit0", altKey: true });
  await waitFor(() => expect(router.state.location.pathname).toBe("/home"));
  expect((await screen.findByTestId("home-waiting")).textContent).toContain("Waiting for you");
  expect(screen.getByTestId("nav-home").getAttribute("aria-current")).toBe("page");
});

it.each([
  [0, 10, "0%"],
  [1, 1000, "1%"],
  [999, 1000, "99%"],
  [10, 10, "100%"],
  [0, 0, "—"],
])("%i of %i is %s", (part, whole, said) => expect(percent(part, whole)).toBe(said));

it("projects whose support ends are looked for in the year that is asked about", () =>
  expect(placeOfWaiting("ending", 2026)).toEqual({ to: "/programmes", search: { tab: "timeline", ends: [2026] } }));
