/** Any workbook looked through. 合成データ. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN } from "../../../test/library.ts";
import { Core, refusal } from "../../../test/window.tsx";
import type { LeakReport, LeakRequest } from "../../api/bindings.ts";
import { type FileDrop, host } from "../../api/host.ts";
import { ja } from "../../text/ja/index.ts";

const CLEAN: LeakReport = { leaks: [], more: 0, unread: [], published: 0 };
const FOUND: LeakReport = { ...CLEAN, leaks: [{ kind: "hidden-sheet", where: "sheet:評価メモ", text: "評価メモ" }] };

let core: Core;
let drop: (drop: FileDrop) => void;
/** What is found, by file. */
let reports: Record<string, LeakReport>;

beforeEach(() => {
  core = new Core();
  vi.spyOn(host, "onFileDrop").mockImplementation((listener) => {
    drop = listener;
    return () => {};
  });
  reports = { "/in/概要書.xlsx": FOUND, "/in/清書.xlsx": CLEAN };
  core.answers["leak.check"] = ({ file }: LeakRequest) => {
    const report = reports[file];
    if (!report) throw refusal("leak-unchecked", { path: file, reason: "leak-no-workbook" });
    return report;
  };
});

const letGo = (...paths: string[]) => act(async () => drop({ kind: "drop", paths }));
const verdict = () => screen.findByTestId("leaks-verdict");

describe("without a library", () => {
  it("a workbook is picked and checked, and its findings are listed", async () => {
    vi.spyOn(host, "pickFile").mockResolvedValue("/in/概要書.xlsx");
    core.show("/leaks");
    await act(async () => void fireEvent.click(await screen.findByTestId("leaks-choose")));
    expect((await verdict()).textContent).toContain("1件見つかりました");
    expect(host.pickFile).toHaveBeenCalledWith("workbook");
    expect(screen.getByTestId("leaks-file").textContent).toBe("概要書.xlsx");
    expect(screen.getByTestId("leak").textContent).toContain("シート「評価メモ」");
    expect(core.sent("leak.check")).toEqual([{ file: "/in/概要書.xlsx" }]);
  });

  it("one is dropped anywhere on the window, and another may follow at once", async () => {
    const router = core.show("/leaks");
    await screen.findByTestId("leaks-choose");
    await letGo("/in/概要書.xlsx");
    await verdict();
    await letGo("/in/清書.xlsx");
    await waitFor(async () => expect((await verdict()).textContent).toContain(ja.leaks.clean));
    expect(screen.queryByTestId("leak")).toBeNull();
    expect(router.state.location.pathname).toBe("/leaks");
  });

  it("what only a library knows is said not to be looked for", async () => {
    core.show("/leaks");
    expect((await screen.findByTestId("leaks-group-library")).textContent).toContain(ja.leaks.libraryClosed);
  });
});

describe("with a library", () => {
  beforeEach(() => {
    core.status = { ...core.status, open: OPEN };
  });

  it("a dropped workbook is checked, not imported; on other screens it is imported as before", async () => {
    const router = core.show("/leaks");
    await screen.findByTestId("leaks-choose");
    await letGo("/in/清書.xlsx", "/in/概要書.xlsx");
    expect((await verdict()).textContent).toContain(ja.leaks.clean);
    expect((await screen.findByTestId("toast")).textContent).toContain(ja.leaks.dropOne);
    await act(() => router.navigate({ to: "/settings" }));
    await screen.findByTestId("settings-name");
    await letGo("/in/清書.xlsx");
    await waitFor(() => expect(router.state.location.pathname).toBe("/import"));
  });

  it("while files hover over the window the screen says where they go, not the import", async () => {
    core.show("/leaks");
    const screens = await screen.findByTestId("leaks-screen");
    act(() => drop({ kind: "over", paths: ["/in/a.xlsx"] }));
    expect(screens.hasAttribute("data-over")).toBe(true);
    expect(screen.queryByTestId("dropzone")).toBeNull();
    act(() => drop({ kind: "leave", paths: [] }));
    expect(screens.hasAttribute("data-over")).toBe(false);
  });

  it("the same file is looked at again when it is dropped again or asked for, as it may have been mended", async () => {
    core.show("/leaks");
    await screen.findByTestId("leaks-choose");
    await letGo("/in/概要書.xlsx");
    expect((await verdict()).textContent).toContain("1件");
    reports["/in/概要書.xlsx"] = CLEAN;
    await act(async () => void fireEvent.click(screen.getByTestId("leaks-again")));
    expect((await verdict()).textContent).toContain(ja.leaks.clean);
    reports["/in/概要書.xlsx"] = FOUND;
    await letGo("/in/概要書.xlsx");
    await waitFor(async () => expect((await verdict()).textContent).toContain("1件"));
    expect(core.sent("leak.check")).toHaveLength(3);
  });

  it("what cannot be checked is refused in place, in words, and is not called clean", async () => {
    core.show("/leaks");
    await screen.findByTestId("leaks-choose");
    await letGo("/in/写真.png");
    expect((await screen.findByTestId("leaks-refused")).textContent).toContain("Excelブックではありません。");
    expect(screen.queryByTestId("leaks-verdict")).toBeNull();
  });

  it("a workbook of which a part could not be read is not called clean either", async () => {
    reports["/in/清書.xlsx"] = { ...CLEAN, unread: ["xl/a.bin"] };
    core.show("/leaks");
    await screen.findByTestId("leaks-choose");
    await letGo("/in/清書.xlsx");
    expect((await verdict()).textContent).toContain(ja.leaks.notSure);
    expect(screen.getByTestId("leaks-unread").textContent).toContain("xl/a.bin");
  });

  it("stands in the rail and in the palette", async () => {
    const router = core.show("/settings");
    fireEvent.click(await screen.findByTestId("nav-leaks"));
    await waitFor(() => expect(router.state.location.pathname).toBe("/leaks"));
    await act(() => router.navigate({ to: "/settings" }));
    await screen.findByTestId("settings-name");
    fireEvent.keyDown(document.body, { code: "KeyK", ctrlKey: true });
    const input = await screen.findByTestId("palette-input");
    fireEvent.change(input, { target: { value: "持ち出し" } });
    fireEvent.keyDown(input, { key: "Enter" });
    await waitFor(() => expect(router.state.location.pathname).toBe("/leaks"));
  });
});
