/**
 * What is ticked in a list. Either some rows by id, or all rows the list finds but some: a list of 100,000 is
 * ticked whole without fetching it, and "nothing" can never be mistaken for "all".
 */
import type { Filter, Selection } from "../api/bindings.ts";

export type Picked =
  | { readonly all: false; readonly ids: ReadonlySet<number> }
  | { readonly all: true; readonly except: ReadonlySet<number> };

export const NONE: Picked = { all: false, ids: new Set() };
export const ALL: Picked = { all: true, except: new Set() };

export const isPicked = (picked: Picked, id: number): boolean =>
  picked.all ? !picked.except.has(id) : picked.ids.has(id);

/** How many rows are ticked in a list of `total` rows. */
export const countOf = (picked: Picked, total: number): number =>
  picked.all ? Math.max(0, total - picked.except.size) : picked.ids.size;

/** Ticks or unticks one row. */
export function toggled(picked: Picked, id: number): Picked {
  const set = new Set(picked.all ? picked.except : picked.ids);
  if (!set.delete(id)) set.add(id);
  return picked.all ? { all: true, except: set } : { all: false, ids: set };
}

/** Ticks all of these, whatever they were before. */
export function withRange(before: Picked, ids: readonly number[]): Picked {
  if (before.all) {
    const except = new Set(before.except);
    for (const id of ids) except.delete(id);
    return { all: true, except };
  }
  return { all: false, ids: new Set([...before.ids, ...ids]) };
}

/** Unticks all of these, whatever they were before. */
export function withoutRange(before: Picked, ids: readonly number[]): Picked {
  if (before.all) return { all: true, except: new Set([...before.except, ...ids]) };
  const kept = new Set(before.ids);
  for (const id of ids) kept.delete(id);
  return { all: false, ids: kept };
}

/** The tick of the head: all, some or none of `total` rows. */
export function headTick(picked: Picked, total: number): boolean | "mixed" {
  const count = countOf(picked, total);
  if (count === 0) return false;
  return picked.all && picked.except.size === 0 ? true : "mixed";
}

/** The tick of a heading over these rows. `whole` = they are all of its rows; of fewer, some unticked ones among them
 *  still make it "mixed", but no tick is promised for what was not looked at. */
export function tickOf(picked: Picked, ids: readonly number[], whole: boolean): boolean | "mixed" {
  const some = ids.some((id) => isPicked(picked, id));
  if (whole) return some && (ids.every((id) => isPicked(picked, id)) || "mixed");
  if (picked.all) return picked.except.size === 0 || "mixed";
  return some && "mixed";
}

/** As the commands take it. */
export const toSelection = (picked: Picked, filter: Filter): Selection =>
  picked.all ? { matching: { filter, except: [...picked.except] } } : { these: [...picked.ids] };

/** First row and number of rows of a range between two positions, in either direction. */
export const span = (a: number, b: number): { offset: number; limit: number } => ({
  offset: Math.min(a, b),
  limit: Math.abs(a - b) + 1,
});
