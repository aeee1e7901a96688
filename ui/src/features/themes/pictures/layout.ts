/**
 * Where everything of a theme's map stands: threads at the left, what they bring in the middle, what the theme needs at the
 * right along the value chain, and curves for what brings what and closes what. Of the board alone, so that the same theme
 * always gives the same picture.
 */
import type { AssetFields, AssetState, Board, BoardNeed, Strand, ValueStep } from "../../../api/bindings.ts";
import { type Curve, wrap } from "../../../charts/index.ts";
import { closes, VALUE_STEPS } from "../../../components/index.ts";

/** px. */
export const HEAD = 30;
export const THREAD = { width: 240, height: 56 };
const ASSET = { width: 208, height: 26 };
const NEED = { width: 250, height: 30 };
const STEP = 22;
const GAP = 6;
/** Between threads; more where the needs take more room than the threads. */
const BETWEEN = { least: 14, most: 44 };
/** Between two columns at least, for the curves. */
const LEAST_WAY = 70;
const MOST_WAY = 190;
/** px the whole takes at least; less room scrolls. */
export const NARROWEST = THREAD.width + ASSET.width + NEED.width + LEAST_WAY * 2;
const TEXT = 12;

export interface Box {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface ThreadBox extends Box {
  strand: Strand;
  title: string;
  /** Its title, cut to the box. */
  lines: string[];
}

export interface AssetBox extends Box {
  /** Of which thread, by id in the map. */
  thread: string;
  project: number | null;
  name: string;
  state: AssetState;
  /** Only its text says so. */
  suggested: boolean;
  sentence: string;
}

export interface NeedBox extends Box {
  need: BoardNeed;
  name: string;
}

/** `none` = it is not there, or nobody knows. */
export type Tone = "have" | "obtaining" | "suggested" | "none";

export interface Link {
  from: string;
  to: string;
  curve: Curve;
  tone: Tone;
}

export interface Composition {
  width: number;
  height: number;
  /** Left edge of each column. */
  columns: { threads: number; assets: number; needs: number };
  threads: ThreadBox[];
  assets: AssetBox[];
  needs: NeedBox[];
  steps: { step: ValueStep; y: number }[];
  links: Link[];
  /** Needs that this theme does not have. */
  left: number;
}

export interface CompositionWords {
  title: (strand: Strand) => string;
  asset: (fields: AssetFields) => string;
  need: (need: BoardNeed) => string;
}

export interface CompositionOptions {
  /** px there are. */
  room: number;
  /** What texts suggest is drawn too. */
  suggestions: boolean;
}

type Unplaced = Omit<AssetBox, "x" | "y" | "width" | "height"> & { fields: AssetFields };

const tone = ({ suggested, state }: Pick<AssetBox, "suggested" | "state">): Tone =>
  suggested ? "suggested" : state === "have" || state === "obtaining" ? state : "none";

/** What a thread brings, along the value chain; of suggestions the surest of each kind and step that nothing confirmed covers. */
function assetsOf(strand: Strand, thread: string, words: CompositionWords, suggestions: boolean): Unplaced[] {
  const project = strand.project?.id ?? null;
  const own = strand.assets.map((asset): Unplaced => {
    const { state, sentence } = asset;
    return {
      id: `a${asset.id}`,
      thread,
      project,
      name: words.asset(asset),
      state,
      suggested: false,
      sentence,
      fields: asset,
    };
  });
  const taken = new Set(strand.assets.map(({ kind, step }) => `${kind} ${step}`));
  for (const { fields } of suggestions ? strand.suggested : []) {
    const key = `${fields.kind} ${fields.step}`;
    if (taken.has(key)) continue;
    taken.add(key);
    const { state, sentence } = fields;
    own.push({
      id: `${thread} ${key}`,
      thread,
      project,
      name: words.asset(fields),
      state,
      suggested: true,
      sentence,
      fields,
    });
  }
  const at = ({ fields }: Unplaced) => VALUE_STEPS.indexOf(fields.step);
  return own.toSorted((a, b) => at(a) - at(b));
}

export const threadId = ({ project, extra }: Strand) => (project ? `p${project.id}` : `x${extra?.id ?? 0}`);

export function layOutComposition(board: Board, words: CompositionWords, options: CompositionOptions): Composition {
  const width = Math.max(NARROWEST, Math.min(options.room, NARROWEST + (MOST_WAY - LEAST_WAY) * 2));
  const way = (width - THREAD.width - ASSET.width - NEED.width) / 2;
  const columns = { threads: 0, assets: THREAD.width + way, needs: width - NEED.width };

  const needs: NeedBox[] = [];
  const steps: Composition["steps"] = [];
  let y = HEAD;
  for (const step of VALUE_STEPS) {
    const own = board.needs.filter((need) => need.step === step && need.needed);
    if (own.length === 0) continue;
    steps.push({ step, y });
    y += STEP;
    for (const need of own) {
      needs.push({ id: `n${need.need}`, x: columns.needs, y, ...NEED, need, name: words.need(need) });
      y += NEED.height + GAP;
    }
    y += GAP;
  }
  const rightEnd = y;

  const blocks = board.strands.map((strand) => {
    const id = threadId(strand);
    const own = assetsOf(strand, id, words, options.suggestions);
    const tall = Math.max(THREAD.height, own.length * (ASSET.height + GAP) - GAP);
    return { strand, id, own, tall };
  });
  const taken = blocks.reduce((sum, { tall }) => sum + tall, 0);
  const spare = (rightEnd - HEAD - taken) / Math.max(1, blocks.length);
  const between = Math.max(BETWEEN.least, Math.min(BETWEEN.most, spare));
  const threads: ThreadBox[] = [];
  const assets: AssetBox[] = [];
  const all: Unplaced[] = [];
  let top = HEAD;
  for (const { strand, id, own, tall } of blocks) {
    const title = words.title(strand);
    threads.push({
      id,
      x: columns.threads,
      y: top + (tall - THREAD.height) / 2,
      ...THREAD,
      strand,
      title,
      lines: wrap(title, TEXT, THREAD.width - 22, 2),
    });
    const high = own.length * (ASSET.height + GAP) - GAP;
    own.forEach(({ fields: _fields, ...asset }, i) => {
      assets.push({ ...asset, x: columns.assets, y: top + (tall - high) / 2 + i * (ASSET.height + GAP), ...ASSET });
    });
    all.push(...own);
    top += tall + between;
  }

  const byId = new Map<string, Box>([...threads, ...assets, ...needs].map((box) => [box.id, box]));
  const links: Link[] = [];
  const link = (from: string, to: string, drawn: Tone) => {
    const [a, b] = [byId.get(from), byId.get(to)];
    if (a && b) links.push({ from, to, curve: level(a, b), tone: drawn });
  };
  for (const asset of all) {
    link(asset.thread, asset.id, tone(asset));
    for (const { need, id } of needs) {
      const closing = asset.suggested
        ? need.state === "suggested" && closes(need.need, asset.fields.kind, asset.fields.step)
        : need.by.some((by) => asset.id === `a${by}`);
      if (closing) link(asset.id, id, tone(asset));
    }
  }
  return {
    width,
    height: Math.max(rightEnd, top) + GAP,
    columns,
    threads,
    assets,
    needs,
    steps,
    links,
    left: board.needs.filter((need) => !need.needed).length,
  };
}

/** From the right edge of one to the left edge of another, leaving and arriving level. */
function level(from: Box, to: Box): Curve {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y + to.height / 2 };
  const bend = (end.x - start.x) / 2;
  return { from: start, first: { x: start.x + bend, y: start.y }, second: { x: end.x - bend, y: end.y }, to: end };
}

