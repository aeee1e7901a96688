/** What the tests of the concepts tab share: a small vocabulary, a core that knows it, and hands on the window. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect } from "vitest";
import { OPEN } from "../../../../test/library.ts";
import { Core, refusal } from "../../../../test/window.tsx";
import type {
  BrowseRequest,
  Concept,
  ConceptCard,
  ConceptRef,
  ConceptSearch,
  Effect,
  Use,
  UsesRequest,
} from "../../../api/bindings.ts";

export const concept = (id: string, ja: string, en = ja): Concept => ({
  kind: "indication",
  id,
  label_ja: ja,
  label_en: en,
  short_ja: ja,
  short_en: en,
  synonyms_ja: [],
  synonyms_en: [],
  parent: null,
});
export const CANCER = concept("MONDO:1", "がん", "cancer");
export const PANCREAS = concept("MONDO:2", "膵がん", "pancreatic cancer");
export const DUCT = concept("MONDO:3", "膵管腺がん", "ductal adenocarcinoma");
const NERVE = concept("MONDO:4", "神経系疾患", "nervous system disorder");
const ALL = [CANCER, PANCREAS, DUCT, NERVE];

export const card = (of: Concept, more: Partial<ConceptCard> = {}): ConceptCard => ({
  concept: of,
  own: false,
  renamed_from: null,
  merged_into: null,
  obsolete: false,
  replaced_by: [],
  names: [
    { text: of.label_ja, origin: "shipped", from: null, off: false },
    { text: "PC", origin: "shipped", from: null, off: true },
    { text: "膵腫瘍", origin: "loaded", from: "架空語彙", off: false },
    { text: "うちの呼び名", origin: "person", from: null, off: false },
  ],
  above: of === PANCREAS ? [CANCER] : of === DUCT ? [CANCER, PANCREAS] : [],
  below: of === PANCREAS ? [{ concept: DUCT, matched: null, projects: 2 }] : [],
  confirmed: 4,
  proposed: 1,
  themes: 2,
  same: ["DOID:9"],
  vocabularies: ["架空語彙"],
  lessons: [{ id: 71, kind: "indication", surface: "pc", concept: of, accepted: 1, rejected: 7, of_ninety: 0.63 }],
  ...more,
});
const use = (id: number): Use => ({
  project: {
    id,
    number: null,
    key: `#${id}`,
    title_ja: `合成データ：課題${id}`,
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
  },
  evidence: `根拠の文${id}`,
  main: false,
  proposed: id === 12,
  by: "査読者A",
  at: "2026-11-20T00:00:00Z",
});
const EFFECT: Effect = { projects: 5, both: 2, turned_down: 1, proposed: 3, themes: 2 };

export let core: Core;
export let cards: Record<string, ConceptCard>;
let uses: Use[];
export const done = (kind: string, created: number | null = null) => ({ operation: 9, kind, count: 1, created });

/** Four indications in a window that holds a library. */
export function setUp() {
  core = new Core();
  core.status = { ...core.status, open: { ...OPEN, projects: 9 } };
  cards = Object.fromEntries(ALL.map((own) => [own.id, card(own)]));
  uses = [11, 12, 13].map(use);
  core.answers = {
    "vocabulary.list": () => ({ loaded: [], own: 1, waiting: 2, formats: [] }),
    "concept.browse": ({ kind, parent }: BrowseRequest) => {
      const entry = (own: Concept, below: number) => ({ concept: own, projects: 3, below, own: false });
      if (kind !== "indication") return { concepts: [] };
      if (parent === undefined) return { concepts: [entry(CANCER, 1), entry(NERVE, 0)] };
      if (parent === CANCER.id) return { concepts: [entry(PANCREAS, 1)] };
      return { concepts: parent === PANCREAS.id ? [entry(DUCT, 0)] : [] };
    },
    "concept.search": ({ text }: ConceptSearch) => {
      const hits = ALL.filter((own) => text === "" || own.label_ja.includes(text) || own.id === text);
      return { hits: hits.map((own) => ({ concept: own, matched: "別の名", projects: 7 })), total: hits.length };
    },
    "concept.show": ({ id }: ConceptRef) => {
      const found = cards[id];
      if (!found) throw refusal("no-such-concept", { concept: id });
      return found;
    },
    "concept.uses": ({ offset, limit }: UsesRequest) => ({
      total: uses.length,
      uses: uses.slice(offset, offset + limit),
    }),
    "concept.effect": () => EFFECT,
    "concept.name": () => done("concept-name"),
    "concept.rename": () => done("concept-rename"),
    "concept.merge": () => done("concept-merge"),
    "concept.move": () => done("concept-move"),
    "concept.add": () => done("concept-add", 77),
    "lesson.forget": () => done("lesson-forget"),
  };
}

export const show = async (more = "") => {
  const router = core.show(`/vocabulary?kind=indication${more}`);
  await screen.findByTestId("vocabulary-screen");
  return router;
};
export const tap = async (testid: string, at = 0) => {
  const found = await screen.findAllByTestId(testid);
  await act(async () => void fireEvent.click(found[at] as HTMLElement));
};
export const tick = (inside: Element | undefined, on: string) =>
  act(async () => void fireEvent.click(inside?.querySelector(`[data-testid=${on}] input`) as HTMLElement));
export const lines = (list: "tree" | "hits") => screen.queryAllByTestId(`${list}-line`).map((line) => line.dataset.id);
export const key = (code: string, target: Element, more = {}) =>
  fireEvent.keyDown(target, { key: code, code, ...more });
export const typed = (field: Element, value: string) => fireEvent.change(field, { target: { value } });
/** Chooses in a field that opens the picker. */
export const pickIn = async (field: string, text: string) => {
  await tap(field);
  const search = await screen.findByTestId(`${field}-pick-search`);
  typed(search, text);
  const options = () => screen.getAllByTestId(`${field}-pick-option`);
  await waitFor(() => expect(options()).toHaveLength(1));
  await act(async () => void fireEvent.click(options()[0] as HTMLElement));
};
