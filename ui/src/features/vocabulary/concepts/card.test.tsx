import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { choose } from "../../../text/language.ts";
import { CANCER, card, cards, concept, core, DUCT, key, PANCREAS, setUp, show, tap, tick, typed } from "./fixtures.ts";

beforeEach(setUp);

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
