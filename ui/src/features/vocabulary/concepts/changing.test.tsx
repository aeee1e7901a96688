import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { refusal } from "../../../../test/window.tsx";
import { card, cards, concept, core, done, key, pickIn, setUp, show, tap, tick, typed } from "./fixtures.ts";

beforeEach(setUp);

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
