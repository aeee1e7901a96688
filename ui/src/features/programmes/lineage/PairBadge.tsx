import type { PairStatus } from "../../../api/bindings.ts";
import { Badge } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { pairSaid, pairTone } from "../timeline/words.ts";

/** The pair of programmes behind a hand-over, 公式 or 想定, in the words of the timeline; nothing where there is none. */
export function PairBadge({ status, uncertain }: { status: PairStatus | null; uncertain: boolean }) {
  const speech = useText();
  const words = speech.t.continuity.lineage;
  if (status === null) return null;
  return (
    <Badge tone={pairTone(status, uncertain)} {...(uncertain ? { title: words.pairUncertainTitle } : {})}>
      {words.pairOf(pairSaid(speech, status, uncertain))}
    </Badge>
  );
}
