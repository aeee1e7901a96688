/** What the network looks like: marks by kind (shape and letter, not colour alone), who is tied to whom, what is named. */
import type { Kind, Network, NodeKind } from "../../../../api/bindings.ts";
import type { Layout, Point, Shape } from "../../../../charts/index.ts";
import { widthOf } from "../../../../charts/index.ts";
import { drawHead, type Head, MARGIN } from "../useHead.ts";

export interface Places {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/** Colour of a kind, by token. Projects are rings: their own are many. */
export const FILL: Record<NodeKind, string> = {
  theme: "--accent",
  target: "--t-fill",
  modality: "--m-fill",
  indication: "--i-fill",
  project: "--ink-2",
};

/** The letter in the mark, once it is large enough. */
export const SIGN: Partial<Record<NodeKind, string>> = { target: "T", modality: "M", indication: "I" };

/** px of half a mark, at the scale of 1. */
export function radiusOf({ kind, edges }: { kind: NodeKind; edges: number }): number {
  if (kind === "theme") return 11;
  if (kind === "project") return 3.6;
  return 5 + Math.min(7, Math.sqrt(edges));
}

/** Corners of a mark that is no circle: a square for M, a diamond for I, a hexagon for a theme. */
export function cornersOf(kind: NodeKind, { x, y }: Point, r: number): Point[] | null {
  if (kind === "modality") {
    const h = r * 0.88;
    return [
      { x: x - h, y: y - h },
      { x: x + h, y: y - h },
      { x: x + h, y: y + h },
      { x: x - h, y: y + h },
    ];
  }
  if (kind === "indication") {
    const h = r * 1.25;
    return [
      { x, y: y - h },
      { x: x + h, y },
      { x, y: y + h },
      { x: x - h, y },
    ];
  }
  if (kind === "theme")
    return [0, 1, 2, 3, 4, 5].map((i) => ({
      x: x + r * Math.cos((i * Math.PI) / 3),
      y: y + r * Math.sin((i * Math.PI) / 3),
    }));
  return null;
}

/** For each node those it is tied to. */
export function neighboursOf({ nodes, edges }: Pick<Network, "nodes" | "edges">): number[][] {
  const own: number[][] = nodes.map(() => []);
  for (const [a, b] of edges) {
    own[a]?.push(b);
    own[b]?.push(a);
  }
  return own.map((list) => list.toSorted((a, b) => a - b));
}

export interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
}

export function boundsOf({ x, y }: Places): Bounds {
  let [left, right, top, bottom] = [0, 0, 0, 0];
  for (let i = 0; i < x.length; i += 1) {
    const [px, py] = [x[i] ?? 0, y[i] ?? 0];
    left = i === 0 ? px : Math.min(left, px);
    right = i === 0 ? px : Math.max(right, px);
    top = i === 0 ? py : Math.min(top, py);
    bottom = i === 0 ? py : Math.max(bottom, py);
  }
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/** Where the camera is: px on screen = px of the network × scale + place. */
export interface Camera {
  scale: number;
  x: number;
  y: number;
}

const LEAST_SCALE = 0.05;
const MOST_SCALE = 6;

/** All of it in a room, with a margin. */
export function fitted(bounds: Bounds, room: { width: number; height: number }): Camera {
  const margin = 40;
  const scale = Math.min(
    2,
    Math.max(
      LEAST_SCALE,
      Math.min((room.width - margin * 2) / bounds.width, (room.height - margin * 2) / bounds.height),
    ),
  );
  return {
    scale,
    x: room.width / 2 - (bounds.left + bounds.width / 2) * scale,
    y: room.height / 2 - (bounds.top + bounds.height / 2) * scale,
  };
}

/** Larger or smaller, what lies at a point staying there. */
export function zoomed(camera: Camera, by: number, at: Point): Camera {
  const scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, camera.scale * by));
  const real = scale / camera.scale;
  return { scale, x: at.x - (at.x - camera.x) * real, y: at.y - (at.y - camera.y) * real };
}

/** Marks grow slower than the network, so that they part when one comes near. */
export const markScale = (scale: number) => Math.max(0.55, Math.min(1.8, Math.sqrt(scale)));

/** The node at a point on screen, the nearest within reach. */
export function nodeAt(
  network: Network,
  places: Places,
  camera: Camera,
  at: Point,
  only: ReadonlySet<number> | null,
): number | null {
  let [best, nearest] = [null as number | null, Number.POSITIVE_INFINITY];
  const size = markScale(camera.scale);
  network.nodes.forEach((node, i) => {
    if (only && !only.has(i)) return;
    const dx = (places.x[i] ?? 0) * camera.scale + camera.x - at.x;
    const dy = (places.y[i] ?? 0) * camera.scale + camera.y - at.y;
    const far = Math.hypot(dx, dy);
    if (far > radiusOf(node) * size + 5 || far >= nearest) return;
    [best, nearest] = [i, far];
  });
  return best;
}

/** Which nodes are named, most important first, so that no two names lie on one another. Nodes come themes first, then
 *  concepts by their edges. `first` are named before all. */
