/** What a leak check says, in a table. 合成データ. */
import enShared from "@catalogue/en.json";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LeakReport } from "../../api/bindings.ts";
import { dismissAll } from "../../api/notices.ts";
import { bound } from "../../text/index.ts";
import { choose } from "../../text/language.ts";
import { LEAK_KINDS, LeakTable } from "./index.ts";
import { countOf, placeOf, tableOf } from "./report.ts";

const report = (over: Partial<LeakReport> = {}): LeakReport => ({
  leaks: [
    { kind: "mail-address", where: "cell:概要!B8", text: "a@example.jp" },
    { kind: "hidden-sheet", where: "sheet:評価メモ", text: "評価メモ" },
  ],
  more: 0,
  unread: [],
  published: 0,
  ...over,
});

let copied: string[];

beforeEach(() => {
  choose({ language: "ja", appearance: "light" });
  dismissAll();
  copied = [];
  vi.stubGlobal("navigator", {
    ...navigator,
    clipboard: { writeText: async (text: string) => void copied.push(text) },
  });
});

it("every kind the check can name stands in one group of what is looked for", () => {
  // No library holds material of others yet, so it is not claimed to be looked for.
  const others = ["clean", "more", "unread", "answer", "answered", "third-party-data"];
  const kinds = Object.keys(enShared)
    .filter((key) => key.startsWith("leak."))
    .map((key) => key.slice("leak.".length))
    .filter((key) => !others.includes(key));
  expect(Object.values(LEAK_KINDS).flat().toSorted()).toEqual(kinds.toSorted());
});

it("a place is said in words of the language", () => {
  const check = (where: string, ja: string, en: string) => {
    expect(placeOf(where, bound("ja"))).toBe(ja);
    expect(placeOf(where, bound("en"))).toBe(en);
  };
  check("cell:概要!B8", "シート「概要」のB8", "cell B8 of “概要”");
  check("cell:A!B!C3", "シート「A!B」のC3", "cell C3 of “A!B”");
  check("cell:a:b!C3", "シート「a:b」のC3", "cell C3 of “a:b”");
  check("comment:S!A1", "シート「S」のA1のコメント", "comment on cell A1 of “S”");
  check("column:S!C", "シート「S」のC列", "column C of “S”");
  check("row:S!5", "シート「S」の5行目", "row 5 of “S”");
  check("sheet:評価!メモ", "シート「評価!メモ」", "sheet “評価!メモ”");
  check("name:担当", "名前の定義「担当」", "defined name “担当”");
  check("property:core/creator", "ファイルのプロパティ「作成者」", "file property “Author”");
  check("property:core/unknown", "ファイルのプロパティ「unknown」", "file property “unknown”");
  check("property:custom/a/b", "ファイルのユーザー設定プロパティ「a/b」", "custom file property “a/b”");
  check("part:xl/vbaProject.bin", "ファイルの内部（xl/vbaProject.bin）", "inside the file (xl/vbaProject.bin)");
  check("elsewhere", "elsewhere", "elsewhere");
});

it("what could not be read counts as something that stands against the workbook", () => {
  expect(countOf(report({ more: 3, unread: ["xl/a.bin"] }))).toBe(6);
});

describe("the table", () => {
  const rows = () => screen.getAllByTestId("leak");

  it("says kind, place and text, each whole on hover", () => {
    render(<LeakTable report={report()} list="a" />);
    expect(rows().map((row) => [...row.children].map((cell) => cell.getAttribute("title")))).toEqual([
      ["メールアドレス", "シート「概要」のB8", "a@example.jp"],
      ["非表示のシート", "シート「評価メモ」", "評価メモ"],
    ]);
  });

  it("is walked by arrows, and the whole text of the row chosen stands below", () => {
    render(<LeakTable report={report()} list="a" />);
    expect(screen.queryByTestId("leaks-one")).toBeNull();
    fireEvent.keyDown(screen.getByTestId("leaks-rows"), { key: "ArrowDown" });
    expect(screen.getByTestId("leaks-one").textContent).toBe("シート「概要」のB8：a@example.jp");
    fireEvent.keyDown(screen.getByTestId("leaks-rows"), { key: "End" });
    expect(screen.getByTestId("leaks-one").textContent).toContain("評価メモ");
  });

  it("another report has no row chosen", () => {
    const { rerender } = render(<LeakTable report={report()} list="a" />);
    fireEvent.click(rows()[1] as HTMLElement);
    expect(screen.getByTestId("leaks-one")).toBeTruthy();
    rerender(<LeakTable report={report()} list="b" />);
    expect(screen.queryByTestId("leaks-one")).toBeNull();
  });

  it("of thousands only those in view are in the page", () => {
    const leaks = Array.from({ length: 5_000 }, (_, i) => ({ kind: "smiles", where: `cell:S!A${i + 1}`, text: "CCO" }));
    render(<LeakTable report={report({ leaks })} list="a" />);
    expect(screen.getByTestId("leaks-rows").getAttribute("aria-rowcount")).toBe("5001");
    expect(rows().length).toBeLessThan(60);
  });

  it("says what is not listed, what could not be read and what was not counted", () => {
    render(<LeakTable report={report({ more: 7, unread: ["xl/a.bin"], published: 4 })} list="a" />);
    expect(screen.getByTestId("leaks-more").textContent).toBe("表にあるのは最初の2件です。ほかに7件あります。");
    expect(screen.getByTestId("leaks-unread").textContent).toContain("ファイルの内部（xl/a.bin）");
    expect(screen.getByTestId("leaks-published").textContent).toContain("4件");
  });

  it("of very many parts that could not be read the first are named", () => {
    const unread = Array.from({ length: 30 }, (_, i) => `xl/${i}.bin`);
    render(<LeakTable report={report({ leaks: [], unread })} list="a" />);
    expect(screen.queryByTestId("leaks-rows")).toBeNull();
    expect(screen.getByTestId("leaks-unread").querySelectorAll("li")).toHaveLength(9);
    expect(screen.getByTestId("leaks-unread").textContent).toContain("ほか22か所");
  });

  it("is copied whole as a table by its button, and by Ctrl C the row chosen", async () => {
    render(<LeakTable report={report({ unread: ["xl/a.bin"] })} list="a" />);
    await act(async () => void fireEvent.click(screen.getByTestId("leaks-copy")));
    expect(copied).toEqual([
      "種類\t場所\tそこにあるもの\nメールアドレス\tシート「概要」のB8\ta@example.jp\n非表示のシート\tシート「評価メモ」\t評価メモ\n最後まで読めなかったところ\tファイルの内部（xl/a.bin）\t",
    ]);
    const grid = screen.getByTestId("leaks-rows");
    act(() => grid.focus());
    fireEvent.keyDown(grid, { key: "ArrowDown" });
    fireEvent.keyDown(grid, { code: "KeyC", key: "c", ctrlKey: true });
    expect(copied[1]).toBe("メールアドレス\tシート「概要」のB8\ta@example.jp");
    act(() => grid.blur());
    fireEvent.keyDown(document.body, { code: "KeyC", key: "c", ctrlKey: true });
    expect(copied).toHaveLength(2);
  });

  it("nothing copied begins another cell or is reckoned with", () => {
    const leaks = [{ kind: "external-link", where: "part:xl/a\tb", text: "=HYPERLINK(1)\r\nx" }];
    expect(tableOf(report({ leaks }), bound("en")).split("\n")[1]).toBe(
      "Link to another workbook\tinside the file (xl/a b)\t'=HYPERLINK(1) x",
    );
  });
});
