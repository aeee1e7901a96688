import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { MATRIX, value, viewNamed } from "../../../test/finding.ts";
import { OPEN, statusOf } from "../../../test/library.ts";
import { Core } from "../../../test/window.tsx";
import { runAction } from "../../actions/index.ts";
import type { SavedView, Sort, ViewSave } from "../../api/bindings.ts";
import { NO_FILTER } from "../../api/filter.ts";
import { type FileDrop, host } from "../../api/host.ts";
import { isSameState, placeOf } from "../../find/index.ts";
import { landing } from "./RailViews.tsx";

let core: Core;
let views: SavedView[];
let drop: (drop: FileDrop) => void;

const done = (created: number | null = null) => ({ operation: 1, kind: "view-save", count: 1, created });
const pancreas = { ...NO_FILTER, indication: ["MONDO:0005184"] };

/** In px; the rail has words above 1,200. */
const wide = (width: number) =>
  (window as unknown as { happyDOM: { setViewport: (size: { width: number }) => void } }).happyDOM.setViewport({
    width,
  });

beforeEach(() => {
  wide(1440);
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 100 });
  views = [
    viewNamed(3, "膵がん × 抗体", 38, { filter: pancreas, sort: [{ key: "year", descending: true }], group: "phase" }),
    viewNamed(4, "分布", 61, { matrix: { rows: "phase", columns: "programme", third: null } }),
    viewNamed(5, "年度末", 27),
  ];
  vi.spyOn(host, "onFileDrop").mockImplementation((listener) => {
    drop = listener;
    return () => {};
  });
  core.answers = {
    "view.list": () => ({ views }),
    "view.save": ({ id }: ViewSave) => done(id === null ? 9 : null),
    "view.remove": () => done(),
    "view.place": () => done(),
    "view.share": ({ out }: { out: string }) => ({ path: out }),
    "view.take": () => done(9),
    "find.matrix": () => MATRIX,
    "find.facets": ({ dims }: { dims: string[] }) => ({
      total: 38,
      facets: dims.map((dim) => ({ dim, values: [value("MONDO:0005184", "膵癌", 38)], more: 0 })),
    }),
  };
});

const show = async (to = "/history") => {
  const router = core.show(to);
  await screen.findByTestId("rail-views");
  return router;
};
const row = (id: number) => screen.getAllByTestId("view").find((e) => e.dataset.id === String(id)) as HTMLElement;
const fromMenu = async (id: number, entry: string) => {
  fireEvent.click(within(row(id)).getByTestId("view-menu"));
  fireEvent.click(await screen.findByTestId(`view-${entry}`));
};

