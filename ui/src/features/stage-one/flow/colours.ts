/** Colours of a flow by token: one hue for quantity, the state's own where something waits or left. */
import type { NodeId } from "./graph.ts";

export function barOf(id: NodeId): string {
  if (id === "kept") return "--accent";
  if (id === "conflict" || id === "unread") return "--warn";
  if (id === "hidden" || id === "withdrawn" || id === "notInRound" || id.startsWith("drop")) return "--control";
  if (id === "held" || id.startsWith("hold")) return "--q4";
  return "--q5";
}

export function bandOf(from: NodeId, to: NodeId): string {
  if (from === "passing") return "--warn-tint";
  if (to === "kept") return "--accent-tint-2";
  if (to === "conflict" || to === "unread" || to === "passing") return "--warn-tint";
  if (to === "hidden" || to === "withdrawn" || to === "notInRound" || to.startsWith("drop")) return "--hover";
  return "--q1";
}
