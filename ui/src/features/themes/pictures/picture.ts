/** The map of a theme as plain shapes, to be written as a file. */
import type { BoardNeed, NeedState, Strand } from "../../../api/bindings.ts";
import type { Curve, Layout, Point, Shape } from "../../../charts/index.ts";
import { type Composition, HEAD, type Tone } from "./layout.ts";
import { drawHead, type Head, MARGIN } from "./useHead.ts";
import { STATE_SIGN } from "./words.ts";

export interface MapPictureWords {
  head: Head;
  threads: string;
  assets: string;
  needs: string;
  step: (step: Composition["steps"][number]["step"]) => string;
  under: (strand: Strand) => string;
  stand: (need: BoardNeed) => string;
  legend: Record<Exclude<Tone, "none"> | "open", string>;
}

const INK: Record<Tone, string> = {
  have: "--accent",
  obtaining: "--warn",
  suggested: "--control",
  none: "--line-strong",
};
const NEED: Record<NeedState, { fill: string; line: string; ink: string }> = {
  closed: { fill: "--accent-tint", line: "--accent-line", ink: "--accent-ink" },
  obtaining: { fill: "--warn-tint", line: "--warn-line", ink: "--warn" },
  suggested: { fill: "--surface", line: "--control", ink: "--ink-2" },
  open: { fill: "--bad-tint", line: "--bad", ink: "--bad" },
};

export function pictureOfComposition(map: Composition, words: MapPictureWords): Layout {
  const shapes: Shape[] = [];
  let top = drawHead(shapes, words.head, map.width);
  top = legend(shapes, top, words.legend) + 14;
  const at = ({ x, y }: Point): Point => ({ x: MARGIN + x, y: top + y });
  const moved = ({ from, first, second, to }: Curve): Curve => ({
    from: at(from),
    first: at(first),
    second: at(second),
    to: at(to),
  });
  const say = (x: number, y: number, text: string, fill: string, more: Partial<Shape & { kind: "words" }> = {}) =>
    shapes.push({ kind: "words", ...at({ x, y }), text, size: 12, fill, ...more });

  say(map.columns.threads, 16, words.threads, "--ink-3", { size: 11 });
  say(map.columns.assets, 16, words.assets, "--ink-3", { size: 11 });
  say(map.columns.needs, 16, words.needs, "--ink-3", { size: 11 });
  shapes.push({ kind: "box", ...at({ x: 0, y: HEAD - 6 }), width: map.width, height: 1, fill: "--line-strong" });
  for (const { step, y } of map.steps)
    say(map.columns.needs, y + 14, words.step(step), "--ink-2", { size: 11, strong: true });
  for (const { curve, tone } of map.links)
    shapes.push({
      kind: "curve",
      curve: moved(curve),
      fill: INK[tone],
      width: 1.4,
      dashed: tone === "obtaining" || tone === "suggested",
    });

  for (const { x, y, width, height, lines, strand } of map.threads) {
    const extra = strand.project === null;
    shapes.push({
      kind: "box",
      ...at({ x, y }),
      width,
      height,
      fill: "--sunken",
      line: "--line-strong",
      lineDashed: extra,
      radius: 5,
    });
    const two = lines.length > 1;
    lines.forEach((line, i) => {
      say(x + 11, y + (two ? 18 : 24) + i * 15, line, "--ink", { strong: true, room: width - 16 });
    });
    say(x + 11, y + (two ? 49 : 42), words.under(strand), "--ink-2", { size: 11, room: width - 20 });
  }
  for (const { x, y, width, height, name, state, suggested } of map.assets) {
    const ink = suggested
      ? "--ink-2"
      : state === "have"
        ? "--accent-ink"
        : state === "obtaining"
          ? "--warn"
          : "--ink-3";
    shapes.push({
      kind: "box",
      ...at({ x, y }),
      width,
      height,
      fill: "--surface",
      line: suggested ? "--control" : "--accent-line",
      lineDashed: suggested,
      radius: 5,
    });
    say(x + 9, y + 17, suggested ? "?" : STATE_SIGN[state], ink);
    say(x + 26, y + 17, name, suggested ? "--ink-2" : "--ink", { room: width - 34 });
  }
  for (const { x, y, width, height, name, need } of map.needs) {
    const { fill, line, ink } = NEED[need.state];
    const lineDashed = need.state === "open" || need.state === "suggested";
    shapes.push({ kind: "box", ...at({ x, y }), width, height, fill, line, lineDashed, radius: 5 });
    const stand = words.stand(need);
    say(x + 10, y + 20, name, "--ink", { room: width - 28 - stand.length * 12 });
    say(x + width - 10, y + 20, stand, ink, { size: 11, align: "right" });
  }
  return { width: map.width + MARGIN * 2, height: top + map.height + MARGIN, shapes };
}

function legend(shapes: Shape[], y: number, words: MapPictureWords["legend"]): number {
  let x = MARGIN;
  const say = (text: string) => {
    shapes.push({ kind: "words", x: x + 40, y: y + 11, text, size: 11, fill: "--ink-2" });
    x += 60 + text.length * 11;
  };
  for (const tone of ["have", "obtaining", "suggested"] as const) {
    const [from, to] = [
      { x, y: y + 7 },
      { x: x + 34, y: y + 7 },
    ];
    shapes.push({
      kind: "curve",
      curve: { from, first: from, second: to, to },
      fill: INK[tone],
      width: 1.8,
      dashed: tone !== "have",
    });
    say(words[tone]);
  }
  const open = { fill: "--bad-tint", line: "--bad", lineDashed: true, radius: 3 };
  shapes.push({ kind: "box", x, y, width: 34, height: 14, ...open });
  say(words.open);
  return y + 16;
}
