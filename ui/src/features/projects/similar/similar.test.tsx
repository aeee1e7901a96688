import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { Filter, ProjectRow, Similar, SimilarRequest } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { host } from "../../../api/host.ts";
import { currentCommands } from "../../../keys/index.ts";
import { choose } from "../../../text/language.ts";
import { MOST, useSimilar } from "./useSimilar.tsx";

let asked: SimilarRequest[];
let answer: Similar;
const onOpen = vi.fn();

beforeEach(() => {
  queryClient.clear();
  choose({ language: "ja", appearance: "light" });
  asked = [];
  onOpen.mockReset();
  const row = { id: 4, title_ja: "似た題", title_en: "Alike" } as ProjectRow;
  answer = { hits: [{ row, score: 51, words: ["抗体"], tags: [] }], words: ["抗体", "膵がん"] };
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    if (name !== "find.similar") throw { code: "bad-call", params: { name }, detail: null };
    asked.push(args as SimilarRequest);
    return { value: answer, changed: [] };
  });
});

function Screen({ filter, count }: { filter: Filter; count: number }) {
  const { dialog, toSelection } = useSimilar({ filter, count, ids: async () => [1, 2], onOpen });
  return (
    <>
      {toSelection && <button type="button" data-testid="selection" onClick={toSelection} />}
      {dialog}
    </>
  );
}
const show = (filter: Partial<Filter> = {}, count = 0) =>
  render(
    <QueryClientProvider client={queryClient}>
      <Screen filter={{ ...NO_FILTER, ...filter }} count={count} />
    </QueryClientProvider>,
  );
const palette = (id: string) => currentCommands().find((command) => command.id === id);

it("the palette asks for a text, which is compared when asked for and not while it is typed", async () => {
  show();
  palette("similar-text")?.run();
  const text = await screen.findByTestId("similar-text");
  fireEvent.change(text, { target: { value: "  膵がんの抗体薬物複合体  " } });
  expect(asked).toEqual([]);
  fireEvent.keyDown(text, { key: "Enter", ctrlKey: true, keyCode: 229 });
  expect(asked).toEqual([]);
  fireEvent.keyDown(text, { key: "Enter", ctrlKey: true, keyCode: 13 });
  const hit = await screen.findByTestId("similar-hit");
  expect(asked).toEqual([{ projects: [], text: "膵がんの抗体薬物複合体", filter: NO_FILTER, limit: 50 }]);
  expect(hit.textContent).toContain("共通：抗体");
  fireEvent.click(hit.querySelector("button") as HTMLElement);
  expect(onOpen).toHaveBeenCalledWith(4);
  expect(screen.queryByTestId("similar-dialog")).toBeNull();
});

it("what is ticked is compared together, on wish within the conditions of the list", async () => {
  show({ phase: ["応用"], text: "抗体" }, 2);
  fireEvent.click(screen.getByTestId("selection"));
  await screen.findByTestId("similar-hit");
  expect(asked).toEqual([{ projects: [1, 2], text: "", filter: NO_FILTER, limit: 50 }]);
  fireEvent.click(screen.getByTestId("similar-here"));
  await waitFor(() => expect(asked.at(-1)?.filter).toEqual({ ...NO_FILTER, phase: ["応用"] }));
});

it("nothing ticked, or too much to compare, offers nothing", () => {
  const { unmount } = show({}, 0);
  expect([screen.queryByTestId("selection"), palette("similar-selection")?.enabled]).toEqual([null, false]);
  unmount();
  show({}, MOST + 1);
  expect([screen.queryByTestId("selection"), palette("similar-selection")?.enabled]).toEqual([null, false]);
});

it("says when a text has nothing to compare, and when nothing is like it", async () => {
  answer = { hits: [], words: [] };
  const { unmount } = show();
  palette("similar-text")?.run();
  fireEvent.change(await screen.findByTestId("similar-text"), { target: { value: "。" } });
  fireEvent.click(screen.getByTestId("similar-find"));
  expect((await screen.findByTestId("similar-none")).textContent).toContain("比べられる語がありません");
  unmount();
  answer = { hits: [], words: ["抗体"] };
  queryClient.clear();
  show();
  palette("similar-text")?.run();
  fireEvent.change(await screen.findByTestId("similar-text"), { target: { value: "抗体" } });
  fireEvent.click(screen.getByTestId("similar-find"));
  expect((await screen.findByTestId("similar-none")).textContent).toBe("似た課題は見つかりません");
});
