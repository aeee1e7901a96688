import type { KpiTarget } from "../../../api/bindings.ts";
import { Badge } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** A target in words, with 要確認 where nobody has confirmed it; where it is stated is in its title. */
export function TargetWords({ target }: { target: KpiTarget }) {
  const { t, f } = useText();
  const words = t.funding.outcome;
  const years = f.fiscalYears(
    Array.from({ length: target.year_last - target.year_first + 1 }, (_, i) => target.year_first + i),
  );
  return (
    <span className="row out-words" title={[target.source || words.sourceNone, target.note].filter(Boolean).join("\n")}>
      <span className="small">
        {target.per === "year"
          ? `${years} ${words.targetLine(f.number(target.amount))}`
          : words.targetSpan(f.number(target.amount), years)}
      </span>
      {target.state === "check" && (
        <Badge tone="warn" title={words.targetCheckTitle}>
          {words.targetCheck}
        </Badge>
      )}
    </span>
  );
}
