import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN, SETTINGS, statusOf, WELL } from "../../../test/library.ts";
import type {
  Concept,
  DuplicatePair,
  DuplicateRequest,
  PairState,
  Problem,
  ProjectRow,
  Topic,
  VariantGroup,
  Word,
  WordRequest,
} from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { dismissAll } from "../../api/notices.ts";
import { makeRouter } from "../../router.tsx";
import { choose } from "../../text/language.ts";

const row = (id: number, title: string): ProjectRow => ({
  id,
  number: null,
  key: `#${id}`,
  title_ja: title,
  title_en: "",
  programme: "架空事業",
  institution: "架空大学",
  researcher: "",
  phase: "",
  ministry: "",
  integrated: "",
  prefecture: "",
  budget_yen: null,
  years: [2024],
  tags: [],
  flagged: false,
});
const side = (id: number, title: string) => ({
  row: row(id, title),
  researcher: "",
  summary_ja: "",
  files: ["a.xlsx"],
  themes: 0,
});
const pair = (id: number, state: PairState = "open"): DuplicatePair => ({
  id,
  kind: "similar",
  score: 90,
  state,
  a: side(id * 10 + 1, `膵癌の研究${id}`),
  b: side(id * 10 + 2, `膵がんの研究${id}`),
  by: "A",
  at: "2026-11-24T00:00:00Z",
});
const concept = (id: string, label: string): Concept => ({
  kind: "target",
  id,
  label_ja: label,
  label_en: label,
  short_ja: label,
  short_en: label,
  synonyms_ja: [],
  synonyms_en: [],
  parent: null,
});
const word = (id: number, text: string, nearest: Concept[]): Word => ({
  id,
  kind: "target",
  text,
  state: "open",
  concept: null,
  projects: 3,
  examples: ["課題1"],
  nearest,
});

let pairs: DuplicatePair[];
let variants: { open: VariantGroup[]; settled: VariantGroup[] };
let words: Word[];
let asked: [name: string, args: unknown][];
let operation: number;

const done = (kind: string, changed: Topic[]) => {
  operation += 1;
  return { value: { operation, kind, count: 1, created: null }, changed };
};

beforeEach(() => {
  queryClient.clear();
  dismissAll();
  choose({ language: "ja", appearance: "light" });
  asked = [];
  operation = 10;
  pairs = [pair(1), pair(2), pair(3)];
  const names = ["架空事業", "架空 事業", "架空事業（第2期）"].map((name, i) => ({ name, projects: 9 - i }));
  variants = { open: [{ canonical: "架空事業", names }], settled: [] };
  words = [word(1, "メソセリン", [concept("HGNC:1", "甲"), concept("HGNC:2", "乙")]), word(2, "不明な語", [])];
  vi.spyOn(host, "onFileDrop").mockReturnValue(() => {});
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    switch (name) {
      case "library.status": {
        return { value: statusOf({ ...OPEN, projects: 9 }), changed: [] };
      }
      case "settings.get":
        return { value: SETTINGS, changed: [] };
      case "library.care":
        return { value: WELL, changed: [] };
      case "duplicate.list": {
        const { state, offset, limit } = args as DuplicateRequest;
        const found = pairs.filter((own) => own.state === state);
        const open = pairs.filter((own) => own.state === "open").length;
        return { value: { total: found.length, open, pairs: found.slice(offset, offset + limit) }, changed: [] };
      }
      case "duplicate.merge":
      case "duplicate.apart": {
        const state = name === "duplicate.merge" ? "merged" : "apart";
        const id = (args as { pair: number }).pair;
        pairs = pairs.map((own) => (own.id === id ? { ...own, state } : own));
        return done(name.replace(".", "-"), ["proposals"]);
      }
      case "history.undo":
        pairs = pairs.map((own) => ({ ...own, state: "open" }));
        return done("undo", ["proposals"]);
      case "programme.variants":
        return { value: variants, changed: [] };
      case "programme.unify":
        variants = { open: [], settled: variants.open };
        return done("programme-unify", ["proposals"]);
      case "programme.apart":
        variants = { open: [], settled: [] };
        return done("programme-apart", ["proposals"]);
      case "word.list": {
        const found = words.filter((own) => own.state === (args as WordRequest).state);
        return { value: { open: words.filter((own) => own.state === "open").length, words: found }, changed: [] };
      }
      case "word.settle": {
        const { word: id, concept: to } = args as { word: number; concept?: string };
        words = words.map((own) => (own.id === id ? { ...own, state: to ? "settled" : "ignored" } : own));
        return done("word-settle", ["proposals", "tags"]);
      }
      case "concept.search":
        return {
          value: { hits: [{ concept: concept("HGNC:9", "丙"), matched: null, projects: 1 }], total: 1 },
          changed: [],
        };
      default:
        throw { code: "bad-call", params: {}, detail: null } satisfies Problem;
    }
  });
});

