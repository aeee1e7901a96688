import process from "node:process";
import { expect, it } from "vitest";
import { NETWORK, node } from "../fixtures.ts";
import { ROUNDS, settle } from "./forces.ts";
import { boundsOf, cornersOf, fitted, namedNodes, neighboursOf, nodeAt, pictureOfNetwork, zoomed } from "./scene.ts";

/** Groups of projects, each tied to a target, and one modality on which all hang. */
function large(count: number): { count: number; edges: [number, number][] } {
  const edges: [number, number][] = [];
  for (let i = 41; i < count; i += 1) {
    edges.push([0, i]);
    edges.push([1 + (i % 40), i]);
  }
  return { count, edges };
}

const whole = (count: number, edges: [number, number][]) => {
  const places = settle(count, edges);
  while (places.step());
  return places;
};

it("the same network ends in the same places, however its rounds are spread", () => {
  const { count, edges } = large(400);
  const once = whole(count, edges);
  const chunked = settle(count, edges);
  for (let frame = 0; chunked.rounds < ROUNDS; frame += 1) for (let i = 0; i <= frame % 5; i += 1) chunked.step();
  expect(chunked.rounds).toBe(ROUNDS);
  expect(chunked.step()).toBe(false);
  expect([...chunked.x]).toEqual([...once.x]);
  expect([...chunked.y]).toEqual([...once.y]);
});

it("what is tied lies nearer than what is not", () => {
  const { count, edges } = large(400);
  const { x, y } = whole(count, edges);
  const far = (a: number, b: number) => Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const own = edges.filter(([a]) => a !== 0).map(([a, b]) => far(a, b));
  const others = edges.filter(([a]) => a !== 0).map(([a, b]) => far(a === 40 ? 1 : a + 1, b));
  expect(mean(own) * 2).toBeLessThan(mean(others));
  expect([...x, ...y].every(Number.isFinite)).toBe(true);
});

it("takes nodes without an edge, on one spot, tied twice or to themselves, and none at all", () => {
  const odd = whole(5, [
    [0, 1],
    [0, 1],
    [2, 2],
    [3, 9],
  ]);
  expect([...odd.x, ...odd.y].every(Number.isFinite)).toBe(true);
  expect(whole(0, []).x).toHaveLength(0);
  expect(whole(1, []).x).toHaveLength(1);
});

it("2,000 nodes take some milliseconds a round", () => {
  const { count, edges } = large(2000);
  const places = settle(count, edges);
  const began = process.cpuUsage();
  for (let i = 0; i < 20; i += 1) places.step();
  // What the processor worked, not what the clock says: test machines are shared. About 7 ms where it was written.
  expect(process.cpuUsage(began).user / 1000 / 20).toBeLessThan(40);
});

it("the camera shows all, zooms about a point, and finds what lies under the pointer", () => {
  const { x, y } = whole(NETWORK.nodes.length, NETWORK.edges);
  const places = { x, y };
  const room = { width: 900, height: 600 };
  const camera = fitted(boundsOf(places), room);
  const at = (i: number, of = camera) => ({ x: (x[i] ?? 0) * of.scale + of.x, y: (y[i] ?? 0) * of.scale + of.y });
  NETWORK.nodes.forEach((_, i) => {
    expect(at(i).x).toBeGreaterThan(0);
    expect(at(i).x).toBeLessThan(room.width);
    expect(at(i).y).toBeGreaterThan(0);
    expect(at(i).y).toBeLessThan(room.height);
    expect(nodeAt(NETWORK, places, camera, at(i), null)).toBe(i);
  });
  expect(nodeAt(NETWORK, places, camera, { x: -500, y: -500 }, null)).toBeNull();
  const point = at(4);
  const near = zoomed(camera, 1.7, point);
  expect(at(4, near).x).toBeCloseTo(point.x);
  expect(at(4, near).y).toBeCloseTo(point.y);
  expect(near.scale).toBeCloseTo(camera.scale * 1.7);
});

it("kinds differ by shape, not by colour alone", () => {
  const shape = (kind: Parameters<typeof cornersOf>[0]) => cornersOf(kind, { x: 0, y: 0 }, 6)?.length ?? "circle";
  const diamond = cornersOf("indication", { x: 0, y: 0 }, 6);
  const square = cornersOf("modality", { x: 0, y: 0 }, 6);
  expect([shape("theme"), shape("target"), shape("modality"), shape("indication")]).toEqual([6, "circle", 4, 4]);
  expect(diamond?.[0]?.x).toBe(0);
  expect(square?.[0]?.x).toBeLessThan(0);
});

it("knows who is tied to whom, and names no two on one another", () => {
  expect(neighboursOf(NETWORK)[4]).toEqual([0, 1, 2, 3]);
  const many = { ...NETWORK, nodes: Array.from({ length: 60 }, (_, i) => node("target", `T${i}`, 1)) };
  const named = namedNodes(
    many,
    (i) => ({ x: (i % 10) * 30, y: Math.floor(i / 10) * 9, r: 5 }),
    (i) => `名前${i}`,
    {
      first: [59],
      only: null,
      most: 40,
      size: 11,
      room: { width: 400, height: 200 },
    },
  );
  expect(named[0]?.i).toBe(59);
  expect(named.length).toBeGreaterThan(3);
  for (const a of named)
    for (const b of named) if (a !== b) expect(Math.abs(a.x - b.x) > 20 || Math.abs(a.y - b.y) > 11).toBe(true);
});

it("its file holds every node and edge, within its edges", () => {
  const { x, y } = whole(NETWORK.nodes.length, NETWORK.edges);
  const { width, height, shapes } = pictureOfNetwork(
    NETWORK,
    { x, y },
    {
      head: { title: "つながり", lines: ["社外秘"] },
      kind: (kind) => kind,
      name: (i) => NETWORK.nodes[i]?.label_ja ?? "",
    },
  );
  const curves = shapes.filter(({ kind }) => kind === "curve");
  expect(curves).toHaveLength(NETWORK.edges.length);
  const texts = shapes.flatMap((shape) => (shape.kind === "words" ? [shape.text] : []));
  for (const text of ["つながり", "社外秘", "架空TH-001", "架空HGNC:1", "theme", "project"])
    expect(texts).toContain(text);
  // One of each in the legend.
  expect(shapes.filter(({ kind }) => kind === "polygon")).toHaveLength(3 + 3);
  for (const shape of shapes) {
    expect(shape.fill).toMatch(/^--/);
    if (shape.kind !== "box") continue;
    expect(shape.x).toBeGreaterThanOrEqual(0);
    expect(shape.x + shape.width).toBeLessThanOrEqual(width);
    expect(shape.y + shape.height).toBeLessThanOrEqual(height);
  }
});
