import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { MATRIX, value, viewNamed } from "../../../test/finding.ts";
import { OPEN, statusOf } from "../../../test/library.ts";
import { Core } from "../../../test/window.tsx";
import type { Matrix, MatrixRequest, WantCell } from "../../api/bindings.ts";
import { NO_FILTER } from "../../api/filter.ts";
import { host } from "../../api/host.ts";
import { ja } from "../../text/ja/index.ts";
import { choose } from "../../text/language.ts";

let core: Core;
let matrix: (asked: MatrixRequest) => Matrix;

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 100 });
  matrix = () => MATRIX;
  core.answers = {
    "find.matrix": (asked: MatrixRequest) => matrix(asked),
    "find.facets": ({ dims }: { dims: string[] }) => ({
      total: 40,
      facets: dims.map((dim) => ({
        dim,
        values: dim === "indication" ? [value("MONDO:0005184", "膵癌", 40)] : [],
        more: 0,
      })),
    }),
    "find.want": () => ({ operation: 1, kind: "want", count: 1, created: null }),
    "view.list": () => ({ views: [viewNamed(3, "膵がんの分布", 38)] }),
  };
});

const show = async (to = "/matrix") => {
  const router = core.show(to);
  await screen.findByTestId("matrix");
  return router;
};
const cell = (row: string, column: string, testid = "matrix-cell") =>
  screen.getAllByTestId(testid).find((e) => e.dataset.row === row && e.dataset.column === column) as HTMLElement;
const asked = () => core.sent("find.matrix").at(-1) as MatrixRequest;
const onProjects = async (router: Awaited<ReturnType<typeof show>>) => {
  await waitFor(() => expect(router.state.location.pathname).toBe("/projects"));
  return router.state.location.search;
};

describe("the matrix", () => {
  it("counts the projects of the list it came from, and says by which conditions", async () => {
    await show("/matrix?indication=%5B%22MONDO%3A0005184%22%5D&q=%E6%8A%97%E4%BD%93&not=%5B%22indication%22%5D");
    expect(asked().filter).toEqual({
      ...NO_FILTER,
      text: "抗体",
      indication: ["MONDO:0005184"],
      not: ["indication"],
    });
    await waitFor(() =>
      expect(screen.getAllByTestId("matrix-token").map((e) => e.textContent)).toEqual(["検索抗体", "除外 適応膵癌"]),
    );
    fireEvent.click(within(screen.getAllByTestId("matrix-token")[0] as HTMLElement).getByRole("button"));
    await waitFor(() => expect(asked().filter.text).toBe(""));
    fireEvent.click(screen.getByTestId("matrix-clear"));
    await waitFor(() => expect(asked().filter).toEqual(NO_FILTER));
  });

  it("a cell opens the list of both values and the conditions; back leads to the matrix", async () => {
    const router = await show("/matrix?year=%5B2025%5D");
    fireEvent.click(cell("kinase", "AB"));
    expect(await onProjects(router)).toEqual({ year: [2025], target_class: ["kinase"], modality: ["AB"] });
    act(() => router.history.back());
    await screen.findByTestId("matrix");
    fireEvent.click(screen.getAllByTestId("matrix-row")[1] as Element);
    expect(await onProjects(router)).toEqual({ year: [2025], target_class: ["gpcr"] });
  });

  it("what the core left out is said, and more can be asked for", async () => {
    await show();
    expect(screen.getByTestId("matrix-more").textContent).toBe("横：ほか5");
    expect(asked().most).toBe(30);
    fireEvent.click(screen.getByTestId("matrix-show-more"));
    await waitFor(() => expect(asked().most).toBe(60));
  });

  it("axes are swapped by S, in the address", async () => {
    const router = await show();
    fireEvent.keyDown(document.body, { code: "KeyS" });
    await waitFor(() => expect(router.state.location.search).toEqual({ rows: "modality", columns: "target_class" }));
    expect([asked().rows, asked().columns]).toEqual(["modality", "target_class"]);
  });

  it("nothing to count says what to do", async () => {
    matrix = () => ({ ...MATRIX, rows: [], columns: [], cells: [] });
    core.show("/matrix");
    expect((await screen.findByTestId("matrix-empty")).textContent).toContain("条件を外すか");
  });
});

