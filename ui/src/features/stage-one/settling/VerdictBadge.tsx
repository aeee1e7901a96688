import type { Verdict } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";
import "./settling.css";

/** A verdict: shape and word, never colour alone. Without one, a dash. */
export function VerdictBadge({ verdict }: { verdict: Verdict | null }) {
  const { t } = useText();
  if (verdict === null) return <span className="faint">—</span>;
  return (
    <span className="stl-verdict" data-verdict={verdict}>
      {t.stage.verdict[verdict]}
    </span>
  );
}
