import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { runAction } from "../../actions/index.ts";
import { queryClient } from "../../api/client.ts";
import { makeRouter } from "../../router.tsx";
import { coreOf, DONE, themeOf } from "./fixtures.ts";

async function ask(themes: number) {
  const core = coreOf({
    "theme.list": () => ({ themes: Array.from({ length: themes }, (_, i) => themeOf(i + 1)), next_code: "TH-099" }),
    "theme.join": () => DONE,
  });
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={makeRouter(createMemoryHistory({ initialEntries: ["/themes"] }))} />
    </QueryClientProvider>,
  );
  await screen.findByTestId("theme-new");
  act(() => void runAction("theme.join", { selection: { these: [7] }, count: 1 }));
  await screen.findByTestId("theme-join-submit");
  return core;
}
const radios = () => screen.getAllByRole("radio", { hidden: true });

it("among many themes the one to join is looked for by words, and the one chosen stays", async () => {
  const core = await ask(12);
  await waitFor(() => expect(radios()).toHaveLength(12));
  const words = screen.getByTestId("theme-join-search");
  fireEvent.change(words, { target: { value: "ｔｈ－００11" } });
  await waitFor(() => expect(radios()).toHaveLength(1));
  fireEvent.click(radios()[0] as HTMLElement);
  fireEvent.change(words, { target: { value: "題12" } });
  await waitFor(() => expect(radios()).toHaveLength(2));
  await act(async () => fireEvent.click(screen.getByTestId("theme-join-submit")));
  expect(core.sent("theme.join")).toEqual([{ id: 11, selection: { these: [7] }, role: null }]);
});

it("among a few there is nothing to look for", async () => {
  await ask(3);
  await waitFor(() => expect(radios()).toHaveLength(3));
  expect(screen.queryByTestId("theme-join-search")).toBeNull();
});
