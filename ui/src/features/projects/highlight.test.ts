import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { cut, hasHit } from "./highlight.tsx";
import { COMMON, foldForMark, VARIANTS } from "./search/fold.ts";

const hits = (text: string, words: readonly string[]) =>
  cut(text, words)
    .filter(([, hit]) => hit)
    .map(([part]) => part);

it.each([
  ["width", "抗ＥＧＦＲ抗体", "egfr", "ＥＧＦＲ"],
  ["case", "anti-egfr", "EGFR", "egfr"],
  ["half-width kana", "ｶﾞﾝ免疫", "がん", "ｶﾞﾝ"],
  ["katakana", "肺ガンの治療", "がん", "ガン"],
  ["癌", "膵癌の治療", "がん", "癌"],
  ["癌 the other way", "膵がんの治療", "膵癌", "膵がん"],
  ["variant kanji", "斎藤班の檢査", "検査", "檢査"],
  ["hyphens", "PD‑L1阻害", "pd-l1", "PD‑L1"],
  ["a ligature", "ﬁbrosis", "FIBROSIS", "ﬁbrosis"],
  ["spaces", "pancreatic　 cancer", "Pancreatic Cancer", "pancreatic　 cancer"],
  ["letters beyond the basic plane", "𠮷野の抗体", "抗体", "抗体"],
  ["a combined mark", "が\u3099んとか\u3099ん", "がん", "か\u3099ん"],
])("marks fold %s and show the text as it stands", (_what, text, word, marked) => {
  expect(hits(text, [word])).toEqual([marked]);
  expect(
    cut(text, [word])
      .map(([part]) => part)
      .join(""),
  ).toBe(text);
});

it("a part of a letter is no hit", () => {
  expect(hits("膵癌", ["ん"])).toEqual([]);
  expect(hits("ﬁn", ["i"])).toEqual([]);
  expect(hits("膵癌とんかつ", ["ん"])).toEqual(["ん"]);
});

it("the longer of two words is marked, every place, and nothing where nothing is asked", () => {
  expect(cut("膵がん治療adc", ["がん", "がん治療", "ADC"])).toEqual([
    ["膵", false],
    ["がん治療", true],
    ["adc", true],
  ]);
  expect(hits("がん、癌、ガン", ["がん"])).toEqual(["がん", "癌", "ガン"]);
  expect(cut("抗体", ["がん"])).toEqual([["抗体", false]]);
  expect(cut("抗体", ["", " "])).toEqual([["抗体", false]]);
  expect(cut("", ["がん"])).toEqual([]);
  expect([hasHit("肺癌", ["がん"]), hasHit("肺", ["がん"])]).toEqual([true, false]);
});

it("every folded unit leads back to a letter of the original", () => {
  const original = "Ａｶﾞ癌 　𠮷";
  const { text, starts } = foldForMark(original);
  expect(text).toBe("aががん 𠮷");
  expect(starts).toHaveLength(text.length + 1);
  expect(starts).toEqual([0, 1, 3, -1, 4, 6, -1, original.length]);
});

it("variant kanji are those of the core", () => {
  const rust = readFileSync(resolve(import.meta.dirname, "../../../../src-tauri/crates/domain/src/text.rs"), "utf8");
  expect(/const VARIANTS: &str = "(.+)"/.exec(rust)?.[1]).toBe(VARIANTS);
  expect(/const COMMON: &str = "(.+)"/.exec(rust)?.[1]).toBe(COMMON);
});