async function show(tab = "") {
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={makeRouter(createMemoryHistory({ initialEntries: [`/tidy${tab && `?tab=${tab}`}`] }))} />
    </QueryClientProvider>,
  );
  await screen.findByTestId("nav-tidy");
}
const press = (code: string, target: Element = document.body) => fireEvent.keyDown(target, { code });
const sent = (name: string) => asked.filter(([own]) => own === name).map(([, args]) => args);
const looked = () => screen.getByTestId("compare").dataset.pair;
const chosen = (list: string) => screen.getByTestId(list).querySelector("[aria-current]")?.textContent ?? "";

it("the rail tells how much waits for a decision, and nothing when nothing does", async () => {
  await show();
  await waitFor(() => expect(screen.getByTestId("tidy-badge").textContent).toContain("未決 6件"));
  pairs = [];
  words = [];
  variants = { open: [], settled: [] };
  await act(() => queryClient.invalidateQueries());
  await waitFor(() => expect(screen.queryByTestId("tidy-badge")).toBeNull());
});

describe("projects that may be one", () => {
  it("stand side by side with the characters that differ marked and each line judged", async () => {
    await show();
    const table = await screen.findByTestId("compare");
    expect([...table.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["癌", "がん"]);
    const judged = (label: string) =>
      [...table.querySelectorAll("tbody tr")].find((line) => line.querySelector("th")?.textContent === label);
    expect(judged("課題名")?.textContent).toContain("違う");
    expect(judged("機関")?.textContent).toContain("同じ");
  });

  it("J and K go through them, and the arrows too", async () => {
    await show();
    await screen.findByTestId("compare");
    press("KeyJ");
    await waitFor(() => expect(looked()).toBe("2"));
    press("ArrowDown");
    await waitFor(() => expect(looked()).toBe("3"));
    press("KeyJ");
    press("KeyK");
    await waitFor(() => expect(looked()).toBe("2"));
  });

  it("1 keeps the left, 2 the right, X keeps both, each time the next pair is looked at", async () => {
    await show();
    await screen.findByTestId("compare");
    press("Digit1");
    await waitFor(() => expect(looked()).toBe("2"));
    press("Digit2");
    await waitFor(() => expect(looked()).toBe("3"));
    press("KeyX");
    await screen.findByTestId("tidy-empty");
    expect(sent("duplicate.merge")).toEqual([
      { pair: 1, keep: 11 },
      { pair: 2, keep: 22 },
    ]);
    expect(sent("duplicate.apart")).toEqual([{ pair: 3 }]);
  });

  it("a decision held down is taken once, not on the next pair as well", async () => {
    await show();
    await screen.findByTestId("compare");
    act(() => {
      press("Digit1");
    });
    act(() => {
      press("Digit1");
    });
    await waitFor(() => expect(looked()).toBe("2"));
    expect(sent("duplicate.merge")).toHaveLength(1);
  });

  it("undone from the notice, the pair is looked at again", async () => {
    await show();
    await screen.findByTestId("compare");
    press("KeyJ");
    await waitFor(() => expect(looked()).toBe("2"));
    press("KeyX");
    await waitFor(() => expect(looked()).toBe("3"));
    fireEvent.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(looked()).toBe("2"));
  });

  it("once decided are shown with who decided, and cannot be decided here again", async () => {
    pairs = [pair(1, "apart")];
    await show();
    await screen.findByTestId("tidy-empty");
    fireEvent.click(screen.getByTestId("tidy-state-apart").querySelector("input") as HTMLElement);
    await screen.findByTestId("compare");
    expect(screen.getByTestId("tidy-history")).toBeTruthy();
    press("Digit1");
    press("KeyX");
    expect([...sent("duplicate.merge"), ...sent("duplicate.apart")]).toEqual([]);
  });
});

