import { useRef, useState } from "react";
import type { Load, RoundItem, StageRound } from "../../../../api/bindings.ts";
import { sayProblem, useWrite } from "../../../../api/client.ts";
import { asProblem } from "../../../../api/host.ts";
import { Button, EmptyState, Note, Segmented, Select } from "../../../../components/index.ts";
import { countOf, Grid, type GridHandle } from "../../../../grid/index.ts";
import { useKeys, useScreenHints } from "../../../../keys/index.ts";
import { useText } from "../../../../text/index.ts";
import { ReasonDialog } from "../../parts/ReasonDialog.tsx";
import { useMay } from "../../parts/useMay.ts";
import { useItemColumns } from "./useItemColumns.tsx";
import { useItems } from "./useItems.ts";

/** The projects of a round with their readers: ticked ones are given to somebody by hand, or leave the round. */
export function Items({ round, loads }: { round: StageRound; loads: readonly Load[] }) {
  const { t, f, say } = useText();
  const words = t.stage.items;
  const [short, setShort] = useState(false);
  const items = useItems(round.id, short);
  const columns = useItemColumns();
  const [cursor, setCursor] = useState(-1);
  const grid = useRef<GridHandle>(null);
  const count = countOf(items.picked, items.total);
  const tick = (index: number, item: RoundItem) => {
    setCursor(index);
    items.toggle(index, item);
  };
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: t.stage.rounds.hintMove },
    { keys: "KeyX", label: t.projects.hintTick },
    { keys: "mod+KeyA", label: t.common.all },
  ]);
  useKeys([
    {
      id: "items-clear",
      label: words.clear,
      group: "list",
      keys: ["Escape"],
      enabled: count > 0,
      run: () => {
        items.clear();
        grid.current?.focus();
      },
    },
  ]);
  return (
    <section className="round-items" aria-label={words.label} data-testid="round-items">
      <div className="bar sub">
        <Segmented
          label={words.show}
          size="sm"
          value={short ? "short" : "all"}
          onChange={(next) => {
            setShort(next === "short");
            setCursor(-1);
            // What is ticked is what one sees.
            items.clear();
          }}
          choices={[
            { id: "all", label: words.all },
            { id: "short", label: `${words.short} ${f.number(round.short)}` },
          ]}
          testid="items-show"
        />
        <span className="grow" />
        <span className="small faint nw" data-testid="items-count">
          {items.pending ? "" : words.count(f.number(items.total))}
        </span>
      </div>
      {items.error && items.error.code !== "cancelled" && (
        <Note tone="bad">{say(`problem.${items.error.code}`, items.error.params)}</Note>
      )}
      <Grid
        label={words.label}
        columns={columns.shown}
        layout={columns.layout}
        list={items.list}
        total={items.total}
        rowAt={items.rowAt}
        idOf={idOf}
        nameOf={nameOf}
        sorts={NO_SORTS}
        onSort={nothing}
        picked={items.picked}
        words={words.keys}
        onToggle={tick}
        onRange={(index, from) => void items.range(index, from)}
        onPaint={(index, start, on, fresh) => void items.paint(index, start, on, fresh)}
        onAll={(on) => (on ? items.all() : items.clear())}
        cursor={cursor}
        onCursor={setCursor}
        open={undefined}
        onOpen={tick}
        onPeek={() => {
          const item = items.rowAt(cursor);
          if (item) items.toggle(cursor, item);
        }}
        onPages={items.onPages}
        stale={items.stale}
        handle={grid}
        empty={items.pending ? null : <EmptyState icon="check" title={words.empty} />}
      />
      <Chosen round={round} loads={loads} count={count} ids={items.ids} onDone={items.clear} />
    </section>
  );
}

/** What can be done with the ticked ones. Its place is always taken, so that the list never moves. */
function Chosen({
  round,
  loads,
  count,
  ids,
  onDone,
}: {
  round: StageRound;
  loads: readonly Load[];
  count: number;
  ids: () => Promise<number[]>;
  onDone: () => void;
}) {
  const { t, f } = useText();
  const words = t.stage.items;
  const { chair, why } = useMay();
  const assign = useWrite("round.assign");
  const unassign = useWrite("round.unassign");
  const withdraw = useWrite("round.withdraw");
  const [person, setPerson] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const load = loads.find((one) => String(one.person) === person);
  const barred = !chair || round.closed || assign.busy || unassign.busy || withdraw.busy;
  const tip = why ?? (round.closed ? t.stage.setup.closedWhy : load ? undefined : words.choosePerson);
  const withIds = async (act: (projects: number[]) => Promise<unknown>) => {
    try {
      if (await act(await ids())) onDone();
    } catch (error) {
      sayProblem(asProblem(error));
    }
  };
  return (
    <div className="items-bar" role="toolbar" aria-label={words.selected(f.number(count))}>
      <span className={count === 0 ? "faint ell" : "strong nw"} aria-live="polite" data-testid="items-picked">
        {count === 0 ? words.none : words.selected(f.number(count))}
      </span>
      <span className="grow" />
      {count > 0 && (
        <>
          <Button size="sm" look="ghost" onPress={onDone} testid="items-clear">
            {words.clear}
          </Button>
          <span className="items-person">
            <Select
              label={words.person}
              hideLabel
              size="sm"
              placeholder={words.choosePerson}
              value={person}
              onChange={setPerson}
              choices={loads.map((one) => ({
                id: String(one.person),
                label: one.name,
                hint: one.active ? one.organisation : t.stage.setup.inactive,
              }))}
              testid="items-person"
            />
          </span>
          <Button
            size="sm"
            writes
            disabled={barred || !load?.active}
            {...(tip ? { tip } : {})}
            onPress={() =>
              load &&
              void withIds((projects) =>
                assign.run({ round: round.id, share: { "by-hand": { person: load.person, projects } } }),
              )
            }
            testid="items-give"
          >
            {words.give}
          </Button>
          <Button
            size="sm"
            writes
            disabled={barred || !load}
            {...(tip ? { tip } : {})}
            onPress={() =>
              load && void withIds((projects) => unassign.run({ round: round.id, person: load.person, projects }))
            }
            testid="items-take"
          >
            {words.take}
          </Button>
          <Button
            size="sm"
            look="danger"
            writes
            disabled={barred}
            {...(why ? { tip: why } : {})}
            onPress={() => setLeaving(true)}
            testid="items-withdraw"
          >
            {words.withdraw}
          </Button>
        </>
      )}
      {leaving && (
        <ReasonDialog
          title={words.withdrawTitle(f.number(count))}
          hint={words.withdrawHint}
          run={words.withdrawRun}
          danger
          busy={withdraw.busy}
          onRun={(reason) =>
            void withIds(async (projects) => {
              const done = await withdraw.run({ round: round.id, projects, reason });
              if (done) setLeaving(false);
              return done;
            })
          }
          onClose={() => setLeaving(false)}
          testid="withdraw"
        />
      )}
    </div>
  );
}

const NO_SORTS: readonly never[] = [];
const nothing = () => {};
const idOf = (item: RoundItem) => item.project;
const nameOf = (item: RoundItem) => item.number;
