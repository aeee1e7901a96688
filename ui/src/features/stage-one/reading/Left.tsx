import type { ReactNode } from "react";
import type { ReadingOrder, StageRound } from "../../../api/bindings.ts";
import { Icon, Segmented, Select } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

export const ORDERS = ["hand", "programme", "field", "random"] as const satisfies readonly ReadingOrder[];

/** How far I am, and what is not mine to read. */
export function Progress({ round, name, hidden }: { round: StageRound; name: string; hidden: number }) {
  const { t, f } = useText();
  const words = t.reading.progress;
  const { mine, mine_voted: voted } = round;
  return (
    <section className="reading-part" data-testid="reading-progress">
      <h3 className="row">
        <span className="grow">{words.title}</span>
        <span className="small faint ell reading-name">{name}</span>
      </h3>
      <p className="row reading-figure">
        <b>{f.number(voted)}</b>
        <span className="mute">{words.of(f.number(mine))}</span>
        <span className="grow" />
        <span className="small mute">{words.left(f.number(Math.max(0, mine - voted)))}</span>
      </p>
      <Meter round={round} />
      {round.kind === "votes" && <Verdicts round={round} />}
      {hidden > 0 && (
        <p className="small faint reading-hidden" data-testid="reading-hidden">
          <Icon name="eye-off" size="s" /> {words.hidden(f.number(hidden))}
        </p>
      )}
      {round.overdue && (
        <p className="small warn phrase">
          <Icon name="alert" size="s" /> {words.overdue}
        </p>
      )}
    </section>
  );
}

export function Meter({ round }: { round: StageRound }) {
  const { t, f } = useText();
  const share = round.mine === 0 ? 0 : Math.min(1, round.mine_voted / round.mine);
  return (
    <div
      className="reading-meter"
      role="progressbar"
      aria-label={t.reading.progress.meter(f.number(round.mine_voted), f.number(round.mine))}
      aria-valuemin={0}
      aria-valuemax={round.mine}
      aria-valuenow={round.mine_voted}
    >
      <span style={{ width: `${share * 100}%` }} />
    </div>
  );
}

function Verdicts({ round }: { round: StageRound }) {
  const { t, f } = useText();
  const { verdict } = t.stage;
  const counts = [
    [verdict.keep, round.mine_kept],
    [verdict.hold, round.mine_held],
    [verdict.drop, round.mine_dropped],
  ] as const;
  return (
    <p className="small reading-verdicts" data-testid="reading-verdicts">
      {counts.map(([name, count]) => (
        <span key={name} className="nw">
          {name} {f.number(count)}
        </span>
      ))}
    </p>
  );
}

export interface OrderProps {
  order: ReadingOrder;
  onOrder: (order: ReadingOrder) => void;
}

/** In which order to read, and why it stands so. */
export function Order({ order, onOrder }: OrderProps) {
  const { t } = useText();
  const words = t.reading.order;
  return (
    <section className="reading-part" title={words.never}>
      <h3>{words.label}</h3>
      <div className="reading-order">
        <Segmented<ReadingOrder>
          label={words.label}
          size="sm"
          value={order}
          onChange={onOrder}
          testid="reading-order"
          choices={ORDERS.map((id) => ({ id, label: words[id] }))}
        />
      </div>
      <p className="small faint phrase">{words.why[order]}</p>
    </section>
  );
}

export function OrderSelect({ order, onOrder }: OrderProps) {
  const { t } = useText();
  const words = t.reading.order;
  return (
    <div className="reading-order-select">
      <Select<ReadingOrder>
        label={words.label}
        hideLabel
        size="sm"
        value={order}
        onChange={onOrder}
        testid="reading-order"
        choices={ORDERS.map((id) => ({ id, label: words[id] }))}
      />
    </div>
  );
}

/** How the numbers came down to what is mine. */
export function FlowNumbers({ round }: { round: StageRound }) {
  const { t, f } = useText();
  const words = t.reading.flow;
  const lines: [string, number][] = [
    [words.imported, round.imported],
    [words.tagged, round.tagged],
    [words.inRound, round.projects + round.hidden],
    [words.mine, round.mine],
  ];
  return (
    <section className="reading-part reading-flow" data-testid="reading-flow">
      <h3>{words.title}</h3>
      <dl>
        {lines.map(([name, count]) => (
          <div key={name} className="row small">
            <dt className="grow">{name}</dt>
            <dd className="num">{f.number(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The column beside the text: progress, order, list, numbers. */
export function Left({
  round,
  name,
  hidden,
  order,
  onOrder,
  children,
}: OrderProps & { round: StageRound; name: string; hidden: number; children: ReactNode }) {
  return (
    <aside className="reading-left" data-testid="reading-left">
      <Progress round={round} name={name} hidden={hidden} />
      <Order order={order} onOrder={onOrder} />
      {children}
      <FlowNumbers round={round} />
    </aside>
  );
}
