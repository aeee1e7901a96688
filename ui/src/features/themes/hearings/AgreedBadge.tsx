import type { Agreed } from "../../../api/bindings.ts";
import { Badge } from "../../../components/index.ts";
import { useHearingWords } from "./useWords.ts";

const TONE: Partial<Record<Agreed, "ok" | "bad">> = { agreed: "ok", declined: "bad" };

/** What the researcher and the TLO said. */
export function AgreedBadge({ agreed }: { agreed: Agreed }) {
  const say = useHearingWords();
  const tone = TONE[agreed];
  return <Badge {...(tone ? { tone } : { icon: "clock" })}>{say.agreed(agreed)}</Badge>;
}
