import type { Flow } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";
import type { FlowNode } from "./graph.ts";

/** What the things of a flow are called. */
export function useFlowWords() {
  const { t, f, pick } = useText();
  const words = t.settling.flow;
  const nameOf = (node: FlowNode): string => {
    if (node.together !== undefined) return words.more(f.number(node.together), node.together);
    if (node.reason)
      return node.reason.reason === "" ? words.noReason : pick(node.reason, "name") || node.reason.reason;
    const own = words[node.id as keyof typeof words];
    return typeof own === "string" ? own : "";
  };
  /** Sums that hold: what is on the left is all of what is on the right. */
  const sumsOf = (flow: Flow) => {
    const part = (name: string, count: number) => ({ name, count });
    const reasons = (of: Flow["drop_reasons"]) =>
      of.map((own) => part(own.reason === "" ? words.noReason : pick(own, "name") || own.reason, own.projects));
    const all = [
      {
        ...part(words.imported, flow.imported),
        parts: [part(words.tagged, flow.tagged), part(words.untagged, flow.untagged)],
      },
      {
        ...part(words.inRound, flow.in_round),
        parts: [
          part(words.read, flow.read),
          part(words.unread, flow.unread),
          part(words.withdrawn, flow.withdrawn),
          part(words.hidden, flow.hidden),
        ],
      },
      {
        ...part(words.read, flow.read),
        parts: [
          part(words.agreed, flow.agreed),
          part(words.settled, flow.settled),
          part(words.conflict, flow.conflict),
          part(words.sealed, flow.sealed),
        ],
      },
      {
        ...part(words.meeting, flow.shown - flow.withdrawn),
        parts: [
          part(words.kept, flow.kept),
          part(words.held, flow.held),
          part(words.dropped, flow.dropped),
          part(words.undecided, flow.undecided),
        ],
      },
      { ...part(words.held, flow.held), parts: reasons(flow.hold_reasons) },
      { ...part(words.dropped, flow.dropped), parts: reasons(flow.drop_reasons) },
    ];
    return all.filter((sum) => sum.parts.length > 0);
  };
  return { nameOf, sumsOf };
}
