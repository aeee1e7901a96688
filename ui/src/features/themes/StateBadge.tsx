import type { ThemeState } from "../../api/bindings.ts";
import { Badge } from "../../components/index.ts";
import { useStateNames } from "./useStateNames.ts";

/** In the order a theme goes through them. */
export const STATES: readonly ThemeState[] = [
  "idea",
  "study",
  "proposed",
  "approved",
  "planned",
  "started",
  "licensed",
  "stopped",
];

const TONE: Partial<Record<ThemeState, "ok" | "accent">> = {
  study: "accent",
  proposed: "accent",
  approved: "ok",
  planned: "ok",
  started: "ok",
  licensed: "ok",
};

/** Where a theme stands, in the word the team has for it. */
export function StateBadge({ state }: { state: ThemeState }) {
  const nameOf = useStateNames();
  const tone = TONE[state];
  return <Badge {...(tone ? { tone } : {})}>{nameOf(state)}</Badge>;
}
