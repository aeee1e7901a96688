import type { PlanView } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";
import { monthOf } from "../gantt/geometry.ts";
import { gateSign, modelOf } from "../gantt/model.ts";
import type { PlanPlaceAt } from "../types.ts";

/** Tasks with the least room, and how far the next gate is. */
export function Slack({ view, go }: { view: PlanView; go: (target: PlanPlaceAt) => void }) {
  const { t, f, pick } = useText();
  const words = t.plan.slack;
  const { lines, gates } = modelOf(view);
  const next = gates.filter((gate) => !gate.passed).sort((a, b) => a.at - b.at)[0];
  const roomy = lines
    .filter((line) => line.kind !== "package" && line.task.slack !== null && (line.task.end ?? 0) > view.today)
    .sort((a, b) => (a.task.slack ?? 0) - (b.task.slack ?? 0) || (a.task.end ?? 0) - (b.task.end ?? 0));
  const tight = roomy.filter((line) => !line.task.critical).slice(0, 3);
  const critical = roomy.filter((line) => line.task.critical).length;
  if (roomy.length === 0) return null;
  const due = next && monthOf((view.sheets.gate ?? []).find((row) => row.id === next.id)?.cells.due);
  return (
    <section className="pl-slack" data-testid="slack">
      <h3 className="row">
        {words.title}
        {next && due !== undefined && (
          <span className="small faint pl-end">
            {words.toGate(gateSign(next.code), f.number(Math.max(0, due + 1 - view.today)))}
          </span>
        )}
      </h3>
      <dl>
        <dt>{words.longest}</dt>
        <dd className="small">{words.longestTasks(f.number(critical))}</dd>
        {tight.map((line) => (
          <Line
            key={line.id}
            name={pick(line, "name")}
            slack={line.task.slack ?? 0}
            onGo={() => go({ tab: "plan", row: line.id })}
          />
        ))}
      </dl>
    </section>
  );
}

function Line({ name, slack, onGo }: { name: string; slack: number; onGo: () => void }) {
  const { t, f } = useText();
  return (
    <>
      <dt className="ell">
        <button type="button" className="link ell" title={name} onClick={onGo}>
          {name}
        </button>
      </dt>
      <dd className={`small${slack < 0 ? " bad" : ""}`}>{t.plan.slack.months(f.number(slack))}</dd>
    </>
  );
}