describe("programmes spelt in several ways", () => {
  it("are unified under the spelling chosen, without those unticked", async () => {
    await show("programmes");
    await screen.findAllByTestId("variant");
    press("Digit2");
    fireEvent.click(screen.getAllByTestId("variant-include")[2]?.querySelector("input") as HTMLElement);
    await waitFor(() => expect(screen.getByTestId("unify").textContent).toContain("2表記"));
    press("KeyY");
    await screen.findByTestId("tidy-history");
    expect(sent("programme.unify")).toEqual([{ names: ["架空事業", "架空 事業"], canonical: "架空 事業" }]);
    expect(chosen("variants")).toContain("架空事業");
  });

  it("an unticked spelling cannot stand for the others, and one alone cannot be unified", async () => {
    await show("programmes");
    await screen.findAllByTestId("variant");
    const untick = (i: number) =>
      fireEvent.click(screen.getAllByTestId("variant-include")[i]?.querySelector("input") as HTMLElement);
    untick(0);
    await waitFor(() => expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("架空 事業"));
    untick(1);
    await waitFor(() => expect((screen.getByTestId("unify") as HTMLButtonElement).disabled).toBe(true));
    press("KeyY");
    expect(sent("programme.unify")).toEqual([]);
  });

  it("X keeps all of them apart for good", async () => {
    await show("programmes");
    await screen.findAllByTestId("variant");
    press("KeyX");
    await screen.findByTestId("tidy-empty");
    expect(sent("programme.apart")).toEqual([{ names: ["架空事業", "架空 事業", "架空事業（第2期）"] }]);
  });
});

describe("words no vocabulary knows", () => {
  it("are settled by the number of a near concept, and the next word is looked at", async () => {
    await show("words");
    await screen.findByTestId("word");
    press("Digit2");
    await waitFor(() => expect(screen.getByTestId("word").textContent).toBe("不明な語"));
    expect(sent("word.settle")).toEqual([{ word: 1, concept: "HGNC:2" }]);
    // The next one has no near concept: the number does nothing.
    press("Digit1");
    expect(sent("word.settle")).toHaveLength(1);
  });

  it("are looked for, or made, in the vocabulary", async () => {
    await show("words");
    await screen.findByTestId("word");
    const href = screen.getByTestId("word-to-vocabulary").getAttribute("href") ?? "";
    expect(decodeURIComponent(href)).toContain("/vocabulary?kind=target&q=メソセリン");
  });

  it("F leaves one a free word: no concept is sent", async () => {
    await show("words");
    await screen.findByTestId("word");
    press("KeyF");
    await waitFor(() => expect(sent("word.settle")).toEqual([{ word: 1 }]));
  });

  it("any other concept is found by typing, where letters and numbers are text", async () => {
    await show("words");
    await screen.findByTestId("word");
    press("Slash");
    const field = screen.getByTestId("word-concept-search");
    expect(document.activeElement).toBe(field);
    press("Digit1", field);
    press("KeyF", field);
    expect(sent("word.settle")).toEqual([]);
    await screen.findByTestId("word-concept-option");
    fireEvent.keyDown(field, { key: "Enter", code: "Enter", keyCode: 229 });
    expect(sent("word.settle")).toEqual([]);
    fireEvent.keyDown(field, { key: "Enter", code: "Enter" });
    await waitFor(() => expect(sent("word.settle")).toEqual([{ word: 1, concept: "HGNC:9" }]));
    // Whoever types goes on typing.
    await waitFor(() => expect(screen.getByTestId("word").textContent).toBe("不明な語"));
    expect(document.activeElement).toBe(screen.getByTestId("word-concept-search"));
  });
});
