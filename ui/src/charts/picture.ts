/** A matrix as a picture: laid out as plain shapes first, then painted with the colours and fonts of the window. */
import { type Band, bandPathOf, type Curve, headOf, type Point } from "./curve.ts";
import type { Drawn, DrawnLayer } from "./matrix.ts";
import { stepOf } from "./steps.ts";

export interface PictureWords {
  title: string;
  /** Conditions, date, mark of fictional data …, a line each. */
  lines: string[];
  rowsName: string;
  columnsName: string;
  total: string;
  wanted: string;
  wantedLegend: string;
  number: (n: number) => string;
}

/** A shape; colours and fonts by token. Places in CSS px. */
export type Shape =
  | {
      kind: "box";
      x: number;
      y: number;
      width: number;
      height: number;
      /** Of its ground; of its line when it is dashed. */
      fill: string;
      dashed?: boolean;
      /** A line around it, over its ground. */
      line?: string;
      /** The line around it is dashed. */
      lineDashed?: boolean;
      /** Of its corners, px. */
      radius?: number;
    }
  | {
      kind: "curve";
      curve: Curve;
      fill: string;
      width: number;
      dashed?: boolean;
      /** A head at its end. */
      arrow?: boolean;
    }
  | ({ kind: "band"; fill: string } & Band)
  | {
      kind: "polygon";
      /** Its corners, in order. */
      points: readonly Point[];
      fill: string;
      /** A line around it. */
      line?: string;
    }
  | {
      kind: "words";
      x: number;
      y: number;
      text: string;
      size: number;
      fill: string;
      strong?: boolean;
      align?: "left" | "center" | "right";
      /** Cut to this width. */
      room?: number;
      /** Set upright, from the bottom to the top. */
      upright?: boolean;
    };

export interface Layout {
  width: number;
  height: number;
  shapes: Shape[];
}

const MARGIN = 24;
const NAME = 170;
const CELL = { width: 58, height: 30 };
const GAP = 2;
const SUM = 48;
/** Names of columns stand upright where they would not fit above a cell. */
const UPRIGHT = 96;

type Part = Pick<Drawn, "rows" | "columns" | "wanted">;

/** Where everything stands. With layers, one map below another, all on one scale. */
export function layOut(
  drawn: Part & Pick<Drawn, "count">,
  layers: readonly DrawnLayer[],
  bounds: readonly number[],
  words: PictureWords,
): Layout {
  const shapes: Shape[] = [];
  let y = MARGIN;
  const say = (text: string, size: number, fill: string, strong = false) => {
    shapes.push({ kind: "words", x: MARGIN, y: y + size, text, size, fill, strong });
    y += Math.round(size * 1.6);
  };
  say(words.title, 17, "--ink", true);
  for (const line of words.lines) say(line, 12, "--ink-2");
  y += 8;
  const width = MARGIN * 2 + NAME + drawn.columns.length * (CELL.width + GAP) + SUM;
  const maps = layers.length > 0 ? layers : [null];
  for (const layer of maps) {
    if (layer) {
      y += 6;
      say(`${layer.value.label}（${words.number(layer.value.count)}）`, 13, "--ink", true);
    }
    y = placeMap(shapes, y, drawn, layer?.count ?? drawn.count, bounds, words, layer === null);
  }
  y = placeLegend(shapes, y + 12, bounds, words);
  return { width: Math.max(width, 560), height: y + MARGIN, shapes };
}

function placeMap(
  shapes: Shape[],
  top: number,
  { rows, columns, wanted }: Part,
  count: Drawn["count"],
  bounds: readonly number[],
  words: PictureWords,
  sums: boolean,
): number {
  const left = MARGIN + NAME;
  const at = (column: number) => left + column * (CELL.width + GAP);
  const head = top + UPRIGHT;
  shapes.push({
    kind: "words",
    x: MARGIN,
    y: head - 6,
    text: `${words.rowsName} × ${words.columnsName}`,
    size: 11,
    fill: "--ink-3",
    room: NAME - 8,
  });
  columns.forEach((column, c) => {
    shapes.push({
      kind: "words",
      x: at(c) + CELL.width / 2 + 4,
      y: head - 6,
      text: column.label,
      size: 11,
      fill: "--ink-2",
      room: UPRIGHT - 10,
      upright: true,
    });
  });
  if (sums)
    shapes.push({
      kind: "words",
      x: at(columns.length) + SUM / 2,
      y: head - 6,
      text: words.total,
      size: 11,
      fill: "--ink-3",
      align: "center",
    });
  let y = head;
  rows.forEach((row, r) => {
    const middle = y + CELL.height / 2 + 4;
    shapes.push({ kind: "words", x: MARGIN, y: middle, text: row.label, size: 12, fill: "--ink", room: NAME - 8 });
    columns.forEach((_, c) => {
      const n = count(r, c);
      const step = stepOf(n, bounds);
      const gap = n === 0 && wanted(r, c);
      const box = { kind: "box", x: at(c), y, ...CELL } as const;
      shapes.push(gap ? { ...box, fill: "--bad", dashed: true } : { ...box, fill: `--q${step}` });
      if (n > 0 && wanted(r, c))
        shapes.push({
          kind: "box",
          x: at(c),
          y: y + CELL.height - 3,
          width: CELL.width,
          height: 3,
          fill: "--bad-fill",
        });
      if (n > 0 || gap)
        shapes.push({
          kind: "words",
          x: at(c) + CELL.width / 2,
          y: middle,
          text: gap ? words.wanted : words.number(n),
          size: gap ? 11 : 12,
          fill: gap ? "--bad" : step >= 5 ? "--q-ink-hi" : "--q-ink-lo",
          align: "center",
        });
    });
    if (sums)
      shapes.push({
        kind: "words",
        x: at(columns.length) + SUM / 2,
        y: middle,
        text: words.number(row.count),
        size: 11,
        fill: "--ink-3",
        align: "center",
      });
    y += CELL.height + GAP;
  });
  if (!sums) return y + 8;
  shapes.push({ kind: "words", x: MARGIN, y: y + 16, text: words.total, size: 11, fill: "--ink-3" });
  columns.forEach((column, c) => {
    shapes.push({
      kind: "words",
      x: at(c) + CELL.width / 2,
      y: y + 16,
      text: words.number(column.count),
      size: 11,
      fill: "--ink-3",
      align: "center",
    });
  });
  return y + 24;
}

