import { useMemo, useState } from "react";
import { YenUnit } from "../../../components/index.ts";
import { Sheet, useRefs } from "../../../sheet/index.ts";
import { useText } from "../../../text/index.ts";
import { type PlanTabProps, shownIn } from "../types.ts";
import { sums } from "./sums.ts";
import "./budget.css";

/** Money by fiscal year and source, above the lines it is added up from. Yen are kept; thousands and millions are a way to show
 *  them. */
export function BudgetTab({ view, frozen, shown }: PlanTabProps) {
  const { t, f, say } = useText();
  const words = t.plan.money;
  const refs = useRefs(view);
  const [millions, setMillions] = useState(true);
  const table = useMemo(() => sums(view.money), [view.money]);
  const contradictions = useMemo(
    () => view.contradictions.filter((one) => one.sheet === "budget"),
    [view.contradictions],
  );
  const amount = (yen: number) => (yen === 0 ? "" : f.number(Math.round(yen / (millions ? 1_000_000 : 1_000))));
  return (
    <div className="pl-bud" data-testid="budget-tab">
      <div className="row pl-bud-h">
        <h3>{words.byYear}</h3>
        <YenUnit millions={millions} onMillions={setMillions} testid="budget-unit" />
      </div>
      {table.sources.length === 0 ? (
        <p className="faint pl-bud-none">{words.none}</p>
      ) : (
        <div className="pl-bud-t scroll">
          <table className="num">
            <thead>
              <tr>
                <th>{words.source}</th>
                {table.years.map((year) => (
                  <th key={year} className="r">
                    {f.fiscalYearShort(year)}
                  </th>
                ))}
                <th className="r">{words.total}</th>
              </tr>
            </thead>
            <tbody>
              {table.sources.map(({ source, yen, total }) => (
                <tr key={source} className={source === "" ? "open" : ""}>
                  <th className="ell">{source || words.noSource}</th>
                  {yen.map((one, i) => (
                    <td key={table.years[i]} className="r" title={one === 0 ? undefined : f.yen(one)}>
                      {amount(one)}
                    </td>
                  ))}
                  <td className="r" title={f.yen(total)}>
                    <b>{amount(total)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th>{words.total}</th>
                {table.totals.map((one, i) => (
                  <td key={table.years[i]} className="r" title={f.yen(one)}>
                    <b>{amount(one)}</b>
                  </td>
                ))}
                <td className="r" title={f.yen(table.total)} data-testid="budget-total">
                  <b>{amount(table.total)}</b>
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      <Sheet
        sheet="budget"
        plan={view.plan?.id ?? null}
        rows={view.sheets.budget ?? []}
        refs={refs}
        label={say("plan-sheet.budget")}
        contradictions={contradictions}
        frozen={frozen}
        shown={shownIn("budget", shown)}
        newCells={(above) => ({ year: above?.cells.year ?? null, state: "planned" })}
        testid="budget-sheet"
      />
    </div>
  );
}
