import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN, SETTINGS, statusOf, WELL } from "../../test/library.ts";
import type { OpenLibrary, Problem, Settings } from "../api/bindings.ts";
import { queryClient } from "../api/client.ts";
import { type FileDrop, host } from "../api/host.ts";
import { closeFault, dismissAll } from "../api/notices.ts";
import { makeRouter } from "../router.tsx";
import { choose } from "../text/language.ts";

const library: OpenLibrary = {
  ...OPEN,
  path: "/data/sample.tsumugi",
  name: "sample",
  sample: true,
  projects: 120,
  undo: { operation: 9, sentence_ja: "標的「EGFR」を付けた", sentence_en: "Added target “EGFR”" },
};

let asked: [name: string, args: unknown][];
let open: OpenLibrary | null;
let settings: Settings;
let router: ReturnType<typeof makeRouter>;
let drop: (drop: FileDrop) => void;

beforeEach(() => {
  queryClient.clear();
  dismissAll();
  closeFault();
  choose({ language: "ja", appearance: "light" });
  asked = [];
  open = library;
  settings = SETTINGS;
  vi.spyOn(host, "onFileDrop").mockImplementation((listener) => {
    drop = listener;
    return () => {};
  });
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    if (name === "library.status") return { value: statusOf(open), changed: [] };
    if (name === "settings.get") return { value: settings, changed: [] };
    if (name === "settings.set") {
      settings = { ...settings, ...(args as Partial<Settings>) };
      return { value: settings, changed: ["settings"] };
    }
    if (name === "library.care") return { value: WELL, changed: [] };
    if (name === "library.recent") return { value: { libraries: [] }, changed: [] };
    if (name === "theme.list") return { value: { themes: [], next_code: "TH-001" }, changed: [] };
    if (name === "history.list") return { value: { operations: [], more: false }, changed: [] };
    if (name === "history.undo")
      return { value: { operation: 10, kind: "undo", count: 12, created: null }, changed: [] };
    throw { code: "bad-call", params: {}, detail: null } satisfies Problem;
  });
});

function show(to: "/settings" | "/history" | "/welcome") {
  router = makeRouter(createMemoryHistory({ initialEntries: [to] }));
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

const undone = () => asked.filter(([name]) => name === "history.undo").length;

describe("from anywhere", () => {
  it("Ctrl Z undoes, except in a field, where it belongs to the text", async () => {
    show("/settings");
    fireEvent.keyDown(await screen.findByTestId("settings-name"), { code: "KeyZ", ctrlKey: true });
    expect(undone()).toBe(0);
    fireEvent.keyDown(document.body, { code: "KeyZ", ctrlKey: true });
    expect(undone()).toBe(1);
  });

  it("Ctrl K opens the palette, Enter runs what is chosen, never while composing", async () => {
    show("/settings");
    await screen.findByTestId("settings-name");
    fireEvent.keyDown(document.body, { code: "KeyK", ctrlKey: true });
    const input = await screen.findByTestId("palette-input");
    fireEvent.change(input, { target: { value: "履歴" } });
    fireEvent.keyDown(input, { key: "Enter", keyCode: 229 });
    expect(router.state.location.pathname).toBe("/settings");
    fireEvent.keyDown(input, { key: "Enter", keyCode: 13 });
    await waitFor(() => expect(router.state.location.pathname).toBe("/history"));
    expect(screen.queryByTestId("palette-input")).toBeNull();
  });

  it("? lists the keys that work here", async () => {
    show("/history");
    await screen.findByTestId("history-undo");
    fireEvent.keyDown(document.body, { key: "?", code: "Slash", shiftKey: true });
    expect((await screen.findByTestId("keys")).textContent).toContain("やり直す");
  });

  it("a dropped list opens the import with it", async () => {
    show("/settings");
    await screen.findByTestId("settings-name");
    act(() => drop({ kind: "drop", paths: ["/data/課題一覧.xlsx", "/data/b.csv"] }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/import"));
    expect(router.state.location.search).toEqual({ file: "/data/課題一覧.xlsx" });
  });
});

it("language and colours change at once and are kept", async () => {
  show("/settings");
  fireEvent.click(await screen.findByText("English"));
  await waitFor(() => expect(document.documentElement.lang).toBe("en"));
  expect((await screen.findByTestId("nav-projects")).textContent).toContain("Projects");
  fireEvent.click(screen.getByText("Dark"));
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe("dark"));
  expect(asked).toContainEqual(["settings.set", { language: "en" }]);
  expect(asked).toContainEqual(["settings.set", { appearance: "dark" }]);
});

it("the sample library is marked as synthetic wherever its name stands", async () => {
  show("/settings");
  await screen.findByTestId("settings-path");
  expect(screen.getByTestId("status").textContent).toContain("合成データ");
  expect(document.title).toContain("合成データ");
});

it("without a library every screen leads to the first page", async () => {
  open = null;
  show("/history");
  await screen.findByTestId("welcome");
  expect(router.state.location.pathname).toBe("/welcome");
  act(() => drop({ kind: "drop", paths: ["/data/a.csv"] }));
  expect(screen.getByTestId("toast").textContent).toContain("ライブラリ");
  expect(router.state.location.pathname).toBe("/welcome");
});