describe("狙い", () => {
  const wants = () => core.sent("find.want") as WantCell[];

  it("W marks the cell one stands on, or takes its mark away; nowhere else it does anything", async () => {
    await show();
    fireEvent.keyDown(document.body, { code: "KeyW" });
    expect(wants()).toEqual([]);
    cell("kinase", "GT").focus();
    fireEvent.keyDown(cell("kinase", "GT"), { code: "KeyW" });
    await waitFor(() => expect(wants()).toHaveLength(1));
    cell("gpcr", "GT").focus();
    fireEvent.keyDown(cell("gpcr", "GT"), { code: "KeyW" });
    await waitFor(() =>
      expect(wants()).toEqual([
        { rows: "target_class", row: "kinase", columns: "modality", column: "GT", wanted: true },
        { rows: "target_class", row: "gpcr", columns: "modality", column: "GT", wanted: false },
      ]),
    );
  });

  it("W belongs to the input method while it composes", async () => {
    await show();
    cell("kinase", "GT").focus();
    fireEvent.keyDown(cell("kinase", "GT"), { code: "KeyW", isComposing: true });
    fireEvent.keyDown(cell("kinase", "GT"), { code: "KeyW", keyCode: 229 });
    await act(async () => {});
    expect(wants()).toEqual([]);
  });

  it("W changes nothing in a library that may not be written", async () => {
    core.status = statusOf({ ...OPEN, projects: 100, read_only: true });
    await show();
    cell("kinase", "GT").focus();
    fireEvent.keyDown(cell("kinase", "GT"), { code: "KeyW" });
    await act(async () => {});
    expect(wants()).toEqual([]);
  });

  it("a right click offers both what a cell can do", async () => {
    const router = await show();
    fireEvent.contextMenu(cell("kinase", "AB"));
    const menu = await screen.findByTestId("cell-menu");
    expect(menu.textContent).toContain("キナーゼ × 抗体");
    fireEvent.click(within(menu).getByTestId("cell-want"));
    await waitFor(() => expect(wants()).toMatchObject([{ row: "kinase", column: "AB", wanted: false }]));
    fireEvent.contextMenu(cell("gpcr", "SM"));
    fireEvent.click(await screen.findByTestId("cell-open"));
    expect(await onProjects(router)).toEqual({ target_class: ["gpcr"], modality: ["SM"] });
  });

  it("what is wanted and missing is listed, with the way to its neighbours and off the list", async () => {
    const router = core.show("/matrix?show=gaps");
    const none = await screen.findByTestId("gaps-none");
    const [gap] = within(none).getAllByTestId("gap");
    expect(gap?.textContent).toContain("GPCR × 遺伝子");
    expect(gap?.textContent).toContain("課題なし");
    const filled = screen.getByTestId("gaps-filled");
    expect(filled.textContent).toContain("キナーゼ × 抗体");
    fireEvent.click(within(none).getByTestId("gap-unwant"));
    await waitFor(() => expect(wants()).toMatchObject([{ row: "gpcr", column: "GT", wanted: false }]));
    fireEvent.click(within(filled).getByTestId("gap-open"));
    expect(await onProjects(router)).toEqual({ target_class: ["kinase"], modality: ["AB"] });
  });

  it("a wanted value that no project has is named all the same", async () => {
    matrix = () => ({ ...MATRIX, wanted: [{ row: "ion", column: "SM", by: "査読者A", at: "2026-11-20T01:00:00Z" }] });
    core.answers["find.facets"] = ({ dims }: { dims: string[] }) => ({
      total: 0,
      facets: dims.map((dim) => ({ dim, values: [value("ion", "イオンチャネル", 0)], more: 0 })),
    });
    core.show("/matrix?show=gaps");
    await waitFor(() => expect(screen.getByTestId("gap").textContent).toContain("イオンチャネル × 低分子"));
  });
});

describe("a third dimension", () => {
  const layered: Matrix = {
    ...MATRIX,
    layers: [
      { value: value("II", "がん", 50), cells: [30, 4, 1, 0, 2, 1, 0, 0] },
      { value: value("I", "感染症", 20), cells: [8, 0, 0, 0, 9, 1, 1, 0] },
    ],
  };

  it("gives one small map a value, on one scale, each cell a list of three conditions", async () => {
    matrix = () => layered;
    const router = core.show("/matrix?third=area");
    const maps = await screen.findAllByTestId("layer");
    expect(maps.map((map) => map.getAttribute("aria-label"))).toEqual([
      "がん 標的クラス × モダリティ",
      "感染症 標的クラス × モダリティ",
    ]);
    const steps = (map: HTMLElement | undefined) =>
      within(map as HTMLElement)
        .getAllByTestId("layer-cell")
        .map((e) => Number(e.dataset.step));
    expect(Math.max(...steps(maps[0]))).toBe(6);
    expect(Math.max(...steps(maps[1]))).toBeLessThan(6);
    // Wanted, and there is something over all areas: no gap of any one of them.
    expect(within(maps[1] as HTMLElement).getAllByTestId("layer-cell")[1]?.className).not.toContain("gap");
    fireEvent.click(within(maps[1] as HTMLElement).getAllByTestId("layer-cell")[0] as Element);
    expect(await onProjects(router)).toEqual({ target_class: ["kinase"], modality: ["SM"], area: ["I"] });
  });
});

it("trends: a row a value, a bar a year, each its list", async () => {
  matrix = ({ columns }) =>
    columns === "year"
      ? {
          ...MATRIX,
          columns: [value("2025", "", 30), value("2023", "", 20), value("-", "", 2)],
          cells: [20, 10, 1, 7, 0, 1],
        }
      : MATRIX;
  const router = core.show("/matrix?show=trends");
  const bars = await screen.findAllByTestId("trend-bar");
  expect(bars.map((e) => [e.dataset.year, e.getAttribute("aria-label")])).toEqual([
    ["2023", "キナーゼ　令和5年度：10課題"],
    ["2025", "キナーゼ　令和7年度：20課題"],
    ["2025", "GPCR　令和7年度：7課題"],
  ]);
  expect(screen.getByTestId("trend").querySelectorAll(".trend-year")).toHaveLength(3);
  fireEvent.click(bars[2] as Element);
  expect(await onProjects(router)).toEqual({ target_class: ["gpcr"], year: [2025] });
});

