import type { AdjustmentSum, AdjustmentType, Round } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";
import { type Sum, tableOf } from "./sums.ts";

/** Sums by round and type in 千円; each opens its rows. */
export function Sums({
  sums,
  onCell,
}: {
  sums: readonly AdjustmentSum[];
  onCell: (round: Round | null, type: AdjustmentType | null) => void;
}) {
  const { t, f } = useText();
  const words = t.funding.adjustment;
  const table = tableOf(sums);
  // Rounds of several years stand in one row: the heading says of which.
  const years = [...new Set(sums.map((sum) => sum.fiscal_year))];
  return (
    <section className="adj-sums" aria-label={words.sums} data-testid="adjustment-sums">
      <h3 className="sec-h">
        {years.length > 1 ? words.sumsOf(f.fiscalYears(years)) : words.sums}
        <span className="r tiny">{words.sumsNote}</span>
      </h3>
      <table>
        <thead className="heads">
          <tr>
            <th scope="col">{words.sumsRound}</th>
            {table.columns.map(({ type }) => (
              <th key={type} scope="col" className="num" title={t.funding.typesLong[type]}>
                {t.funding.types[type]}
              </th>
            ))}
            <th scope="col" className="num">
              {words.sumsTotal}
            </th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ round, cells, total }) => (
            <tr key={round}>
              <th scope="row">{t.funding.rounds[round]}</th>
              {cells.map(({ type, sum }) => (
                <Cell
                  key={type}
                  sum={sum}
                  what={`${t.funding.rounds[round]} ${t.funding.types[type]}`}
                  onPress={() => onCell(round, type)}
                  at={`${round}-${type}`}
                />
              ))}
              <Cell sum={total} what={t.funding.rounds[round]} onPress={() => onCell(round, null)} at={round} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.sumsTotal}</th>
            {table.columns.map(({ type, total }) => (
              <Cell
                key={type}
                sum={total}
                what={t.funding.typesLong[type]}
                onPress={() => onCell(null, type)}
                at={type}
              />
            ))}
            <Cell sum={table.total} what={words.sumsTotal} onPress={() => onCell(null, null)} at="all" />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Cell({ sum, what, onPress, at }: { sum: Sum; what: string; onPress: () => void; at: string }) {
  const { t, f } = useText();
  const words = t.funding.adjustment;
  if (sum.count === 0)
    return (
      <td className="num faint" data-testid="adjustment-sum" data-at={at}>
        —
      </td>
    );
  const thousands = (yen: number) => f.number(Math.round(yen / 1000));
  const notes = [
    words.count(f.number(sum.count), sum.count),
    ...(sum.without_amount > 0 ? [words.without(f.number(sum.without_amount))] : []),
    ...(sum.connected > 0 ? [words.connectedOf(f.number(sum.connected))] : []),
    ...(sum.licensed > 0 ? [words.licensedOf(f.number(sum.licensed))] : []),
  ];
  return (
    <td className="num" data-testid="adjustment-sum" data-at={at}>
      <button
        type="button"
        title={[words.sumTitle(what), f.yenSaid(sum.asked_yen), ...notes].join("\n")}
        onClick={onPress}
      >
        <span>
          <span className="faint tiny">{words.asked}</span> {thousands(sum.asked_yen)}
        </span>
        <span>
          <span className="faint tiny">{words.granted}</span> {thousands(sum.granted_yen)}
        </span>
        <span className="tiny faint">{notes.join(words.joined)}</span>
      </button>
    </td>
  );
}
