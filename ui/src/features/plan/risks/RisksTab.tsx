import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { PlanRow } from "../../../api/bindings.ts";
import { Sheet, useRefs } from "../../../sheet/index.ts";
import { useText } from "../../../text/index.ts";
import { type PlanTabProps, shownIn } from "../types.ts";
import "./risks.css";

const SCALE = [1, 2, 3, 4, 5] as const;

interface Cell {
  likelihood: number;
  impact: number;
}

const isIn = (row: PlanRow, { likelihood, impact }: Cell) =>
  row.cells.likelihood === likelihood && row.cells.impact === impact;

/** Risks and assumptions: where they stand between likelihood and impact, and the sheet. A cell of the map filters the sheet. */
export function RisksTab({ view, frozen, shown }: PlanTabProps) {
  const { t, f, say } = useText();
  const words = t.plan.risks;
  const refs = useRefs(view);
  const [chosen, setChosen] = useState<Cell | null>(null);
  const rows = view.sheets.risk ?? [];
  // A row that was gone to is not kept out by the cell chosen.
  const all = useRef(rows);
  all.current = rows;
  useEffect(() => {
    const row = all.current.find(({ id }) => id === shownIn("risk", shown)?.row);
    if (row) setChosen((now) => (now && isIn(row, now) ? now : null));
  }, [shown]);
  const open = rows.filter((row) => row.cells.state !== "closed");
  const unrated = open.filter((row) => row.cells.likelihood === null || row.cells.impact === null).length;
  const filter = useCallback((row: PlanRow) => chosen === null || isIn(row, chosen), [chosen]);
  const contradictions = useMemo(
    () => view.contradictions.filter((one) => one.sheet === "risk"),
    [view.contradictions],
  );
  return (
    <div className="pl-risk" data-testid="risks-tab">
      <aside className="pl-risk-map scroll" aria-label={words.map}>
        <h3>{words.map}</h3>
        <table aria-label={words.map}>
          <tbody>
            {[...SCALE].reverse().map((likelihood) => (
              <tr key={likelihood}>
                <th className="tiny faint" scope="row">
                  {likelihood}
                </th>
                {SCALE.map((impact) => {
                  const count = open.filter((row) => isIn(row, { likelihood, impact })).length;
                  const on = chosen?.likelihood === likelihood && chosen.impact === impact;
                  return (
                    <td
                      key={impact}
                      className={`pl-heat${likelihood * impact >= 15 ? " high" : likelihood * impact >= 8 ? " middle" : ""}`}
                    >
                      <button
                        type="button"
                        aria-pressed={on}
                        aria-label={words.cell(String(likelihood), String(impact), f.number(count))}
                        disabled={count === 0 && !on}
                        onClick={() => setChosen(on ? null : { likelihood, impact })}
                        data-testid={`risk-cell-${likelihood}-${impact}`}
                      >
                        {count === 0 ? "" : f.number(count)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <td />
              {SCALE.map((impact) => (
                <th key={impact} className="tiny faint" scope="col">
                  {impact}
                </th>
              ))}
            </tr>
          </tbody>
        </table>
        <p className="tiny faint">{words.axes}</p>
        {unrated > 0 && <p className="small warn">{words.unrated(f.number(unrated))}</p>}
        {chosen && (
          <button type="button" className="link small" onClick={() => setChosen(null)} data-testid="risk-all">
            {words.all}
          </button>
        )}
      </aside>
      <Sheet
        sheet="risk"
        plan={view.plan?.id ?? null}
        rows={rows}
        filter={filter}
        refs={refs}
        label={say("plan-sheet.risk")}
        contradictions={contradictions}
        frozen={frozen}
        shown={shownIn("risk", shown)}
        newCells={{ kind: "risk", state: "open", ...(chosen ?? {}) }}
        testid="risk-sheet"
      />
    </div>
  );
}
