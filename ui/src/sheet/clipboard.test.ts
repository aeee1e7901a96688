import { expect, it } from "vitest";
import { asPage, asText, countMerged, filled, readTable } from "./clipboard.ts";

const rows = (html: string, plain = "") => readTable(html, plain)?.rows;

it("text in columns is read with its line ends, and the last of them begins no row", () => {
  expect(rows("", "a\tb\r\nc\td\r\n")).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  expect(rows("", "a\rb\n")).toEqual([["a"], ["b"]]);
  expect(rows("", "a\t\n\tb")).toEqual([
    ["a", ""],
    ["", "b"],
  ]);
});

it("a cell in quotes holds breaks, tabs and quotes; words in quotation marks are words", () => {
  expect(rows("", '"一行目\n二行目"\t"タブ\tと""引用符"""\r\nつぎ\t"引用" と言う\r\n')).toEqual([
    ["一行目\n二行目", 'タブ\tと"引用符"'],
    ["つぎ", '"引用" と言う'],
  ]);
});

it("rows of different length are made even", () => {
  expect(rows("", "a\tb\tc\nd")).toEqual([
    ["a", "b", "c"],
    ["d", "", ""],
  ]);
});

it("nothing, blank cells and a page without a table are no table", () => {
  expect(readTable("", "")).toBeNull();
  expect(readTable("", "\t\r\n \t\r\n")).toBeNull();
  expect(readTable("<p>文章</p>", "")).toBeNull();
  expect(rows("<b>文章</b>", "文章")).toEqual([["文章"]]);
});

it("a table of Excel's page counts, with breaks in cells, and what the page was folded with does not", () => {
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>
    <col width=72><tr height=20><td class=xl65>標的の\r\n    検証<br>二行目</td><td>1,200&nbsp;千円</td></tr>
    <tr><td>&lt;b&gt;</td><td><span>令和10年</span><font>3月</font></td></tr></table></body></html>`;
  expect(rows(html, "ちがう\tもの")).toEqual([
    ["標的の 検証\n二行目", "1,200 千円"],
    ["<b>", "令和10年3月"],
  ]);
});

it("merged cells keep their value in the first cell, are blank elsewhere, and can be filled", () => {
  const html =
    "<table><tr><td rowspan=2>SG①</td><td colspan=2>見出し</td></tr><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td><td>e</td></tr></table>";
  const table = readTable(html, "");
  expect(table?.rows).toEqual([
    ["SG①", "見出し", ""],
    ["", "a", "b"],
    ["c", "d", "e"],
  ]);
  if (!table) return;
  expect(countMerged(table)).toBe(2);
  expect(filled(table)).toEqual([
    ["SG①", "見出し", "見出し"],
    ["SG①", "a", "b"],
    ["c", "d", "e"],
  ]);
});

it("text that runs over into the cells beside it is no merged cell", () => {
  const html = "<table><tr><td colspan=2 style='mso-ignore:colspan'>長い名前</td><td>x</td></tr></table>";
  const table = readTable(html, "");
  expect(table?.rows).toEqual([["長い名前", "", "x"]]);
  expect(table && countMerged(table)).toBe(0);
});

it("words that look like a formula are said to be words, amounts are not", () => {
  const said = (cell: string) => asPage([[cell]]).includes("mso-number-format");
  expect(["=1+1", "@架空", "+A1", "-要点"].map(said)).toEqual([true, true, true, true]);
  expect(["-1,200", "+5%", "1,200", "標的"].map(said)).toEqual([false, false, false, false]);
  expect(rows(asPage([["=1+1"]]))).toEqual([["=1+1"]]);
});

it("a table within a cell is words of that cell", () => {
  expect(rows("<table><tr><td>外<table><tr><td>中</td></tr></table></td><td>隣</td></tr></table>")).toEqual([
    ["外中", "隣"],
  ]);
});

it("what is copied is read back as it was, as text and as a page", () => {
  const table = [
    ["標的\n検証", 'タブ\tと"引用"', "<b>&amp;"],
    ["", "1,200", "x"],
  ];
  expect(rows("", asText(table))).toEqual(table);
  expect(rows(asPage([["標的\n検証", "<b>&amp;"]]))).toEqual([["標的\n検証", "<b>&amp;"]]);
});
