/**
 * Where everything of the map stands: ministries one below the other, phases from left to right, each programme a bar
 * over its phases in a lane of its ministry where it is alone, and pairs as curves between them. Worked out from the data
 * alone, in the order of the registry, so that the same data always give the same picture.
 */
import type { Programme, ProgrammePair, ValueStep } from "../../../api/bindings.ts";
import { type Curve, pointAt, wrap } from "../../../charts/index.ts";
import { hasEnded } from "../pairs/pairs.ts";
import { isConfirmed } from "../parts/facts.ts";
import { PHASES } from "../parts/PhaseBar.tsx";
import { STEPS } from "./steps.ts";

/** px. */
export const GUTTER = 104;
export const HEAD = 44;
const SIDE = 204;
const NODE = 33;
const LANE = 42;
const PADDING = 6;
const INSET = 3;
const TEXT = 11;
/** Room of a node that is not its name's: ends, the mark of what is not confirmed, the handle. */
const ENDS = 26;
const LEAST_PHASE = 50;
const MOST_PHASE = 84;
const BEND = 36;
/** Of an arc below two bars of one lane. */
const ARC = 18;
/** Away from the corners of a bar. */
const CORNER = 14;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Node extends Box {
  programme: Programme;
  name: string;
  /** Its name, cut to the bar. */
  lines: string[];
  /** Stands in the lane at the side: its phases are not known, or not confirmed where only that is asked for. */
  aside: boolean;
  /** One of its ends is not known. */
  open: "first" | "last" | null;
  /** Nobody has confirmed its phases. */
  check: boolean;
  /** It takes no projects any more. */
  ended: boolean;
}

export interface Band {
  /** Empty = not known. */
  ministry: string;
  y: number;
  height: number;
}

export interface Arrow {
  pair: ProgrammePair;
  curve: Curve;
  /** Where a word about it can stand without covering a bar. */
  label: { x: number; y: number };
}

export interface MapLayout {
  width: number;
  height: number;
  phase: number;
  /** Left edge of what is at the side. */
  side: number;
  bands: Band[];
  steps: { step: ValueStep; x: number; width: number }[];
  nodes: Node[];
  arrows: Arrow[];
  /** Programmes left out, as not even their name is confirmed. */
  left: number;
}

export interface MapOptions {
  /** px there are. */
  room: number;
  /** Only what is confirmed, and official pairs. */
  published: boolean;
  lang: "ja" | "en";
  today: Date;
}

interface Placed {
  programme: Programme;
  first: number | null;
  last: number | null;
  aside: boolean;
  lane: number;
}

/** In lanes of a band: the first in which nothing stands in the way. */
function lanesOf(own: readonly Omit<Placed, "lane">[]): Placed[] {
  const over: [number, number][][] = [];
  let aside = 0;
  return own.map((one) => {
    if (one.aside) {
      aside += 1;
      return { ...one, lane: aside - 1 };
    }
    const [from, to] = [one.first ?? 1, one.last ?? PHASES];
    let lane = over.findIndex((taken) => taken.every(([a, b]) => to < a || from > b));
    if (lane < 0) lane = over.push([]) - 1;
    over[lane]?.push([from, to]);
    return { ...one, lane };
  });
}

export function layOutMap(
  programmes: readonly Programme[],
  pairs: readonly ProgrammePair[],
  { room, published, lang, today }: MapOptions,
): MapLayout {
  const phase = Math.min(MOST_PHASE, Math.max(LEAST_PHASE, Math.floor((room - GUTTER - SIDE - 1) / PHASES)));
  const side = GUTTER + phase * PHASES;
  const shown = published ? programmes.filter((own) => isConfirmed(own.facts, "name_ja")) : programmes;
  const bandOf = (own: Programme) => (published && !isConfirmed(own.facts, "ministry") ? "" : own.ministry);
  // As the registry has them; what no ministry is known of comes last.
  const ministries = [...new Set(shown.map(bandOf))];
  const order = [...ministries.filter((name) => name !== ""), ...ministries.filter((name) => name === "")];

  const bands: Band[] = [];
  const nodes: Node[] = [];
  let y = HEAD;
  for (const ministry of order) {
    const placed = lanesOf(
      shown
        .filter((own) => bandOf(own) === ministry)
        .map((programme) => {
          const { phase_first: first, phase_last: last } = programme;
          const hidden = published && !isConfirmed(programme.facts, "phase");
          const odd = first !== null && last !== null && last < first;
          return { programme, first, last, aside: hidden || odd || (first === null && last === null) };
        }),
    );
    const lanes = Math.max(1, ...placed.map((one) => one.lane + 1));
    const height = lanes * LANE + PADDING * 2 - (LANE - NODE);
    bands.push({ ministry, y, height });
    for (const one of placed) nodes.push(nodeOf(one, y + PADDING + one.lane * LANE));
    y += height;
  }

  function nodeOf({ programme, first, last, aside }: Placed, top: number): Node {
    const from = first ?? 1;
    const to = last ?? PHASES;
    const box = aside
      ? { x: side + 10, width: SIDE - 20 }
      : { x: GUTTER + (from - 1) * phase + INSET, width: (to - from + 1) * phase - INSET * 2 };
    const english =
      lang === "en" && programme.name_en !== "" && (!published || isConfirmed(programme.facts, "name_en"));
    const name = english ? programme.name_en : programme.name_ja;
    return {
      programme,
      name,
      lines: wrap(name, TEXT, box.width - ENDS, 2),
      ...box,
      y: top,
      height: NODE,
      aside,
      open: aside || (first !== null && last !== null) ? null : first === null ? "first" : "last",
      check: !isConfirmed(programme.facts, "phase"),
      ended: hasEnded(programme, today),
    };
  }

  const byId = new Map(nodes.map((node) => [node.programme.id, node]));
  const arrows = pairs.flatMap((pair): Arrow[] => {
    const [from, to] = [byId.get(pair.predecessor), byId.get(pair.successor)];
    if (!from || !to || (published && pair.status !== "official")) return [];
    const curve = curveBetween(from, to);
    return [{ pair, curve, label: placeFor(curve, nodes) }];
  });
  return {
    width: side + SIDE,
    height: y,
    phase,
    side,
    bands,
    steps: STEPS.map(({ step, first, last }) => ({
      step,
      x: GUTTER + (first - 1) * phase,
      width: (last - first + 1) * phase,
    })),
    nodes,
    arrows,
    left: programmes.length - shown.length,
  };
}

