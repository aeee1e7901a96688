/** A plan and the handbook going out: for whom is asked, nobody is proposed. 合成データ. */
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { runAction } from "../../actions/index.ts";
import type { PlanExport, PlanExportPreviewRequest, Problem } from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { setWritable } from "../../api/writable.ts";
import { ja } from "../../text/ja/index.ts";
import { choose } from "../../text/language.ts";
import { ExportLayer } from "./ExportLayer.tsx";

let asked: [name: string, args: unknown][];
let inUse: string | null;

beforeEach(() => {
  queryClient.clear();
  setWritable(true);
  choose({ language: "ja", appearance: "light" });
  asked = [];
  inUse = null;
  vi.spyOn(host, "saveFile").mockResolvedValue("/out/計画.xlsx");
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    const { audience } = args as PlanExportPreviewRequest;
    const withheld = audience === "internal" ? [] : [{ item: "notes", class: "internal", count: 2 }];
    if (name === "plan.export_preview")
      return { value: { sheets: ["task"], withheld, missing_translations: 3, file_name: "x.xlsx" }, changed: [] };
    const { out } = args as PlanExport;
    if (out === inUse) throw { code: "file-in-use", params: { path: out }, detail: null } satisfies Problem;
    return { value: { path: out, projects: 0, withheld, sha256: "ab" }, changed: ["history"] };
  });
});

const sent = (name: string) => asked.filter(([own]) => own === name).map(([, args]) => args);
const show = (run: () => void) => {
  render(
    <QueryClientProvider client={queryClient}>
      <ExportLayer />
    </QueryClientProvider>,
  );
  act(run);
};
const pick = async (testid: string) =>
  act(async () => void fireEvent.click(screen.getByTestId(testid).querySelector("input") as HTMLElement));
const button = (kind: string) => screen.getByTestId(`${kind}-export-run`) as HTMLButtonElement;

describe("a plan", () => {
  const plan = () => show(() => void runAction("export.plan", { plan: 7, code: "TH-001" }));

  it("is proposed to nobody: without an audience nothing is asked and nothing written", async () => {
    plan();
    expect(document.querySelectorAll(".cards [data-selected]").length).toBe(0);
    expect(button("plan").disabled).toBe(true);
    expect(asked).toEqual([]);
    expect(screen.getByTestId("plan-export").textContent).toContain(ja.plan.exporting.planNote);
  });

  it("says for the audience chosen what stays in the house and what has one language only", async () => {
    plan();
    await pick("plan-audience-cda");
    await waitFor(() =>
      expect(screen.getByTestId("plan-export").textContent).toContain(ja.plan.exporting.missing("3")),
    );
    expect(sent("plan.export_preview")).toEqual([{ plan: 7, audience: "cda" }]);
    expect(screen.getByTestId("plan-export").querySelector("[data-item=notes]")).toBeTruthy();
  });

  it("is written for that audience, in the language and the unit chosen", async () => {
    plan();
    await pick("plan-audience-internal");
    await pick("plan-language-both");
    await pick("plan-export-unit-millions");
    await act(async () => void fireEvent.click(button("plan")));
    await waitFor(() =>
      expect(sent("plan.export")).toEqual([
        { plan: 7, audience: "internal", language: "both", millions: true, out: "/out/計画.xlsx" },
      ]),
    );
    expect(host.saveFile).toHaveBeenCalledWith("計画_TH-001.xlsx", "workbook");
    await waitFor(() => expect(screen.queryByTestId("plan-export")).toBeNull());
  });

  it("is not written where no place is chosen; a file in use is said, and what was chosen stays", async () => {
    vi.spyOn(host, "saveFile").mockResolvedValueOnce(null);
    plan();
    await pick("plan-audience-internal");
    await act(async () => void fireEvent.click(button("plan")));
    expect(sent("plan.export")).toEqual([]);
    inUse = "/out/計画.xlsx";
    vi.spyOn(host, "saveFile").mockResolvedValue("/out/計画.xlsx");
    await act(async () => void fireEvent.click(button("plan")));
    expect(await screen.findByTestId("plan-export-problem")).toBeTruthy();
    expect(screen.getByTestId("plan-audience-internal").querySelector("input")?.checked).toBe(true);
  });
});

describe("the handbook", () => {
  it("can be exported for the house only, and even that is not chosen beforehand", async () => {
    show(() => void runAction("export.handbook", { notes: { search: "特許" } }));
    const radios = [...screen.getByTestId("handbook-audience").querySelectorAll<HTMLInputElement>("input")];
    expect(radios.filter((own) => !own.disabled).map((own) => own.value)).toEqual(["internal"]);
    expect(radios.some((own) => own.checked)).toBe(false);
    expect(button("handbook").disabled).toBe(true);
    await pick("handbook-audience-internal");
    await act(async () => void fireEvent.click(button("handbook")));
    await waitFor(() =>
      expect(sent("handbook.export")).toEqual([
        { notes: { search: "特許" }, audience: "internal", language: "ja", out: "/out/計画.xlsx" },
      ]),
    );
  });
});
