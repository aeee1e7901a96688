import { useState } from "react";
import type { Filter, KindOutcomes, KpiTarget, OutcomeTable } from "../../../api/bindings.ts";
import { Button } from "../../../components/index.ts";
import { percent } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { ByProgramme } from "./ByProgramme.tsx";
import { type Counted, isEnough, reached, targetsOf } from "./figures.ts";
import { TargetWords } from "./TargetWords.tsx";
import { YearBars } from "./YearBars.tsx";

/** One kind of outcome: its figure, how much of it is entered at all, its years against the target, its programmes. */
export function KindRow({
  own,
  table,
  years,
  filter,
  narrowed,
  onOpen,
}: {
  own: KindOutcomes;
  table: OutcomeTable;
  years: readonly number[];
  /** Which projects. */
  filter: Filter;
  /** Conditions hold: a target of all of AMED says nothing of a part. */
  narrowed: boolean;
  onOpen: (counted: Counted) => void;
}) {
  const { t, f } = useText();
  const words = t.funding.outcome;
  const [open, setOpen] = useState(false);
  const name = t.projects.outcomes[own.kind];
  const targets = targetsOf(table.targets, own.kind);
  return (
    <section className="out-kind" aria-label={name} data-testid="outcome-kind-row" data-kind={own.kind}>
      <div className="out-head">
        <div className="out-figure">
          <span className="small mute">{name}</span>
          <button
            type="button"
            className="out-total"
            title={words.openFigure(name)}
            onClick={() => onOpen({ kind: own.kind })}
            data-testid="outcome-total"
          >
            {own.entered === 0 ? (
              <span className="faint small">{words.totalNone}</span>
            ) : (
              <>
                <b>{f.number(own.total)}</b> <span className="small faint">{words.total(own.total)}</span>
              </>
            )}
          </button>
          <button
            type="button"
            className="tiny out-entered"
            title={words.enteredTitle}
            onClick={() => onOpen({ kind: own.kind })}
            data-testid="outcome-entered"
          >
            {words.entered(
              percent(own.entered, table.projects),
              f.number(table.projects),
              f.number(own.entered),
              table.projects,
            )}
          </button>
          {own.unreadable > 0 && (
            <button
              type="button"
              className="tiny warn out-unreadable"
              onClick={() => onOpen({ kind: own.kind, unreadable: true })}
              data-testid="outcome-unreadable"
            >
              {words.unreadable(f.number(own.unreadable), own.unreadable)}
            </button>
          )}
        </div>
        <YearBars own={own} table={table} years={years} targets={targets} onOpen={onOpen} />
        <div className="out-aims">
          {targets.length === 0 && <span className="tiny faint">{words.noTarget}</span>}
          {targets.map((target) => (
            <Aim key={target.id} target={target} own={own} projects={table.projects} narrowed={narrowed} />
          ))}
          <span className="grow" />
          {own.programmes.length > 0 && (
            <Button
              size="sm"
              look="ghost"
              icon={open ? "up" : "down"}
              on={open}
              onPress={() => setOpen(!open)}
              testid="outcome-show-programmes"
            >
              {open ? words.hideProgrammes : words.showProgrammes}
            </Button>
          )}
        </div>
      </div>
      {open && (
        <ByProgramme
          own={own}
          years={years}
          filter={filter}
          targets={table.targets.filter((target) => target.kind === own.kind)}
          onOpen={onOpen}
        />
      )}
    </section>
  );
}

/** A target in words, with a percentage only where enough is entered for one to mean anything. */
function Aim({
  target,
  own,
  projects,
  narrowed,
}: {
  target: KpiTarget;
  own: KindOutcomes;
  projects: number;
  narrowed: boolean;
}) {
  const { t, f } = useText();
  const words = t.funding.outcome;
  const reach = narrowed ? null : reached(own, target);
  return (
    <span className="out-aim">
      <TargetWords target={target} />
      {reach && (
        <span className="tiny mute phrase" data-testid="outcome-reached">
          {isEnough(own, projects)
            ? words.ofTarget(percent(reach.amount, reach.of), f.number(reach.of))
            : words.lowNote}
        </span>
      )}
    </span>
  );
}