describe("in the rail", () => {
  it("a view opens where it belongs, with everything it was saved with", async () => {
    const router = await show();
    expect(screen.getAllByTestId("view-open").map((e) => e.textContent)).toEqual([
      "膵がん × 抗体38",
      "分布61",
      "年度末27",
    ]);
    fireEvent.click(within(row(3)).getByTestId("view-open"));
    await waitFor(() => expect(router.state.location.pathname).toBe("/projects"));
    expect(router.state.location.search).toEqual({
      indication: ["MONDO:0005184"],
      sort: "-year",
      group: "phase",
      view: 3,
    });
    expect(within(row(3)).getByTestId("view-open").getAttribute("aria-current")).toBeTruthy();
    fireEvent.click(within(row(4)).getByTestId("view-open"));
    await waitFor(() => expect(router.state.location.pathname).toBe("/matrix"));
    expect(router.state.location.search).toEqual({ rows: "phase", columns: "programme", view: 4 });
    act(() => router.history.back());
    await waitFor(() => expect(router.state.location.pathname).toBe("/projects"));
  });

  it("its conditions are told in words to who points at it, and asked for only then", async () => {
    await show();
    expect(core.sent("find.facets")).toEqual([]);
    const link = within(row(3)).getByTestId("view-open");
    fireEvent.pointerEnter(link);
    await waitFor(() => expect(link.title).toContain("適応: 膵癌"));
    expect(link.title).toContain("38件");
  });

  it("is ordered by its menu, within the list", async () => {
    await show();
    await fromMenu(4, "up");
    await fromMenu(4, "down");
    await waitFor(() =>
      expect(core.sent("view.place")).toEqual([
        { id: 4, to: 0 },
        { id: 4, to: 2 },
      ]),
    );
    fireEvent.click(within(row(3)).getByTestId("view-menu"));
    expect((await screen.findByTestId("view-up")).getAttribute("aria-disabled")).toBe("true");
  });

  it("is ordered by dragging; the press that ends a drag opens nothing", async () => {
    const router = await show();
    const list = row(3).parentElement as HTMLElement;
    for (const [i, li] of [...list.children].entries())
      vi.spyOn(li, "getBoundingClientRect").mockReturnValue({ top: i * 28, height: 28 } as DOMRect);
    const link = within(row(3)).getByTestId("view-open");
    fireEvent.pointerDown(link, { button: 0, clientY: 10 });
    fireEvent.pointerMove(list, { clientY: 12 });
    expect(row(3).className).not.toContain("dragged");
    fireEvent.pointerMove(list, { clientY: 70 });
    await waitFor(() => expect(row(3).className).toContain("dragged"));
    fireEvent.pointerUp(list, { clientY: 70 });
    fireEvent.click(within(row(3)).getByTestId("view-open"));
    await waitFor(() => expect(core.sent("view.place")).toEqual([{ id: 3, to: 2 }]));
    expect(router.state.location.pathname).toBe("/history");
  });

  it("is renamed, but not to a name that another has", async () => {
    await show();
    await fromMenu(5, "rename");
    const name = (await screen.findByTestId("view-rename-name")) as HTMLInputElement;
    expect(name.value).toBe("年度末");
    fireEvent.change(name, { target: { value: "分布" } });
    fireEvent.keyDown(name, { key: "Enter" });
    expect(core.sent("view.save")).toEqual([]);
    fireEvent.change(name, { target: { value: " 年度末に終わる " } });
    fireEvent.keyDown(name, { key: "Enter", keyCode: 229 });
    expect(core.sent("view.save")).toEqual([]);
    fireEvent.keyDown(name, { key: "Enter" });
    await waitFor(() =>
      expect(core.sent("view.save")).toEqual([{ id: 5, name: "年度末に終わる", state: views[2]?.state }]),
    );
    await waitFor(() => expect(screen.queryByTestId("view-rename")).toBeNull());
  });

  it("is removed, with the way back in the notice", async () => {
    await show();
    await fromMenu(5, "remove");
    await waitFor(() => expect(core.sent("view.remove")).toEqual([{ id: 5 }]));
    expect(await screen.findByTestId("toast-undo")).toBeTruthy();
  });

  it("goes to a file whose name any system takes", async () => {
    views = [viewNamed(3, "膵がん/抗体: 案?", 1)];
    const save = vi.spyOn(host, "saveFile").mockResolvedValue("/out/a.tsumugi-view");
    await show();
    await fromMenu(3, "share");
    await waitFor(() => expect(core.sent("view.share")).toEqual([{ id: 3, out: "/out/a.tsumugi-view" }]));
    expect(save).toHaveBeenCalledWith("膵がん_抗体_ 案_.tsumugi-view", "view");
    expect((await screen.findByTestId("toast")).textContent).toContain("/out/a.tsumugi-view");
  });

  it("nothing changes in a library that may not be written", async () => {
    core.status = statusOf({ ...OPEN, projects: 100, read_only: true });
    await show();
    fireEvent.click(within(row(4)).getByTestId("view-menu"));
    expect((await screen.findByTestId("view-rename")).getAttribute("aria-disabled")).toBe("true");
    expect(screen.getByTestId("view-share").getAttribute("aria-disabled")).toBeNull();
  });
});

