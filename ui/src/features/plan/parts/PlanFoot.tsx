import type { PlanView } from "../../../api/bindings.ts";
import { Select, YenUnit } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { planName } from "../copies/names.ts";

interface PlanFootProps {
  view: PlanView;
  millions: boolean;
  onMillions: (millions: boolean) => void;
  /** The plan compared with; null = the newest baseline. */
  onAgainst: (plan: number | null) => void;
}

/** Below the chart: how amounts are shown, what the colours mean, what the plan is compared with. */
export function PlanFoot({ view, millions, onMillions, onAgainst }: PlanFootProps) {
  const { t, f } = useText();
  const words = t.plan.bar;
  return (
    <div className="pl-foot small">
      <YenUnit millions={millions} onMillions={onMillions} testid="plan-unit" />
      <Legend />
      <Select
        label={words.against}
        hideLabel
        value={String(view.against ?? "")}
        onChange={(next) => onAgainst(next === "" ? null : Number(next))}
        choices={[
          ...(view.against === null ? [{ id: "", label: words.nothing }] : []),
          ...view.plans
            .filter((one) => one.id !== view.plan?.id)
            .map((one) => ({ id: String(one.id), label: planName(one, t, f) })),
        ]}
        testid="plan-against"
      />
      <span className="faint nw hide-narrow">
        {words.tasks(
          f.number((view.sheets.task ?? []).filter((row) => row.cells.kind === "task").length),
          f.number(view.months),
        )}
      </span>
    </div>
  );
}

function Legend() {
  const { t } = useText();
  const words = t.plan.gantt.legend;
  return (
    <span className="gn-legend">
      <span>
        <i className="gn-key crit" />
        {words.crit}
      </span>
      <span>
        <i className="gn-key" />
        {words.task}
      </span>
      <span>
        <i className="gn-key unfunded" />
        {words.unfunded}
      </span>
      <span>
        <i className="gn-key base" />
        {words.base}
      </span>
    </span>
  );
}
