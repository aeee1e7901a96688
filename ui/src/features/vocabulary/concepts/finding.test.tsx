import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../../../api/client.ts";
import { host } from "../../../api/host.ts";
import { core, key, lines, setUp, show, tap, typed } from "./fixtures.ts";

beforeEach(setUp);

describe("the way there", () => {
  it("the rail tells how much waits for review, and nothing when nothing does", async () => {
    await show();
    await waitFor(() => expect(screen.getByTestId("vocabulary-badge").textContent).toContain("見直し 2件"));
    expect(screen.getByTestId("nav-vocabulary").getAttribute("aria-current")).toBe("page");
    core.answers["vocabulary.list"] = () => ({ loaded: [], own: 1, waiting: 0, formats: [] });
    await act(() => queryClient.invalidateQueries());
    await waitFor(() => expect(screen.queryByTestId("vocabulary-badge")).toBeNull());
  });

  it("kind, words, tab and concept stand in the address", async () => {
    const router = await show();
    await screen.findAllByTestId("tree-line");
    await tap("tree-line");
    await screen.findByTestId("concept-card");
    expect(router.state.location.search).toEqual({ kind: "indication", concept: "MONDO:1" });
    await act(async () =>
      fireEvent.click(screen.getByTestId("vocabulary-kind-target").querySelector("input") as HTMLElement),
    );
    expect(router.state.location.search).toEqual({ kind: "target" });
    expect(await screen.findByTestId("vocabulary-empty")).toBeTruthy();
    await tap("vocabulary-tab-lessons");
    expect(router.state.location.search).toEqual({ kind: "target", tab: "lessons" });
  });
});

describe("the hierarchy", () => {
  it("opens branch by branch, by the arrows too; Enter shows the concept", async () => {
    const router = await show();
    await waitFor(() => expect(lines("tree")).toEqual(["MONDO:1", "MONDO:4"]));
    await tap("tree-twist");
    await waitFor(() => expect(lines("tree")).toEqual(["MONDO:1", "MONDO:2", "MONDO:4"]));
    expect(core.sent("concept.browse")).toEqual([{ kind: "indication" }, { kind: "indication", parent: "MONDO:1" }]);
    expect(router.state.location.search).toMatchObject({ parent: "MONDO:1" });
    const tree = screen.getByTestId("tree");
    act(() => void key("ArrowDown", tree));
    act(() => void key("ArrowRight", tree));
    await waitFor(() => expect(lines("tree")).toEqual(["MONDO:1", "MONDO:2", "MONDO:3", "MONDO:4"]));
    act(() => void key("ArrowRight", tree));
    act(() => void key("Enter", tree, { isComposing: true }));
    expect(screen.queryByTestId("concept-card")).toBeNull();
    act(() => void key("Enter", tree));
    await waitFor(() => expect(screen.getByTestId("concept-card").dataset.id).toBe("MONDO:3"));
    // Left goes up, then closes.
    act(() => void key("ArrowLeft", tree));
    act(() => void key("ArrowLeft", tree));
    await waitFor(() => expect(lines("tree")).toEqual(["MONDO:1", "MONDO:2", "MONDO:4"]));
  });

  it("a branch named by the address is open, with what stands above it", async () => {
    await show("&parent=MONDO:2");
    await waitFor(() => expect(lines("tree")).toEqual(["MONDO:1", "MONDO:2", "MONDO:3", "MONDO:4"]));
    const at = screen.getAllByTestId("tree-line").map((line) => line.getAttribute("aria-level"));
    expect(at).toEqual(["1", "2", "3", "1"]);
  });
});

describe("the search", () => {
  it("never asks with half-composed Japanese, nor does a key of the input method", async () => {
    const router = await show();
    await screen.findAllByTestId("tree-line");
    const field = screen.getByTestId("vocabulary-search");
    fireEvent.compositionStart(field);
    typed(field, "す");
    typed(field, "すい");
    key("Enter", field, { isComposing: true });
    key("ArrowDown", field, { keyCode: 229 });
    await act(() => new Promise((after) => setTimeout(after, 120)));
    expect(core.sent("concept.search")).toEqual([]);
    expect(document.activeElement).not.toBe(screen.getByTestId("tree"));
    typed(field, "膵");
    fireEvent.compositionEnd(field, { target: { value: "膵" } });
    await waitFor(() => expect(lines("hits")).toEqual(["MONDO:2", "MONDO:3"]));
    expect(core.sent("concept.search")).toEqual([{ kind: "indication", text: "膵", limit: 200 }]);
    expect(router.state.location.search).toMatchObject({ q: "膵" });
    const first = screen.getAllByTestId("hits-line")[0];
    for (const told of ["膵がん", "pancreatic cancer", "別名「別の名」", "MONDO:2", "7"])
      expect(first?.textContent).toContain(told);
  });

  it("Enter opens the best, and an emptied field brings the hierarchy back", async () => {
    await show("&q=膵");
    await screen.findAllByTestId("hits-line");
    const field = screen.getByTestId("vocabulary-search");
    await waitFor(() => expect(document.querySelector(".vline.active")).toBeTruthy());
    act(() => void key("Enter", field));
    await waitFor(() => expect(screen.getByTestId("concept-card").dataset.id).toBe("MONDO:2"));
    act(() => void key("Escape", field));
    await waitFor(() => expect(lines("tree").length).toBeGreaterThan(0));
  });

  it("nothing found says what else to try", async () => {
    await show("&q=ない語");
    expect((await screen.findByTestId("vocabulary-no-hits")).textContent).toContain("新しい概念");
  });
});

it("asks for a vocabulary file from anywhere on the screen", async () => {
  const asked = vi.spyOn(host, "pickFile").mockResolvedValue(null);
  await show("&tab=loaded");
  await tap("vocabulary-choose");
  expect(asked).toHaveBeenCalledWith("vocabulary");
});
