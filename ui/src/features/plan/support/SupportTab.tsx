import { useMemo, useState } from "react";
import type { PlanRow, PlanView } from "../../../api/bindings.ts";
import { Button, Icon } from "../../../components/index.ts";
import { AddRowDialog, type Cells, rowName, Sheet, useRefs } from "../../../sheet/index.ts";
import { useText } from "../../../text/index.ts";
import { gateSign } from "../gantt/model.ts";
import { type PlanTabProps, shownIn } from "../types.ts";
import "./support.css";

const COLUMNS = ["kind", "support", "programme", "name", "task", "item", "state", "starts", "ends", "gave", "note"];

/** What nothing fills yet: items without 有 and without a support, tasks whose money has no source. */
export function unfilled(view: PlanView): { items: PlanRow[]; tasks: PlanRow[] } {
  const supports = (view.sheets.support ?? []).filter((row) => row.cells.state !== "declined");
  const filled = new Set(supports.map((row) => row.cells.item));
  const helped = new Set(supports.map((row) => row.cells.task));
  const poor = new Set(view.schedule.filter((one) => one.unfunded).map((one) => one.id));
  return {
    items: (view.sheets.item ?? []).filter(
      (row) => row.cells.state !== "have" && !filled.has(row.id) && !(row.cells.task && helped.has(row.cells.task)),
    ),
    tasks: (view.sheets.task ?? []).filter(
      (row) => row.cells.kind !== "package" && poor.has(row.id) && !helped.has(row.id),
    ),
  };
}

/** Which support fills which gap, where it stands, and the programme expected after the present one. */
export function SupportTab({ view, frozen, go, shown }: PlanTabProps) {
  const { t, lang, say } = useText();
  const words = t.plan.supports;
  const refs = useRefs(view);
  const [adding, setAdding] = useState<Cells | null>(null);
  const plan = view.plan?.id ?? null;
  const open = useMemo(() => unfilled(view), [view]);
  const contradictions = useMemo(
    () => view.contradictions.filter((one) => one.sheet === "support"),
    [view.contradictions],
  );
  const codes = new Map((view.sheets.gate ?? []).map((row) => [row.id, gateSign(String(row.cells.code))]));
  return (
    <div className="pl-sup" data-testid="support-tab">
      <aside className="pl-sup-open scroll" aria-label={words.open}>
        <h3>{words.open}</h3>
        {open.items.length + open.tasks.length === 0 && <p className="small faint">{words.none}</p>}
        <ul>
          {open.items.map((row) => (
            <Open
              key={row.id}
              sign={codes.get(Number(row.cells.gate)) ?? ""}
              name={rowName(row, lang)}
              onGo={() => go({ tab: "gates", sheet: "item", row: row.id })}
              {...(frozen === undefined && {
                onAdd: () => setAdding({ kind: "support", item: row.id, state: "idea" }),
              })}
            />
          ))}
          {open.tasks.map((row) => (
            <Open
              key={row.id}
              sign={words.money}
              name={rowName(row, lang)}
              onGo={() => go({ tab: "plan", row: row.id })}
              {...(frozen === undefined && { onAdd: () => setAdding({ kind: "next", task: row.id, state: "idea" }) })}
            />
          ))}
        </ul>
      </aside>
      <Sheet
        sheet="support"
        plan={plan}
        rows={view.sheets.support ?? []}
        refs={refs}
        label={say("plan-sheet.support")}
        columns={COLUMNS}
        contradictions={contradictions}
        frozen={frozen}
        shown={shownIn("support", shown)}
        newCells={{ kind: "support", state: "idea" }}
        testid="support-sheet"
      />
      {adding && (
        <AddRowDialog
          sheet="support"
          plan={plan}
          refs={refs}
          title={words.add}
          cells={adding}
          columns={COLUMNS}
          onClose={() => setAdding(null)}
          testid="support-add"
        />
      )}
    </div>
  );
}

function Open({ sign, name, onGo, onAdd }: { sign: string; name: string; onGo: () => void; onAdd?: () => void }) {
  const { t } = useText();
  return (
    <li className="row">
      <Icon name="alert" size="s" />
      <span className="tiny faint nw">{sign}</span>
      <button type="button" className="link ell grow" title={name} onClick={onGo}>
        {name}
      </button>
      {onAdd && (
        <Button look="ghost" writes icon="plus" label={t.plan.supports.add} onPress={onAdd} testid="support-fill" />
      )}
    </li>
  );
}
