import { describe, expect, it } from "vitest";
import { fold, holds } from "./fold.ts";
import {
  FIRST_FISCAL_YEAR,
  fiscalYear,
  fiscalYearOf,
  fiscalYearShort,
  LAST_FISCAL_YEAR,
  readFiscalYear,
  readThousandYen,
  yen,
  yenSaid,
} from "./format.ts";

const LANGUAGES = ["ja", "en"] as const;

describe("a fiscal year", () => {
  it.each([
    ["2026", 2026],
    ["２０２６", 2026],
    ["2026年度", 2026],
    ["令和8", 2026],
    ["令和８年度", 2026],
    ["Ｒ８年", 2026],
    ["R.7", 2025],
    ["令和元年度", 2019],
    ["令和1", 2019],
    ["平成31年度", 2019],
    ["h30", 2018],
    ["平成元", 1989],
    ["FY2024", 2024],
    ["FY 26", 2026],
    ["fy05", 2005],
    [" ", null],
    ["", null],
    // The era had ended: the year is another one's.
    ["平成32", undefined],
    ["平成40", undefined],
    ["昭和63", undefined],
    ["令和0", undefined],
    ["令和", undefined],
    ["1988", undefined],
    ["2101", undefined],
    // Of which era or century?
    ["26", undefined],
    ["来年", undefined],
  ])("typed as %s is %s", (typed, year) => expect(readFiscalYear(typed)).toBe(year));

  it("is read in every form in which it is shown", () => {
    for (let year = FIRST_FISCAL_YEAR; year <= LAST_FISCAL_YEAR; year += 1)
      for (const l of LANGUAGES)
        for (const shown of [fiscalYear(year, l), fiscalYearShort(year, l)])
          expect([shown, readFiscalYear(shown)]).toEqual([shown, year]);
  });

  it.each([
    ["2019-03-31", 2018],
    ["2019-04-01", 2019],
    ["2019-05-01", 2019],
    ["2024-02-29", 2023],
    ["2027-01-01", 2026],
    [new Date(2026, 2, 31), 2025],
    [new Date(2026, 3, 1), 2026],
    [new Date(2027, 0, 1), 2026],
  ])("of %s is %i", (day, year) => expect(fiscalYearOf(day)).toBe(year));
});

describe("an amount", () => {
  it.each([
    ["12000", 12_000_000],
    ["58,500", 58_500_000],
    ["１２，０００", 12_000_000],
    ["５８５００千円", 58_500_000],
    ["12,000千円", 12_000_000],
    ["1200万円", 12_000_000],
    ["1200万", 12_000_000],
    ["5億", 500_000_000],
    ["1.5億円", 150_000_000],
    ["1億2,000万円", 120_000_000],
    ["1億 2,000万", 120_000_000],
    ["12億3,456万7,890円", 1_234_567_890],
    ["3千万円", 30_000_000],
    ["30百万円", 30_000_000],
    ["500円", 500],
    ["¥1,200", 1_200],
    ["￥1,200", 1_200],
    ["¥58,500k", 58_500_000],
    ["¥12 million", 12_000_000],
    ["12 Million yen", 12_000_000],
    ["0.5", 500],
    ["0", 0],
    ["", null],
    ["-3", undefined],
    ["約5億", undefined],
    ["百万", undefined],
    ["円", undefined],
    ["1億2000", undefined],
    ["2万1億", undefined],
    ["1億20,000万円", undefined],
    ["0.0001", undefined],
    ["9999999999999", undefined],
  ])("typed as %s is %s yen", (typed, amount) => expect(readThousandYen(typed)).toBe(amount));

  it.each([
    [12_000_000, "1,200万円", "¥12 million"],
    [1_234_500_000, "12億3,450万円", "¥1.235 billion"],
    [500, "500円", "¥500"],
    [0, "0円", "¥0"],
  ])("of %i yen is said as %s", (amount, japanese, english) => {
    expect(yenSaid(amount, "ja")).toBe(japanese);
    expect(yenSaid(amount, "en")).toBe(english);
  });

  it("is read in every form in which it is shown", () => {
    for (const amount of [0, 1, 999, 1_000, 58_500_000, 12_345_678, 120_000_000, 500_000_000, 1_000_200_003])
      for (const l of LANGUAGES) {
        expect([yen(amount, l), readThousandYen(yen(amount, l))]).toEqual([yen(amount, l), amount]);
        // In English what is said is rounded, so only round amounts come back.
        if (l === "ja" || amount % 100_000 === 0)
          expect([yenSaid(amount, l), readThousandYen(yenSaid(amount, l))]).toEqual([yenSaid(amount, l), amount]);
      }
  });
});

it("words are found whatever their width, case, kana and hyphens, in any order", () => {
  expect(fold("ＤＢ－バイオ・カイハツ")).toBe("dbばいおかいはつ");
  expect(holds(["架空創薬ブースター事業", "Fictional Booster"], "ぶーすたー 創薬")).toBe(true);
  expect(holds(["架空創薬ブースター事業"], "創薬 臨床")).toBe(false);
  expect(holds(["架空"], "")).toBe(true);
});
