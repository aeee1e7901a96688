import { expect, it } from "vitest";
import { NO_FILTER } from "../../../api/filter.ts";
import { memberOf, proposalOf } from "../fixtures.ts";
import { sentenceOf } from "../parts/because.ts";
import { chainOf } from "../parts/chain.ts";
import { selectionOf } from "./among.ts";
import { closingsOf, keyOf, stepped, themeOf } from "./words.ts";

const proposal = proposalOf([memberOf(7, "target", ["human"], ["human"]), memberOf(8, "modality", ["matter", "lead"])]);

it("a theme made of a proposal has its projects, their roles and its triple", () => {
  expect(themeOf(proposal)).toEqual({
    projects: [7, 8],
    roles: { 7: "target", 8: "modality" },
    triple: {
      target: {
        kind: "target",
        id: "HGNC:1",
        label_ja: "HGNC:1和",
        label_en: "HGNC:1en",
        main: false,
        proposed: false,
      },
      modality: { kind: "modality", id: "AB", label_ja: "AB和", label_en: "ABen", main: false, proposed: false },
      indication: null,
    },
  });
  expect(keyOf(proposal)).toBe("7-8");
});

it("each thing closed has its own sentence and says whether a person confirmed it", () => {
  const [first, second] = proposal.members;
  expect(first && closingsOf(first).map(({ need, confirmed }) => [need, confirmed])).toEqual([["human", true]]);
  expect(second && closingsOf(second).map(({ quote, confirmed }) => [quote?.sentence, confirmed])).toEqual([
    ["matterの文。", false],
    ["leadの文。", false],
  ]);
});

it("what is being obtained is told apart and closes no step", () => {
  const member = memberOf(7, "model", ["assay", "model"], ["model"], ["model"]);
  expect(closingsOf(member).map(({ need, confirmed, obtaining }) => [need, confirmed, obtaining])).toEqual([
    ["assay", false, false],
    ["model", true, true],
  ]);
  const [, screening, , poc] = chainOf(["assay"], [], ["model"]);
  expect([screening?.state, poc?.state, poc?.obtaining]).toEqual(["full", "none", ["model"]]);
});

it("the seven steps say what is closed, partly closed, open and not needed", () => {
  const chain = chainOf(["human", "function", "assay"], ["matter", "safety"]);
  expect(chain.map(({ state }) => state)).toEqual(["full", "part", "empty", "empty", "none", "empty", "empty"]);
});

it("a reason names concepts in the language in use and words what is a word of the catalogue", () => {
  const params = { target_ja: "上皮成長因子受容体", target_en: "EGFR", role: "dds" };
  const say = (key: string, told?: Readonly<Record<string, string | number>>) =>
    told ? `${key} ${told.target} ${told.role}` : `«${key}»`;
  expect(sentenceOf({ key: "same-target", params, good: true }, say, "ja")).toBe(
    "because.same-target 上皮成長因子受容体 «role.dds»",
  );
  expect(sentenceOf({ key: "same-target", params, good: true }, say, "en")).toContain("EGFR");
});

it("an empty choice never means everything", () => {
  const none = { kept: [], chosen: null, q: "  " };
  expect(selectionOf("round", none)).toBeNull();
  expect(selectionOf("round", { ...none, kept: undefined })).toBeNull();
  expect(selectionOf("chosen", none)).toBeNull();
  expect(selectionOf("search", none)).toBeNull();
  expect(selectionOf("all", none)).toEqual({ matching: { filter: NO_FILTER, except: [] } });
  expect(selectionOf("round", { ...none, kept: [4, 5] })).toEqual({ these: [4, 5] });
  expect(selectionOf("search", { ...none, q: " 抗体 " })).toEqual({
    matching: { filter: { ...NO_FILTER, text: "抗体" }, except: [] },
  });
});

it("keys stop at the ends", () => {
  expect([stepped(0, -1, 3), stepped(1, 1, 3), stepped(2, 1, 3)]).toEqual([0, 2, 2]);
});