/** From the right edge of one node to the left edge of another that lies further right, from the left edge to the right one
 *  where it lies further left, and to its nearer long side where it lies above or below: no curve runs through either. */
export function curveBetween(from: Box, to: Box): Curve {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const far = to.x - start.x;
  if (far >= BEND) {
    const end = { x: to.x, y: to.y + to.height / 2 };
    const bend = Math.max(BEND, far / 2);
    return { from: start, first: { x: start.x + bend, y: start.y }, second: { x: end.x - bend, y: end.y }, to: end };
  }
  const right = to.x + to.width;
  if (from.x - right >= BEND) {
    // The other way round: out of the lane at the side, back into the phases.
    const back = { x: from.x, y: start.y };
    const end = { x: right, y: to.y + to.height / 2 };
    const bend = Math.max(BEND, (from.x - right) / 2);
    return { from: back, first: { x: back.x - bend, y: back.y }, second: { x: end.x + bend, y: end.y }, to: end };
  }
  const within = (x: number, box: Box) => Math.max(box.x + CORNER, Math.min(box.x + box.width - CORNER, x));
  if (Math.abs(to.y - from.y) < NODE) {
    // Side by side in one lane, or one over the other where two ministries meet: an arc below both.
    const [a, b] = [within(start.x, from), within(right, to)];
    const foot = Math.max(from.y + from.height, to.y + to.height);
    return {
      from: { x: a, y: from.y + from.height },
      first: { x: a, y: foot + ARC },
      second: { x: b, y: foot + ARC },
      to: { x: b, y: to.y + to.height },
    };
  }
  const below = to.y > from.y;
  const turn = below ? 1 : -1;
  const edge = below ? to.y : to.y + to.height;
  if (right - CORNER > start.x + 8) {
    const x = within(start.x + 22, to);
    return {
      from: start,
      first: { x: x + BEND, y: start.y },
      second: { x, y: edge - turn * BEND },
      to: { x, y: edge },
    };
  }
  // It lies further left: down (or up) from the long side, as the way back would run through the bar itself.
  const out = { x: within(start.x, from), y: below ? from.y + from.height : from.y };
  const end = { x: within(out.x, to), y: edge };
  const bend = Math.max(4, Math.abs(end.y - out.y) / 2);
  return {
    from: out,
    first: { x: out.x, y: out.y + turn * bend },
    second: { x: end.x, y: end.y - turn * bend },
    to: end,
  };
}

/** Of a word about an arrow. */
const WORD = { width: 72, height: 18 };

/** The place nearest the middle of a curve where a word covers no bar; the middle where there is none. */
function placeFor(curve: Curve, nodes: readonly Box[]) {
  const shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
  const free = shares
    .map((share) => pointAt(curve, share))
    .find((at) =>
      nodes.every(
        (node) =>
          at.x + WORD.width / 2 < node.x ||
          at.x - WORD.width / 2 > node.x + node.width ||
          at.y + WORD.height / 2 < node.y ||
          at.y - WORD.height / 2 > node.y + node.height,
      ),
    );
  return free ?? pointAt(curve, 0.5);
}

/** The nearest node in a direction; those straight ahead before those aside. */
export function nearest(
  nodes: readonly Node[],
  from: Node,
  direction: "left" | "right" | "up" | "down",
): Node | undefined {
  const middle = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const here = middle(from);
  const far = (node: Node) => {
    const at = middle(node);
    const [along, across] =
      direction === "left" || direction === "right"
        ? [(at.x - here.x) * (direction === "right" ? 1 : -1), Math.abs(at.y - here.y)]
        : [(at.y - here.y) * (direction === "down" ? 1 : -1), Math.abs(at.x - here.x)];
    // Up and down bars may overlap sideways: what is not a lane further is not ahead.
    return along < (direction === "left" || direction === "right" ? 4 : NODE / 2)
      ? Number.POSITIVE_INFINITY
      : along + across * 2;
  };
  const ahead = nodes.filter((node) => node !== from && Number.isFinite(far(node)));
  return ahead.toSorted((a, b) => far(a) - far(b))[0];
}
