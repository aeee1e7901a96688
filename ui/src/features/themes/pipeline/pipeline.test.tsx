import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { Freed, Theme, ThemeEdit } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { makeRouter } from "../../../router.tsx";
import { coreOf, coveredOf, DONE, projectOf, refOf, themeOf } from "../fixtures.ts";

let themes: Theme[];
let core: ReturnType<typeof coreOf>;

beforeEach(() => {
  themes = [
    themeOf(1, { state: "idea", owner: "査読者B" }),
    themeOf(2, { state: "study" }),
    themeOf(3, { state: "idea" }),
  ];
  const freed = (): Freed => ({
    projects: [
      {
        project: projectOf(7),
        assets: [],
        fits: [{ theme: refOf(themeOf(2)), needs: ["matter"], score: 70, because: [] }],
      },
    ],
    hidden: 0,
  });
  core = coreOf({
    "theme.list": () => ({ themes: structuredClone(themes), next_code: "TH-004" }),
    "forge.portfolio": () => ({
      themes: [
        coveredOf(themeOf(1), [
          ["human", "closed"],
          ["site", "open"],
        ]),
      ],
      overlaps: [],
    }),
    "forge.freed": freed,
    "theme.edit": ({ id, fields }: ThemeEdit) => {
      themes = themes.map((theme) => (theme.id === id ? ({ ...theme, ...fields } as Theme) : theme));
      return DONE;
    },
    "theme.join": () => DONE,
    "theme.name_state": () => DONE,
  });
  const router = makeRouter(createMemoryHistory({ initialEntries: ["/themes?tab=pipeline"] }));
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
});

const lane = (state: string) =>
  within(screen.getByTestId(`lane-${state}`))
    .queryAllByTestId("pipeline-card")
    .map((card) => card.dataset.id);
const title = (id: number) => document.querySelector<HTMLElement>(`[data-card="${id}"]`) as HTMLElement;

it("cards stand in the lane of their state, with owner and gaps", async () => {
  await screen.findByTestId("pipeline-gaps");
  expect([lane("idea"), lane("study"), lane("stopped")]).toEqual([["1", "3"], ["2"], []]);
  expect(screen.getByTestId("lane-idea").textContent).toContain("査読者B");
  expect(screen.getByTestId("pipeline-gaps").textContent).toBe("空き1");
});

it("Alt and an arrow move a card by one write, and the keys stay on it; never past the ends", async () => {
  await screen.findByTestId("pipeline-board");
  title(1).focus();
  fireEvent.keyDown(title(1), { key: "ArrowLeft", code: "ArrowLeft", altKey: true });
  fireEvent.keyDown(title(1), { key: "ArrowRight", code: "ArrowRight", altKey: true, keyCode: 229 });
  expect(core.sent("theme.edit")).toEqual([]);
  fireEvent.keyDown(title(1), { key: "ArrowRight", code: "ArrowRight", altKey: true });
  await waitFor(() => expect(lane("study")).toEqual(["1", "2"]));
  expect(core.sent("theme.edit")).toEqual([{ id: 1, fields: { classes: {}, state: "study" } }]);
  await waitFor(() => expect(document.activeElement).toBe(title(1)));
  expect(await screen.findByTestId("toast-undo")).toBeTruthy();
});

it("a card is dragged to another lane", async () => {
  const board = await screen.findByTestId("pipeline-board");
  for (const [i, one] of [...board.querySelectorAll<HTMLElement>("[data-lane]")].entries())
    vi.spyOn(one, "getBoundingClientRect").mockReturnValue({ left: i * 100, right: i * 100 + 96 } as DOMRect);
  const card = screen.getAllByTestId("pipeline-card").find((one) => one.dataset.id === "3") as HTMLElement;
  fireEvent.pointerDown(card, { button: 0, clientX: 20, clientY: 50 });
  fireEvent.pointerMove(card, { clientX: 22, clientY: 50 });
  fireEvent.pointerMove(card, { clientX: 320, clientY: 60 });
  fireEvent.pointerUp(card, { clientX: 320, clientY: 60 });
  await waitFor(() => expect(lane("approved")).toEqual(["3"]));
  expect(core.sent("theme.edit")).toEqual([{ id: 3, fields: { classes: {}, state: "approved" } }]);
});

it("stopping asks why, then shows what is free and where it fits, one step away", async () => {
  await screen.findByTestId("pipeline-board");
  fireEvent.click(screen.getAllByTestId("pipeline-menu")[0] as HTMLElement);
  fireEvent.click(await screen.findByTestId("pipeline-menu-stopped"));
  fireEvent.click(await screen.findByTestId("theme-stop-submit"));
  expect(core.sent("theme.edit")).toEqual([]);
  fireEvent.change(screen.getByTestId("theme-stop-reason"), { target: { value: " 毒性が避けられない " } });
  await act(async () => fireEvent.click(screen.getByTestId("theme-stop-submit")));
  expect(core.sent("theme.edit")).toEqual([
    { id: 1, fields: { classes: {}, state: "stopped", stop_reason: "毒性が避けられない" } },
  ]);
  const fit = await screen.findByTestId("freed-fit");
  expect(fit.textContent).toContain("TH-002");
  await act(async () => fireEvent.click(screen.getByTestId("freed-join")));
  expect(core.sent("theme.join")).toEqual([{ id: 2, selection: { these: [7] }, role: null }]);
  await waitFor(() => expect(screen.getByTestId("freed-fit").textContent).toContain("加えました"));
  expect(lane("stopped")).toEqual(["1"]);
});

it("the names of states are changed one by one, in both languages, only those that differ", async () => {
  fireEvent.click(await screen.findByTestId("pipeline-names"));
  fireEvent.change(await screen.findByTestId("state-name-ja-study"), { target: { value: "深掘り" } });
  await act(async () => fireEvent.click(screen.getByTestId("state-names-submit")));
  expect(core.sent("theme.name_state")).toEqual([]);
  fireEvent.change(screen.getByTestId("state-name-en-study"), { target: { value: "Digging" } });
  await act(async () => fireEvent.click(screen.getByTestId("state-names-submit")));
  expect(core.sent("theme.name_state")).toEqual([{ state: "study", name_ja: "深掘り", name_en: "Digging" }]);
  await waitFor(() => expect(screen.queryByTestId("state-names")).toBeNull());
});
