import type { Handover, Lineage } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Badge, Button } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { stepsOf } from "./order.ts";
import { PairBadge } from "./PairBadge.tsx";

/** Year by year down the thread: number, programme, amount; between them hand-overs and months without funding. */
export function Years({ lineage, id, onShow }: { lineage: Lineage; id: number; onShow: (id: number) => void }) {
  const { t, f } = useText();
  const words = t.continuity.lineage;
  const steps = stepsOf(lineage);
  if (steps.length === 0) return <p className="small faint">{words.noYears}</p>;
  let programme = "";
  return (
    <ol className="lin-years">
      {steps.map((step, i) => {
        if (step.kind === "gap")
          return (
            <li key={i} className="lin-step lin-step-gap" data-testid="lineage-step-gap">
              <span className="bad">{words.gap(f.number(step.gap.months), step.gap.months)}</span>
              <span className="tiny faint nw">
                {step.gap.starts} – {step.gap.ends}
              </span>
            </li>
          );
        if (step.kind === "handover") return <Over key={i} handover={step.handover} lineage={lineage} />;
        const { year, renumbered } = step;
        const same = year.programme === programme;
        programme = year.programme;
        return (
          <li
            key={i}
            className={`lin-step${year.project === id ? " lin-step-own" : ""}`}
            data-testid="lineage-year"
            data-year={year.year}
          >
            {renumbered && (
              <span className="lin-changed" title={words.renumberedTitle(renumbered.from, renumbered.to)}>
                <Badge tone="accent" icon="swap">
                  {words.renumbered}
                </Badge>
                <span className="mono tiny faint ell">
                  {renumbered.from} → {renumbered.to}
                </span>
              </span>
            )}
            <span className="lin-year">
              <b className="nw">{words.yearOf(f.fiscalYear(year.year), String(year.year))}</b>
              <span className="grow" />
              {year.unit_slip && (
                <span title={words.unitSlipTitle} data-testid="lineage-unit-slip">
                  <Badge tone="warn">{words.unitSlip}</Badge>
                </span>
              )}
              <span className={year.budget_yen === null ? "faint small nw" : "nw"}>
                {year.budget_yen === null ? words.noAmount : f.yen(year.budget_yen)}
              </span>
            </span>
            <span className="lin-year small">
              {year.project === id ? (
                <span className="mono ell selectable">{year.number || t.continuity.timeline.noNumber}</span>
              ) : (
                <button type="button" className="link mono ell" title={words.show} onClick={() => onShow(year.project)}>
                  {year.number || t.continuity.timeline.noNumber}
                </button>
              )}
              {!same && (
                <span className="ell mute" title={year.programme}>
                  {year.programme || t.continuity.timeline.noProgramme}
                </span>
              )}
            </span>
            {year.title_changed && <span className="small mute phrase">{words.newTitle(year.title_changed)}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function Over({ handover, lineage }: { handover: Handover; lineage: Lineage }) {
  const { t, f } = useText();
  const words = t.continuity.lineage;
  const unlink = useWrite("lineage.unlink");
  const months = handover.gap_months;
  const gap =
    months === null
      ? words.gapUnknown
      : months === 0
        ? words.noGap
        : months < 0
          ? words.overlap(f.number(-months), -months)
          : words.gap(f.number(months), months);
  const keyOf = (id: number) => lineage.projects.find(({ row }) => row.id === id)?.row.key ?? "";
  return (
    <li className="lin-step lin-step-over" data-testid="lineage-handover">
      <span className="lin-year">
        <b className="nw" title={`${keyOf(handover.earlier)} → ${keyOf(handover.later)}`}>
          {words.handover[handover.kind]}
        </b>
        <span className="grow" />
        <Button
          writes
          look="ghost"
          size="sm"
          icon="trash"
          label={words.unlink}
          disabled={unlink.busy}
          onPress={() => void unlink.run({ id: handover.id })}
          testid="lineage-unlink"
        />
      </span>
      <span className="row wrap small">
        <span className={months !== null && months > 0 ? "bad nw" : "mute nw"}>{gap}</span>
        <PairBadge status={handover.pair_status} uncertain={handover.pair_uncertain} />
        {handover.pair_status === null && <Badge>{words.noPair}</Badge>}
        <span className="faint tiny nw">{words.by(handover.by, f.dayOf(handover.at))}</span>
      </span>
      {handover.note !== "" && <span className="small mute phrase">{words.note(handover.note)}</span>}
    </li>
  );
}
