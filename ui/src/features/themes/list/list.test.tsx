import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { queryClient } from "../../../api/client.ts";
import { makeRouter } from "../../../router.tsx";
import { conceptOf, coreOf, coveredOf, themeOf } from "../fixtures.ts";

const THEMES = [
  themeOf(3, { state: "study", owner: "査読者B", due: "2020-01-15", next_step: "SG①の確認" }),
  themeOf(2, { state: "approved", target: conceptOf("target", "HGNC:1"), due: "2099-01-15" }),
  themeOf(1),
];

let names: { state: "study"; name_ja: string; name_en: string }[];

beforeEach(() => {
  names = [];
});

function show(to = "/themes") {
  const core = coreOf({
    "theme.list": () => ({ themes: THEMES, next_code: "TH-004" }),
    "theme.states": () => ({ names }),
    "forge.portfolio": () => ({
      themes: [
        coveredOf(
          themeOf(3),
          [
            ["human", "closed"],
            ["assay", "closed"],
            ["safety", "open"],
            ["site", "suggested"],
          ],
          { threads: 4, hidden: 1 },
        ),
      ],
      overlaps: [],
    }),
  });
  const router = makeRouter(createMemoryHistory({ initialEntries: [to] }));
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { core, router };
}

const ids = () => screen.getAllByTestId("theme-row").map((row) => row.dataset.id);
const rowOf = (id: number) => screen.getAllByTestId("theme-row").find((row) => row.dataset.id === String(id));

it("a row says how much of what is needed is closed, who carries it, what comes next, and that its day has passed", async () => {
  names = [{ state: "study", name_ja: "深掘り", name_en: "Digging" }];
  show();
  await screen.findByTestId("theme-gaps");
  await waitFor(() => expect(rowOf(3)?.textContent).toContain("深掘り"));
  const text = rowOf(3)?.textContent ?? "";
  for (const part of ["TH-003", "題3", "4 +1", "2/4", "査読者B", "SG①の確認", "2020-01-15", "期限超過"])
    expect(text).toContain(part);
  expect(rowOf(2)?.textContent).toContain("2099-01-15");
  expect(rowOf(2)?.textContent).not.toContain("期限超過");
  expect(rowOf(2)?.textContent).toContain("承認");
});

it("headings sort, the address keeps the order, and a third press gives it up", async () => {
  const { router } = show();
  await screen.findAllByTestId("theme-row");
  expect(ids()).toEqual(["3", "2", "1"]);
  fireEvent.click(screen.getByTestId("theme-sort-code"));
  await waitFor(() => expect(ids()).toEqual(["1", "2", "3"]));
  expect(router.state.location.search).toEqual({ sort: "code" });
  fireEvent.click(screen.getByTestId("theme-sort-code"));
  await waitFor(() => expect(router.state.location.search).toEqual({ sort: "-code" }));
  fireEvent.click(screen.getByTestId("theme-sort-code"));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

it("tabs stand in the address", async () => {
  const { router } = show();
  fireEvent.click(await screen.findByTestId("themes-tab-pipeline"));
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: "pipeline" }));
  expect(await screen.findByTestId("pipeline-board")).toBeTruthy();
});
