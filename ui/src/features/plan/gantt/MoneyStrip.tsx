import { memo } from "react";
import type { YearMoney } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";
import { type Axis, fiscalYearsOf, widthOf } from "./geometry.ts";

interface MoneyStripProps {
  axis: Axis;
  money: readonly YearMoney[];
  millions: boolean;
  onYear: (year: number) => void;
}

/** Money of each fiscal year below its column, and where it comes from. Amounts are shown rounded; the whole is in the title. */
export const MoneyStrip = memo(function MoneyStrip({ axis, money, millions, onYear }: MoneyStripProps) {
  const { t, f } = useText();
  const words = t.plan.money;
  const by = new Map(money.map((one) => [one.year, one]));
  const width = axis.month * 12;
  return (
    <div className="gn-foot" data-testid="gantt-money">
      <div className="gn-name">
        <span>{words.budget}</span>
        <span className="tiny faint">{millions ? words.millions : words.thousands}</span>
      </div>
      <div className="gn-money" style={{ width: widthOf(axis) }}>
        {fiscalYearsOf(axis).map((year) => {
          const one = by.get(year);
          if (!one) return <span key={year} className="gn-yen" style={{ width }} />;
          const open = one.sources.find(([source]) => source === "");
          const most = one.sources[0]?.[0] ?? "";
          const title = one.sources.map(([source, yen]) => `${source || words.noSource} ${f.yen(yen)}`).join("\n");
          return (
            <button
              key={year}
              type="button"
              className={`gn-yen${open && open[1] > 0 ? " open" : ""}`}
              style={{ width }}
              title={`${f.fiscalYear(year)}\n${title}`}
              onClick={() => onYear(year)}
            >
              <b>{f.number(Math.round(one.yen / (millions ? 1_000_000 : 1_000)))}</b>
              {width > 70 && <em className="ell">{open && open[1] > 0 ? words.noSource : most}</em>}
            </button>
          );
        })}
      </div>
    </div>
  );
});
