import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { Concept } from "../api/bindings.ts";
import { queryClient } from "../api/client.ts";
import { host } from "../api/host.ts";
import { choose } from "../text/language.ts";
import { ConceptPicker } from "./ConceptPicker.tsx";

const concept = (id: string, label: string): Concept => ({
  kind: "indication",
  id,
  label_ja: label,
  label_en: label,
  short_ja: label,
  short_en: label,
  synonyms_ja: [],
  synonyms_en: [],
  parent: null,
});

/** Answers to what was typed wait until they are let go; the first list, before anything is typed, does not. */
let answer: () => void;

beforeEach(() => {
  queryClient.clear();
  choose({ language: "ja", appearance: "light" });
  vi.spyOn(host, "call").mockImplementation(async (_, args) => {
    const { text } = args as { text: string };
    if (text !== "") await new Promise<void>((go) => (answer = go));
    const hit = text === "" ? concept("MONDO:1", "最も使う病") : concept("MONDO:2", "膵癌");
    return { value: { hits: [{ concept: hit, matched: null, projects: 1 }], total: 1 }, changed: [] };
  });
});

const draw = () => {
  const picked: string[] = [];
  render(
    <QueryClientProvider client={queryClient}>
      <ConceptPicker kind="indication" onPick={(c) => picked.push(c.id)} autoFocus />
    </QueryClientProvider>,
  );
  return picked;
};

it("Enter before the answer to what was typed takes that answer's first, not one of the list before", async () => {
  const picked = draw();
  await screen.findByText("最も使う病");
  const field = screen.getByTestId("concept-search");
  fireEvent.change(field, { target: { value: "膵癌" } });
  fireEvent.keyDown(field, { key: "Enter", code: "Enter" });
  expect(picked).toEqual([]);
  await act(async () => answer());
  await waitFor(() => expect(picked).toEqual(["MONDO:2"]));
});

it("typing on after such an Enter takes it back", async () => {
  const picked = draw();
  await screen.findByText("最も使う病");
  const field = screen.getByTestId("concept-search");
  fireEvent.change(field, { target: { value: "膵" } });
  fireEvent.keyDown(field, { key: "Enter", code: "Enter" });
  fireEvent.change(field, { target: { value: "膵癌" } });
  await act(async () => answer());
  await screen.findByText("膵癌");
  expect(picked).toEqual([]);
});
