import { expect, it } from "vitest";
import { CLINIC, programme, SEED, UNKNOWN } from "../fixtures.ts";
import { matching, ministriesOf, pressed, sorted } from "./order.ts";

const ALL = [SEED, CLINIC, UNKNOWN];
const ids = (programmes: readonly { id: number }[]) => programmes.map((own) => own.id);

it("the registry is found by width, kana and case as it is said", () => {
  const find = (text: string) => ids(matching(ALL, text, []));
  expect(find("ｼｰｽﾞ")).toEqual([1]);
  expect(find("しーず")).toEqual([1]);
  expect(find("ＸＡ0101")).toEqual([1]);
  expect(find("fictional　探索")).toEqual([1]);
  expect(find("架空")).toEqual([1, 2, 3]);
  expect(find("なし")).toEqual([]);
});

it("ministries are each of them, what is not known last, and a programme of several is of each", () => {
  const joint = programme(4, "架空合同事業", { ministry: "架空省・見本省" });
  expect(ministriesOf([UNKNOWN, SEED, joint])).toEqual(["架空省", "見本省", ""]);
  expect(ids(matching([...ALL, joint], "", ["見本省"]))).toEqual([2, 4]);
  expect(ids(matching(ALL, "", [""]))).toEqual([3]);
});

it("blanks stand last in either direction, and equal ones keep their order", () => {
  expect(ids(sorted(ALL, [{ column: "ceiling_yen", descending: false }]))).toEqual([1, 2, 3]);
  expect(ids(sorted(ALL, [{ column: "ceiling_yen", descending: true }]))).toEqual([1, 2, 3]);
  expect(ids(sorted(ALL, [{ column: "phases", descending: true }]))).toEqual([2, 1, 3]);
  const call = (id: number, month: number) => programme(id, "架空", { call_months: [month] });
  // The year begins in April.
  expect(ids(sorted([call(1, 1), call(2, 4), call(3, 12)], [{ column: "call_months", descending: false }]))).toEqual([
    2, 3, 1,
  ]);
});

it("a head pressed again turns the order, a third time takes it away; with Shift it joins the others", () => {
  const once = pressed([], "host", false, undefined);
  expect(once).toEqual([{ column: "host", descending: false }]);
  const twice = pressed(once, "host", false, undefined);
  expect(twice).toEqual([{ column: "host", descending: true }]);
  expect(pressed(twice, "host", false, undefined)).toEqual([]);
  expect(pressed(once, "valid", true, undefined)).toEqual([...once, { column: "valid", descending: false }]);
  expect(pressed(once, "valid", false, undefined)).toEqual([{ column: "valid", descending: false }]);
});