/** All that a thing is tied to: back to its threads and on to what it closes, itself included. */
export function tiedTo({ links }: Pick<Composition, "links">, id: string): Set<string> {
  const reached = new Set([id]);
  const walk = (at: string, forward: boolean) => {
    for (const { from, to } of links) {
      const [here, next] = forward ? [from, to] : [to, from];
      if (here !== at || reached.has(next)) continue;
      reached.add(next);
      walk(next, forward);
    }
  };
  walk(id, true);
  walk(id, false);
  return reached;
}

/** Where an arrow key leads: up and down within the column, left and right to the first thing tied, else the nearest. */
export function beside(map: Composition, id: string, key: string): Box | undefined {
  const columns: Box[][] = [map.threads, map.assets, map.needs];
  const c = columns.findIndex((column) => column.some((box) => box.id === id));
  const here = columns[c]?.find((box) => box.id === id);
  if (!here) return map.threads[0];
  if (key === "ArrowUp" || key === "ArrowDown") {
    const own = (columns[c] ?? []).toSorted((a, b) => a.y - b.y);
    return own[own.indexOf(here) + (key === "ArrowDown" ? 1 : -1)];
  }
  const right = key === "ArrowRight";
  const tied = map.links.flatMap(({ from, to }) => (right && from === id ? [to] : !right && to === id ? [from] : []));
  // A column may be empty: the next one then.
  for (let next = c + (right ? 1 : -1); next >= 0 && next < columns.length; next += right ? 1 : -1) {
    const far = (box: Box) =>
      Math.abs(box.y + box.height / 2 - here.y - here.height / 2) - (tied.includes(box.id) ? 1e6 : 0);
    const nearest = (columns[next] ?? []).toSorted((a, b) => far(a) - far(b))[0];
    if (nearest) return nearest;
  }
  return undefined;
}
