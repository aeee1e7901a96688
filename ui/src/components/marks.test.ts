import { describe, expect, it } from "vitest";
import { first, pieces, pressed, quoted } from "./marks.ts";

const mark = (start: number, end: number, candidate: number) => ({ start, end, candidate });
const drawn = (text: string, marks: ReturnType<typeof mark>[]) =>
  pieces(text, marks).map((piece) => [piece.text, piece.marks.map((m) => m.candidate).join()]);

describe("places of a text", () => {
  it("are counted in code points, so that a rare kanji or an emoji before them moves nothing", () => {
    expect(drawn("𠮷野🧬のTREM2は", [mark(4, 9, 0)])).toEqual([
      ["𠮷野🧬の", ""],
      ["TREM2", "0"],
      ["は", ""],
    ]);
    expect(drawn("𠮷🧬", [mark(0, 1, 0), mark(1, 2, 1)])).toEqual([
      ["𠮷", "0"],
      ["🧬", "1"],
    ]);
  });

  it("one inside another is the innermost, with the outer one around it", () => {
    const [left, middle, right] = pieces("抗PD-1抗体", [mark(1, 5, 1), mark(0, 7, 0)]);
    expect([left?.text, middle?.text, right?.text]).toEqual(["抗", "PD-1", "抗体"]);
    expect(middle?.marks.map((m) => m.candidate)).toEqual([0, 1]);
    expect([left, middle, right].map((piece) => [piece?.start, piece?.end])).toEqual([
      [0, 1],
      [1, 5],
      [5, 7],
    ]);
  });

  it("that overlap are cut the same way whatever their order", () => {
    const marks = [mark(0, 4, 0), mark(2, 6, 1)];
    const cut = [
      ["ab", "0"],
      ["cd", "0,1"],
      ["ef", "1"],
      ["g", ""],
    ];
    expect(drawn("abcdefg", marks)).toEqual(cut);
    expect(drawn("abcdefg", [...marks].reverse())).toEqual(cut);
  });

  it("over the same words keep the order of the candidates", () => {
    expect(drawn("ab", [mark(0, 2, 5), mark(0, 2, 3)])).toEqual([["ab", "3,5"]]);
  });

  it("that lie outside the text or are empty are left out, one that reaches over its end is cut there", () => {
    expect(drawn("ab", [mark(2, 3, 0), mark(1, 1, 1), mark(1, 9, 2)])).toEqual([
      ["a", ""],
      ["b", "2"],
    ]);
    expect(drawn("", [])).toEqual([]);
  });
});

it("quoted words are cut out by code points", () => {
  expect(quoted({ text: "𠮷は🧬を見る", start: 2, end: 3 })).toEqual(["𠮷は", "🧬", "を見る"]);
});

it("the first character is a whole one", () => {
  expect(first("𠮷野")).toEqual(["𠮷", "野"]);
  expect(first("")).toEqual(["", ""]);
});

it("a press means the innermost mark, and pressed again the one around it, then the innermost again", () => {
  const marks = [mark(0, 7, 0), mark(1, 5, 1)];
  expect(pressed(marks, undefined)?.candidate).toBe(1);
  expect(pressed(marks, 1)?.candidate).toBe(0);
  expect(pressed(marks, 0)?.candidate).toBe(1);
  expect(pressed([], 0)).toBeUndefined();
});
