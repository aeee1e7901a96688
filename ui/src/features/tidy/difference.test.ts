import { describe, expect, it } from "vitest";
import { difference } from "./difference.ts";

/** The two texts with what differs in brackets. */
const marked = (a: string, b: string) =>
  difference(a, b).map((pieces) => pieces.map((p) => (p.same ? p.text : `[${p.text}]`)).join(""));

describe("the difference of two titles", () => {
  it("is nothing for the same text", () => {
    expect(marked("膵癌の研究", "膵癌の研究")).toEqual(["膵癌の研究", "膵癌の研究"]);
    expect(marked("", "")).toEqual(["", ""]);
  });

  it("is the characters that differ, wherever they stand", () => {
    expect(marked("難治性膵癌に対する治療", "膵がんに対する治療")).toEqual([
      "[難治性膵癌]に対する治療",
      "[膵がん]に対する治療",
    ]);
    expect(marked("治療薬の開発", "治療薬の開発II")).toEqual(["治療薬の開発", "治療薬の開発[II]"]);
    expect(marked("抗体医薬の創出（第1期）", "抗体医薬の創出（第2期）")).toEqual([
      "抗体医薬の創出（第[1]期）",
      "抗体医薬の創出（第[2]期）",
    ]);
  });

  it("keeps every character of both, even of pairs written by two code units", () => {
    const [left, right] = difference("𠮷野の研究", "吉野の研究開発");
    expect(left.map((p) => p.text).join("")).toBe("𠮷野の研究");
    expect(right.map((p) => p.text).join("")).toBe("吉野の研究開発");
    expect(left[0]).toEqual({ text: "𠮷", same: false });
  });

  it("of very long texts stays quick by comparing beginning and end alone", () => {
    const long = "あ".repeat(3000);
    const [left] = difference(`始${long}終`, `始${"い".repeat(3000)}終`);
    expect(left.map((p) => [p.same, p.text.length])).toEqual([
      [true, 1],
      [false, 3000],
      [true, 1],
    ]);
  });
});
