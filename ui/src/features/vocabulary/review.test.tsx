import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OPEN } from "../../../test/library.ts";
import { Core, refusal } from "../../../test/window.tsx";
import type { Concept, Lesson, Review, ReviewRequest } from "../../api/bindings.ts";
import { choose } from "../../text/language.ts";

const concept = (id: string, ja: string, en: string): Concept => ({
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
const OLD = concept("X:1", "古い病名", "former name");
const NEXT = concept("X:2", "後の病名", "later name");
const OTHER = concept("X:3", "別の病名", "another name");
const review = (id: number, more: Partial<Review> = {}): Review => ({
  id,
  kind: "indication",
  concept: OLD,
  reason: "obsolete",
  replaced_by: [NEXT, OTHER],
  before: "",
  vocabulary: "架空語彙",
  projects: 12,
  themes: 1,
  examples: ["合成データ：課題"],
  state: "open",
  ...more,
});
const lesson = (id: number, surface: string, of_ninety: number): Lesson => ({
  id,
  kind: "indication",
  surface,
  concept: OLD,
  accepted: 2,
  rejected: 5,
  of_ninety,
});

let core: Core;
let reviews: Review[];
let lessons: Lesson[];
const done = (kind: string) => ({ operation: 9, kind, count: 1, created: null });

beforeEach(() => {
  core = new Core();
  core.status = { ...core.status, open: { ...OPEN, projects: 9 } };
  reviews = [
    review(1),
    review(2, { reason: "renamed", before: "前の名", replaced_by: [] }),
    review(3, { reason: "removed", replaced_by: [] }),
  ];
  lessons = [lesson(7, "pc", 0.63), lesson(8, "膵癌", 0.96)];
  core.answers = {
    "vocabulary.list": () => ({ loaded: [], own: 0, waiting: reviews.length, formats: [] }),
    "vocabulary.review": ({ state }: ReviewRequest) => ({
      open: 2,
      reviews: reviews.filter((own) => own.state === state),
    }),
    "vocabulary.settle": () => done("review-settle"),
    "lesson.list": () => ({ total: lessons.length, lessons }),
    "lesson.forget": () => done("lesson-forget"),
    "concept.search": () => ({ hits: [{ concept: OTHER, matched: null, projects: 0 }], total: 1 }),
    "concept.sources": () => ({
      sources: [{ name: "架空", version: "1", rows: 3, licence: "CC0", attribution: "合成データ", url: "" }],
    }),
  };
});

const show = async (tab: string) => {
  const router = core.show(`/vocabulary?tab=${tab}`);
  await screen.findByTestId("vocabulary-screen");
  return router;
};
const tap = async (testid: string, at = 0) => {
  const found = await screen.findAllByTestId(testid);
  await act(async () => void fireEvent.click(found[at] as HTMLElement));
};

describe("what waits for review", () => {
  it("is shown with why, where it is used and what may replace it", async () => {
    await show("review");
    const rows = await screen.findAllByTestId("review");
    for (const told of [
      "古い病名",
      "X:1",
      "廃止",
      "架空語彙",
      "12課題 · テーマ1件",
      "合成データ：課題",
      "後の病名",
      "別の病名",
    ])
      expect(rows[0]?.textContent).toContain(told);
    expect(rows[1]?.textContent).toContain("前の名前「前の名」");
    expect(rows[2]?.textContent).toContain("後継の記載がありません");
    // What is only called otherwise has no successor to be missed.
    expect(rows[1]?.textContent).not.toContain("後継の記載がありません");
  });

  it("is replaced by the successor that was chosen", async () => {
    await show("review");
    await tap("review-replace", 1);
    expect(core.sent("vocabulary.settle")).toEqual([{ id: 1, to: "X:3" }]);
    expect(await screen.findByTestId("toast-undo")).toBeTruthy();
  });

  it("is replaced by any other concept, after what that changes was said", async () => {
    await show("review");
    await tap("review-other", 1);
    expect((await screen.findByTestId("review-dialog")).textContent).toContain("12課題のタグと1件のテーマが変わります");
    await tap("review-pick-option");
    expect(core.sent("vocabulary.settle")).toEqual([{ id: 2, to: "X:3" }]);
    await waitFor(() => expect(screen.queryByTestId("review-dialog")).toBeNull());
  });

  it("is kept: no concept is sent", async () => {
    await show("review");
    await tap("review-keep", 1);
    expect(core.sent("vocabulary.settle")).toEqual([{ id: 2 }]);
  });

  it("is looked up when it was settled, and nothing can be settled there", async () => {
    reviews = [review(1, { state: "kept" })];
    await show("review");
    expect((await screen.findByTestId("review-empty")).textContent).toContain("見直すものはありません");
    await act(async () =>
      fireEvent.click(screen.getByTestId("review-state-kept").querySelector("input") as HTMLElement),
    );
    await screen.findByTestId("review");
    for (const gone of ["review-replace", "review-other", "review-keep"]) expect(screen.queryByTestId(gone)).toBeNull();
  });

  it("leads to the concept", async () => {
    core.answers["concept.browse"] = () => ({ concepts: [] });
    const router = await show("review");
    const chip = (await screen.findAllByTestId("review-concept"))[0];
    await act(async () => fireEvent.click(chip?.querySelector("button") as HTMLElement));
    expect(router.state.location.search).toEqual({ kind: "indication", concept: "X:1" });
  });
});

describe("what was learned", () => {
  it("is shown with its effect on a certainty of 0.90", async () => {
    await show("lessons");
    const rows = await screen.findAllByTestId("lesson");
    expect(rows.map((row) => row.querySelector("[data-testid=lesson-effect]")?.textContent)).toEqual([
      "0.90 → 0.63",
      "0.90 → 0.96",
    ]);
    expect(screen.getAllByTestId("lesson-effect").map((effect) => effect.dataset.tone)).toEqual(["weaker", "stronger"]);
  });

  it("is forgotten one by one, or all of it after asking", async () => {
    await show("lessons");
    await tap("lesson-forget", 1);
    await tap("lessons-forget-all");
    expect((await screen.findByTestId("lessons-confirm")).textContent).toContain("付いているタグは変わりません");
    expect(core.sent("lesson.forget")).toEqual([{ what: { one: 8 } }]);
    await tap("lessons-confirm-ok");
    expect(core.sent("lesson.forget")).toEqual([{ what: { one: 8 } }, { what: "all" }]);
  });

  it("nothing yet says how it comes", async () => {
    lessons = [];
    await show("lessons");
    expect((await screen.findByTestId("lessons-empty")).textContent).toContain("採るか外すと");
  });
});

it("the sources stand here too", async () => {
  await show("sources");
  expect((await screen.findByTestId("vocabulary-source")).textContent).toContain("架空");
});

it("an answer that cannot be had is said, and asked for again", async () => {
  let broken = true;
  core.answers["lesson.list"] = () => {
    if (broken) throw refusal("no-library");
    return { total: lessons.length, lessons };
  };
  await show("lessons");
  const note = await screen.findByRole("alert");
  broken = false;
  await act(async () => fireEvent.click(note.querySelector("button") as HTMLElement));
  expect(await screen.findAllByTestId("lesson")).toHaveLength(2);
});

it("both queues speak English", async () => {
  choose({ language: "en", appearance: "light" });
  core.answers["settings.get"] = () => ({
    ...(core.answers.settings as object),
    language: "en",
    appearance: "light",
    columns: [],
    recent: [],
    name: "A",
  });
  await show("review");
  const row = (await screen.findAllByTestId("review"))[0];
  for (const told of ["former name", "obsolete", "12 projects · 1 theme", "Replace", "Keep as it is"])
    expect(row?.textContent).toContain(told);
  await tap("vocabulary-tab-lessons");
  expect((await screen.findAllByTestId("lesson"))[0]?.textContent).toContain("former name");
  expect(screen.getByTestId("lessons-forget-all").textContent).toContain("Forget everything");
});
