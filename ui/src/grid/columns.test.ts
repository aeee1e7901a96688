import { describe, expect, it } from "vitest";
import type { ColumnSetting } from "../api/bindings.ts";
import { CHECK_WIDTH, chosen, fitting, frozenUpTo, moved, settingsOf, stepped, stuck } from "./columns.ts";

const columns = [
  { id: "title", width: 200, roomy: 320, min: 200, grow: true, optional: false },
  { id: "target", width: 100, min: 60 },
  { id: "year", width: 80, min: 50, drop: 1 },
  { id: "programme", width: 150, min: 50, drop: 2 },
  { id: "budget", width: 90, min: 50, drop: 0, hidden: true },
];
const ids = (list: readonly { id: string }[]) => list.map((c) => c.id);

describe("columns", () => {
  const own = (id: string, width: number, visible = true, frozen = false) => ({ id, width, visible, frozen });

  it("what was chosen is remembered, what is new has its default", () => {
    const all = chosen(columns, [own("title", 200), own("target", 140), own("year", 90, false), own("gone", 90)]);
    expect(settingsOf(all)).toEqual([
      own("title", 200),
      own("target", 140),
      own("year", 90, false),
      own("programme", 150),
      own("budget", 90, false),
    ]);
  });

  it("no width falls below what can be read, and the title cannot be put away", () => {
    const all = chosen(columns, [own("target", 3), own("title", 20, false)]);
    expect(all.find((c) => c.id === "target")?.width).toBe(60);
    expect(all.find((c) => c.id === "title")).toMatchObject({ visible: true, width: 200 });
  });

  it("the order is the person's; a column that is new stands after the one it follows by default", () => {
    const order = (remembered: ColumnSetting[]) => ids(chosen(columns, remembered)).join(" ");
    expect(order([own("year", 80), own("title", 200), own("target", 100), own("budget", 90)])).toBe(
      "year programme title target budget",
    );
    expect(order([own("target", 100)])).toBe("title target year programme budget");
  });

  it("where there is no room the least needed columns go first, the others stay", () => {
    const all = chosen(columns, []);
    expect(ids(fitting(all, 0))).toEqual(["title", "target", "year", "programme"]);
    expect(ids(fitting(all, CHECK_WIDTH + 320 + 100 + 80 + 150))).toEqual(["title", "target", "year", "programme"]);
    expect(ids(fitting(all, CHECK_WIDTH + 320 + 100 + 80))).toEqual(["title", "target", "year"]);
    expect(ids(fitting(all, 100))).toEqual(["title", "target"]);
  });

  const frozenOf = (list: readonly { id: string; frozen: boolean }[]) => ids(list.filter((c) => c.frozen)).join(" ");

  it("with something frozen every chosen column stays, however little room there is", () => {
    const all = frozenUpTo(chosen(columns, []), "title");
    expect(ids(fitting(all, 100))).toEqual(["title", "target", "year", "programme"]);
    expect(ids(fitting(frozenUpTo(all, null), 100))).toEqual(["title", "target"]);
  });

  it("freezing takes all columns up to one, and is remembered so", () => {
    const all = frozenUpTo(chosen(columns, []), "target");
    expect(frozenOf(all)).toBe("title target");
    expect(frozenOf(chosen(columns, settingsOf(all)))).toBe("title target");
    // A gap in what was remembered is closed: what is frozen leads.
    expect(frozenOf(chosen(columns, [own("title", 200), own("target", 100, true, true)]))).toBe("title target");
    expect(frozenOf(frozenUpTo(all, null))).toBe("");
  });

  it("the growing column has the width it likes in a sheet, and keeps the one it is given there", () => {
    const sheet = frozenUpTo(chosen(columns, []), "title");
    expect(sheet[0]?.width).toBe(320);
    const wider = settingsOf(sheet).map((c) => (c.id === "title" ? { ...c, width: 410 } : c));
    expect(chosen(columns, wider)[0]?.width).toBe(410);
    expect(frozenUpTo(chosen(columns, wider), "target")[0]?.width).toBe(410);
    expect(
      chosen(
        columns,
        wider.map((c) => ({ ...c, frozen: false })),
      )[0]?.width,
    ).toBe(200);
  });

  it("frozen columns that would leave nothing beside them scroll as well", () => {
    const shown = fitting(frozenUpTo(chosen(columns, []), "year"), 1000);
    expect(stuck(shown, 1000)).toBe(3);
    expect(stuck(shown, CHECK_WIDTH + 320 + 100 + 160)).toBe(2);
    expect(stuck(shown, 200)).toBe(0);
    expect(stuck(fitting(chosen(columns, []), 1000), 1000)).toBe(0);
  });

  it("a moved column takes its place, and the boundary of what is frozen stays where it is", () => {
    const all = frozenUpTo(chosen(columns, []), "target");
    const programmeFirst = moved(all, "programme", "target");
    expect(ids(programmeFirst)).toEqual(["title", "programme", "target", "year", "budget"]);
    expect(frozenOf(programmeFirst)).toBe("title programme");
    expect(ids(moved(all, "title", null))).toEqual(["target", "year", "programme", "budget", "title"]);
    expect(ids(moved(all, "title", "title"))).toEqual(ids(all));
    expect(ids(moved(all, "nothing", null))).toEqual(ids(all));
  });

  it("a step goes past the next column that is shown, and nowhere from the ends", () => {
    const all = chosen(columns, [own("year", 80, false)]);
    const shown = fitting(all, 0);
    expect(ids(shown)).toEqual(["title", "target", "programme"]);
    expect(ids(fitting(stepped(all, shown, "target", 1), 0))).toEqual(["title", "programme", "target"]);
    expect(ids(fitting(stepped(all, shown, "programme", -1), 0))).toEqual(["title", "programme", "target"]);
    expect(ids(stepped(all, shown, "title", -1))).toEqual(ids(all));
    expect(ids(stepped(all, shown, "programme", 1))).toEqual(ids(all));
  });
});
