import type { Agreed, SpokeTo } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";

/** Names of what was said and of whom somebody spoke with. */
export function useHearingWords() {
  const words = useText().t.pipeline.hearings;
  const agreed: Record<Agreed, string> = {
    agreed: words.agreed,
    declined: words.declined,
    "not-asked": words.notAsked,
  };
  const spokeTo: Record<SpokeTo, string> = { researcher: words.researcher, tlo: words.tlo, both: words.both };
  return {
    words,
    agreed: (one: Agreed) => agreed[one],
    spokeTo: (one: SpokeTo | null) => (one === null ? words.nobodyYet : spokeTo[one]),
  };
}
