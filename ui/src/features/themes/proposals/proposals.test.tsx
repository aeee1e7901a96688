import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { runAction } from "../../../actions/index.ts";
import type { Proposals } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { makeRouter } from "../../../router.tsx";
import { coreOf, DONE, memberOf, projectOf, proposalOf, refOf, themeOf } from "../fixtures.ts";

const FOUND: Proposals = {
  proposals: [
    proposalOf([memberOf(7, "target", ["human"], ["human"]), memberOf(8, "modality", ["matter"])], {
      wanted: true,
      alike: [{ theme: refOf(themeOf(2)), because: [] }],
    }),
    proposalOf([memberOf(7, "target", ["human"]), memberOf(9, "model", ["model"])], { score: 61 }),
  ],
  left: [
    {
      projects: [memberOf(8, "modality", []).project, memberOf(9, "model", []).project],
      because: [{ key: "fixture-covered", params: {}, good: false }],
    },
  ],
  looked: 4,
  compared: 6,
  hidden: 2,
};

function show(to: string) {
  const core = coreOf({
    "theme.list": () => ({ themes: [themeOf(1)], next_code: "TH-002" }),
    "round.list": () => ({ rounds: [{ id: 5, name: "第2回", kind: "votes" }] }),
    "shortlist.show": () => ({
      rows: [
        { project: 7, decided: { verdict: "keep" } },
        { project: 8, decided: { verdict: "keep" } },
        { project: 9, decided: { verdict: "drop" } },
      ],
      reasons: [],
      earlier_reasons: [],
      hidden: 0,
    }),
    "forge.propose": () => FOUND,
    "forge.explain": () => ({
      proposal: FOUND.proposals[1],
      against: [{ key: "fixture-against", params: {}, good: false }],
    }),
    "project.detail": ({ id }: { id: number }) => ({ row: projectOf(id) }),
    "project.page": () => ({ total: 2, offset: 0, rows: [projectOf(7), projectOf(9)] }),
    "theme.create": () => DONE,
  });
  const router = makeRouter(createMemoryHistory({ initialEntries: [to] }));
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { core, router };
}

const ASKED = { limit: 50, running: false, unused: false, confirmed_only: false };

it("from a shortlist it looks among what was kept at once, and says what speaks for and against each", async () => {
  const { core } = show("/themes?tab=proposals&round=5");
  const [first, second] = await screen.findAllByTestId("proposal");
  expect(core.sent("forge.propose")).toEqual([{ selection: { these: [7, 8] }, ...ASKED }]);
  const text = first?.textContent ?? "";
  for (const part of ["課題7", "課題8", "確認済", "候補", "humanの文。", "狙い", "似たテーマ 1件", "80"])
    expect(text).toContain(part);
  expect(first?.querySelectorAll("[data-good=true]")).toHaveLength(1);
  expect(first?.querySelectorAll("[data-good=false]")).toHaveLength(1);
  // Folded until somebody asks for its evidence.
  expect(second?.textContent).not.toContain("modelの文。");
  expect(screen.getAllByTestId("left-pair")).toHaveLength(1);
});

it("keys go through the proposals, unfold one and make a theme of it, which nothing but a person does", async () => {
  const { core } = show("/themes?tab=proposals&round=5");
  await screen.findAllByTestId("proposal");
  fireEvent.keyDown(document.body, { code: "KeyJ", key: "j" });
  fireEvent.keyDown(document.body, { code: "KeyJ", key: "j" });
  await waitFor(() => expect(document.activeElement).toBe(screen.getAllByTestId("proposal")[1]));
  fireEvent.keyDown(document.activeElement as Element, { code: "Enter", key: "Enter" });
  await waitFor(() => expect(screen.getAllByTestId("proposal")[1]?.dataset.open).toBe("true"));
  fireEvent.keyDown(document.activeElement as Element, { code: "KeyT", key: "t" });
  const name = await screen.findByTestId("theme-title-ja");
  expect(core.sent("theme.create")).toEqual([]);
  fireEvent.change(name, { target: { value: "新しい題" } });
  await waitFor(() => expect(screen.getByTestId("theme-target").textContent).toContain("HGNC:1"));
  await act(async () => fireEvent.click(screen.getByTestId("theme-create-submit")));
  expect(core.sent("theme.create")).toEqual([
    {
      fields: { title_ja: "新しい題", target: "HGNC:1", modality: "AB", classes: {} },
      threads: [
        { project: 7, role: "target", note: "" },
        { project: 9, role: "model", note: "" },
      ],
    },
  ]);
});

it("what another screen chose is looked among; conditions stand in the address and ask anew", async () => {
  const { core, router } = show("/themes");
  await screen.findByTestId("theme-new");
  act(() => void runAction("forge.propose", { selection: { these: [7, 8, 9] }, count: 3 }));
  await screen.findAllByTestId("proposal");
  fireEvent.click(screen.getByTestId("propose-running").querySelector("input") as HTMLElement);
  await waitFor(() => expect(core.sent("forge.propose")).toHaveLength(2));
  expect(core.sent("forge.propose")).toEqual([
    { selection: { these: [7, 8, 9] }, ...ASKED },
    { selection: { these: [7, 8, 9] }, ...ASKED, running: true },
  ]);
  expect(router.state.location.search).toEqual({ tab: "proposals", among: "chosen", running: true });
});

it("everything is looked through only when asked for", async () => {
  const { core } = show("/themes?tab=proposals&among=all");
  const start = await screen.findByTestId("propose-start");
  expect(core.sent("forge.propose")).toEqual([]);
  await act(async () => fireEvent.click(start));
  await screen.findAllByTestId("proposal");
  expect(core.sent("forge.propose")).toHaveLength(1);
});

it("a combination chosen by hand is explained, with what speaks against it", async () => {
  const { core } = show("/themes?tab=proposals&among=all");
  for (const [place, at] of [
    ["explain-1", 0],
    ["explain-2", 1],
  ] as const) {
    fireEvent.change(await screen.findByTestId(`${place}-search`), { target: { value: "課題" } });
    await waitFor(() => expect(screen.getAllByTestId(`${place}-option`)).toHaveLength(2));
    fireEvent.click(screen.getAllByTestId(`${place}-option`)[at] as HTMLElement);
  }
  expect(await screen.findByTestId("explain-against")).toBeTruthy();
  expect(core.sent("forge.explain")).toEqual([{ projects: [7, 9] }]);
});
