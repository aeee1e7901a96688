import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { runAction } from "../../actions/index.ts";
import type { Concept, Selection, TagEdit } from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { NO_FILTER } from "../../api/filter.ts";
import { host } from "../../api/host.ts";
import { choose } from "../../text/language.ts";
import { fixed, TaggingLayer } from "./TaggingLayer.tsx";
import { share } from "./TagPicker.tsx";

const concept = (id: string, label: string): Concept => ({
  kind: "target",
  id,
  label_ja: label,
  label_en: `${label} (en)`,
  short_ja: label,
  short_en: label,
  synonyms_ja: [],
  synonyms_en: [],
  parent: null,
});
const first = concept("HGNC:1", "甲");
const second = concept("HGNC:2", "乙");

let asked: [name: string, args: unknown][];
let carried: number;
let proposed: boolean;

beforeEach(() => {
  queryClient.clear();
  choose({ language: "ja", appearance: "light" });
  asked = [];
  carried = 2;
  proposed = false;
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    if (name === "concept.search") {
      // After the write the counts, and with them the order, are others.
      const hits = [
        { concept: first, matched: null, projects: 5 },
        { concept: second, matched: "別名", projects: 4 },
      ];
      return { value: { hits: carried === 2 ? hits : hits.reverse(), total: 2 }, changed: [] };
    }
    if (name === "tag.of_selection") {
      const chip = { kind: "target", id: "HGNC:1", label_ja: "甲", label_en: "A", main: false, proposed };
      return { value: { projects: 258, tags: [{ chip, count: carried }] }, changed: [] };
    }
    if (name === "tag.add") {
      carried = 258;
      return { value: { operation: 1, kind: "tag-add", count: 256, created: null }, changed: ["tags"] };
    }
    if (name === "tag.remove")
      return { value: { operation: 2, kind: "tag-remove", count: 258, created: null }, changed: ["tags"] };
    if (name === "tag.confirm") {
      proposed = false;
      return { value: { operation: 3, kind: "tag-confirm", count: 1, created: null }, changed: ["tags"] };
    }
    if (name === "project.ids") return { value: { ids: [1, 2, 3] }, changed: [] };
    throw { code: "bad-call", params: {}, detail: null };
  });
});

const all: Selection = { matching: { filter: NO_FILTER, except: [] } };

async function open() {
  render(
    <QueryClientProvider client={queryClient}>
      <TaggingLayer />
    </QueryClientProvider>,
  );
  await act(async () => void runAction("tag.selection", { selection: all, count: 258 }));
  await waitFor(() => expect(screen.getAllByTestId("tag-option")).toHaveLength(2));
  await waitFor(() => expect(screen.getByText("2 / 258課題")).toBeTruthy());
}
const written = () => asked.filter(([name]) => name === "tag.add" || name === "tag.remove");

describe("tagging a selection", () => {
  it("a tick is full, half or empty", () => {
    expect([share(0, 10), share(3, 10), share(10, 10), share(0, 0)]).toEqual([false, "mixed", true, false]);
  });

  it("says on how many projects a tag will be put before it is put there", async () => {
    await open();
    expect(screen.getByText("256課題に付けます")).toBeTruthy();
    fireEvent.keyDown(screen.getByTestId("tag-search"), { key: "ArrowDown", code: "ArrowDown" });
    expect(screen.getByText("258課題に付けます")).toBeTruthy();
  });

  it("Enter completes a tag some of them have, Enter again takes it from all, and the list keeps its order", async () => {
    await open();
    const field = screen.getByTestId("tag-search");
    fireEvent.keyDown(field, { key: "Enter", code: "Enter" });
    await waitFor(() => expect(screen.getByText("258課題から外します")).toBeTruthy());
    const edit: TagEdit = { selection: all, kind: "target", concept: "HGNC:1" };
    expect(written()).toEqual([["tag.add", edit]]);
    expect(screen.getAllByTestId("tag-option").map((o) => o.dataset.id)).toEqual(["HGNC:1", "HGNC:2"]);
    fireEvent.keyDown(field, { key: "Enter", code: "Enter" });
    await waitFor(() => expect(written()).toHaveLength(2));
    expect(written()[1]).toEqual(["tag.remove", edit]);
  });

  it("the Enter that ends a composition writes nothing, and half-composed text is not searched", async () => {
    await open();
    const field = screen.getByTestId("tag-search") as HTMLInputElement;
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: "ｈ" } });
    fireEvent.keyDown(field, { key: "Enter", code: "Enter", keyCode: 229 });
    expect(written()).toEqual([]);
    fireEvent.change(field, { target: { value: "肺" } });
    fireEvent.compositionEnd(field);
    await waitFor(() =>
      expect(
        asked.filter(([name]) => name === "concept.search").map(([, args]) => (args as { text: string }).text),
      ).toEqual(["", "肺"]),
    );
  });
});

it("a proposed tag of one project is confirmed by Enter, not taken away", async () => {
  proposed = true;
  carried = 1;
  render(
    <QueryClientProvider client={queryClient}>
      <TaggingLayer />
    </QueryClientProvider>,
  );
  await act(async () => void runAction("tag.selection", { selection: { these: [7] }, count: 1 }));
  await screen.findByTestId("tag-confirm");
  const field = screen.getByTestId("tag-search");
  const at = () => document.querySelector("[data-testid=tag-option][aria-selected=true]") as HTMLElement | null;
  await waitFor(() => expect(at()?.dataset.id).toBe("HGNC:2"));
  fireEvent.keyDown(field, { key: "ArrowDown", code: "ArrowDown" });
  expect(at()?.dataset.id).toBe("HGNC:1");
  fireEvent.keyDown(field, { key: "Enter", code: "Enter" });
  await waitFor(() => expect(screen.queryByTestId("tag-confirm")).toBeNull());
  const edit: TagEdit = { selection: { these: [7] }, kind: "target", concept: "HGNC:1" };
  expect(asked.filter(([name]) => name.startsWith("tag.") && name !== "tag.of_selection")).toEqual([
    ["tag.confirm", edit],
  ]);
});

describe("a selection by filter", () => {
  it("is kept as it is when no tag can change it", async () => {
    expect(await fixed(all)).toBe(all);
  });

  it("is fixed by id when the filter looks at tags, so that the second tag reaches the same projects", async () => {
    const untagged: Selection = { matching: { filter: { ...NO_FILTER, untagged: ["target"] }, except: [2] } };
    expect(await fixed(untagged)).toEqual({ these: [1, 3] });
  });
});
