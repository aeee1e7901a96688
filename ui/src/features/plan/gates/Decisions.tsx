import type { PlanView } from "../../../api/bindings.ts";
import { Badge } from "../../../components/index.ts";
import { daySaid } from "../../../sheet/index.ts";
import { useText } from "../../../text/index.ts";

/** What was decided at a gate, newest first, each with how the checklist stood that day. */
export function Decisions({ view, gate }: { view: PlanView; gate: number }) {
  const { t, lang, say } = useText();
  const words = t.plan.decide;
  const all = view.decisions.filter((one) => one.gate === gate);
  if (all.length === 0) return null;
  return (
    <section className="pl-dec" data-testid="decisions">
      <h3>{words.all}</h3>
      <ol>
        {all.map((one) => (
          <li key={one.id} data-testid="decision">
            <span className="row">
              <span className="nw">{daySaid(one.decided_on, lang)}</span>
              <Badge tone={one.verdict === "no-go" ? "bad" : one.verdict === "hold" ? "warn" : "ok"}>
                {say(`gate-verdict.${one.verdict}`)}
              </Badge>
              <span>{one.who}</span>
              <span className="tiny faint">{words.writtenBy(one.by)}</span>
            </span>
            <p>{one.basis}</p>
            {one.conditions && <p className="small">{words.said(words.conditions, one.conditions)}</p>}
            {one.dissent && <p className="small">{words.said(words.dissent, one.dissent)}</p>}
            <details>
              <summary className="small">{words.items}</summary>
              <ul className="small">
                {one.items.map(([ja, en, state], i) => (
                  <li key={i}>
                    {words.said(
                      (lang === "ja" ? ja || en : en || ja) || "—",
                      state === "" ? "—" : say(`plan-choice.item.state.${state}`),
                    )}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
