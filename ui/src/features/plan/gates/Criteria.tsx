import { useCallback, useMemo } from "react";
import type { PlanRow } from "../../../api/bindings.ts";
import { Badge } from "../../../components/index.ts";
import { type DrawCell, daySaid, rowName, Sheet, useRefs } from "../../../sheet/index.ts";
import { useText } from "../../../text/index.ts";
import { type PlanTabProps, shownIn } from "../types.ts";

const COLUMNS = ["kind", "text", "fixed_on"];

/** A criterion that was fixed or worded otherwise on or after the day its gate's data came. */
export const isLate = (row: PlanRow, dataOn: string): boolean =>
  dataOn !== "" &&
  [row.cells.fixed_on, row.cells.changed_on].some((day) => typeof day === "string" && day !== "" && day >= dataOn);

/** Go and NoGo criteria of a gate. One that was changed after it was fixed shows what was fixed first. */
export function Criteria({ view, frozen, shown, gate }: PlanTabProps & { gate: PlanRow }) {
  const { t, lang, say } = useText();
  const words = t.plan.gates;
  const refs = useRefs(view);
  const dataOn = String(gate.cells.data_on ?? "");
  const filter = useCallback((row: PlanRow) => row.cells.gate === gate.id, [gate.id]);
  const contradictions = useMemo(
    () => view.contradictions.filter((one) => one.sheet === "criterion"),
    [view.contradictions],
  );
  const draw: DrawCell = useCallback(
    (row, column) => {
      if (column.name !== "fixed_on") return undefined;
      const day = String(row.cells.fixed_on ?? "");
      const changed = String(row.cells.changed_on ?? "");
      if (changed === "" && !isLate(row, dataOn)) return undefined;
      const first = rowName(row, lang, "first");
      return (
        <span className="row" title={first === "" ? undefined : words.first(first)}>
          {daySaid(day, lang)}
          {isLate(row, dataOn) ? <Badge tone="bad">{words.late}</Badge> : <Badge tone="warn">{words.changed}</Badge>}
        </span>
      );
    },
    [dataOn, lang, words],
  );
  const changed = (view.sheets.criterion ?? []).filter(
    (row) => filter(row) && String(row.cells.changed_on ?? "") !== "",
  );
  return (
    <section className="pl-crit">
      <h3>{say("plan-sheet.criterion")}</h3>
      <Sheet
        sheet="criterion"
        plan={view.plan?.id ?? null}
        rows={view.sheets.criterion ?? []}
        filter={filter}
        refs={refs}
        label={say("plan-sheet.criterion")}
        columns={COLUMNS}
        draw={draw}
        contradictions={contradictions}
        frozen={frozen}
        shown={shownIn("criterion", shown)}
        newCells={{ gate: gate.id, kind: "go" }}
        testid={`criterion-sheet-${gate.id}`}
      />
      {changed.length > 0 && (
        <ul className="pl-crit-was small" data-testid="criterion-was">
          {changed.map((row) => (
            <li key={row.id}>
              {words.was(rowName(row, lang, "first"), daySaid(String(row.cells.changed_on ?? ""), lang))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
