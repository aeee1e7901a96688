/** A flow as plain shapes, to be written as a file that is shown in a meeting. */
import type { Flow } from "../../../api/bindings.ts";
import type { Layout, Shape } from "../../../charts/index.ts";
import { bandOf, barOf } from "./colours.ts";
import { BAR, type FlowLayout, type Placed } from "./layout.ts";

export interface FlowPictureWords {
  title: string;
  /** Library, round, date, mark of fictional data, who may see it: a line each. */
  lines: readonly string[];
  nameOf: (node: Placed) => string;
  number: (n: number) => string;
  /** Parts of the first bar. */
  tagged: string;
  untagged: string;
}

const MARGIN = 24;

/** px a picture is laid out in: what a page of a meeting holds. */
export const PICTURE_ROOM = 1264;

export function pictureOfFlow(flow: Flow, layout: FlowLayout, words: FlowPictureWords): Layout {
  const shapes: Shape[] = [];
  let top = MARGIN;
  const say = (text: string, size: number, fill: string, strong = false) => {
    shapes.push({ kind: "words", x: MARGIN, y: top + size, text, size, fill, strong, room: layout.width });
    top += Math.round(size * 1.6);
  };
  say(words.title, 17, "--ink", true);
  for (const line of words.lines) say(line, 12, "--ink-2");
  top += 12;
  for (const { from, to, band } of layout.bands) {
    const move = ({ x, y, height }: typeof band.to) => ({ x: MARGIN + x, y: top + y, height });
    shapes.push({ kind: "band", ...move(band), to: move(band.to), fill: bandOf(from, to) });
  }
  const text = (x: number, y: number, said: string, size: number, fill: string, strong: boolean, room?: number) =>
    shapes.push({
      kind: "words",
      x: MARGIN + x,
      y: top + y,
      text: said,
      size,
      fill,
      strong,
      ...(room === undefined ? {} : { room }),
    });
  for (const node of layout.nodes) {
    const { x, y, height, room } = node;
    if (node.id === "passing") {
      shapes.push({ kind: "box", x: MARGIN + x, y: top + y, width: BAR, height, fill: "--warn-tint" });
      continue;
    }
    const n = words.number(node.count);
    shapes.push({
      kind: "box",
      x: MARGIN + x,
      y: top + y,
      width: BAR,
      height,
      fill: barOf(node.id),
    });
    if (node.column === 6) text(x + BAR + 6, y + 12, `${words.nameOf(node)}　${n}`, 12, "--ink", false, room);
    else {
      text(x + BAR + 6, y + 12, words.nameOf(node), 12, "--ink", false, room);
      text(x + BAR + 6, y + 29, n, 14, "--ink", true);
    }
    if (node.id === "imported") {
      if (flow.untagged > 0)
        shapes.push({
          kind: "box",
          x: MARGIN + x,
          y: top + y + layout.tagged,
          width: BAR,
          height: Math.max(1, height - layout.tagged),
          fill: "--q3",
        });
      text(BAR + 7, y + 50, words.tagged, 11, "--ink-2", false, room);
      text(BAR + 7, y + 66, words.untagged, 11, "--ink-2", false, room);
    }
  }
  return { width: layout.width + MARGIN * 2, height: top + layout.height + MARGIN, shapes };
}
