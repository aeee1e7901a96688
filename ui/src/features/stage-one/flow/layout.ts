/** Where everything of a flow stands, in px. */
import type { Flow } from "../../../api/bindings.ts";
import type { Band } from "../../../charts/index.ts";
import { type FlowLink, type FlowNode, graphOf, type NodeId } from "./graph.ts";

/** px of a bar across. */
export const BAR = 12;
/** px of the round's bar in height; all but the first column are drawn to its scale. */
const HEIGHT = 280;
/** px a thing takes at least, so that its words have room; a reason has one line. */
const SLOT = { node: 38, reason: 22 };
/** px a bar has at least, so that one of 100,000 is seen. */
const LEAST = 3;
const GAP = 8;
const COLUMNS = 7;
/** px for the words of the last column. */
const LAST = 168;
/** px the whole takes at least; less room scrolls. */
export const NARROWEST = 960;
/** The library's own scale where the round is a smaller part of it than this. */
const OWN_SCALE = 1 / 3;

export interface Placed extends FlowNode {
  x: number;
  y: number;
  height: number;
  /** px for its words, right of the bar. */
  room: number;
}

export interface FlowLayout {
  width: number;
  height: number;
  nodes: Placed[];
  bands: (FlowLink & { band: Band })[];
  /** Height in px of the tagged part of the first bar. */
  tagged: number;
  /** The first column is drawn to a scale of its own. */
  ownScale: boolean;
}

/** Lays a flow out in so many px across. */
export function layOutFlow(flow: Flow, room: number): FlowLayout {
  const { nodes, links } = graphOf(flow);
  const width = Math.max(NARROWEST, room);
  const pitch = (width - BAR - LAST) / (COLUMNS - 1);
  const ownScale = flow.in_round < flow.imported * OWN_SCALE;
  const scale = HEIGHT / Math.max(1, flow.in_round);
  const library = ownScale ? HEIGHT / Math.max(1, flow.imported) : scale;
  const heightOf = ({ id, count }: FlowNode) =>
    Math.max(LEAST, count * (id === "imported" || id === "notInRound" ? library : scale));

  const placed: Placed[] = [];
  const next = Array.from({ length: COLUMNS }, () => 0);
  const at = (id: NodeId) => placed.find((own) => own.id === id);
  for (const node of nodes) {
    const { column } = node;
    const height = heightOf(node);
    const slot = node.id === "passing" ? 0 : column === COLUMNS - 1 ? SLOT.reason : SLOT.node;
    // Reasons begin beside what they are reasons of; what passes by, below all that was read.
    const beside = column === COLUMNS - 1 ? at(node.id.startsWith("hold") ? "held" : "dropped") : undefined;
    const passing = node.id === "passing" ? at("unread") : undefined;
    const y = Math.max(next[column] ?? 0, beside && isFirst(placed, node.id) ? beside.y : 0, passing?.y ?? 0);
    placed.push({
      ...node,
      x: column * pitch,
      y,
      height,
      room: (column === COLUMNS - 1 ? LAST : pitch) - (column === COLUMNS - 1 ? 6 : BAR + 12),
    });
    next[column] = y + Math.max(slot, height) + GAP;
  }
  const bands = bandsOf(placed, links);
  const height = Math.max(...placed.map((own) => own.y + Math.max(own.height, SLOT.node)), HEIGHT);
  const imported = at("imported");
  return {
    width,
    height,
    nodes: placed,
    bands,
    tagged: imported && flow.imported > 0 ? (imported.height * flow.tagged) / flow.imported : 0,
    ownScale,
  };
}

const groupOf = (id: NodeId) => id.slice(0, 4);
const isFirst = (placed: readonly Placed[], id: NodeId) =>
  !placed.some((own) => own.column === COLUMNS - 1 && groupOf(own.id) === groupOf(id));

/** Each band takes of both its bars what it counts of them, one below another in the order of the things. */
function bandsOf(placed: readonly Placed[], links: readonly FlowLink[]): FlowLayout["bands"] {
  const out = new Map<NodeId, number>();
  const into = new Map<NodeId, number>();
  return links.flatMap((link) => {
    const [from, to] = [link.from, link.to].map((id) => placed.find((own) => own.id === id));
    if (!from || !to) return [];
    const part = (node: Placed, used: Map<NodeId, number>) => {
      const y = node.y + (used.get(node.id) ?? 0);
      const height = (node.height * link.count) / node.count;
      used.set(node.id, (used.get(node.id) ?? 0) + height);
      return { y, height };
    };
    return [{ ...link, band: { x: from.x + BAR, ...part(from, out), to: { x: to.x, ...part(to, into) } } }];
  });
}
