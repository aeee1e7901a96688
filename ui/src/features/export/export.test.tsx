import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { runAction } from "../../actions/index.ts";
import type { BriefingRequest, Class, ExportPreview, Problem, TableRequest } from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { choose } from "../../text/language.ts";
import { ExportLayer } from "./ExportLayer.tsx";

let asked: [name: string, args: unknown][];
let inUse: string | null;

const preview = (audience: Class): ExportPreview => ({
  projects: 3,
  withheld: audience === "internal" ? [] : [{ item: "notes", class: "internal", count: 2 }],
  missing_translations: [],
  file_name: `TH-001_${audience}.xlsx`,
});

beforeEach(() => {
  queryClient.clear();
  choose({ language: "ja", appearance: "light" });
  asked = [];
  inUse = null;
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    if (name === "theme.show") return { value: { code: "TH-001", title_ja: "題", title_en: "" }, changed: [] };
    if (name === "export.preview_briefing" || name === "export.preview_table")
      return { value: preview((args as { audience: Class }).audience), changed: [] };
    const { out, audience } = args as BriefingRequest;
    if (out === inUse) throw { code: "file-in-use", params: { path: out }, detail: null } satisfies Problem;
    const { withheld } = preview(audience);
    return { value: { path: out, projects: 3, withheld, sha256: "ab" }, changed: ["history"] };
  });
});

function show() {
  render(
    <QueryClientProvider client={queryClient}>
      <ExportLayer />
    </QueryClientProvider>,
  );
  act(() => void runAction("export.briefing", { theme: 4 }));
}

const button = () => screen.getByTestId("export-run") as HTMLButtonElement;
const ask = (audience: Class) =>
  fireEvent.click(screen.getByTestId(`export-audience-${audience}`).querySelector("input") as HTMLElement);
const sent = (name: string) => asked.filter(([n]) => n === name).map(([, args]) => args);

it("no audience is chosen at first, and nothing can be written until one is", async () => {
  show();
  await screen.findByTestId("export-run");
  expect(document.querySelectorAll(".cards [data-selected]")).toHaveLength(0);
  expect(button().disabled).toBe(true);
  expect(button().closest("[title]")?.getAttribute("title")).toContain("だれに渡すか");
  fireEvent.keyDown(document.body, { code: "Enter", ctrlKey: true });
  expect(asked.map(([name]) => name)).toEqual(["theme.show"]);
});

it("what is withheld is shown for the audience chosen, and the warning for outsiders", async () => {
  show();
  await screen.findByTestId("export-run");
  ask("public");
  await waitFor(() => expect(screen.getByTestId("export-withheld").querySelector("[data-item=notes]")).toBeTruthy());
  expect(screen.getByTestId("export-combination")).toBeTruthy();
  ask("internal");
  await waitFor(() => expect(screen.getByTestId("export-withheld").querySelector("[data-item]")).toBeNull());
  expect(screen.queryByTestId("export-combination")).toBeNull();
});

it("is written where the person says, for the audience and in the language chosen", async () => {
  const pick = vi.spyOn(host, "saveFile").mockResolvedValue("/out/a.xlsx");
  show();
  await screen.findByTestId("export-run");
  ask("cda");
  fireEvent.click(screen.getByTestId("export-language-both").querySelector("input") as HTMLElement);
  await waitFor(() => expect(button().disabled).toBe(false));
  await act(async () => fireEvent.click(button()));
  const done = await screen.findByTestId("export-done");
  expect(pick).toHaveBeenCalledWith("TH-001_cda.xlsx", "workbook");
  expect(sent("export.briefing")).toEqual([{ theme: 4, audience: "cda", language: "both", out: "/out/a.xlsx" }]);
  expect(done.textContent).toContain("/out/a.xlsx");
});

it("a workbook open elsewhere is said in place, with another name as the remedy", async () => {
  inUse = "/out/a.xlsx";
  const pick = vi.spyOn(host, "saveFile").mockResolvedValueOnce("/out/a.xlsx").mockResolvedValueOnce("/out/b.xlsx");
  show();
  await screen.findByTestId("export-run");
  ask("internal");
  await waitFor(() => expect(button().disabled).toBe(false));
  await act(async () => fireEvent.click(button()));
  await screen.findByTestId("export-problem");
  await act(async () => fireEvent.click(screen.getByTestId("export-save-as")));
  await screen.findByTestId("export-done");
  expect(pick).toHaveBeenCalledTimes(2);
  expect(screen.getByTestId("export-path").textContent).toBe("/out/b.xlsx");
});

it("nothing is written when the person changes their mind about the place", async () => {
  vi.spyOn(host, "saveFile").mockResolvedValue(null);
  show();
  await screen.findByTestId("export-run");
  ask("public");
  await waitFor(() => expect(button().disabled).toBe(false));
  await act(async () => fireEvent.click(button()));
  expect(sent("export.briefing")).toEqual([]);
  expect(screen.queryByTestId("export-done")).toBeNull();
});

describe("a list", () => {
  const list = async () => {
    vi.spyOn(host, "saveFile").mockResolvedValue("/out/list.xlsx");
    render(
      <QueryClientProvider client={queryClient}>
        <ExportLayer />
      </QueryClientProvider>,
    );
    const selection = { these: [1, 2, 3] };
    act(() => void runAction("export.table", { selection, count: 3, sort: [] }));
    await screen.findByTestId("export-run");
    ask("public");
    await waitFor(() => expect(button().disabled).toBe(false));
  };
  const write = async () => {
    await act(async () => fireEvent.click(button()));
    await screen.findByTestId("export-done");
    return sent("export.table").map((args) => (args as TableRequest).extras);
  };

  it("goes out without the lists' other columns unless they are asked for", async () => {
    await list();
    expect(await write()).toEqual([false]);
  });

  it("takes the lists' other columns along when they are asked for, for the same audience", async () => {
    await list();
    fireEvent.click(screen.getByTestId("export-extras").querySelector("input") as HTMLElement);
    expect(await write()).toEqual([true]);
    expect(sent("export.table")).toMatchObject([{ audience: "public", selection: { these: [1, 2, 3] } }]);
  });
});

it("a briefing has no such columns to offer", async () => {
  show();
  await screen.findByTestId("export-run");
  expect(screen.queryByTestId("export-extras")).toBeNull();
});
