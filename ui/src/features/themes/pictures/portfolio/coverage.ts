/** How far themes are covered, step by step, as numbers and as a picture. */
import type { Covered, ValueStep } from "../../../../api/bindings.ts";
import { type Layout, type Shape, wrap } from "../../../../charts/index.ts";
import { STEP_OF, VALUE_STEPS } from "../../../../components/index.ts";
import { drawHead, type Head, MARGIN } from "../useHead.ts";

export interface StepCover {
  step: ValueStep;
  needed: number;
  closed: number;
  obtaining: number;
  suggested: number;
  open: number;
}

export const coverOf = (theme: Pick<Covered, "needs">): StepCover[] =>
  VALUE_STEPS.map((step) => {
    const own = theme.needs.filter(([need]) => STEP_OF[need] === step).map(([, state]) => state);
    const n = (state: (typeof own)[number]) => own.filter((one) => one === state).length;
    return {
      step,
      needed: own.length,
      closed: n("closed"),
      obtaining: n("obtaining"),
      suggested: n("suggested"),
      open: n("open"),
    };
  });

/** How a cell is drawn: nothing needed, nothing closed or on its way, else a step of the scale by the share closed. */
export function lookOf({ needed, closed, obtaining }: StepCover): "none" | "gap" | 1 | 2 | 3 | 4 | 5 {
  if (needed === 0) return "none";
  if (closed === 0 && obtaining === 0) return "gap";
  if (closed === 0) return 1;
  return ([2, 3, 4] as const)[Math.floor((closed / needed) * 3)] ?? 5;
}

/** On this step of the scale and beyond, figures are light. */
export const LIGHT_FROM = 5;

/** Of all steps. */
export function sumOf(cover: readonly StepCover[]): { closed: number; needed: number } {
  const of = (count: (one: StepCover) => number) => cover.reduce((sum, one) => sum + count(one), 0);
  return { closed: of(({ closed }) => closed), needed: of(({ needed }) => needed) };
}

/** Themes that lack nothing at a step, of those that need something there. */
export function withoutGap(covers: readonly StepCover[][], step: ValueStep): { whole: number; of: number } {
  const own = covers.flatMap((cover) => cover.filter((one) => one.step === step && one.needed > 0));
  return { whole: own.filter(({ needed, closed }) => closed === needed).length, of: own.length };
}

export interface CoveragePictureWords {
  head: Head;
  theme: (theme: Covered) => string;
  /** State and triple. */
  under: (theme: Covered) => string;
  step: (step: ValueStep) => string;
  share: (closed: number, needed: number) => string;
  none: string;
  covered: string;
  foot: string;
  legend: { share: string; gap: string; obtaining: string };
}

const NAME = 380;
const CELL = { width: 92, height: 36 };
const GAP = 3;

export function pictureOfCoverage(themes: readonly Covered[], words: CoveragePictureWords): Layout {
  const shapes: Shape[] = [];
  const room = NAME + (VALUE_STEPS.length + 1) * (CELL.width + GAP);
  let y = drawHead(shapes, words.head, room) + 8;
  const at = (column: number) => MARGIN + NAME + column * (CELL.width + GAP);
  const say = (x: number, top: number, text: string, fill: string, more: Partial<Shape & { kind: "words" }> = {}) =>
    shapes.push({ kind: "words", x, y: top, text, size: 12, fill, ...more });
  const centred = (column: number) => ({
    align: "center" as const,
    room: CELL.width - 4,
    x: at(column) + CELL.width / 2,
  });
  VALUE_STEPS.forEach((step, c) => {
    say(0, y + 12, words.step(step), "--ink-2", { size: 11, ...centred(c) });
  });
  say(0, y + 12, words.covered, "--ink-2", { size: 11, ...centred(VALUE_STEPS.length) });
  y += 22;
  const covers = themes.map(coverOf);
  themes.forEach((theme, row) => {
    const cover = covers[row] ?? [];
    say(MARGIN, y + 15, wrap(words.theme(theme), 12, NAME - 16, 1)[0] ?? "", "--ink", { strong: true });
    say(MARGIN, y + 30, words.under(theme), "--ink-2", { size: 11, room: NAME - 16 });
    cover.forEach((one, c) => {
      const look = lookOf(one);
      const box = { kind: "box", x: at(c), y, ...CELL, radius: 3 } as const;
      if (look === "gap") shapes.push({ ...box, fill: "--bad-tint", line: "--bad", lineDashed: true });
      else shapes.push({ ...box, fill: look === "none" ? "--surface" : `--q${look}` });
      const ink =
        look === "none" ? "--ink-3" : look === "gap" ? "--bad" : look >= LIGHT_FROM ? "--q-ink-hi" : "--q-ink-lo";
      const text = look === "none" ? words.none : words.share(one.closed, one.needed) + (one.obtaining > 0 ? " ◐" : "");
      say(0, y + 22, text, ink, centred(c));
    });
    const sum = sumOf(cover);
    say(0, y + 22, words.share(sum.closed, sum.needed), "--ink", centred(VALUE_STEPS.length));
    y += CELL.height + GAP;
  });
  say(MARGIN, y + 18, words.foot, "--ink-2", { size: 11 });
  VALUE_STEPS.forEach((step, c) => {
    const { whole, of } = withoutGap(covers, step);
    say(0, y + 18, words.share(whole, of), "--ink-2", { size: 11, ...centred(c) });
  });
  y += 34;
  let x = MARGIN;
  for (const look of [2, 3, 4, 5]) {
    shapes.push({ kind: "box", x, y, width: 18, height: 12, fill: `--q${look}` });
    x += 20;
  }
  for (const text of [words.legend.share, words.legend.gap, words.legend.obtaining]) {
    if (text === words.legend.gap)
      shapes.push({ kind: "box", x, y, width: 18, height: 12, fill: "--bad-tint", line: "--bad", lineDashed: true });
    if (text === words.legend.obtaining) say(x + 4, y + 11, "◐", "--ink-2");
    say(x + 24, y + 11, text, "--ink-2", { size: 11 });
    x += 48 + text.length * 11;
  }
  return { width: room + MARGIN * 2, height: y + 12 + MARGIN, shapes };
}
