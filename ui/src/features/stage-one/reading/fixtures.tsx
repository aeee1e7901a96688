/** What the tests of this screen share: the window over a fictional round. */
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, vi } from "vitest";
import { OPEN, SETTINGS, statusOf, WELL } from "../../../../test/library.ts";
import type { DecisionSave, OpenLibrary, Problem } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { host } from "../../../api/host.ts";
import { dismissAll } from "../../../api/notices.ts";
import { makeRouter } from "../../../router.tsx";
import { choose } from "../../../text/language.ts";
import { draftKey, keepDraft, takeLost } from "./drafts.ts";
import { World } from "./world.ts";

/** What the core has, and what it was asked, in order. */
export const core = {
  world: new World([]),
  asked: [] as [name: string, args: unknown][],
  library: OPEN as OpenLibrary | null,
};

export const wide = (width: number) =>
  (window as unknown as { happyDOM: { setViewport: (size: { width: number }) => void } }).happyDOM.setViewport({
    width,
  });

export const sent = <T = unknown>(name: string) =>
  core.asked.filter(([own]) => own === name).map(([, args]) => args as T);
export const votes = () => sent<DecisionSave>("reading.decide");

/** Four unread projects of an open round, nothing begun. */
export function setUp() {
  queryClient.clear();
  dismissAll();
  choose({ language: "ja", appearance: "light" });
  for (const reviewer of [1, 2]) for (const project of [1, 2, 3, 4]) keepDraft(draftKey(reviewer, 5, project), null);
  takeLost();
  core.world = new World([1, 2, 3, 4]);
  core.asked = [];
  core.library = OPEN;
  wide(1440);
  vi.spyOn(host, "onFileDrop").mockReturnValue(() => {});
  vi.spyOn(host, "startup").mockResolvedValue(null);
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    core.asked.push([name, args]);
    const own = await core.world.answer(name, args);
    if (own) return own;
    switch (name) {
      case "library.status":
        return { value: statusOf(core.library), changed: [] };
      case "settings.get":
        return { value: SETTINGS, changed: [] };
      case "library.care":
        return { value: WELL, changed: [] };
      case "view.list":
        return { value: { views: [] }, changed: [] };
      default:
        throw { code: "bad-call", params: { name }, detail: null } satisfies Problem;
    }
  });
}

/** The reading of round 5. */
export async function show(search = "") {
  const router = makeRouter(createMemoryHistory({ initialEntries: [`/stage-one?round=5${search}`] }));
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await screen.findByTestId("round-screen");
  return router;
}
export async function shown(search = "") {
  const router = await show(search);
  await screen.findByTestId("reading-text");
  return router;
}
export const press = (code: string, init: KeyboardEventInit = {}, target: Element = document.body) =>
  act(async () => void fireEvent.keyDown(target, { code, ...init }));
export const confirm = () => press("Enter", { key: "Enter", ctrlKey: true });
export const at = () => Number(screen.getByTestId("reading-text").dataset.project);
export const arrivesAt = (project: number) => waitFor(() => expect(at()).toBe(project));
export const pressed = (testid: string) => screen.getByTestId(testid).getAttribute("aria-pressed") === "true";
/** The answers as they stand: key of the criterion and value. */
export const answers = () =>
  screen.getAllByTestId("reading-criterion").flatMap((row) => {
    const on = row.querySelector<HTMLElement>("[data-testid=reading-score][aria-pressed=true]");
    return on ? [[row.dataset.key, on.dataset.value]] : [];
  });
export const active = () =>
  screen.getAllByTestId("reading-criterion").find((row) => row.dataset.active === "true")?.dataset.key;
export const listed = () =>
  screen.getAllByTestId("reading-row").map((row) => [Number(row.dataset.id), row.dataset.state]);
