import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
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
import { queryClient } from "../../../api/client.ts";
import { host } from "../../../api/host.ts";
import { choose } from "../../../text/language.ts";

const concept = (id: string, ja: string, en = ja): Concept => ({
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
const CANCER = concept("MONDO:1", "がん", "cancer");
const PANCREAS = concept("MONDO:2", "膵がん", "pancreatic cancer");
const DUCT = concept("MONDO:3", "膵管腺がん", "ductal adenocarcinoma");
const NERVE = concept("MONDO:4", "神経系疾患", "nervous system disorder");
const ALL = [CANCER, PANCREAS, DUCT, NERVE];

const card = (of: Concept, more: Partial<ConceptCard> = {}): ConceptCard => ({
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

let core: Core;
let cards: Record<string, ConceptCard>;
let uses: Use[];
const done = (kind: string, created: number | null = null) => ({ operation: 9, kind, count: 1, created });

beforeEach(() => {
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
});

const show = async (more = "") => {
  const router = core.show(`/vocabulary?kind=indication${more}`);
  await screen.findByTestId("vocabulary-screen");
  return router;
};
const tap = async (testid: string, at = 0) => {
  const found = await screen.findAllByTestId(testid);
  await act(async () => void fireEvent.click(found[at] as HTMLElement));
};
const tick = (inside: Element | undefined, on: string) =>
  act(async () => void fireEvent.click(inside?.querySelector(`[data-testid=${on}] input`) as HTMLElement));
const lines = (list: "tree" | "hits") => screen.queryAllByTestId(`${list}-line`).map((line) => line.dataset.id);
const key = (code: string, target: Element, more = {}) => fireEvent.keyDown(target, { key: code, code, ...more });
const typed = (field: Element, value: string) => fireEvent.change(field, { target: { value } });
/** Chooses in a field that opens the picker. */
const pickIn = async (field: string, text: string) => {
  await tap(field);
  const search = await screen.findByTestId(`${field}-pick-search`);
  typed(search, text);
  const options = () => screen.getAllByTestId(`${field}-pick-option`);
  await waitFor(() => expect(options()).toHaveLength(1));
  await act(async () => void fireEvent.click(options()[0] as HTMLElement));
};

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

describe("the card", () => {
  it("shows names with their origin, place, numbers, the same elsewhere, and what was taught", async () => {
    await show("&concept=MONDO:2");
    expect((await screen.findByTestId("concept-label")).textContent).toBe("膵がん");
    expect(screen.getByTestId("concept-counts").textContent).toBe("確認済み 4課題 · 未確認 1課題 · テーマ 2件");
    const names = screen
      .getAllByTestId("name")
      .map((name) => [name.dataset.name, name.dataset.origin, name.dataset.off]);
    expect(names).toEqual([
      ["膵がん", "shipped", undefined],
      ["PC", "shipped", "true"],
      ["膵腫瘍", "loaded", undefined],
      ["うちの呼び名", "person", undefined],
    ]);
    expect(screen.getByTestId("concept-names").textContent).toContain("読込（架空語彙）");
    expect(screen.getAllByTestId("above").map((above) => above.dataset.id)).toEqual(["MONDO:1"]);
    expect(screen.getByTestId("concept-elsewhere").textContent).toContain("DOID:9");
    expect(screen.getByTestId("lesson-effect").textContent).toBe("0.90 → 0.63");
    await tap("below");
    await waitFor(() => expect(screen.getByTestId("concept-card").dataset.id).toBe("MONDO:3"));
  });

  it("a noisy name is switched off and on, one's own taken back, another added", async () => {
    await show("&concept=MONDO:2");
    await screen.findAllByTestId("name");
    await tick(screen.getAllByTestId("name")[0], "name-on");
    await tick(screen.getAllByTestId("name")[1], "name-on");
    expect(screen.getAllByTestId("name-remove")).toHaveLength(1);
    await tap("name-remove");
    const field = screen.getByTestId("name-new");
    typed(field, "  新しい呼び名 ");
    key("Enter", field, { isComposing: true });
    await act(async () => void key("Enter", field));
    const of = { kind: "indication", id: "MONDO:2" };
    await waitFor(() =>
      expect(core.sent("concept.name")).toEqual([
        { ...of, text: "膵がん", change: "off" },
        { ...of, text: "PC", change: "on" },
        { ...of, text: "うちの呼び名", change: "remove" },
        { ...of, text: "新しい呼び名", change: "add" },
      ]),
    );
    expect((await screen.findAllByTestId("toast-undo")).length).toBeGreaterThan(0);
    await waitFor(() => expect((field as HTMLInputElement).value).toBe(""));
  });

  it("what is out of use, merged, renamed or our own is said, with where to go", async () => {
    cards["MONDO:2"] = card(PANCREAS, {
      own: true,
      obsolete: true,
      replaced_by: [DUCT],
      renamed_from: concept("MONDO:2", "膵外分泌がん", "exocrine"),
      merged_into: CANCER,
    });
    await show("&concept=MONDO:2");
    expect((await screen.findByTestId("concept-obsolete")).textContent).toContain("膵管腺がん");
    expect(screen.getByTestId("concept-renamed").textContent).toContain("「膵外分泌がん」");
    expect(screen.getByTestId("concept-own")).toBeTruthy();
    await tap("concept-unrename");
    expect(core.sent("concept.rename")).toEqual([
      { kind: "indication", id: "MONDO:2", label_ja: "膵外分泌がん", label_en: "exocrine" },
    ]);
    await tap("merged-into");
    await waitFor(() => expect(screen.getByTestId("concept-card").dataset.id).toBe("MONDO:1"));
  });

  it("the projects that use it open in the list, filtered by it", async () => {
    core.answers["project.page"] = () => ({ total: 0, rows: [] });
    const router = await show("&concept=MONDO:2");
    expect((await screen.findAllByTestId("concept-use"))[0]?.textContent).toContain("根拠の文11");
    await tap("concept-projects");
    expect(router.state.location.pathname).toBe("/projects");
    expect(router.state.location.search).toEqual({ indication: ["MONDO:2"] });
  });

  it("a lesson is forgotten", async () => {
    await show("&concept=MONDO:2");
    await tap("lesson-forget");
    expect(core.sent("lesson.forget")).toEqual([{ what: { one: 71 } }]);
  });

  it("a concept that is gone is said, not passed over", async () => {
    await show("&concept=NO:1");
    expect(await screen.findByTestId("concept-gone")).toBeTruthy();
  });
});

describe("changing concepts", () => {
  it("a new name is given once it differs", async () => {
    await show("&concept=MONDO:2");
    await tap("concept-rename");
    const submit = () => screen.getByTestId("rename-submit") as HTMLButtonElement;
    expect(submit().disabled).toBe(true);
    expect(screen.getByTestId("rename-effect").textContent).toContain("5課題と2件のテーマ");
    typed(await screen.findByTestId("rename-ja"), "膵臓がん");
    await act(async () => fireEvent.click(submit()));
    expect(core.sent("concept.rename")).toEqual([
      { kind: "indication", id: "MONDO:2", label_ja: "膵臓がん", label_en: "pancreatic cancer" },
    ]);
    await waitFor(() => expect(screen.queryByTestId("rename-dialog")).toBeNull());
  });

  it("a merge says what it does before it can be done, then goes to what is left", async () => {
    const router = await show("&concept=MONDO:2");
    await tap("concept-merge");
    const submit = () => screen.getByTestId("merge-submit") as HTMLButtonElement;
    expect(submit().disabled).toBe(true);
    await pickIn("merge-to", "MONDO:1");
    const effect = await screen.findByTestId("merge-effect");
    expect(core.sent("concept.effect")).toEqual([{ kind: "indication", from: "MONDO:2", to: "MONDO:1" }]);
    expect([...effect.querySelectorAll("li")].map((line) => line.textContent)).toEqual([
      "5課題で、タグ「膵がん」が「がん」に変わります。",
      "うち2課題にはもう「がん」が付いているので、二つのタグが一つになります。",
      "「がん」は違うと人が決めた課題が1件あり、そこではタグ「膵がん」のまま残ります。",
      "変わるタグのうち3件は、まだ人が確認していません。",
      "2件のテーマで、適応が「がん」に変わります。",
      "「膵がん」とその別名は、これから「がん」を指します。",
      "あとで元に戻せます。",
    ]);
    expect(core.sent("concept.merge")).toEqual([]);
    await act(async () => fireEvent.click(submit()));
    expect(core.sent("concept.merge")).toEqual([{ kind: "indication", from: "MONDO:2", to: "MONDO:1" }]);
    await waitFor(() => expect(router.state.location.search).toMatchObject({ concept: "MONDO:1" }));
    expect(screen.getByTestId("toast-undo")).toBeTruthy();
  });

  it("a merge into itself cannot be chosen, and a refusal stays in the dialog", async () => {
    core.answers["concept.merge"] = () => {
      throw refusal("no-such-concept", { concept: "がん" });
    };
    await show("&concept=MONDO:2");
    await tap("concept-merge");
    await pickIn("merge-to", "MONDO:2");
    expect(screen.getByTestId("merge-to-value").dataset.id).toBeUndefined();
    await act(async () => void key("Escape", screen.getByTestId("merge-to-pick-search")));
    await pickIn("merge-to", "MONDO:1");
    await screen.findByTestId("merge-effect");
    await tap("merge-submit");
    expect((await screen.findByTestId("merge-problem")).textContent).toContain("語彙に「がん」がありません");
    expect(screen.getByTestId("merge-dialog")).toBeTruthy();
  });

  it("a split moves exactly the ticked projects to a known concept", async () => {
    await show("&concept=MONDO:2");
    await tap("concept-split");
    const rows = await screen.findAllByTestId("split-use");
    expect(rows[1]?.textContent).toContain("根拠の文12");
    await tick(rows[0], "split-tick");
    await tick(rows[1], "split-tick");
    await tick(rows[2], "split-tick");
    await tick(rows[0], "split-tick");
    expect(screen.getByTestId("split-count").textContent).toBe("2 / 3課題を選択");
    await pickIn("split-to", "MONDO:4");
    await screen.findByTestId("split-effect");
    const move = { kind: "indication", from: "MONDO:2", to: "MONDO:4", projects: { these: [12, 13] } };
    expect(core.sent("concept.effect")).toEqual([move]);
    await tap("split-submit");
    expect(core.sent("concept.move")).toEqual([move]);
    await waitFor(() => expect(screen.queryByTestId("split-dialog")).toBeNull());
  });

  it("a split makes the concept it needs, once, and then moves", async () => {
    let broken = true;
    core.answers["concept.move"] = () => {
      if (broken) throw refusal("nothing-selected");
      return done("concept-move");
    };
    await show("&concept=MONDO:2");
    await tap("concept-split");
    await screen.findAllByTestId("split-use");
    await tick(screen.getByTestId("split-dialog"), "split-all");
    await act(async () => fireEvent.click(screen.getByTestId("split-where-new").querySelector("input") as HTMLElement));
    typed(screen.getByTestId("split-new-ja"), "腹膜播種を伴う膵がん");
    const effect = await screen.findByTestId("split-effect");
    expect(effect.textContent).toContain("3課題で、タグ「膵がん」が「腹膜播種を伴う膵がん」に変わります。");
    expect(effect.textContent).toContain("変わるタグのうち1件は");
    await tap("split-submit");
    expect(await screen.findByTestId("split-problem")).toBeTruthy();
    broken = false;
    await tap("split-submit");
    expect(core.sent("concept.add")).toEqual([
      { kind: "indication", label_ja: "腹膜播種を伴う膵がん", label_en: "", synonyms: [] },
    ]);
    const move = { kind: "indication", from: "MONDO:2", to: "OWN:77", projects: { these: [11, 12, 13] } };
    await waitFor(() => expect(core.sent("concept.move")).toEqual([move, move]));
    await waitFor(() => expect(screen.queryByTestId("split-dialog")).toBeNull());
  });

  it("a concept of our own has names, a place and synonyms, and is shown when it is made", async () => {
    cards["OWN:77"] = card(concept("OWN:77", "架空症"), { own: true });
    const router = await show();
    await tap("concept-new");
    const submit = () => screen.getByTestId("concept-add-submit") as HTMLButtonElement;
    expect(submit().disabled).toBe(true);
    typed(screen.getByTestId("concept-add-ja"), " 架空症 ");
    typed(screen.getByTestId("concept-add-synonyms"), "架空病\n\n 合成症 \n架空病");
    await pickIn("concept-add-broader", "MONDO:4");
    await act(async () => fireEvent.click(submit()));
    expect(core.sent("concept.add")).toEqual([
      { kind: "indication", label_ja: "架空症", label_en: "", parent: "MONDO:4", synonyms: ["架空病", "合成症"] },
    ]);
    await waitFor(() => expect(screen.getByTestId("concept-card").dataset.id).toBe("OWN:77"));
    expect(router.state.location.search).toEqual({ kind: "indication", parent: "MONDO:4", concept: "OWN:77" });
  });
});

it("speaks the language of the window, and numbers agree in English", async () => {
  cards["MONDO:2"] = card(PANCREAS, { confirmed: 1, proposed: 0, themes: 1 });
  await show("&concept=MONDO:2");
  await screen.findByTestId("concept-card");
  act(() => choose({ language: "en", appearance: "light" }));
  expect(screen.getByTestId("concept-label").textContent).toBe("pancreatic cancer");
  expect(screen.getByTestId("concept-counts").textContent).toBe(
    "1 project confirmed · 0 projects unconfirmed · 1 theme",
  );
  expect(within(screen.getByTestId("concept-names")).getByText("loaded (架空語彙)")).toBeTruthy();
  expect(screen.getByTestId("vocabulary-tab-review").textContent).toBe("Review2");
});

it("asks for a vocabulary file from anywhere on the screen", async () => {
  const asked = vi.spyOn(host, "pickFile").mockResolvedValue(null);
  await show("&tab=loaded");
  await tap("vocabulary-choose");
  expect(asked).toHaveBeenCalledWith("vocabulary");
});