it("in a narrow window the views are behind one button", async () => {
  wide(1100);
  const router = await show();
  expect(screen.queryByTestId("view-open")).toBeNull();
  fireEvent.click(screen.getByTestId("rail-views"));
  fireEvent.click(await screen.findByTestId("rail-views-4"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/matrix"));
});

describe("a shared view is taken in", () => {
  it("from the menu, by a file dialog", async () => {
    const pick = vi.spyOn(host, "pickFile").mockResolvedValue("/in/b.tsumugi-view");
    await show();
    fireEvent.click(screen.getByTestId("views-more"));
    fireEvent.click(await screen.findByTestId("views-more-take"));
    await waitFor(() => expect(core.sent("view.take")).toEqual([{ file: "/in/b.tsumugi-view" }]));
    expect(pick).toHaveBeenCalledWith("view");
  });

  it("dropped on the window, instead of an import", async () => {
    const router = await show();
    act(() => drop({ kind: "drop", paths: ["/in/c.TSUMUGI-VIEW"] }));
    await waitFor(() => expect(core.sent("view.take")).toEqual([{ file: "/in/c.TSUMUGI-VIEW" }]));
    expect(router.state.location.pathname).toBe("/history");
  });

  it("a file that is none is refused in words", async () => {
    core.answers["view.take"] = () => {
      throw { code: "file-unreadable", params: { path: "x" }, detail: null };
    };
    vi.spyOn(host, "pickFile").mockResolvedValue("/in/b.tsumugi-view");
    await show();
    act(() => void runAction("view.take", {}));
    expect((await screen.findByTestId("toast")).textContent).not.toBe("");
  });
});

describe("saving what is shown", () => {
  const state = { filter: pancreas, sort: [] as Sort[], group: null, columns: [], matrix: null };
  const ask = async (view?: number) => {
    const router = await show();
    act(() => void runAction("view.save", { state, view }));
    return { router, name: (await screen.findByTestId("view-name")) as HTMLInputElement };
  };
  const button = (id: string) => screen.getByTestId(id) as HTMLButtonElement;

  it("takes a name, keeps the state, and the view is open afterwards", async () => {
    const { router, name } = await ask();
    expect(button("view-save-new").disabled).toBe(true);
    fireEvent.change(name, { target: { value: " 膵癌の課題 " } });
    fireEvent.keyDown(name, { key: "Enter", isComposing: true });
    expect(core.sent("view.save")).toEqual([]);
    fireEvent.keyDown(name, { key: "Enter" });
    await waitFor(() => expect(core.sent("view.save")).toEqual([{ id: null, name: "膵癌の課題", state }]));
    await waitFor(() => expect(router.state.location.search).toEqual({ indication: ["MONDO:0005184"], view: 9 }));
  });

  it("offers to overwrite the view that is open, once something else is shown", async () => {
    await ask(3);
    fireEvent.click(await screen.findByTestId("view-overwrite"));
    await waitFor(() => expect(core.sent("view.save")).toEqual([{ id: 3, name: "膵がん × 抗体", state }]));
  });

  it("does not offer it while nothing changed", async () => {
    views = [viewNamed(3, "膵がん", 38, { filter: pancreas })];
    await ask(3);
    await screen.findByTestId("view-save-new");
    await act(async () => {});
    expect(screen.queryByTestId("view-overwrite")).toBeNull();
  });

  it("a name that another view has is said before it is refused, whatever its width", async () => {
    views = [viewNamed(7, "EGFR", 1)];
    const { name } = await ask();
    fireEvent.change(name, { target: { value: "ＥＧＦＲ" } });
    await waitFor(() => expect(screen.getByText(/同じ名前のビューがあります/)).toBeTruthy());
    expect(button("view-save-new").disabled).toBe(true);
    fireEvent.click(screen.getByTestId("view-overwrite-named"));
    await waitFor(() => expect(core.sent("view.save")).toEqual([{ id: 7, name: "EGFR", state }]));
  });

  it("a refusal stands in the dialog, and what was typed stays", async () => {
    core.answers["view.save"] = () => {
      throw { code: "disk-full", params: {}, detail: null };
    };
    const { name } = await ask();
    fireEvent.change(name, { target: { value: "新しい" } });
    fireEvent.click(button("view-save-new"));
    expect(await screen.findByTestId("view-problem")).toBeTruthy();
    expect(name.value).toBe("新しい");
  });
});

it("views are found in the palette", async () => {
  const router = await show();
  fireEvent.keyDown(document.body, { code: "KeyK", ctrlKey: true });
  const input = await screen.findByTestId("palette-input");
  fireEvent.change(input, { target: { value: "膵がん ×" } });
  fireEvent.keyDown(input, { key: "Enter", keyCode: 13 });
  await waitFor(() => expect(router.state.location.search).toMatchObject({ view: 3 }));
});

it("a state is the same whatever the person's own columns are, and another with other conditions, order or axes", () => {
  const base = { filter: pancreas, sort: [] as Sort[], group: null, columns: [], matrix: null };
  const columns = [{ id: "title", width: 200, visible: true, frozen: false }];
  expect(isSameState(base, { ...base, columns })).toBe(true);
  expect(isSameState({ ...base, columns }, { ...base, columns: [{ ...columns[0], width: 90 } as never] })).toBe(false);
  expect(isSameState(base, { ...base, filter: { ...pancreas, not: ["indication"] } })).toBe(false);
  expect(isSameState(base, { ...base, sort: [{ key: "title", descending: false }] })).toBe(false);
  expect(isSameState(base, { ...base, matrix: { rows: "phase", columns: "area", third: null } })).toBe(false);
});

it("a matrix with three axes keeps them in its address", () => {
  const state = {
    ...viewNamed(1, "", 0).state,
    matrix: { rows: "phase", columns: "area", third: "year" } as const,
  };
  expect(placeOf({ id: 1, state })).toEqual({
    to: "/matrix",
    search: { rows: "phase", columns: "area", third: "year", view: 1 },
  });
});

it.each([
  [-5, 0],
  [10, 0],
  [30, 1],
  [500, 2],
])("a view dropped at %i px lands at %i", (y, at) =>
  expect(
    landing(
      [0, 28, 56].map((top) => ({ top, height: 28 })),
      y,
    ),
  ).toBe(at),
);
