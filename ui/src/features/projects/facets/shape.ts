/**
 * How a person has the facets: order, pins, which are open, which are put away. Names of dimensions only, never a value:
 * they are kept in the settings, which are not the library and not protected as it is.
 */
import { useCallback, useMemo, useState } from "react";
import type { Dim, FacetShape } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
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
export function understood(kept: FacetShape | null | undefined): Shape {
  if (!kept) return DEFAULT;
  const list = (words: readonly string[]): readonly Dim[] => [...new Set(DIMS.filter((dim) => words.includes(dim)))];
  const order = [...new Set(kept.order)].filter((word): word is Dim => (DIMS as readonly string[]).includes(word));
  return {
    order: [...order, ...DIMS.filter((dim) => !order.includes(dim))],
    pinned: list(kept.pinned),
    hidden: list(kept.hidden),
    open: list(kept.open),
  };
}

/** The shape as the person has it, remembered in the settings. */
export function useShape(): [Shape, (next: Shape) => void] {
  const settings = useRead("settings.get", {});
  const { run } = useWrite("settings.set", { quiet: true });
  // What was chosen on this screen counts at once; the settings follow.
  const [own, setOwn] = useState<Shape | null>(null);
  const kept = settings.data?.facets;
  const shape = useMemo(() => own ?? understood(kept), [own, kept]);
  const set = useCallback(
    (next: Shape) => {
      setOwn(next);
      const words = (dims: readonly Dim[]) => [...dims];
      const { order, pinned, hidden, open } = next;
      void run({ facets: { order: words(order), pinned: words(pinned), hidden: words(hidden), open: words(open) } });
    },
    [run],
  );
  return [shape, set];
}
