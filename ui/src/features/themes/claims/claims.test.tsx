/** Claims: sentences to quote from, what is missing, where a source is, and the tab itself. Fictional. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import type { Asset, Claim, ClaimSave, ProjectDetail } from "../../../api/bindings.ts";
import { ja } from "../../../text/ja/index.ts";
import { projectOf, showTab, themeOf } from "../tabs.fixtures.tsx";
import { ClaimsTab } from "./ClaimsTab.tsx";
import { fieldsOf, formOf, wrongIn } from "./form.ts";
import { isGone, placeOf } from "./place.ts";
import { selectedIn, sentencesOf } from "./sentences.ts";

const words = ja.themeparts.claims;

const claimOf = (id: number, more: Partial<Claim> = {}): Claim => ({
  id,
  text_ja: `主張${id}`,
  text_en: "",
  need: null,
  state: "confirmed",
  rests_on: { on: "project", project: 7, field: "summary_ja" },
  quote: "架空の文。",
  source: "",
  source_name: "課題7",
  project: 7,
  stale: false,
  by: "査読者A",
  at: "2026-11-27T00:00:00.000Z",
  ...more,
});

const ASSET: Asset = {
  id: 4,
  project: 8,
  extra: null,
  kind: "antibody",
  step: "screening",
  state: "have",
  label: "作動抗体",
  n: null,
  replicated: null,
  independent: null,
  glp: null,
  field: "summary_en",
  sentence: "A fictional sentence.",
  source: "",
  note: "",
  source_row: null,
  by: "",
  at: "",
};

const DETAIL: ProjectDetail = {
  row: projectOf(7),
  summary_ja: "標的は脳にある。薬効は1.6倍（n=4）だった！次は「サル」で確かめる。",
  summary_en: "",
  researcher: "",
  origins: [],
  aliases: [],
  outcomes: [],
  years: [],
  tags: [],
  themes: [],
};

describe("sentences", () => {
  it("end at a Japanese stop, with the bracket that closes them, and lose no letter", () => {
    const text = DETAIL.summary_ja;
    expect(sentencesOf(text)).toEqual(["標的は脳にある。", "薬効は1.6倍（n=4）だった！", "次は「サル」で確かめる。"]);
    expect(sentencesOf("「効いた。」と言う。次。")).toEqual(["「効いた。」", "と言う。", "次。"]);
    expect(sentencesOf(text).join("")).toBe(text);
  });
  it("end at an English one only where a word ends and a space follows", () => {
    expect(sentencesOf("It binds at 0.5 nM vs. control. See Fig. 2 (e.g. mice). It works")).toEqual([
      "It binds at 0.5 nM vs. control.",
      " See Fig. 2 (e.g. mice).",
      " It works",
    ]);
    expect(sentencesOf("")).toEqual([]);
  });
  it("take a selection only where it stands in the text as it is", () => {
    expect(selectedIn("標的は脳にある。", " 脳にある ")).toBe("脳にある");
    expect(selectedIn("標的は脳にある。", "心臓")).toBeNull();
    expect(selectedIn("標的は脳にある。", "脳")).toBeNull();
  });
});

describe("a claim while it is written", () => {
  it("tells what is missing for the kind of source it rests on, and is complete without it", () => {
    const form = { ...formOf(null), text_en: "It works." };
    expect(wrongIn(formOf(null))).toEqual(["text", "project"]);
    expect(wrongIn({ ...form, project: 7 })).toEqual(["quote"]);
    expect(wrongIn({ ...form, on: "vote" })).toEqual(["project", "round"]);
    expect(wrongIn({ ...form, on: "word", source: " " })).toEqual(["whose"]);
    expect(fieldsOf({ ...form, on: "word", source: " 架空の医師 ", quote: "効く" })).toMatchObject({
      need: null,
      rests_on: { on: "word" },
      source: "架空の医師",
      quote: "効く",
    });
    expect(fieldsOf({ ...form, on: "row", project: 7, row: 12, quote: "x" })).toMatchObject({
      rests_on: { on: "row", project: 7, source_row: 12 },
      quote: "",
    });
  });
  it("of one there is says the same again", () => {
    for (const own of [claimOf(1), claimOf(2, { rests_on: { on: "asset", asset: 4 }, need: "matter" })]) {
      const { text_ja, text_en, need, state, rests_on, quote, source } = own;
      expect(fieldsOf(formOf(own))).toEqual({ text_ja, text_en, need, state, rests_on, quote, source });
    }
  });
});

describe("the place of a source", () => {
  const none = new Map<number, Asset>();
  const back = "/themes/1?tab=claims";
  it("is the field, the row, the asset's sentence, the thread or the votes, each with the way back", () => {
    expect(placeOf(claimOf(1), 1, none)).toEqual({
      to: "/projects",
      search: { open: 7, at: "summary_ja", quote: "架空の文。", back },
    });
    expect(placeOf(claimOf(1, { rests_on: { on: "row", project: 7, source_row: 12 } }), 1, none)).toEqual({
      to: "/projects",
      search: { open: 7, tab: "sources", at: "row-12", back },
    });
    expect(placeOf(claimOf(1, { rests_on: { on: "asset", asset: 4 }, project: 8 }), 1, new Map([[4, ASSET]]))).toEqual({
      to: "/projects",
      search: { open: 8, at: "summary_en", quote: "A fictional sentence.", back },
    });
    expect(placeOf(claimOf(1, { rests_on: { on: "extra", extra: 5 }, project: null }), 1, none)).toMatchObject({
      to: "/themes/$id",
      search: { shown: "x5", back },
    });
    expect(placeOf(claimOf(1, { rests_on: { on: "vote", round: 3, project: 7 } }), 1, none)).toEqual({
      to: "/stage-one",
      search: { round: 3, tab: "shortlist", project: 7, back },
    });
  });
  it("is none for literature and for what is gone", () => {
    expect(placeOf(claimOf(1, { rests_on: { on: "literature" }, project: null }), 1, none)).toBeNull();
    const gone = claimOf(1, { project: null, source_name: "", stale: true });
    expect(placeOf(gone, 1, none)).toBeNull();
    expect([isGone(gone), isGone(claimOf(1, { stale: true }))]).toEqual([true, false]);
  });
});

describe("the tab", () => {
  let core: Core;
  let claims: Claim[];
  beforeEach(() => {
    core = new Core();
    core.status = statusOf({ ...OPEN, projects: 3 });
    claims = [claimOf(1), claimOf(2, { stale: true, text_en: "In English" }), claimOf(3, { need: "delivery" })];
    const done = { operation: 5, kind: "claim-save", count: 1, created: null };
    core.answers = {
      "theme.claims": () => ({ claims: structuredClone(claims) }),
      "forge.board": () => ({ strands: [], alternatives: [] }),
      "project.detail": () => DETAIL,
      "theme.claim_save": ({ id, position }: ClaimSave) => {
        const at = claims.findIndex((own) => own.id === id);
        const [own] = at < 0 ? [] : claims.splice(at, 1);
        if (own) claims.splice(position ?? at, 0, own);
        return done;
      },
      "theme.claim_remove": () => done,
    };
    core.changes = { "theme.claim_save": ["themes"] };
  });

  async function show() {
    const router = showTab(<ClaimsTab theme={themeOf()} />);
    await screen.findAllByTestId("claim");
    return router;
  }
  const order = () => screen.getAllByTestId("claim").map((row) => row.dataset.id);

  it("lists claims with their sources, and says of one whose sentence is gone what to do", async () => {
    const router = await show();
    const rows = screen.getAllByTestId("claim");
    expect(rows[2]?.textContent).toContain("送達");
    expect(rows[0]?.textContent).toContain(words.whole);
    const stale = screen.getAllByTestId("claim-stale");
    expect(stale).toHaveLength(1);
    expect(stale[0]?.textContent).toContain(words.stale);
    expect(stale[0]?.textContent).toContain(words.staleHow);
    fireEvent.click(screen.getAllByTestId("claim-go")[0] as HTMLElement);
    await waitFor(() => expect(router.state.location.pathname).toBe("/projects"));
    expect(router.state.location.search).toMatchObject({ open: 7, at: "summary_ja", back: "/themes/1?tab=claims" });
  });

  it("moves a claim by Alt and an arrow, never past the ends and never while composing", async () => {
    await show();
    const row = () => screen.getAllByTestId("claim")[0] as HTMLElement;
    fireEvent.keyDown(row(), { key: "ArrowDown", altKey: true, isComposing: true });
    fireEvent.keyDown(row(), { key: "ArrowUp", altKey: true });
    fireEvent.keyDown(row(), { key: "ArrowDown", altKey: true });
    await waitFor(() => expect(order()).toEqual(["2", "1", "3"]));
    expect(core.sent("theme.claim_save")).toEqual([
      expect.objectContaining({ id: 1, theme: 1, position: 1, fields: expect.objectContaining({ text_ja: "主張1" }) }),
    ]);
  });

  it("writes a claim with the sentence that was pressed", async () => {
    await show();
    await act(async () => fireEvent.click(screen.getByTestId("claim-add")));
    const dialog = await screen.findByTestId("claim-dialog");
    fireEvent.change(screen.getByTestId("claim-text-ja"), { target: { value: "脳に届く" } });
    await act(async () => fireEvent.click(screen.getByTestId("claim-save")));
    expect(core.sent("theme.claim_save")).toEqual([]);
    expect(dialog.textContent).toContain(words.wrong.project);
    await act(async () => fireEvent.click(screen.getByTestId("claim-project")));
    await act(async () => fireEvent.click(await screen.findByTestId("claim-project-7")));
    const sentences = await screen.findAllByTestId("claim-sentence");
    const second = sentences.find((own) => own.textContent?.includes("1.6倍")) as HTMLElement;
    fireEvent.click(second);
    expect(within(screen.getByTestId("claim-quote")).getByText("薬効は1.6倍（n=4）だった！")).toBeTruthy();
    await act(async () => fireEvent.click(screen.getByTestId("claim-save")));
    await waitFor(() => expect(screen.queryByTestId("claim-dialog")).toBeNull());
    expect(core.sent("theme.claim_save")).toEqual([
      {
        theme: 1,
        fields: {
          text_ja: "脳に届く",
          text_en: "",
          need: null,
          state: "confirmed",
          rests_on: { on: "project", project: 7, field: "summary_ja" },
          quote: "薬効は1.6倍（n=4）だった！",
          source: "",
        },
      },
    ]);
  });
});