describe("leaves only for an audience", () => {
  const start = async (entry: "workbook" | "picture", to = "/matrix") => {
    await show(to);
    fireEvent.click(screen.getByTestId("matrix-export-open"));
    fireEvent.click(await screen.findByTestId(`matrix-export-menu-${entry}`));
    await screen.findByTestId("matrix-export");
  };
  const audience = (id: string) =>
    screen.getByTestId(`matrix-audience-${id}`).querySelector("input") as HTMLInputElement;
  const run = () => screen.getByTestId("matrix-export-run") as HTMLButtonElement;
  const written = { path: "/out/m.xlsx", projects: 81, withheld: [], sha256: "ab" };

  it("as a workbook, of what is shown, in the language chosen", async () => {
    core.answers["export.matrix"] = () => written;
    const save = vi.spyOn(host, "saveFile").mockResolvedValue("/out/m.xlsx");
    await start("workbook", "/matrix?rows=phase&columns=programme&year=%5B2025%5D");
    expect(run().disabled).toBe(true);
    fireEvent.click(audience("cda"));
    fireEvent.click(screen.getByTestId("matrix-language-both").querySelector("input") as Element);
    await act(async () => fireEvent.click(run()));
    expect(save).toHaveBeenCalledWith(`俯瞰_${ja.find.dims.phase}×${ja.find.dims.programme}.xlsx`, "workbook");
    expect(core.sent("export.matrix")).toEqual([
      {
        matrix: { filter: { ...NO_FILTER, year: [2025] }, rows: "phase", columns: "programme", third: null, most: 30 },
        audience: "cda",
        language: "both",
        out: "/out/m.xlsx",
      },
    ]);
    await waitFor(() => expect(screen.queryByTestId("matrix-export")).toBeNull());
    expect(screen.getByTestId("toast").textContent).toContain("/out/m.xlsx");
  });

  it("what tags count is for nobody outside", async () => {
    await start("workbook");
    expect(["public", "non-confidential", "cda", "internal"].map((id) => audience(id).disabled)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it("so is what a condition on tags counts, on whatever axes", async () => {
    await start("workbook", "/matrix?rows=phase&columns=programme&target=%5B%22HGNC%3A3236%22%5D");
    expect(audience("public").disabled).toBe(true);
  });

  it("a refusal of the core stands in the dialog", async () => {
    core.answers["export.matrix"] = () => {
      throw { code: "file-in-use", params: { path: "/out/m.xlsx" }, detail: null };
    };
    vi.spyOn(host, "saveFile").mockResolvedValue("/out/m.xlsx");
    await start("workbook");
    fireEvent.click(audience("internal"));
    await act(async () => fireEvent.click(run()));
    expect((await screen.findByTestId("matrix-export-problem")).textContent).toContain("/out/m.xlsx");
  });

  it("as a picture, painted as it is shown", async () => {
    core.answers["export.picture"] = () => ({ ...written, path: "/out/m.png" });
    vi.spyOn(host, "saveFile").mockResolvedValue("/out/m.png");
    const painted: string[] = [];
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue({
      scale() {},
      fillRect() {},
      strokeRect() {},
      setLineDash() {},
      save() {},
      restore() {},
      translate() {},
      rotate() {},
      measureText: () => ({ width: 10 }),
      fillText: (text: string) => painted.push(text),
    } as never);
    vi.spyOn(HTMLCanvasElement.prototype, "toBlob").mockImplementation((done) =>
      done(new Blob([new Uint8Array([137, 80, 78, 71])], { type: "image/png" })),
    );
    await start("picture");
    fireEvent.click(audience("internal"));
    await act(async () => fireEvent.click(run()));
    await waitFor(() =>
      expect(core.sent("export.picture")).toMatchObject([
        { png: "iVBORw==", audience: "internal", out: "/out/m.png", matrix: { rows: "target_class" } },
      ]),
    );
    expect(painted).toEqual(
      expect.arrayContaining(["標的クラス × モダリティ", "条件なし（すべての課題）", "58", "狙い"]),
    );
  });

  it("a picture the window cannot paint is said, and nothing is written", async () => {
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
    await start("picture");
    fireEvent.click(audience("internal"));
    await act(async () => fireEvent.click(run()));
    expect((await screen.findByTestId("matrix-export")).textContent).toContain("画像を作れませんでした");
    expect(core.sent("export.picture")).toEqual([]);
  });
});

it("speaks English", async () => {
  choose({ language: "en", appearance: "light" });
  core.answers["settings.get"] = () => ({ name: "A", language: "en", appearance: "light", columns: [], recent: [] });
  await show();
  await waitFor(() =>
    expect(cell("kinase", "SM").getAttribute("aria-label")).toBe("キナーゼ (en) × 低分子 (en): 58 projects"),
  );
});
