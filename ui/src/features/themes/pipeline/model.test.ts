import { expect, it } from "vitest";
import { themeOf } from "../fixtures.ts";
import { cardBeside, FLOW, laneAt, lanesOf, neighbour } from "./model.ts";

const lanes = lanesOf([
  themeOf(1, { state: "idea", due: "" }),
  themeOf(2, { state: "idea", due: "2027-01-01" }),
  themeOf(3, { state: "idea", due: "2026-12-01" }),
  themeOf(4, { state: "approved" }),
  themeOf(5, { state: "stopped" }),
]);

it("every state has its lane, 中止 stands last; what is due first is on top", () => {
  expect(lanes.map(({ state }) => state)).toEqual([...FLOW, "stopped"]);
  expect(lanes[0]?.themes.map(({ id }) => id)).toEqual([3, 2, 1]);
});

it("a theme goes from state to state and never into 中止 by a step, nor out of it", () => {
  expect(neighbour("idea", 1)).toBe("study");
  expect(neighbour("idea", -1)).toBeNull();
  expect(neighbour("licensed", 1)).toBeNull();
  expect(neighbour("stopped", -1)).toBeNull();
});

it("arrows go within a lane and over empty lanes to the same height", () => {
  expect(cardBeside(lanes, 3, "down")).toBe(2);
  expect(cardBeside(lanes, 3, "up")).toBeNull();
  expect(cardBeside(lanes, 1, "right")).toBe(4);
  expect(cardBeside(lanes, 4, "right")).toBe(5);
  expect(cardBeside(lanes, 5, "left")).toBe(4);
  expect(cardBeside(lanes, 99, "down")).toBe(3);
});

it("a card is dropped on the lane under the pointer, or nowhere", () => {
  const drawn = [
    { state: "idea" as const, rect: { left: 0, right: 100 } },
    { state: "study" as const, rect: { left: 110, right: 210 } },
  ];
  expect([50, 105, 110, 300].map((x) => laneAt(drawn, x))).toEqual(["idea", null, "study", null]);
});
