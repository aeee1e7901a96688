import { expect, it } from "vitest";
import { type Curve, headOf, pathOf, pointAt } from "./curve.ts";
import type { Layout } from "./picture.ts";
import { svgOf } from "./svg.ts";
import { widthOf, wrap } from "./wrap.ts";

const CURVE: Curve = { from: { x: 0, y: 0 }, first: { x: 50, y: 0 }, second: { x: 50, y: 40 }, to: { x: 100, y: 40 } };

it("a curve is at its ends at both ends, and its head points as it arrives", () => {
  expect([pointAt(CURVE, 0), pointAt(CURVE, 1)]).toEqual([CURVE.from, CURVE.to]);
  expect(pointAt(CURVE, 0.5)).toEqual({ x: 50, y: 20 });
  expect(pathOf(CURVE)).toBe("M0 0C50 0 50 40 100 40");
  const [tip, left, right] = headOf(CURVE);
  expect(tip).toEqual(CURVE.to);
  expect([left.x, right.x]).toEqual([91, 91]);
  expect((left.y + right.y) / 2).toBe(40);
});

it("words are wrapped to their room, Latin words whole, and cut with an ellipsis", () => {
  const check = (text: string, room: number, lines: string[]) => expect(wrap(text, 10, room, 2)).toEqual(lines);
  check("架空の事業", 60, ["架空の事業"]);
  check("架空の創薬研究事業", 50, ["架空の創薬", "研究事業"]);
  check("架空の創薬研究推進事業その二", 50, ["架空の創薬", "研究推進…"]);
  check("架空事業 Brain/MINDS", 64, ["架空事業", "Brain/MINDS"]);
  check("架空事業 Brain/MINDS", 40, ["架空事業", "Brain…"]);
  for (const line of wrap("架空の創薬研究推進事業その二", 10, 50, 2)) expect(widthOf(line, 10)).toBeLessThanOrEqual(50);
  expect(wrap("", 10, 50, 2)).toEqual([""]);
});

it("a drawing keeps every sign of its words, and cuts what has no room", () => {
  const layout: Layout = {
    width: 200.4,
    height: 100,
    shapes: [
      { kind: "words", x: 1, y: 10, text: `架空 <A&B> "c"`, size: 12, fill: "--ink" },
      { kind: "words", x: 1, y: 30, text: "架空の長い名前", size: 10, fill: "--ink", room: 40 },
      { kind: "curve", curve: CURVE, fill: "--accent", width: 2, dashed: true, arrow: true },
      { kind: "box", x: 0, y: 0, width: 10, height: 10, fill: "--q2", line: "--line", lineDashed: true, radius: 3 },
      { kind: "box", x: 0, y: 0, width: 10, height: 10, fill: "--bad", dashed: true },
      { kind: "band", x: 0, y: 10, height: 20, to: { x: 80, y: 0, height: 5 }, fill: "--q1" },
      { kind: "polygon", points: [CURVE.from, CURVE.to, { x: 0, y: 40 }], fill: "--accent", line: "--line" },
    ],
  };
  const text = svgOf(layout, "架空の図");
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
  expect(parsed.documentElement.getAttribute("viewBox")).toBe("0 0 201 100");
  expect(text).toContain("架空 &lt;A&amp;B&gt; &quot;c&quot;");
  expect(text).toContain(">架空の…<");
  // The head of the curve, and the one asked for.
  expect(text.match(/<polygon/g)).toHaveLength(2);
  expect(text).toContain('<polygon points="0.0,0.0 100.0,40.0 0.0,40.0"');
  expect(text.match(/stroke-dasharray/g)).toHaveLength(3);
  expect(text).toContain('d="M0 10C40 10 40 0 80 0L80 5C40 5 40 30 0 30Z"');
});
