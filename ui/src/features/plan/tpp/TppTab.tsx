import { useMemo } from "react";
import { Sheet, useRefs } from "../../../sheet/index.ts";
import { useText } from "../../../text/index.ts";
import { type PlanTabProps, shownIn } from "../types.ts";
import "./tpp.css";

const PROFILE = ["attribute", "minimum", "ideal", "today", "gap", "source", "claim", "name"];

/** The target product profile: what is the least, what is ideal, what is shown today; below it the markets. */
export function TppTab({ view, frozen, shown }: PlanTabProps) {
  const { t, say } = useText();
  const words = t.plan.tpp;
  const refs = useRefs(view);
  const plan = view.plan?.id ?? null;
  const contradictions = useMemo(() => view.contradictions.filter((one) => one.sheet === "tpp"), [view.contradictions]);
  return (
    <div className="pl-tpp" data-testid="tpp-tab">
      <Sheet
        sheet="tpp"
        plan={plan}
        rows={view.sheets.tpp ?? []}
        refs={refs}
        label={say("plan-sheet.tpp")}
        columns={PROFILE}
        contradictions={contradictions}
        frozen={frozen}
        shown={shownIn("tpp", shown)}
        newCells={{ attribute: "other" }}
        testid="tpp-sheet"
      />
      <h3>
        {say("plan-sheet.market")} <span className="small faint">{words.markets}</span>
      </h3>
      <Sheet
        sheet="market"
        plan={plan}
        rows={view.sheets.market ?? []}
        refs={refs}
        label={say("plan-sheet.market")}
        frozen={frozen}
        shown={shownIn("market", shown)}
        newCells={{ market: "jp" }}
        testid="market-sheet"
      />
    </div>
  );
}
