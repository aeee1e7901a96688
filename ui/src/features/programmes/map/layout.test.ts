import { expect, it } from "vitest";
import type { Programme } from "../../../api/bindings.ts";
import { pathOf, pointAt } from "../../../charts/index.ts";
import { CLINIC, pairOf, programme, SEED, sure, UNKNOWN } from "../fixtures.ts";
import { type Box, curveBetween, layOutMap, type MapLayout, nearest } from "./layout.ts";

const TODAY = new Date(2026, 10, 27);
const lay = (
  programmes: readonly Programme[],
  pairs = [] as ReturnType<typeof pairOf>[],
  published = false,
): MapLayout => layOutMap(programmes, pairs, { room: 1264, published, lang: "ja", today: TODAY });

/** Many programmes over all phases and some ministries, the same every time. */
const MANY = Array.from({ length: 120 }, (_, i) => {
  const first = ((i * 5) % 14) + 1;
  const last = Math.min(14, first + ((i * 3) % 6));
  const open = i % 11;
  return programme(i + 1, `架空の長い名前を持つ創薬研究支援推進事業その${i + 1}`, {
    ministry: ["架空省", "見本省", "架空省・見本省", ""][i % 4] ?? "",
    phase_first: open === 0 ? null : first,
    phase_last: open === 0 || open === 1 ? null : last,
    valid_last: i % 13 === 0 ? 2024 : null,
  });
});

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

it("no two bars overlap, each lies within its ministry, and all within the map", () => {
  const map = lay(MANY);
  expect(map.nodes).toHaveLength(120);
  for (const [i, a] of map.nodes.entries())
    for (const b of map.nodes.slice(i + 1)) expect([a.name, b.name, overlap(a, b)]).toEqual([a.name, b.name, false]);
  for (const node of map.nodes) {
    const band = map.bands.find((own) => own.ministry === node.programme.ministry);
    expect(node.y).toBeGreaterThan(band?.y ?? 0);
    expect(node.y + node.height).toBeLessThan((band?.y ?? 0) + (band?.height ?? 0));
    expect(node.x + node.width).toBeLessThanOrEqual(map.width);
    expect(node.x).toBeGreaterThan(0);
  }
  const last = map.bands.at(-1);
  expect(map.height).toBe((last?.y ?? 0) + (last?.height ?? 0));
});

it("bars stand over their phases, and those without any at the side", () => {
  const map = lay([SEED, CLINIC, UNKNOWN]);
  const [seed, clinic, unknown] = map.nodes;
  const left = (map.steps[0]?.x ?? 0) + 3;
  expect(seed?.x).toBe(left);
  expect(seed?.width).toBe(map.phase * 6 - 6);
  expect(clinic?.x).toBe(left + map.phase * 6);
  expect(unknown?.aside).toBe(true);
  expect(unknown?.x).toBeGreaterThan(map.side);
});

it("an end that is not known is said, an end before the start stands at the side", () => {
  const map = lay([
    programme(1, "架空一", { phase_last: 11 }),
    programme(2, "架空二", { phase_first: 4 }),
    programme(3, "架空三", { phase_first: 9, phase_last: 2 }),
  ]);
  expect(map.nodes.map((node) => [node.open, node.aside])).toEqual([
    ["first", false],
    ["last", false],
    [null, true],
  ]);
});

it("the same data give the same map, and the order of the registry is kept within lanes and ministries", () => {
  expect(lay(MANY)).toEqual(lay(MANY));
  expect(lay(MANY).bands.map((band) => band.ministry)).toEqual(["架空省", "見本省", "架空省・見本省", ""]);
  const alike = [1, 2, 3].map((id) => programme(id, `架空${id}`, { phase_first: 1, phase_last: 3 }));
  expect(lay(alike).nodes.map((node) => node.y)).toEqual(
    lay(alike)
      .nodes.map((node) => node.y)
      .toSorted((a, b) => a - b),
  );
});

