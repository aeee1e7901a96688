/** The board of states: which card stands where, and where a key or a drop takes it. */
import type { Theme, ThemeState } from "../../../api/bindings.ts";
import { STATES } from "../StateBadge.tsx";

/** The states a theme goes through; what was stopped stands apart. */
export const FLOW: readonly ThemeState[] = STATES.filter((state) => state !== "stopped");

export interface Lane {
  state: ThemeState;
  themes: readonly Theme[];
}

/** The lanes in their order, 中止 last; in each what is due first, then what has no day, by code. */
export function lanesOf(themes: readonly Theme[]): Lane[] {
  const codes = new Intl.Collator("en", { numeric: true });
  const order = (a: Theme, b: Theme) => {
    if (a.due !== b.due) return a.due === "" ? 1 : b.due === "" ? -1 : a.due < b.due ? -1 : 1;
    return codes.compare(a.code, b.code);
  };
  return [...FLOW, "stopped" as const].map((state) => ({
    state,
    themes: themes.filter((theme) => theme.state === state).sort(order),
  }));
}

/** The state before or after one, along the way a theme goes. Stopping is no step of it. */
export function neighbour(state: ThemeState, by: 1 | -1): ThemeState | null {
  const at = FLOW.indexOf(state);
  return at < 0 ? null : (FLOW[at + by] ?? null);
}

/** The card the keys go to from one: within its lane, or at the same height of the next lane that has some. */
export function cardBeside(lanes: readonly Lane[], id: number, way: "up" | "down" | "left" | "right"): number | null {
  const lane = lanes.findIndex(({ themes }) => themes.some((theme) => theme.id === id));
  const own = lanes[lane];
  if (!own) return lanes.find(({ themes }) => themes.length > 0)?.themes[0]?.id ?? null;
  const at = own.themes.findIndex((theme) => theme.id === id);
  if (way === "up" || way === "down") return own.themes[at + (way === "down" ? 1 : -1)]?.id ?? null;
  const others = way === "right" ? lanes.slice(lane + 1) : lanes.slice(0, lane).reverse();
  const next = others.find(({ themes }) => themes.length > 0);
  return next?.themes[Math.min(at, next.themes.length - 1)]?.id ?? null;
}

/** The lane at a place of the window; between two, none. */
export function laneAt(
  lanes: readonly { state: ThemeState; rect: { left: number; right: number } }[],
  x: number,
): ThemeState | null {
  return lanes.find(({ rect }) => x >= rect.left && x < rect.right)?.state ?? null;
}
