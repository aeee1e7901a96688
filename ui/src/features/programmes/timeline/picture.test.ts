import { expect, it } from "vitest";
import { timelineRow } from "../../../../test/carry.ts";
import { bound } from "../../../text/index.ts";
import { layOutTimeline } from "./picture.ts";
import { leftOf } from "./words.ts";

it.each([
  [1234, "あと1,234か月", "1,234 months left"],
  [13, "あと13か月", "13 months left"],
  [1, "あと1か月", "1 month left"],
  [0, "あと1か月未満", "less than a month left"],
  [-1, "終了して1か月未満", "ended less than a month ago"],
  [-3, "2か月前に終了", "ended 2 months ago"],
])("%i whole months to the end is said as %s", (months, japanese, english) => {
  expect(leftOf(bound("ja"), months)).toBe(japanese);
  expect(leftOf(bound("en"), months)).toBe(english);
});

it.each(["ja", "en"] as const)("the picture holds every bar, gap and legend in words (%s)", (l) => {
  const speech = bound(l);
  const layout = layOutTimeline(speech, {
    rows: [
      timelineRow(1, {
        gaps: [{ starts: "2025-04-01", ends: "2025-09-30", months: 6, stated: true }],
        next: [
          { programme: 2, name: "架空実用化事業", official: false, uncertain: true, call_months: [], closed: false },
        ],
      }),
    ],
    height: 30,
    first: 2024,
    years: 6,
    today: "2026-11-27",
    title: "題",
    lines: ["合成データ"],
  });
  const words = layout.shapes.flatMap((shape) => (shape.kind === "words" ? [shape.text] : []));
  for (const text of ["題", "合成データ", "架空創薬事業", "6", speech.t.continuity.timeline.legend.gap])
    expect(words).toContain(text);
  expect(words.some((text) => text.includes(l === "ja" ? "架空実用化事業（想定）" : "架空実用化事業 (assumed)"))).toBe(
    true,
  );
  const inside = layout.shapes.every(
    (shape) =>
      shape.kind !== "curve" && shape.kind !== "polygon" && shape.y <= layout.height && shape.x <= layout.width,
  );
  expect(inside).toBe(true);
});
