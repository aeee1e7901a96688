/** The timeline as plain shapes, to be painted with the colours and fonts of the window. */
import type { TimelineRow } from "../../../api/bindings.ts";
import type { Layout, Shape } from "../../../charts/index.ts";
import type { useText } from "../../../text/index.ts";
import { laneIn, lanesOf, spanOf, xOf, YEAR } from "./geometry.ts";
import { coloursOf } from "./Legend.tsx";
import { barName, isOpen, isUndecided, prospect, statusOf, titleOf } from "./words.ts";

/** Most rows of one picture: what a page of a meeting can hold. */
export const PICTURE_ROWS = 40;

const MARGIN = 24;
const KEY = 92;
const TITLE = 236;
const AXIS = 40;

export interface Pictured {
  rows: readonly TimelineRow[];
  /** px of a row. */
  height: number;
  first: number;
  years: number;
  today: string;
  title: string;
  /** Library, date, mark of fictional data, conditions: a line each. */
  lines: readonly string[];
}

/** Where everything of the picture stands. */
export function layOutTimeline(speech: ReturnType<typeof useText>, pictured: Pictured): Layout {
  const { rows, height, first, years, today, title, lines } = pictured;
  const { t, f } = speech;
  const words = t.continuity.timeline;
  const shapes: Shape[] = [];
  const say = (
    x: number,
    y: number,
    text: string,
    size: number,
    fill: string,
    more: Partial<Extract<Shape, { kind: "words" }>> = {},
  ) => shapes.push({ kind: "words", x, y, text, size, fill, ...more });
  const box = (x: number, y: number, width: number, height: number, fill: string, dashed = false) =>
    shapes.push({ kind: "box", x, y, width, height, fill, dashed });
  const left = MARGIN + KEY + TITLE;
  const width = left + years * YEAR + MARGIN;
  let y = MARGIN;
  say(MARGIN, y + 17, title, 17, "--ink", { strong: true });
  y += 28;
  for (const line of lines) {
    say(MARGIN, y + 12, line, 12, "--ink-2", { room: width - MARGIN * 2 });
    y += 19;
  }
  y += 8;
  const top = y + AXIS;
  const bottom = top + rows.length * height;
  for (let i = 0; i <= years; i += 1) {
    box(left + i * YEAR, y, 1, bottom - y, "--line-strong");
    if (i === years) break;
    say(left + i * YEAR + 4, y + 14, f.fiscalYear(first + i), 11, "--ink", { strong: true });
    if (speech.lang === "ja") say(left + i * YEAR + 4, y + 28, String(first + i), 11, "--ink-3");
  }
  rows.forEach((row, i) => {
    const at = top + i * height;
    box(MARGIN, at, width - MARGIN * 2, 1, "--line");
    say(MARGIN, at + height / 2 + 4, row.key || words.noNumber, 11, "--ink-3", { room: KEY - 8 });
    say(MARGIN + KEY, at + height / 2 + 4, titleOf(speech, row), 12, "--ink", { room: TITLE - 12 });
    const lanes = lanesOf(row.bars);
    const most = Math.max(1, ...lanes.map((lane) => lane + 1));
    const whole = laneIn(height, 1, 0);
    let end = 0;
    for (const [nth, bar] of row.bars.entries()) {
      const lane = laneIn(height, most, lanes[nth] ?? 0);
      const span = spanOf(bar.starts, bar.ends, first);
      if (!span) continue;
      end = Math.max(end, span.left + span.width);
      box(
        left + span.left,
        at + lane.top,
        span.width,
        lane.height,
        bar.hue === null ? "--line-strong" : `--hue-${bar.hue}`,
      );
      if (lane.named)
        say(left + span.left + 5, at + lane.top + lane.height / 2 + 4, barName(speech, bar), 11, "--ink", {
          room: Math.max(0, span.width - 8),
        });
      if (bar.handover)
        say(left + span.left, at + 13, words.handover[bar.handover], 10, "--accent", {
          align: "center",
          strong: true,
        });
    }
    for (const gap of row.gaps) {
      const span = spanOf(gap.starts, gap.ends, first);
      if (!span) continue;
      box(left + span.left, at + whole.top, span.width, whole.height, "--bad", true);
      say(left + span.left + span.width / 2, at + height / 2 + 4, f.number(gap.months), 11, "--bad", {
        align: "center",
        strong: true,
      });
    }
    const next = prospect(row);
    const room = Math.min(YEAR * 1.8, years * YEAR - end);
    if (next && isOpen(row, today) && room > 20) {
      box(left + end, at + whole.top, room, whole.height, "--accent", true);
      say(left + end + 5, at + height / 2 + 4, words.nextShort(next.name, statusOf(speech, next)), 11, "--accent-ink", {
        room: room - 8,
      });
    } else if (isUndecided(row, today) && room > 20) {
      box(left + end, at + whole.top, 42, whole.height, "--bad", true);
      say(left + end + 21, at + height / 2 + 4, words.undecided, 11, "--bad", { align: "center" });
    }
    for (const bridge of row.bridges) {
      const span = spanOf(bridge.starts, bridge.ends, first);
      if (span) box(left + span.left - 3, at + 2, Math.max(14, span.width + 6), 2, "--ink");
    }
  });
  box(left + xOf(today, first), y, 1, bottom - y, "--bad-fill");
  say(left + xOf(today, first) + 4, top - 1, words.todayTitle(today), 10, "--bad");
  return {
    width: Math.max(width, 720),
    height: placeLegend(shapes, bottom + 16, width, speech, rows) + MARGIN,
    shapes,
  };
}

function placeLegend(
  shapes: Shape[],
  top: number,
  width: number,
  { t }: ReturnType<typeof useText>,
  rows: readonly TimelineRow[],
): number {
  const words = t.continuity.timeline.legend;
  const marks: [fill: string, dashed: boolean, text: string][] = [
    ...coloursOf(rows).map(({ hue, label }) => [`--hue-${hue}`, false, label] as [string, boolean, string]),
    ["--line-strong", false, words.unknown],
    ["--bad", true, words.gap],
    ["--accent", true, words.next],
    ["--ink", false, words.bridge],
  ];
  const columns = Math.max(1, Math.floor((width - MARGIN * 2) / 240));
  marks.forEach(([fill, dashed, text], i) => {
    const x = MARGIN + (i % columns) * 240;
    const y = top + Math.floor(i / columns) * 20;
    shapes.push({ kind: "box", x, y, width: 20, height: 12, fill, dashed });
    shapes.push({ kind: "words", x: x + 28, y: y + 11, text, size: 11, fill: "--ink-2", room: 204 });
  });
  const y = top + Math.ceil(marks.length / columns) * 20;
  shapes.push({ kind: "words", x: MARGIN, y: y + 14, text: words.handover, size: 11, fill: "--ink-2" });
  return y + 20;
}
