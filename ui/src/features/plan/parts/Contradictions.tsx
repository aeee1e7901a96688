import { Link } from "@tanstack/react-router";
import type { Contradiction, PlanSheet, PlanView } from "../../../api/bindings.ts";
import { Badge, Icon } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import type { PlanPlaceAt, PlanTab } from "../types.ts";

/** The tab on which a sheet stands. */
const TAB_OF: Partial<Record<PlanSheet, PlanTab>> = {
  task: "plan",
  link: "plan",
  budget: "budget",
  gate: "gates",
  item: "gates",
  criterion: "gates",
  tpp: "tpp",
  market: "tpp",
  support: "support",
  risk: "risks",
};

interface ContradictionsProps {
  view: PlanView;
  go: (target: PlanPlaceAt) => void;
}

/** What does not go together in a plan, each with its place. */
export function Contradictions({ view, go }: ContradictionsProps) {
  const { t, f } = useText();
  const words = t.plan.contradictions;
  const bad = view.contradictions.filter((one) => one.severity === "bad").length;
  const warn = view.contradictions.length - bad;
  return (
    <section className="pl-con" aria-label={words.title} data-testid="contradictions">
      <header className="row pl-con-h">
        <h2>{words.title}</h2>
        {bad > 0 && <Badge tone="bad">{f.number(bad)}</Badge>}
        {warn > 0 && <Badge tone="warn">{f.number(warn)}</Badge>}
      </header>
      {view.contradictions.length === 0 ? (
        <p className="pl-con-none faint">{words.none}</p>
      ) : (
        <ul className="pl-con-l">
          {view.contradictions.map((one) => (
            <One
              key={`${one.code}:${one.sheet}:${one.row}:${one.column}:${JSON.stringify(one.params)}`}
              one={one}
              theme={view.theme}
              go={go}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function One({ one, theme, go }: { one: Contradiction; theme: number; go: (target: PlanPlaceAt) => void }) {
  const { t, say } = useText();
  const words = t.plan.contradictions;
  const params = one.params as Record<string, string>;
  const tab = one.sheet === null ? null : (TAB_OF[one.sheet] ?? "plan");
  return (
    <li data-testid="contradiction" data-code={one.code}>
      <span className={one.severity}>
        <Icon name="alert" size="s" label={one.severity === "bad" ? words.bad : words.warn} />
      </span>
      <div>
        <b>{say(`contradiction.${one.code}.title`)}</b>
        <p className="small mute">{say(`contradiction.${one.code}`, params)}</p>
        <p className="small faint">{say(`contradiction.${one.code}.remedy`, params)}</p>
        {tab === null ? (
          <Link className="tiny" to="/themes/$id" params={{ id: String(theme) }}>
            {words.toWeave} <Icon name="arrow" size="s" />
          </Link>
        ) : (
          <button
            type="button"
            className="link tiny"
            onClick={() =>
              go({
                tab,
                ...(one.sheet === null ? {} : { sheet: one.sheet }),
                ...(one.row === null ? {} : { row: one.row }),
                ...(one.column === "" ? {} : { column: one.column }),
              })
            }
            data-testid="contradiction-go"
          >
            {words.to(t.plan.tabs[tab])} <Icon name="arrow" size="s" />
          </button>
        )}
      </div>
    </li>
  );
}
