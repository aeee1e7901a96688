import { expect, it } from "vitest";
import { ja } from "../../../text/ja/index.ts";
import { CLINIC, pairOf, programme, SEED, UNKNOWN } from "../fixtures.ts";
import { layOutMap } from "./layout.ts";
import { type MapWords, PICTURE_ROOM, pictureOfMap } from "./picture.ts";

const t = ja.programmes;
const WORDS: MapWords = {
  title: t.map.title,
  lines: ["見本　2026-11-27 現在　合成データ", t.map.internalLine],
  step: (step) => t.step[step],
  ministry: (name) => name || t.list.noMinistry,
  aside: t.map.aside,
  official: t.pair.official,
  assumed: t.pair.assumed,
  bad: t.map.badLegend,
  cycle: t.pair.cycle,
  closed: t.pair.closed,
  check: t.map.checkLegend,
};
const joint = programme(4, "架空合同事業", { ministry: "架空省・見本省", phase_first: 2, phase_last: 3 });
const draw = (published: boolean) =>
  pictureOfMap(
    layOutMap(
      [SEED, CLINIC, joint, UNKNOWN],
      [
        pairOf(1, SEED, CLINIC, { status: "official" }),
        pairOf(2, joint, CLINIC),
        pairOf(3, CLINIC, SEED, { cycle: true }),
        pairOf(4, UNKNOWN, joint, { closed: true }),
      ],
      { room: PICTURE_ROOM, published, lang: "ja", today: new Date(2026, 10, 27) },
    ),
    WORDS,
  );
const textsOf = (picture: ReturnType<typeof draw>) =>
  picture.shapes.flatMap((shape) => (shape.kind === "words" ? [shape.text] : []));

it("says title, date, fictional data, what it rests on, every programme, ministry and step, and what is wrong", () => {
  const texts = textsOf(draw(false));
  const wanted = [WORDS.title, ...WORDS.lines, t.pair.official, t.pair.assumed, t.map.badLegend, t.map.checkLegend];
  const names = ["架空シーズ探索事業", "架空臨床応用事業", "架空合同事業", "架空基盤事業", "見本省", t.list.noMinistry];
  for (const text of [...wanted, ...names, t.map.aside, t.pair.cycle, t.pair.closed, "P01", "P14", "標的検証", "?"])
    expect(texts).toContain(text);
});

it("stays within its edges, in colours of the window", () => {
  const { width, height, shapes } = draw(false);
  for (const shape of shapes) {
    expect(shape.fill).toMatch(/^--/);
    const points =
      shape.kind === "curve"
        ? [shape.curve.from, shape.curve.to]
        : shape.kind === "polygon"
          ? shape.points
          : [shape, ...(shape.kind === "box" ? [{ x: shape.x + shape.width, y: shape.y + shape.height }] : [])];
    for (const { x, y } of points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeLessThanOrEqual(height);
    }
  }
});

it("published, it holds no assumed pair and no phase that is to be confirmed", () => {
  const curves = (published: boolean) =>
    draw(published).shapes.filter((shape) => shape.kind === "curve" && shape.width === 1.8).length;
  // Three of them are the legend's.
  expect(curves(false) - 3).toBe(4);
  expect(curves(true) - 3).toBe(1);
  const marks = (published: boolean) => textsOf(draw(published)).filter((text) => text === "?").length;
  expect(marks(true)).toBe(1);
  expect(marks(false)).toBeGreaterThan(1);
});
