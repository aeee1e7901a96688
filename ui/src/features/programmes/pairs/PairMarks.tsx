import type { ProgrammePair } from "../../../api/bindings.ts";
import { Badge } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import "./pairs.css";

/** 公式 or 想定, and what speaks against a pair, in words. */
export function PairMarks({ pair }: { pair: ProgrammePair }) {
  const { t } = useText();
  const words = t.programmes.pair;
  return (
    <span className="row wrap pair-marks">
      {pair.status === "official" ? (
        <Badge tone="ok" title={words.officialTitle}>
          {words.official}
        </Badge>
      ) : (
        <Badge tone="warn" title={words.assumedTitle}>
          {words.assumed}
        </Badge>
      )}
      {pair.cycle && (
        <Badge tone="bad" title={words.cycleTitle}>
          {words.cycle}
        </Badge>
      )}
      {pair.closed && (
        <Badge tone="bad" title={words.closedTitle}>
          {words.closed}
        </Badge>
      )}
    </span>
  );
}
