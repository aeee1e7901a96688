/** Paints the network on the window's canvas, in the colours of the window: a base of all that is in it, which is kept as long as
 *  nothing moves, and over it what is chosen or pointed at, which changes with every movement of the hand. */
import type { Network, Node, NodeKind } from "../../../../api/bindings.ts";
import { type Camera, cornersOf, FILL, markScale, namedNodes, type Places, radiusOf, SIGN } from "./scene.ts";

export interface View {
  network: Network;
  places: Places;
  camera: Camera;
  room: { width: number; height: number };
  /** Pixels of the screen for one of the page. */
  ratio: number;
}

export interface Over {
  name: (i: number) => string;
  /** Node that is chosen, and the one pointed at. */
  chosen: number | null;
  pointed: number | null;
  /** Only these are drawn in full; null = all. */
  lit: ReadonlySet<number> | null;
  /** Names are left out while the places change. */
  named: boolean;
}

const LABEL = 11;
const NAMES = 70;
/** How much is left of the rest where only some are lit. */
const FAINT = 0.22;
/** Projects first, so that what they are tied to lies over them. */
const KINDS: readonly NodeKind[] = ["project", "indication", "modality", "target", "theme"];

const tokens = () => {
  const style = getComputedStyle(document.documentElement);
  return (name: string) => style.getPropertyValue(name).trim();
};
type Token = ReturnType<typeof tokens>;

const placer = ({ network, places, camera }: View) => {
  const size = markScale(camera.scale);
  return (i: number) => {
    const node = network.nodes[i];
    return {
      x: (places.x[i] ?? 0) * camera.scale + camera.x,
      y: (places.y[i] ?? 0) * camera.scale + camera.y,
      r: node ? radiusOf(node) * size : 0,
    };
  };
};

/** All edges and marks. */
export function paintBase(context: CanvasRenderingContext2D, view: View) {
  const { network, room, ratio } = view;
  const token = tokens();
  const at = placer(view);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, room.width, room.height);
  context.lineWidth = 0.8;
  context.strokeStyle = token("--line-strong");
  // The more there are, the fainter, or they would be one stain.
  context.globalAlpha = Math.max(0.25, Math.min(0.7, 900 / network.edges.length));
  context.beginPath();
  for (const [a, b] of network.edges) {
    const [from, to] = [at(a), at(b)];
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
  context.globalAlpha = 1;
  marks(
    context,
    view,
    token,
    network.nodes.map((_, i) => i),
  );
}

/** The base where the camera is now, and over it what is lit, chosen, pointed at and named. */
export function compose(
  context: CanvasRenderingContext2D,
  base: { canvas: HTMLCanvasElement; camera: Camera },
  view: View,
  over: Over,
) {
  const { network, camera, room, ratio } = view;
  const { lit, chosen, pointed } = over;
  const token = tokens();
  const at = placer(view);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = token("--surface");
  context.fillRect(0, 0, room.width, room.height);
  const by = camera.scale / base.camera.scale;
  const [dx, dy] = [camera.x - base.camera.x * by, camera.y - base.camera.y * by];
  context.setTransform(by, 0, 0, by, dx * ratio, dy * ratio);
  context.globalAlpha = lit ? FAINT : 1;
  context.drawImage(base.canvas, 0, 0);
  context.globalAlpha = 1;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);

  const focus = pointed ?? chosen;
  if (focus !== null) {
    context.lineWidth = 1.4;
    context.strokeStyle = token("--accent");
    context.beginPath();
    for (const [a, b] of network.edges) {
      if (a !== focus && b !== focus) continue;
      const [from, to] = [at(a), at(b)];
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
    context.stroke();
  }
  if (lit) marks(context, view, token, [...lit]);
  for (const [i, width] of [
    [pointed, 1.5],
    [chosen, 2.5],
  ] as const) {
    if (i === null) continue;
    const { x, y, r } = at(i);
    context.beginPath();
    context.arc(x, y, r + 4, 0, Math.PI * 2);
    context.lineWidth = width;
    context.strokeStyle = token("--accent");
    context.stroke();
  }
  if (over.named) names(context, view, over, token);
}

/** Marks of some nodes. Projects are many and alike: their ring is drawn once and copied. */
function marks(context: CanvasRenderingContext2D, view: View, token: Token, shown: readonly number[]) {
  const { network, room, ratio, camera } = view;
  const at = placer(view);
  const size = markScale(camera.scale);
  const ring = ringOf(radiusOf({ kind: "project", edges: 0 }) * size, ratio, token);
  const own = shown.flatMap((i) => {
    const node = network.nodes[i];
    const { x, y, r } = at(i);
    if (!node || x < -r || y < -r || x > room.width + r || y > room.height + r) return [];
    return [{ node, x, y, r }];
  });
  context.textAlign = "center";
  context.font = `700 9px ${token("--font")}`;
  for (const kind of KINDS) {
    const ink = token(FILL[kind]);
    const letter = token("--glyph-on");
    for (const { node, x, y, r } of own) {
      if (node.kind !== kind) continue;
      if (kind === "project") {
        context.drawImage(ring.canvas, x - ring.half, y - ring.half, ring.half * 2, ring.half * 2);
        continue;
      }
      context.fillStyle = ink;
      trace(context, node, x, y, r);
      context.fill();
      const sign = SIGN[kind];
      if (!sign || r < 6) continue;
      context.fillStyle = letter;
      context.fillText(sign, x, y + 3.2);
    }
  }
}

function ringOf(r: number, ratio: number, token: Token) {
  const half = Math.ceil(r + 1.5);
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(half * 2 * ratio);
  canvas.height = canvas.width;
  const context = canvas.getContext("2d");
  if (context) {
    context.scale(canvas.width / (half * 2), canvas.width / (half * 2));
    context.beginPath();
    context.arc(half, half, r, 0, Math.PI * 2);
    context.fillStyle = token("--surface");
    context.fill();
    context.lineWidth = 1.2;
    context.strokeStyle = token(FILL.project);
    context.stroke();
  }
  return { canvas, half };
}

function trace(context: CanvasRenderingContext2D, { kind }: Node, x: number, y: number, r: number) {
  context.beginPath();
  const corners = cornersOf(kind, { x, y }, r);
  if (!corners) return context.arc(x, y, r, 0, Math.PI * 2);
  for (const corner of corners) context.lineTo(corner.x, corner.y);
  context.closePath();
}

function names(context: CanvasRenderingContext2D, view: View, { name, lit, chosen, pointed }: Over, token: Token) {
  const { network, room } = view;
  const first = [pointed, chosen].filter((i) => i !== null);
  const named = namedNodes(network, placer(view), name, { first, only: lit, most: NAMES, size: LABEL, room });
  context.textAlign = "center";
  context.font = `400 ${LABEL}px ${token("--font")}`;
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = token("--surface");
  context.fillStyle = token("--ink");
  for (const { x, y, text } of named) {
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}
