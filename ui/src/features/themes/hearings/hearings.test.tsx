import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import type { Hearings } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { makeRouter } from "../../../router.tsx";
import { coreOf, DONE, projectOf, themeOf } from "../fixtures.ts";

const OF = { theme: 1, code: "TH-001", theme_title_ja: "題1", theme_title_en: "Title 1" };
const HEARINGS: Hearings = {
  standing: [
    {
      ...OF,
      project: projectOf(7),
      agreed: "agreed",
      entries: [
        {
          id: 90,
          agreed: "agreed",
          spoke_to: "both",
          spoke_by: "査読者B",
          held_on: "2026-11-02",
          data: "サルの曝露データ",
          note: "特許出願の後",
          by: "査読者B",
          at: "2026-11-02T00:00:00Z",
        },
      ],
    },
    { ...OF, project: projectOf(8), agreed: "not-asked", entries: [] },
  ],
  open: 1,
  hidden: 3,
};

let core: ReturnType<typeof coreOf>;

beforeEach(() => {
  core = coreOf({
    "theme.list": () => ({ themes: [themeOf(1)], next_code: "TH-002" }),
    "hearing.list": () => HEARINGS,
    "hearing.save": () => DONE,
    "hearing.remove": () => DONE,
  });
  const router = makeRouter(createMemoryHistory({ initialEntries: ["/themes?tab=hearings"] }));
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
});

it("is a work list, the open ones first, and says what may leave without agreement", async () => {
  const rows = await screen.findAllByTestId("hearing-row");
  expect(rows.map((row) => row.dataset.project)).toEqual(["8", "7"]);
  for (const part of ["同意", "研究者とTLO", "査読者B", "2026-11-02", "サルの曝露データ", "特許出願の後"])
    expect(rows[1]?.textContent).toContain(part);
  const text = screen.getByTestId("hearings").textContent;
  expect(text).toContain("同意がないうちは、公開の項目だけが外に出ます。");
  expect(text).toContain("未確認 1件");
  expect(text).toContain("3件は表示していません");
});

it("agreement is recorded with whom somebody spoke, and not without", async () => {
  fireEvent.click((await screen.findAllByTestId("hearing-record"))[0] as HTMLElement);
  fireEvent.click(await screen.findByTestId("hearing-agreed-agreed"));
  await act(async () => fireEvent.click(screen.getByTestId("hearing-submit")));
  expect(screen.getByTestId("hearing-problem")).toBeTruthy();
  expect(core.sent("hearing.save")).toEqual([]);
  fireEvent.click(screen.getByTestId("hearing-whom-tlo"));
  fireEvent.change(screen.getByTestId("hearing-day"), { target: { value: "2026-11-20" } });
  fireEvent.change(screen.getByTestId("hearing-data"), { target: { value: "マウスの薬効 n=24" } });
  await act(async () => fireEvent.click(screen.getByTestId("hearing-submit")));
  expect(core.sent("hearing.save")).toEqual([
    {
      theme: 1,
      project: 8,
      fields: {
        agreed: "agreed",
        spoke_to: "tlo",
        spoke_by: "査読者A",
        held_on: "2026-11-20",
        data: "マウスの薬効 n=24",
        note: "",
      },
    },
  ]);
  await waitFor(() => expect(screen.queryByTestId("hearing-submit")).toBeNull());
});

it("another record begins where it stands: a note alone takes back no agreement", async () => {
  fireEvent.click((await screen.findAllByTestId("hearing-record"))[1] as HTMLElement);
  fireEvent.change(await screen.findByTestId("hearing-note"), { target: { value: "次は検体の数を聞く" } });
  await act(async () => fireEvent.click(screen.getByTestId("hearing-submit")));
  // It says with whom before it is recorded.
  expect(core.sent("hearing.save")).toEqual([]);
  fireEvent.click(screen.getByTestId("hearing-whom-researcher"));
  await act(async () => fireEvent.click(screen.getByTestId("hearing-submit")));
  expect(core.sent("hearing.save")).toMatchObject([
    { project: 7, fields: { agreed: "agreed", spoke_to: "researcher", note: "次は検体の数を聞く" } },
  ]);
});

it("an earlier record is corrected or removed", async () => {
  fireEvent.click((await screen.findAllByTestId("hearing-record"))[1] as HTMLElement);
  fireEvent.click(await screen.findByTestId("hearing-edit"));
  fireEvent.change(screen.getByTestId("hearing-note"), { target: { value: "特許は出願済み" } });
  // Another one cannot take the place of what is being written.
  expect((screen.getByTestId("hearing-edit") as HTMLButtonElement).disabled).toBe(true);
  await act(async () => fireEvent.click(screen.getByTestId("hearing-submit")));
  expect(core.sent("hearing.save")).toMatchObject([{ id: 90, project: 7, fields: { note: "特許は出願済み" } }]);
  await act(async () => fireEvent.click(screen.getByTestId("hearing-remove")));
  expect(core.sent("hearing.remove")).toEqual([{ id: 90 }]);
});
