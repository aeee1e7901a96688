/** The map as plain shapes, to be written as a file that is shown in a meeting. */
import type { Layout, Shape } from "../../../charts/index.ts";
import { PHASES, phaseCode } from "../parts/PhaseBar.tsx";
import { GUTTER, HEAD, type MapLayout } from "./layout.ts";

export interface MapWords {
  title: string;
  /** Library, date, mark of fictional data, what it rests on: a line each. */
  lines: readonly string[];
  /** In that many px. */
  step: (step: MapLayout["steps"][number]["step"], width: number) => string;
  ministry: (name: string) => string;
  aside: string;
  official: string;
  assumed: string;
  bad: string;
  cycle: string;
  closed: string;
  check: string;
}

const MARGIN = 24;

/** px a picture is laid out in: what a page of a meeting holds. */
export const PICTURE_ROOM = 1264;

export function pictureOfMap(map: MapLayout, words: MapWords): Layout {
  const shapes: Shape[] = [];
  let top = MARGIN;
  const say = (text: string, size: number, fill: string, strong = false) => {
    shapes.push({ kind: "words", x: MARGIN, y: top + size, text, size, fill, strong, room: map.width });
    top += Math.round(size * 1.6);
  };
  say(words.title, 17, "--ink", true);
  for (const line of words.lines) say(line, 12, "--ink-2");
  top = legend(shapes, top + 4, words) + 12;

  const at = (x: number) => MARGIN + x;
  const down = (y: number) => top + y;
  const box = (x: number, y: number, width: number, height: number, fill: string) =>
    shapes.push({ kind: "box", x: at(x), y: down(y), width, height, fill });
  box(0, 0, map.width, HEAD, "--sunken");
  for (const { step, x, width } of map.steps)
    shapes.push({
      kind: "words",
      x: at(x + width / 2),
      y: down(17),
      text: words.step(step, width),
      size: 11,
      fill: "--ink-2",
      strong: true,
      align: "center",
      room: width - 4,
    });
  for (let phase = 1; phase <= PHASES; phase += 1) {
    const x = GUTTER + (phase - 1) * map.phase;
    box(x, HEAD - 18, 1, map.height - HEAD + 18, "--line");
    shapes.push({
      kind: "words",
      x: at(x + map.phase / 2),
      y: down(36),
      text: phaseCode(phase),
      size: 11,
      fill: "--ink-3",
      align: "center",
    });
  }
  shapes.push({ kind: "words", x: at(map.side + 10), y: down(28), text: words.aside, size: 11, fill: "--ink-2" });
  box(map.side, 0, 1, map.height, "--line-strong");
  for (const band of map.bands) {
    box(0, band.y, map.width, 1, "--line-strong");
    // Several ministries of one programme stand one below the other.
    words
      .ministry(band.ministry)
      .split("・")
      .forEach((text, i) => {
        shapes.push({
          kind: "words",
          x: at(4),
          y: down(band.y + 20 + i * 15),
          text,
          size: 12,
          fill: "--ink",
          strong: true,
          room: GUTTER - 8,
        });
      });
  }
  box(0, map.height, map.width, 1, "--line-strong");
  for (const { pair, curve } of map.arrows) {
    const move = ({ x, y }: { x: number; y: number }) => ({ x: at(x), y: down(y) });
    shapes.push({
      kind: "curve",
      curve: { from: move(curve.from), first: move(curve.first), second: move(curve.second), to: move(curve.to) },
      fill: pair.cycle || pair.closed ? "--bad" : "--accent",
      width: 1.8,
      dashed: pair.status === "assumed",
      arrow: true,
    });
  }
  // Bars lie over the curves, so that no name is crossed.
  for (const node of map.nodes) {
    shapes.push({
      kind: "box",
      x: at(node.x),
      y: down(node.y),
      width: node.width,
      height: node.height,
      fill: node.ended ? "--sunken" : "--q2",
      line: node.ended ? "--line-strong" : "--accent-line",
      lineDashed: node.open !== null || node.aside,
      radius: 5,
    });
    node.lines.forEach((text, i) => {
      shapes.push({
        kind: "words",
        x: at(node.x + 8),
        y: down(node.y + (node.lines.length === 1 ? 21 : 14 + i * 14)),
        text,
        size: 11,
        fill: node.ended ? "--ink-2" : "--q-ink-lo",
      });
    });
    if (node.check && !node.aside)
      shapes.push({
        kind: "words",
        x: at(node.x + node.width - 7),
        y: down(node.y + 13),
        text: "?",
        size: 11,
        fill: "--warn",
        strong: true,
        align: "right",
      });
  }
  for (const { pair, label } of map.arrows) {
    if (!pair.cycle && !pair.closed) continue;
    const text = pair.cycle ? words.cycle : words.closed;
    shapes.push({
      kind: "box",
      x: at(label.x - 36),
      y: down(label.y - 9),
      width: 72,
      height: 18,
      fill: "--surface",
      line: "--bad-line",
      radius: 3,
    });
    shapes.push({
      kind: "words",
      x: at(label.x),
      y: down(label.y + 4),
      text,
      size: 11,
      fill: "--bad",
      align: "center",
      room: 68,
    });
  }
  return { width: map.width + MARGIN * 2, height: top + map.height + MARGIN, shapes };
}

function legend(shapes: Shape[], y: number, words: MapWords): number {
  let x = MARGIN;
  const line = (text: string, fill: string, dashed: boolean) => {
    const [from, to] = [
      { x, y: y + 7 },
      { x: x + 34, y: y + 7 },
    ];
    shapes.push({ kind: "curve", curve: { from, first: from, second: to, to }, fill, width: 1.8, dashed, arrow: true });
    shapes.push({ kind: "words", x: x + 40, y: y + 11, text, size: 11, fill: "--ink-2" });
    x += 56 + text.length * 11;
  };
  line(words.official, "--accent", false);
  line(words.assumed, "--accent", true);
  line(words.bad, "--bad", false);
  shapes.push({ kind: "words", x, y: y + 11, text: "?", size: 11, fill: "--warn", strong: true });
  shapes.push({ kind: "words", x: x + 12, y: y + 11, text: words.check, size: 11, fill: "--ink-2" });
  return y + 18;
}
