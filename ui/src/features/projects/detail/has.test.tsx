import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import type { Asset, AssetFields, AssetSuggestion, LackingTheme } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { host } from "../../../api/host.ts";
import { dismissAll } from "../../../api/notices.ts";
import { setWritable } from "../../../api/writable.ts";
import { choose } from "../../../text/language.ts";
import { Has } from "./Has.tsx";
import { Lacking } from "./Lacking.tsx";

const fields = (own: Pick<AssetFields, "kind" | "step" | "sentence">): AssetFields => ({
  state: "have",
  label: "",
  n: null,
  replicated: null,
  independent: null,
  glp: null,
  field: "summary_ja",
  source: "",
  note: "",
  ...own,
});
const ANTIBODY: Asset = {
  id: 11,
  project: 1,
  extra: null,
  ...fields({ kind: "antibody", step: "screening", sentence: "架空の抗体を得た。" }),
  n: 3,
  source_row: null,
  by: "メンバーA",
  at: "2026-11-27T00:00:00Z",
};
const suggestion = (sentence: string, kind: AssetFields["kind"] = "model"): AssetSuggestion => ({
  fields: fields({ kind, step: "poc", sentence }),
  from: 0,
  to: 2,
  certainty: 0.8,
  because: { key: "said", params: {}, good: true },
});
const lacking = (id: number): LackingTheme => ({
  theme: { id, code: `TH-00${id}`, title_ja: `架空テーマ${id}`, title_en: "", state: "study" },
  needs: ["delivery", "matter"],
  score: 80 - id,
  because: [],
});

let assets: Asset[];
let suggested: AssetSuggestion[];
let themes: LackingTheme[];
let asked: [name: string, args: unknown][];

beforeEach(() => {
  queryClient.clear();
  dismissAll();
  choose({ language: "ja", appearance: "light" });
  assets = [ANTIBODY];
  suggested = [suggestion("架空の疾患モデルを樹立した。"), suggestion("架空の血漿指標を見いだした。", "biomarker")];
  themes = [1, 2, 3, 4, 5].map(lacking);
  asked = [];
  setWritable(true);
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    const value = (() => {
      if (name === "library.status") return statusOf(OPEN);
      if (name === "asset.list") return { assets, suggested };
      if (name === "forge.lacking") return { themes };
      if (name === "asset.accept") suggested = suggested.slice(1);
      return { operation: 3, kind: name.replace(".", "-"), count: 1, created: null, lasting: false };
    })();
    return { value, changed: name === "asset.accept" ? ["themes"] : [] };
  });
});

async function show() {
  const root = createRootRoute();
  const home = createRoute({
    getParentRoute: () => root,
    path: "/",
    component: () => (
      <>
        <Has project={1} />
        <Lacking project={1} />
      </>
    ),
  });
  const theme = createRoute({ getParentRoute: () => root, path: "/themes/$id" });
  const router = createRouter({ routeTree: root.addChildren([home, theme]), history: createMemoryHistory() });
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await screen.findByTestId("detail-asset");
  await screen.findAllByTestId("suggestion");
  await screen.findAllByTestId("lacking-theme");
}
const sent = (name: string) => asked.filter(([own]) => own === name).map(([, args]) => args);
const key = (code: string) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { code, key: code.slice(3).toLowerCase() });

it("shows what is confirmed with its sentence and who said so, apart from what a text suggests", async () => {
  await show();
  const own = screen.getByTestId("detail-asset");
  expect(own.textContent).toContain("抗体");
  expect(own.textContent).toContain("架空の抗体を得た。");
  expect(own.textContent).toContain("メンバーA");
  expect(own.textContent).not.toContain("疾患モデル");
  expect(screen.getAllByTestId("suggestion")).toHaveLength(2);
});

it("Y leads to the first suggestion, and confirms it only once it has been reached", async () => {
  await show();
  key("KeyY");
  expect(sent("asset.accept")).toEqual([]);
  await waitFor(() => expect(screen.getAllByTestId("suggestion")[0]).toBe(document.activeElement));
  key("KeyY");
  await waitFor(() => expect(screen.getAllByTestId("suggestion")).toHaveLength(1));
  expect(sent("asset.accept")).toEqual([{ project: 1, taken: [suggestion("架空の疾患モデルを樹立した。").fields] }]);
});

it("adds one that no text speaks of", async () => {
  await show();
  fireEvent.click(screen.getByTestId("detail-asset-add"));
  expect(await screen.findByTestId("asset-dialog")).toBeTruthy();
});

it("names the themes that lack it with the gaps it would close, and joins one in one step with a role", async () => {
  await show();
  expect(screen.getAllByTestId("lacking-theme")).toHaveLength(3);
  const [first] = screen.getAllByTestId("lacking-theme");
  expect(first?.textContent).toContain("TH-001");
  expect(first?.textContent).toContain("送達");
  expect(first?.textContent).toContain("DDS");
  fireEvent.click(screen.getAllByTestId("lacking-join")[0] as HTMLElement);
  await waitFor(() => expect(sent("theme.join")).toEqual([{ id: 1, selection: { these: [1] }, role: "dds" }]));
  fireEvent.click(screen.getByTestId("detail-lacking-more"));
  expect(screen.getAllByTestId("lacking-theme")).toHaveLength(5);
});

it("changes nothing where the library is open for reading only", async () => {
  setWritable(false);
  await show();
  await waitFor(() => expect(screen.getAllByTestId("lacking-join")[0]?.hasAttribute("disabled")).toBe(true));
  expect(screen.getByTestId("detail-asset-add").hasAttribute("disabled")).toBe(true);
});
