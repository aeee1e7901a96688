import { describe, expect, it } from "vitest";
import { CHECK_WIDTH, chosen, fitting, settingsOf } from "./columns.ts";

const columns = [
  { id: "title", width: 200, roomy: 320, min: 200, grow: true, optional: false },
  { id: "target", width: 100, min: 60 },
  { id: "year", width: 80, min: 50, drop: 1 },
  { id: "programme", width: 150, min: 50, drop: 2 },
];
const ids = (list: readonly { id: string }[]) => list.map((c) => c.id);

describe("columns", () => {
  it("what was chosen is remembered, what is new has its default", () => {
    const all = chosen(columns, [
      { id: "target", width: 140, visible: true },
      { id: "year", width: 90, visible: false },
      { id: "gone", width: 90, visible: true },
    ]);
    expect(settingsOf(all)).toEqual([
      { id: "title", width: 200, visible: true },
      { id: "target", width: 140, visible: true },
      { id: "year", width: 90, visible: false },
      { id: "programme", width: 150, visible: true },
    ]);
  });

  it("no width falls below what can be read, and the title cannot be put away", () => {
    const all = chosen(columns, [
      { id: "target", width: 3, visible: true },
      { id: "title", width: 20, visible: false },
    ]);
    expect(all.find((c) => c.id === "target")?.width).toBe(60);
    expect(all.find((c) => c.id === "title")).toMatchObject({ visible: true, width: 200 });
  });

  it("where there is no room the least needed columns go first, the others stay", () => {
    const all = chosen(columns, []);
    expect(ids(fitting(all, 0))).toEqual(["title", "target", "year", "programme"]);
    expect(ids(fitting(all, CHECK_WIDTH + 320 + 100 + 80 + 150))).toEqual(["title", "target", "year", "programme"]);
    expect(ids(fitting(all, CHECK_WIDTH + 320 + 100 + 80))).toEqual(["title", "target", "year"]);
    expect(ids(fitting(all, 100))).toEqual(["title", "target"]);
  });
});
