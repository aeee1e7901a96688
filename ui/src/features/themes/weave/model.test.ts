import { describe, expect, it } from "vitest";
import type { ProjectRow } from "../../../api/bindings.ts";
import { asset, boardOf, needs, strand, suggestion } from "./fixtures.ts";
import { counts, gapRows, nextGap, placeOf, strandRow, totals } from "./model.ts";
import { gapShape, placeText, type RowShape, readPlace, settle, step, strandShape } from "./move.ts";
import { lookAt } from "./underHand.ts";

const project = (id: number) => ({ id, title_ja: `課題${id}`, title_en: "" }) as ProjectRow;

describe("a thread along the steps", () => {
  it("has its assets at the step they serve, confirmed before suggested, and spans from the first to the last", () => {
    const row = strandRow(
      strand(project(7), "target", {
        suggested: [suggestion({ step: "screening" })],
        assets: [
          asset(1, { kind: "genetics" }),
          asset(2, { kind: "assay", step: "screening" }),
          asset(3, { step: "poc" }),
        ],
      }),
    );
    expect(row.key).toBe("p7");
    expect(row.cells.map(({ chips }) => chips.length)).toEqual([1, 2, 0, 1, 0, 0, 0]);
    expect(row.cells[1]?.chips.map((chip) => ("asset" in chip ? chip.asset.id : "suggested"))).toEqual([
      2,
      "suggested",
    ]);
    expect(row.span).toEqual([0, 3]);
  });

  it("that brings nothing known has no span, and a full cell says how many more there are", () => {
    expect(strandRow(strand(project(7), null)).span).toBeNull();
    const many = [1, 2, 3, 4, 5].map((id) => asset(id));
    expect(strandRow(strand(project(7), null, { assets: many })).cells[0]).toMatchObject({ more: 3 });
    const three = strandRow(strand(project(7), null, { assets: many.slice(0, 3) })).cells[0];
    expect([three?.chips.length, three?.more]).toEqual([3, 0]);
  });
});

describe("gaps", () => {
  const own = needs({
    biomarker: "open",
    gmp: "open",
    cmc: "open",
    delivery: "unneeded",
    ip: "obtaining",
    human: "suggested",
  });

  it("stand in a row for each role, at their steps; what is not needed or being obtained is none", () => {
    const rows = gapRows(own);
    expect(rows.map(({ role }) => role)).toEqual(["target", "biomarker", "cmc"]);
    expect(rows[2]?.cells.map((cell) => cell.map(({ need }) => need))).toEqual([[], [], [], [], ["cmc"], ["gmp"], []]);
  });

  it("follow one another along the chain and begin again", () => {
    expect(nextGap(own, null)).toBe("human");
    expect(nextGap(own, "human")).toBe("biomarker");
    expect(nextGap(own, "gmp")).toBe("human");
    // What was just closed leads to the one behind it.
    expect(nextGap(own, "efficacy")).toBe("biomarker");
    expect(nextGap(needs({}), "human")).toBeNull();
    expect(nextGap(needs({ ip: "open" }), "ip")).toBe("ip");
  });

  it("are counted by step: what is needed, and what is there", () => {
    expect(counts(own, "poc")).toEqual({ closed: 2, needed: 3 });
    expect(counts(own, "optimisation")).toEqual({ closed: 1, needed: 1 });
    expect(totals(boardOf([strand(project(7), null, { assets: [asset(1)] })], { needs: own }))).toEqual({
      strands: 1,
      assets: 1,
      gaps: 4,
    });
  });
});

it("a dropped thread takes the place before or behind the other, nothing where it stays", () => {
  const strands = [7, 8, 9].map((id) => strand(project(id), null));
  expect(placeOf(strands, 7, 9, true)).toBe(2);
  expect(placeOf(strands, 7, 9, false)).toBe(1);
  expect(placeOf(strands, 9, 7, false)).toBe(0);
  expect(placeOf(strands, 7, 8, false)).toBeNull();
  expect(placeOf(strands, 7, 7, true)).toBeNull();
  expect(placeOf(strands, 5, 7, true)).toBeNull();
});

describe("moving over cells", () => {
  const rows: RowShape[] = [
    { key: "p1", units: [1, 2, 1, 1, 1, 1, 1, 1] },
    { key: "p2", units: [1, 1, 1, 1, 1, 1, 1, 1] },
    { key: "g-dds", units: [0, 0, 0, 1, 0, 0, 0, 0] },
    { key: "g-cmc", units: [0, 0, 0, 0, 0, 2, 1, 0] },
  ];
  const go = (from: string, way: Parameters<typeof step>[2]) => {
    const place = readPlace(from);
    return place && placeText(step(rows, place, way));
  };

  it("passes the chips of a cell before the next row, and rows that have nothing in the column", () => {
    expect(go("p1:1:0", "down")).toBe("p1:1:1");
    expect(go("p1:1:1", "down")).toBe("p2:1:0");
    expect(go("p2:1:0", "up")).toBe("p1:1:1");
    expect(go("p2:5:0", "down")).toBe("g-cmc:5:0");
    expect(go("g-cmc:5:1", "down")).toBe("g-cmc:5:1");
    expect(go("g-cmc:5:0", "up")).toBe("p2:5:0");
  });

  it("goes sideways to cells that have something, and stays at the edge", () => {
    expect(go("p1:1:1", "right")).toBe("p1:2:0");
    expect(go("p1:0:0", "left")).toBe("p1:0:0");
    expect(go("g-cmc:5:1", "right")).toBe("g-cmc:6:0");
    expect(go("g-cmc:6:0", "right")).toBe("g-cmc:6:0");
    expect(go("p1:4:0", "first")).toBe("p1:0:0");
    expect(go("g-cmc:5:0", "last")).toBe("g-cmc:6:0");
  });

  it("settles near a place that is gone", () => {
    expect(settle(rows, { row: "p1", column: 1, unit: 5 })).toEqual({ row: "p1", column: 1, unit: 1 });
    expect(settle(rows, { row: "g-dds", column: 1, unit: 0 })).toEqual({ row: "g-dds", column: 3, unit: 0 });
    expect(settle(rows, { row: "p9", column: 1, unit: 0 })).toEqual({ row: "p1", column: 0, unit: 0 });
    expect(settle([], null)).toBeNull();
  });

  it("finds under hand what is drawn there", () => {
    const row = strandRow(strand(project(7), null, { assets: [1, 2, 3, 4].map((id) => asset(id)) }));
    const gaps = gapRows(needs({ cmc: "open" }));
    const board = { strands: [row], gaps };
    expect([strandShape(row).units, gaps.map((one) => gapShape(one).units)]).toEqual([
      [1, 3, 1, 1, 1, 1, 1, 1],
      [[0, 0, 0, 0, 0, 1, 0, 0]],
    ]);
    expect(lookAt(board, { row: "p7", column: 1, unit: 1 })?.asset?.id).toBe(2);
    expect(lookAt(board, { row: "p7", column: 1, unit: 2 })?.more).toBe(true);
    expect(lookAt(board, { row: "p7", column: 2, unit: 0 })).toEqual({ row, step: "screening" });
    expect(lookAt(board, { row: "g-cmc", column: 5, unit: 0 })?.gap?.need).toBe("cmc");
    expect(lookAt(board, { row: "p9", column: 0, unit: 0 })).toBeNull();
  });
});
