/**
 * The flow of a round as things and what goes from one to another. At each of them as much leaves as arrives.
 *
 * What the core does not tell is not drawn: how many of the tagged ones are in the round, and which of those read agree in
 * the end with what the meeting said. So all that can be decided comes together in one place before it parts again.
 */
import type { Flow, FlowReason } from "../../../api/bindings.ts";

export type NodeId =
  | "imported"
  | "inRound"
  | "notInRound"
  | "read"
  | "unread"
  | "withdrawn"
  | "hidden"
  | "agreed"
  | "settled"
  | "conflict"
  | "sealed"
  | "passing"
  | "meeting"
  | "kept"
  | "held"
  | "undecided"
  | "dropped"
  | `hold:${string}`
  | `drop:${string}`
  | "hold-more"
  | "drop-more";

export interface FlowNode {
  id: NodeId;
  /** From left to right, 0–6. */
  column: number;
  count: number;
  /** Of a reason. */
  reason?: FlowReason;
  /** Reasons taken together. */
  together?: number;
}

export interface FlowLink {
  from: NodeId;
  to: NodeId;
  count: number;
}

/** Reasons that are drawn each; the rest of them stands together. */
const REASONS = 6;

/** Things that count something, in the order they stand in their column, and what goes between them. */
export function graphOf(flow: Flow): { nodes: FlowNode[]; links: FlowLink[] } {
  const nodes: FlowNode[] = [];
  const links: FlowLink[] = [];
  const add = (id: NodeId, column: number, count: number, from?: NodeId, more: Partial<FlowNode> = {}) => {
    if (count <= 0) return;
    nodes.push({ id, column, count, ...more });
    if (from) links.push({ from, to: id, count });
  };
  add("imported", 0, flow.imported);
  add("inRound", 1, flow.in_round, "imported");
  add("notInRound", 1, flow.imported - flow.in_round, "imported");
  add("read", 2, flow.read, "inRound");
  add("unread", 2, flow.unread, "inRound");
  add("withdrawn", 2, flow.withdrawn, "inRound");
  add("hidden", 2, flow.hidden, "inRound");
  for (const id of ["agreed", "settled", "conflict", "sealed"] as const) add(id, 3, flow[id], "read");
  // What is not read passes by what was.
  add("passing", 3, flow.unread, "unread");
  add("meeting", 4, flow.shown - flow.withdrawn);
  for (const id of ["agreed", "settled", "conflict", "sealed", "passing"] as const) {
    const count = id === "passing" ? flow.unread : flow[id];
    if (count > 0) links.push({ from: id, to: "meeting", count });
  }
  for (const id of ["kept", "held", "undecided", "dropped"] as const) add(id, 5, flow[id], "meeting");
  for (const [of, reasons, from] of [
    ["hold", flow.hold_reasons, "held"],
    ["drop", flow.drop_reasons, "dropped"],
  ] as const) {
    const given = reasons.filter((reason) => reason.projects > 0);
    const each = given.length > REASONS ? given.slice(0, REASONS - 1) : given;
    const rest = given.slice(each.length);
    for (const reason of each) add(`${of}:${reason.reason}`, 6, reason.projects, from, { reason });
    const together = rest.reduce((sum, reason) => sum + reason.projects, 0);
    add(`${of}-more`, 6, together, from, { together: rest.length });
  }
  return { nodes, links };
}

/** Where what is counted can be looked at. */
export type FlowPlace =
  | { tab: "conflicts" | "setup" }
  | { tab: "shortlist"; only?: "keep" | "hold" | "drop" | "undecided" }
  | { tab: "projects" };

/** Of a thing; undefined = there is no such place. */
export function placeOf(id: NodeId): FlowPlace | undefined {
  if (id.startsWith("hold")) return { tab: "shortlist", only: "hold" };
  if (id.startsWith("drop")) return { tab: "shortlist", only: "drop" };
  switch (id) {
    case "imported":
      return { tab: "projects" };
    case "inRound":
    case "unread":
    case "withdrawn":
      return { tab: "setup" };
    case "conflict":
    case "settled":
      return { tab: "conflicts" };
    case "meeting":
      return { tab: "shortlist" };
    case "kept":
      return { tab: "shortlist", only: "keep" };
    case "held":
      return { tab: "shortlist", only: "hold" };
    case "undecided":
      return { tab: "shortlist", only: "undecided" };
    default:
      return undefined;
  }
}
