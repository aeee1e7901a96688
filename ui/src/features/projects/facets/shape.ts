/**
 * How a person has the facets: order, pins, which are open, which are put away. Names of dimensions only, never a value:
 * the place where this is kept is not the library and not protected as it is.
 */
import { useCallback, useState } from "react";
import type { Dim } from "../../../api/bindings.ts";
import { DIMS } from "../../../find/index.ts";

export interface Shape {
  /** All dimensions, in the order they were put in. */
  order: readonly Dim[];
  /** Stand first. */
  pinned: readonly Dim[];
  /** Put away. */
  hidden: readonly Dim[];
  /** Unfolded: only these are counted. */
  open: readonly Dim[];
}

export const DEFAULT: Shape = {
  order: DIMS,
  pinned: [],
  hidden: [],
  open: ["target", "modality", "indication", "untagged", "look", "year", "phase", "programme"],
};

/** Those shown, in the order of the screen. */
export function arranged({ order, pinned, hidden }: Shape): Dim[] {
  const shown = order.filter((dim) => !hidden.includes(dim));
  return [...shown.filter((dim) => pinned.includes(dim)), ...shown.filter((dim) => !pinned.includes(dim))];
}

/** One step up (-1) or down (1) among those it stands with: the pinned ones, or the others. */
export function moved(shape: Shape, dim: Dim, by: -1 | 1): Shape {
  const other = neighbour(shape, dim, by);
  if (other === undefined) return shape;
  const order = shape.order.map((own) => (own === dim ? other : own === other ? dim : own));
  return { ...shape, order };
}

/** Which one it would change places with; undefined at the end of those it stands with. */
export function neighbour(shape: Shape, dim: Dim, by: -1 | 1): Dim | undefined {
  const pinned = shape.pinned.includes(dim);
  const among = arranged(shape).filter((own) => shape.pinned.includes(own) === pinned);
  const at = among.indexOf(dim);
  return at < 0 ? undefined : among[at + by];
}

/** The shape with a dimension put into one of its lists, or taken out. */
export function flipped(shape: Shape, list: "pinned" | "hidden" | "open", dim: Dim): Shape {
  const now = shape[list];
  return { ...shape, [list]: now.includes(dim) ? now.filter((own) => own !== dim) : [...now, dim] };
}

/** What was kept, as far as it is understood: a dimension that came since stands at the end, one that went is left out. */
export function parsed(text: string | null): Shape {
  let kept: Record<string, unknown>;
  try {
    kept = (JSON.parse(text ?? "null") ?? {}) as Record<string, unknown>;
  } catch {
    return DEFAULT;
  }
  const list = (name: keyof Shape): readonly Dim[] => {
    const own = kept[name];
    if (!Array.isArray(own)) return DEFAULT[name];
    const known = own.filter((dim): dim is Dim => (DIMS as readonly unknown[]).includes(dim));
    return [...new Set(known)];
  };
  const order = list("order");
  return {
    order: [...order, ...DIMS.filter((dim) => !order.includes(dim))],
    pinned: list("pinned"),
    hidden: list("hidden"),
    open: list("open"),
  };
}

export const KEY = "tsumugi.facets";

/** The storage of the page may be forbidden or full: then the shape lasts as long as the screen. */
function kept(): Shape {
  try {
    return parsed(localStorage.getItem(KEY));
  } catch {
    return DEFAULT;
  }
}

function keep(shape: Shape) {
  try {
    localStorage.setItem(KEY, JSON.stringify(shape));
  } catch {
    // Nothing is lost but the order of the facets.
  }
}

export function useShape(): [Shape, (next: Shape) => void] {
  const [shape, setShape] = useState(kept);
  const set = useCallback((next: Shape) => {
    keep(next);
    setShape(next);
  }, []);
  return [shape, set];
}
