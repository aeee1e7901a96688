/** The board as rows of cells: what is drawn, and what the keys move over. Pure. */
import type {
  Asset,
  AssetSuggestion,
  Board,
  BoardNeed,
  Need,
  NeedState,
  Role,
  Strand,
  ValueStep,
} from "../../../api/bindings.ts";
import { ROLE_OF_NEED, VALUE_STEPS } from "../../../components/index.ts";

/** Chips a cell shows before the rest is one button. */
export const SHOWN = 3;

export type Chip = { asset: Asset } | { suggestion: AssetSuggestion };

/** A cell of a thread: its chips, and how many more there are. */
export interface Cell {
  chips: readonly Chip[];
  more: number;
}

export interface StrandRow {
  key: string;
  strand: Strand;
  /** One a step. */
  cells: readonly Cell[];
  /** Between which steps (0–6) it is drawn; null = it brings nothing known. */
  span: readonly [number, number] | null;
}

export interface GapRow {
  key: string;
  role: Role;
  /** One a step: the gaps there. */
  cells: readonly (readonly BoardNeed[])[];
}

export const strandKey = (strand: Strand): string =>
  strand.project ? `p${strand.project.id}` : `x${strand.extra?.id ?? 0}`;

/** A thread along the steps. Confirmed assets come before suggestions, the surest of these first. */
export function strandRow(strand: Strand): StrandRow {
  const cells = VALUE_STEPS.map((step): Cell => {
    const all: Chip[] = [
      ...strand.assets.filter((asset) => asset.step === step).map((asset) => ({ asset })),
      ...strand.suggested.filter(({ fields }) => fields.step === step).map((suggestion) => ({ suggestion })),
    ];
    // One more than fits is drawn rather than counted.
    const shown = all.length > SHOWN ? SHOWN - 1 : all.length;
    return { chips: all.slice(0, shown), more: all.length - shown };
  });
  const filled = cells.flatMap((cell, at) => (cell.chips.length > 0 ? [at] : []));
  const [first, last] = [filled[0], filled.at(-1)];
  return { key: strandKey(strand), strand, cells, span: first === undefined ? null : [first, last ?? first] };
}

/** What is missing: needed, and neither there nor being obtained. */
export const isGap = ({ needed, state }: { needed: boolean; state: NeedState }) =>
  needed && (state === "open" || state === "suggested");

/** Gaps by the role that would close them, in the order of the chain. */
export function gapRows(needs: readonly BoardNeed[]): GapRow[] {
  const gaps = needs.filter(isGap);
  const roles = [...new Set(gaps.map(({ need }) => ROLE_OF_NEED[need]))];
  return roles.map((role) => ({
    key: `g-${role}`,
    role,
    cells: VALUE_STEPS.map((step) => gaps.filter((gap) => gap.step === step && ROLE_OF_NEED[gap.need] === role)),
  }));
}

/** The gap after this one along the chain, from the first again behind the last; null = there is none. */
export function nextGap(needs: readonly BoardNeed[], after: Need | null): Need | null {
  const at = needs.findIndex(({ need }) => need === after);
  return [...needs.slice(at + 1), ...needs.slice(0, at + 1)].find(isGap)?.need ?? null;
}

/** How many of what a step needs is there. */
export function counts(needs: readonly BoardNeed[], step: ValueStep): { closed: number; needed: number } {
  const own = needs.filter((need) => need.step === step && need.needed);
  return { closed: own.filter(({ state }) => state === "closed").length, needed: own.length };
}

/** What the status line says. */
export function totals(board: Board): { strands: number; assets: number; gaps: number } {
  return {
    strands: board.strands.length,
    assets: board.strands.reduce((sum, { assets }) => sum + assets.length, 0),
    gaps: board.needs.filter(isGap).length,
  };
}

/** A project's place among the projects when it is dropped before or behind another one. */
export function placeOf(strands: readonly Strand[], moved: number, onto: number, behind: boolean): number | null {
  const ids = strands.flatMap(({ project }) => (project ? [project.id] : []));
  const from = ids.indexOf(moved);
  if (from < 0 || !ids.includes(onto) || moved === onto) return null;
  const rest = ids.filter((id) => id !== moved);
  const to = rest.indexOf(onto) + (behind ? 1 : 0);
  return to === from ? null : to;
}
