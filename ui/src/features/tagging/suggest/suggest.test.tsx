import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { runAction } from "../../../actions/index.ts";
import type { Problem, Scan, Selection } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { host, type ProgressReport } from "../../../api/host.ts";
import { currentNotices, dismissAll } from "../../../api/notices.ts";
import { choose } from "../../../text/language.ts";
import { TaggingLayer } from "../TaggingLayer.tsx";

const counts = (target: number, modality: number, indication: number) => ({ target, modality, indication });
const SCAN: Scan = {
  projects: 1284,
  levels: [
    { certainty: 0.95, tags: counts(400, 300, 200), projects: counts(350, 280, 190) },
    { certainty: 0.9, tags: counts(1000, 1200, 1014), projects: counts(800, 900, 950) },
    { certainty: 0.7, tags: counts(2000, 2000, 2000), projects: counts(1000, 1000, 1000) },
  ],
  frequent: [
    {
      chip: { kind: "target", id: "HGNC:1", label_ja: "架空受容体", label_en: "R", main: false, proposed: false },
      projects: 57,
    },
  ],
};
const selection: Selection = { matching: { filter: { ...NO_FILTER, untagged: ["target"] }, except: [] } };

let asked: [name: string, args: unknown][];
let scan: Scan;
let gate: (() => void) | null;
let report: ((report: ProgressReport) => void) | undefined;
let signals: AbortSignal[];

beforeEach(() => {
  queryClient.clear();
  dismissAll();
  choose({ language: "ja", appearance: "light" });
  asked = [];
  signals = [];
  scan = SCAN;
  gate = null;
  vi.spyOn(host, "call").mockImplementation(async (name, args, onProgress, signal) => {
    asked.push([name, args]);
    if (name === "tagging.scan") {
      report = onProgress;
      if (signal) signals.push(signal);
      if (gate)
        await new Promise<void>((go, stop) => {
          gate = go;
          signal?.addEventListener("abort", () => stop({ code: "cancelled", params: {}, detail: null }));
        });
      return { value: scan, changed: [] };
    }
    if (name === "tagging.accept_above")
      return { value: { operation: 5, kind: "tagging-accept", count: 3214, created: null }, changed: ["tags"] };
    throw { code: "bad-call", params: {}, detail: null } satisfies Problem;
  });
});

async function open() {
  render(
    <QueryClientProvider client={queryClient}>
      <TaggingLayer />
    </QueryClientProvider>,
  );
  await act(async () => void runAction("tagging.suggest", { selection, count: 1284 }));
}
const sent = (name: string) => asked.filter(([own]) => own === name).map(([, args]) => args);

describe("suggestions for a selection", () => {
  it("are counted for every certainty before anything is written", async () => {
    await open();
    expect((await screen.findByTestId("suggest-accept")).textContent).toContain("3,214件のタグを付ける");
    expect(sent("tagging.scan")).toEqual([{ selection }]);
    expect(screen.getAllByTestId("suggest-level").map((row) => row.querySelector("b")?.textContent)).toEqual([
      "900",
      "3,214",
      "6,000",
    ]);
    expect(screen.getByTestId("suggest-adds-target").textContent).toContain("800課題に");
    expect(screen.getByTestId("suggest-frequent").textContent).toContain("57");
    expect(screen.getByTestId("suggest").textContent).toContain("何も書き込みません");
    expect(sent("tagging.accept_above")).toEqual([]);
  });

  it("are accepted from the chosen certainty on, of the ticked kinds, in one command with one notice", async () => {
    await open();
    fireEvent.click(await screen.findByTestId("suggest-level-70"));
    fireEvent.click(screen.getByTestId("suggest-kind-modality").querySelector("input") as HTMLElement);
    await waitFor(() => expect(screen.getByTestId("suggest-accept").textContent).toContain("4,000件"));
    fireEvent.click(screen.getByTestId("suggest-accept"));
    await waitFor(() => expect(screen.queryByTestId("suggest")).toBeNull());
    expect(sent("tagging.accept_above")).toEqual([{ selection, certainty: 0.7, kinds: ["target", "indication"] }]);
    expect(currentNotices().notices).toHaveLength(1);
    expect(currentNotices().notices[0]?.action?.testid).toBe("toast-undo");
    // What was accepted is not looked for again.
    expect(sent("tagging.scan")).toHaveLength(1);
  });

  it("with no kind ticked give nothing to accept, by key neither", async () => {
    await open();
    await screen.findByTestId("suggest-accept");
    for (const kind of ["target", "modality", "indication"])
      fireEvent.click(screen.getByTestId(`suggest-kind-${kind}`).querySelector("input") as HTMLElement);
    await waitFor(() => expect((screen.getByTestId("suggest-accept") as HTMLButtonElement).disabled).toBe(true));
    fireEvent.keyDown(document.body, { code: "Enter", key: "Enter", ctrlKey: true });
    expect(sent("tagging.accept_above")).toEqual([]);
  });

  it("tell how far the reading is, and cancelling stops it without a word", async () => {
    gate = () => {};
    await open();
    await screen.findByTestId("suggest-scanning");
    act(() => report?.({ stage: "scan", done: 300, total: 1284 }));
    expect(screen.getByTestId("suggest-scanning").textContent).toContain("300 / 1,284");
    fireEvent.click(screen.getByTestId("suggest-scanning-cancel"));
    await waitFor(() => expect(screen.queryByTestId("suggest")).toBeNull());
    expect(signals.at(-1)?.aborted).toBe(true);
    expect(currentNotices().notices).toEqual([]);
  });

  it("that bring nothing new say so and offer nothing to press", async () => {
    scan = { ...SCAN, levels: [{ certainty: 0.9, tags: counts(0, 0, 0), projects: counts(0, 0, 0) }], frequent: [] };
    await open();
    await screen.findByTestId("suggest-nothing");
    expect(screen.queryByTestId("suggest-accept")).toBeNull();
  });

  it("speak English", async () => {
    choose({ language: "en", appearance: "light" });
    await open();
    expect((await screen.findByTestId("suggest-accept")).textContent).toContain("Add 3,214 tags");
    expect(screen.getByTestId("suggest-adds-target").textContent).toContain("on 800 projects");
  });
});
