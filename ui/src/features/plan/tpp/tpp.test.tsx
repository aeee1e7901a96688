/** The target product profile and its markets. 合成データ. */
import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import type { PlanPut } from "../../../api/bindings.ts";
import { linesOf, PlanCore, settled, under } from "../fixtures.ts";

let core: PlanCore;
beforeEach(() => {
  core = new PlanCore();
});

it("a row gone to is under the keys of its sheet and of no other", async () => {
  await core.open("?tab=tpp&sheet=market&row=1");
  expect(under("market-sheet")).not.toBeNull();
  expect(under("tpp-sheet")).toBeNull();
});

it("the profile and its markets stand below one another", async () => {
  await core.open("?tab=tpp&row=1&column=ideal_ja");
  expect(under("tpp-sheet")).toEqual([expect.stringContaining("5倍"), "ideal"]);
  expect(screen.getByTestId("market-sheet")).toBeTruthy();
});

it("says the least, the ideal and what is shown today of each attribute", async () => {
  await core.open("?tab=tpp");
  const [line] = linesOf("tpp-sheet");
  for (const said of ["2倍", "5倍", "1.6倍"]) expect(line).toContain(said);
});

it("a cell is written in place, by the keys alone", async () => {
  core.answers["plan.try"] = ({ rows }: PlanPut) => ({ rows: rows.map(({ cells }) => cells), issues: [] });
  await core.open("?tab=tpp&sheet=market&row=1&column=filing");
  const press = async (at: Element, code: string) => {
    await act(async () => void fireEvent.keyDown(at, { code, key: code }));
    await settled();
  };
  await press(screen.getByTestId("market-sheet"), "Enter");
  const input = screen.getByTestId("sheet-input");
  fireEvent.change(input, { target: { value: "令和16年4月" } });
  await press(input, "Enter");
  expect(core.sent("plan.put")).toMatchObject([
    { plan: 7, sheet: "market", rows: [{ id: 1, cells: { filing: "令和16年4月" } }] },
  ]);
});