export function namedNodes(
  network: Network,
  placed: (i: number) => Point & { r: number },
  nameOf: (i: number) => string,
  {
    first,
    only,
    most,
    size,
    room,
  }: {
    first: readonly number[];
    only: ReadonlySet<number> | null;
    most: number;
    size: number;
    room: { width: number; height: number };
  },
): { i: number; x: number; y: number; text: string }[] {
  // Marks of themes stay free: there are few of them, and each says most.
  const taken = network.nodes.flatMap(({ kind }, i) => {
    const { x, y, r } = placed(i);
    return kind === "theme" ? [{ left: x - r, right: x + r, top: y - r, bottom: y + r }] : [];
  });
  const named: { i: number; x: number; y: number; text: string }[] = [];
  const order = [...first, ...network.nodes.flatMap(({ kind }, i) => (kind !== "project" || only !== null ? [i] : []))];
  const seen = new Set<number>();
  for (const i of order) {
    if (named.length >= most) break;
    if (seen.has(i) || (only && !only.has(i))) continue;
    seen.add(i);
    const { x, y, r } = placed(i);
    if (x < 0 || y < 0 || x > room.width || y > room.height) continue;
    const full = nameOf(i);
    const { kind, key } = network.nodes[i] ?? { kind: "project", key: "" };
    // A theme is named by its code alone where no more fits.
    for (const said of kind === "theme" ? [full, key] : [full]) {
      const text = [...said].length > 22 ? `${[...said].slice(0, 21).join("")}…` : said;
      const half = widthOf(text, size) / 2;
      const box = { left: x - half - 2, right: x + half + 2, top: y + r + 1, bottom: y + r + size + 5 };
      const lies = taken.some(
        (other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
      );
      if (lies) continue;
      taken.push(box);
      named.push({ i, x, y: y + r + size + 2, text });
      break;
    }
  }
  return named;
}

export interface NetworkPictureWords {
  head: Head;
  kind: (kind: NodeKind) => string;
  name: (i: number) => string;
}

const PICTURE = { width: 1560, height: 1040 };

/** The whole network as plain shapes, to be written as a file. */
export function pictureOfNetwork(network: Network, places: Places, words: NetworkPictureWords): Layout {
  const shapes: Shape[] = [];
  let top = drawHead(shapes, words.head, PICTURE.width);
  let x = MARGIN;
  for (const kind of ["theme", "target", "modality", "indication", "project"] as const) {
    if (!network.nodes.some((node) => node.kind === kind)) continue;
    drawMark(shapes, kind, { x: x + 8, y: top + 7 }, kind === "project" ? 4 : 7);
    const text = words.kind(kind);
    shapes.push({ kind: "words", x: x + 22, y: top + 11, text, size: 11, fill: "--ink-2" });
    x += 48 + widthOf(text, 11);
  }
  top += 24;
  const camera = fitted(boundsOf(places), PICTURE);
  const size = markScale(camera.scale);
  const placed = (i: number) => {
    const node = network.nodes[i];
    return {
      x: MARGIN + (places.x[i] ?? 0) * camera.scale + camera.x,
      y: top + (places.y[i] ?? 0) * camera.scale + camera.y,
      r: node ? radiusOf(node) * size : 0,
    };
  };
  for (const [a, b] of network.edges) {
    const [from, to] = [placed(a), placed(b)];
    shapes.push({ kind: "curve", curve: { from, first: from, second: to, to }, fill: "--line-strong", width: 0.8 });
  }
  // Projects lie below what they are tied to.
  for (const i of [...network.nodes.keys()].toReversed()) {
    const node = network.nodes[i];
    const { x: px, y: py, r } = placed(i);
    if (node) drawMark(shapes, node.kind, { x: px, y: py }, r);
  }
  const room = { width: PICTURE.width + MARGIN, height: top + PICTURE.height };
  for (const { x: px, y: py, text } of namedNodes(network, placed, words.name, {
    first: [],
    only: null,
    most: 160,
    size: 11,
    room,
  }))
    shapes.push({ kind: "words", x: px, y: py, text, size: 11, fill: "--ink", align: "center" });
  return { width: PICTURE.width + MARGIN * 2, height: top + PICTURE.height + MARGIN, shapes };
}

function drawMark(shapes: Shape[], kind: NodeKind, at: Point, r: number) {
  const corners = cornersOf(kind, at, r);
  if (corners) shapes.push({ kind: "polygon", points: corners, fill: FILL[kind] });
  else {
    const box = { kind: "box", x: at.x - r, y: at.y - r, width: r * 2, height: r * 2, radius: r } as const;
    shapes.push(kind === "project" ? { ...box, fill: "--surface", line: FILL[kind] } : { ...box, fill: FILL[kind] });
  }
  const sign = SIGN[kind];
  if (sign && r >= 6)
    shapes.push({
      kind: "words",
      x: at.x,
      y: at.y + 3.5,
      text: sign,
      size: 9,
      fill: "--glyph-on",
      strong: true,
      align: "center",
    });
}

/** Kinds of concepts, as the request has them. */
export const CONCEPTS: readonly Kind[] = ["target", "modality", "indication"];
