import type { Connected, ConnectionState, ValueStep } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, Field, Segmented, Select, useDraft } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

const STATES: readonly ConnectionState[] = ["serves", "applied", "could"];
/** Steps of the value chain, in its order. */
const STEPS: readonly ValueStep[] = [
  "validation",
  "screening",
  "optimisation",
  "poc",
  "nonclinical",
  "ind",
  "clinical",
];
const NO_STEP = "-";

/** Which support serves a project, is asked for, or could serve it: as people said, and what the registry offers. */
export function Connections({
  round,
  project,
  supports,
}: {
  round: number;
  project: number;
  supports: readonly Connected[];
}) {
  const { t, pick } = useText();
  const words = t.settling.connect;
  const all = useRead("support.list", {}).data?.supports ?? [];
  const connect = useWrite("shortlist.connect");
  const said = supports.filter((own) => own.state !== null);
  const registry = useRead("shortlist.supports", { round, project }, { keep: false }).data?.supports ?? [];
  const offered = registry.filter((own) => own.state === null && !said.some(({ support }) => support === own.support));
  const left = all.filter((support) => !said.some((own) => own.support === support.id));
  const add = (support: number, step: ValueStep | null = null) =>
    void connect.run({ project, support, state: "could", step, note: "" });
  return (
    <div className="shl-connections" data-testid="connections">
      {said.length === 0 && <p className="small faint">{words.none}</p>}
      {said.map((own) => (
        <Connection key={own.support} project={project} own={own} />
      ))}
      {offered.map((own) => (
        <div key={own.support} className="row small" data-testid="connection-offered">
          <span className="ell">{pick(own, "name")}</span>
          <span className="faint nw">{words.registry}</span>
          <span className="grow" />
          <Button
            writes
            size="sm"
            icon="plus"
            label={words.take(pick(own, "name"))}
            disabled={connect.busy}
            onPress={() => add(own.support, own.step)}
            testid="connection-take"
          />
        </div>
      ))}
      <Select
        label={words.add}
        hideLabel
        placeholder={words.add}
        value={null}
        onChange={(id) => add(Number(id))}
        choices={left.map((support) => ({
          id: `${support.id}`,
          label: pick(support, "name"),
          hint: support.provider,
        }))}
        disabled={left.length === 0 || connect.busy}
        hint={all.length === 0 ? words.noSupports : undefined}
        writes
        size="sm"
        testid="connection-add"
      />
    </div>
  );
}

function Connection({ project, own }: { project: number; own: Connected }) {
  const { t, pick } = useText();
  const words = t.settling.connect;
  const connect = useWrite("shortlist.connect");
  const name = pick(own, "name");
  const save = (change: Partial<Pick<Connected, "state" | "step" | "note">>) =>
    void connect.run({
      project,
      support: own.support,
      state: own.state,
      step: own.step,
      note: own.note,
      ...change,
    });
  const draft = useDraft(own.note, (note) => save({ note: note.trim() }));
  return (
    <div className="shl-connection" data-testid="connection" data-support={own.support}>
      <div className="row">
        <b className="ell small grow" title={name}>
          {name}
        </b>
        <Button
          writes
          look="ghost"
          size="sm"
          icon="close"
          label={words.remove(name)}
          onPress={() => save({ state: null })}
          testid="connection-remove"
        />
      </div>
      <Segmented<ConnectionState>
        label={words.state}
        size="sm"
        value={own.state}
        onChange={(state) => save({ state })}
        choices={STATES.map((id) => ({ id, label: words.states[id] }))}
        testid="connection-state"
      />
      <div className="shl-connection-more">
        <Select
          label={words.step}
          hideLabel
          size="sm"
          value={own.step ?? NO_STEP}
          onChange={(step) => save({ step: STEPS.find((known) => known === step) ?? null })}
          choices={[
            { id: NO_STEP, label: words.noStep },
            ...STEPS.map((id) => ({ id: id as string, label: t.programmes.step[id] })),
          ]}
          writes
          testid="connection-step"
        />
        <Field
          {...draft}
          size="sm"
          ariaLabel={words.note}
          placeholder={words.note}
          maxLength={500}
          writes
          testid="connection-note"
        />
      </div>
    </div>
  );
}