it("arrows begin and end at the edges of their programmes and run through neither of them", () => {
  const pairs = MANY.slice(0, 60).map((own, i) => pairOf(i + 1, own, MANY[(i * 7 + 13) % 120] ?? own));
  const map = lay(MANY, pairs);
  expect(map.arrows).toHaveLength(60);
  const nodeOf = (id: number) => map.nodes.find((node) => node.programme.id === id) as Box;
  const onEdge = ({ x, y }: { x: number; y: number }, box: Box) => {
    const across = x >= box.x && x <= box.x + box.width;
    const down = y >= box.y && y <= box.y + box.height;
    return across && down && (x === box.x || x === box.x + box.width || y === box.y || y === box.y + box.height);
  };
  for (const { pair, curve } of map.arrows) {
    const [from, to] = [nodeOf(pair.predecessor), nodeOf(pair.successor)];
    expect([pair.id, onEdge(curve.from, from), onEdge(curve.to, to)]).toEqual([pair.id, true, true]);
    // A hair inside of both: what only touches an edge does not cross a name.
    const inside = ({ x, y }: { x: number; y: number }, box: Box) =>
      x > box.x + 1 && x < box.x + box.width - 1 && y > box.y + 1 && y < box.y + box.height - 1;
    for (let share = 0.02; share < 0.98; share += 0.02) {
      const at = pointAt(curve, share);
      expect([pair.id, share, inside(at, from), inside(at, to)]).toEqual([pair.id, share, false, false]);
    }
    expect(pathOf(curve)).not.toContain("NaN");
  }
});

it("an arrow to a later phase reaches its left edge, back out of the side its right edge", () => {
  const box = (x: number, y: number): Box => ({ x, y, width: 100, height: 34 });
  expect(curveBetween(box(0, 0), box(300, 50)).to).toEqual({ x: 300, y: 67 });
  expect(curveBetween(box(300, 0), box(0, 50)).to).toEqual({ x: 100, y: 67 });
  // One above the other: to the long side that is nearer.
  expect(curveBetween(box(0, 0), box(90, 50)).to.y).toBe(50);
  expect(curveBetween(box(0, 80), box(90, 0)).to.y).toBe(34);
  // Right below, or before it in the same lane: out of the long side.
  expect(curveBetween(box(0, 0), box(0, 50)).from.y).toBe(34);
  expect(curveBetween(box(106, 0), box(0, 0))).toMatchObject({ from: { y: 34 }, to: { y: 34 } });
});

it("only what is published: official pairs, confirmed names, ministries and phases", () => {
  const nobody = programme(4, "架空未確認事業", { facts: [] });
  const pairs = [pairOf(1, SEED, CLINIC), pairOf(2, CLINIC, SEED, { status: "official" })];
  const map = lay([SEED, CLINIC, UNKNOWN, nobody], pairs, true);
  expect(map.left).toBe(1);
  expect(map.nodes.map((node) => node.programme.id)).toEqual([1, 2, 3]);
  expect(map.arrows.map(({ pair }) => pair.id)).toEqual([2]);
  // Its phases are to be confirmed.
  expect(map.nodes[0]?.aside).toBe(true);
  expect(map.nodes[1]?.aside).toBe(false);
  const bare = programme(5, "架空", { facts: [sure("name_ja")] });
  expect(lay([bare], [], true).bands.map((band) => band.ministry)).toEqual([""]);
});

it("names are cut to their bars, with an ellipsis", () => {
  const short = lay([programme(1, "架空の非常に長い名前を持つ創薬研究支援推進事業", { phase_first: 9, phase_last: 9 })])
    .nodes[0];
  expect(short?.lines.length).toBeLessThanOrEqual(2);
  expect(short?.lines.at(-1)).toMatch(/…$/);
  const long = lay([programme(1, "架空の事業", { phase_first: 1, phase_last: 9 })]).nodes[0];
  expect(long?.lines).toEqual(["架空の事業"]);
});

it("arrow keys go to the nearest bar in their direction, and nowhere at the border", () => {
  const map = lay([SEED, CLINIC, UNKNOWN]);
  const [seed, clinic] = map.nodes;
  if (!seed || !clinic) throw new Error("two bars");
  expect(nearest(map.nodes, seed, "right")?.programme.id).toBe(2);
  expect(nearest(map.nodes, clinic, "left")?.programme.id).toBe(1);
  expect(nearest(map.nodes, seed, "up")).toBeUndefined();
  expect(nearest(map.nodes, seed, "left")).toBeUndefined();
  // Every bar is reached by some keys from the first.
  const many = lay(MANY);
  const seen = new Set([many.nodes[0]]);
  const open = [many.nodes[0]];
  for (let at = open.pop(); at; at = open.pop())
    for (const direction of ["left", "right", "up", "down"] as const) {
      const next = nearest(many.nodes, at, direction);
      if (next && !seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  expect(seen.size).toBe(120);
});