function placeLegend(shapes: Shape[], y: number, bounds: readonly number[], words: PictureWords): number {
  let x = MARGIN;
  bounds.forEach((from, i) => {
    shapes.push({ kind: "box", x, y, width: 16, height: 11, fill: `--q${i + 1}` });
    const text = `${words.number(from)}${i === bounds.length - 1 ? "–" : ""}`;
    shapes.push({ kind: "words", x: x + 20, y: y + 10, text, size: 11, fill: "--ink-3" });
    x += 30 + text.length * 8;
  });
  shapes.push({ kind: "box", x: x + 8, y: y - 2, width: 44, height: 15, fill: "--bad", dashed: true });
  shapes.push({ kind: "words", x: x + 30, y: y + 10, text: words.wanted, size: 11, fill: "--bad", align: "center" });
  shapes.push({ kind: "words", x: x + 60, y: y + 10, text: words.wantedLegend, size: 11, fill: "--ink-3" });
  return y + 14;
}

/** Twice the size on screen, so that it is sharp in a presentation. */
const SCALE = 2;

/** A layout as a PNG file in base64; null where the window cannot paint one (too large for its memory). */
export async function pngOf(layout: Layout): Promise<string | null> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(layout.width * SCALE);
  canvas.height = Math.ceil(layout.height * SCALE);
  const context = canvas.getContext("2d");
  if (!context) return null;
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  context.scale(SCALE, SCALE);
  context.fillStyle = token("--surface");
  context.fillRect(0, 0, layout.width, layout.height);
  for (const shape of layout.shapes) paint(context, shape, token);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  return blob && base64Of(blob);
}

function paint(context: CanvasRenderingContext2D, shape: Shape, token: (name: string) => string) {
  const colour = token(shape.fill);
  if (shape.kind === "curve") return paintCurve(context, shape, colour);
  if (shape.kind === "band") {
    context.fillStyle = colour;
    context.fill(new Path2D(bandPathOf(shape)));
    return;
  }
  if (shape.kind === "polygon") {
    context.beginPath();
    for (const { x, y } of shape.points) context.lineTo(x, y);
    context.closePath();
    context.fillStyle = colour;
    context.fill();
    if (shape.line === undefined) return;
    context.strokeStyle = token(shape.line);
    context.lineWidth = 1.2;
    context.stroke();
    return;
  }
  if (shape.kind === "box" && (shape.line !== undefined || shape.radius !== undefined)) {
    context.beginPath();
    context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius ?? 0);
    context.fillStyle = colour;
    context.fill();
    if (shape.line === undefined) return;
    context.strokeStyle = token(shape.line);
    context.lineWidth = 1.2;
    context.setLineDash(shape.lineDashed ? [4, 3] : []);
    context.stroke();
    context.setLineDash([]);
    return;
  }
  if (shape.kind === "box") {
    const { x, y, width, height } = shape;
    if (shape.dashed) {
      context.strokeStyle = colour;
      context.lineWidth = 1.5;
      context.setLineDash([4, 3]);
      context.strokeRect(x + 0.75, y + 0.75, width - 1.5, height - 1.5);
      context.setLineDash([]);
    } else {
      context.fillStyle = colour;
      context.fillRect(x, y, width, height);
    }
    return;
  }
  context.font = `${shape.strong ? 600 : 400} ${shape.size}px ${token("--font")}`;
  context.fillStyle = colour;
  context.textAlign = shape.align ?? "left";
  const text = shape.room === undefined ? shape.text : cut(context, shape.text, shape.room);
  if (!shape.upright) {
    context.fillText(text, shape.x, shape.y);
    return;
  }
  context.save();
  context.translate(shape.x, shape.y);
  context.rotate(-Math.PI / 2);
  context.fillText(text, 0, 0);
  context.restore();
}

function paintCurve(context: CanvasRenderingContext2D, shape: Shape & { kind: "curve" }, colour: string) {
  const { from, first, second, to } = shape.curve;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(first.x, first.y, second.x, second.y, to.x, to.y);
  context.strokeStyle = colour;
  context.lineWidth = shape.width;
  context.setLineDash(shape.dashed ? [6, 4] : []);
  context.stroke();
  context.setLineDash([]);
  if (!shape.arrow) return;
  context.beginPath();
  const [tip, left, right] = headOf(shape.curve);
  context.moveTo(tip.x, tip.y);
  context.lineTo(left.x, left.y);
  context.lineTo(right.x, right.y);
  context.fillStyle = colour;
  context.fill();
}

/** The words, cut with an ellipsis where they do not fit. */
function cut(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && context.measureText(`${letters.join("")}…`).width > room) letters.pop();
  return `${letters.join("")}…`;
}

/** Read as a data address, whose part after the comma is the file. */
function base64Of(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}
