/** Which themes overlap: the table of those that share most, and its picture. */
import type { Overlap, ThemeRef } from "../../../../api/bindings.ts";
import type { Layout, Shape } from "../../../../charts/index.ts";
import { drawHead, type Head, MARGIN } from "../useHead.ts";

/** Themes in the table at most: more cannot be read at once. The list beside it holds all pairs. */
export const MOST = 24;

export const LETTER = { target: "T", modality: "M", indication: "I" } as const;

export const lettersOf = ({ shared }: Pick<Overlap, "shared">) => shared.map((kind) => LETTER[kind]).join("");

/** How much two themes share: projects count most. */
export const weightOf = ({ projects, shared }: Pick<Overlap, "projects" | "shared">) =>
  projects.length * 4 + shared.length;

/** A step of the scale, 1–6. */
export const stepOf = (own: Overlap) =>
  Math.min(6, Math.max(1, own.projects.length * 2 + (own.shared.length > 1 ? 1 : 0)));

export const keyOf = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);

export interface OverlapTable {
  /** Themes in the table, in the order of the portfolio. */
  themes: ThemeRef[];
  /** Themes that overlap with any other. */
  all: number;
  pairs: ReadonlyMap<string, Overlap>;
}

export function tableOf(themes: readonly ThemeRef[], overlaps: readonly Overlap[]): OverlapTable {
  const weight = new Map<number, number>();
  for (const own of overlaps) for (const id of [own.a, own.b]) weight.set(id, (weight.get(id) ?? 0) + weightOf(own));
  const own = themes.filter(({ id }) => weight.has(id));
  const most = own.toSorted((a, b) => (weight.get(b.id) ?? 0) - (weight.get(a.id) ?? 0)).slice(0, MOST);
  return {
    themes: own.filter((theme) => most.includes(theme)),
    all: own.length,
    pairs: new Map(overlaps.map((pair) => [keyOf(pair.a, pair.b), pair])),
  };
}

export interface OverlapPictureWords {
  head: Head;
  name: (theme: ThemeRef) => string;
  number: (n: number) => string;
}

const NAME = 380;
const CELL = 52;
const HIGH = 36;
const GAP = 2;
const UPRIGHT = 84;

export function pictureOfOverlap({ themes, pairs }: OverlapTable, words: OverlapPictureWords): Layout {
  const shapes: Shape[] = [];
  const room = NAME + themes.length * (CELL + GAP);
  let y = drawHead(shapes, words.head, Math.max(room, 760)) + UPRIGHT;
  const at = (column: number) => MARGIN + NAME + column * (CELL + GAP);
  const say = (x: number, top: number, text: string, fill: string, more: Partial<Shape & { kind: "words" }> = {}) =>
    shapes.push({ kind: "words", x, y: top, text, size: 12, fill, ...more });
  themes.forEach(({ code }, c) => {
    say(at(c) + CELL / 2 + 4, y - 6, code, "--ink-2", { size: 11, upright: true, room: UPRIGHT - 10 });
  });
  themes.forEach((row, r) => {
    say(MARGIN, y + 22, words.name(row), "--ink", { room: NAME - 16 });
    themes.forEach((column, c) => {
      const pair = pairs.get(keyOf(row.id, column.id));
      const box = { kind: "box", x: at(c), y, width: CELL, height: HIGH, radius: 3 } as const;
      const step = pair ? stepOf(pair) : 0;
      shapes.push({ ...box, fill: r === c ? "--sunken" : `--q${step}` });
      if (!pair || r === c) return;
      const ink = step >= 5 ? "--q-ink-hi" : "--q-ink-lo";
      const middle = { align: "center" as const, size: 12 };
      if (pair.projects.length > 0) say(at(c) + CELL / 2, y + 16, words.number(pair.projects.length), ink, middle);
      const down = pair.projects.length > 0 ? 30 : 22;
      say(at(c) + CELL / 2, y + down, lettersOf(pair), ink, { ...middle, size: 11 });
    });
    y += HIGH + GAP;
  });
  return { width: Math.max(room, 760) + MARGIN * 2, height: y + MARGIN, shapes };
}
