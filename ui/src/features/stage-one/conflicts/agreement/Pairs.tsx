import type { Verdict, VerdictPairs } from "../../../../api/bindings.ts";
import { Section } from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";
import { VERDICTS } from "../../address.ts";

/** Pairs of verdicts as a table; a figure opens the projects it counts. */
export function Pairs({ pairs, onPair }: { pairs: VerdictPairs; onPair: (row: Verdict, column: Verdict) => void }) {
  const { t, f } = useText();
  const words = t.settling.agreement;
  const verdict = t.stage.verdict;
  const { cells } = pairs;
  const all = cells.flat().reduce((sum, n) => sum + n, 0);
  const same = VERDICTS.reduce((sum, _, i) => sum + (cells[i]?.[i] ?? 0), 0);
  const shared = pairs.row === "" || pairs.column === "";
  const row = shared ? words.firstReader : pairs.row;
  const column = shared ? words.secondReader : pairs.column;
  return (
    <Section title={words.pairs} end={words.pairsOf(row, column)} testid="verdict-pairs">
      <table className="agr-pairs">
        <thead>
          <tr>
            <td />
            {VERDICTS.map((id) => (
              <th key={id} scope="col">
                {verdict[id]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {VERDICTS.map((a, i) => (
            <tr key={a}>
              <th scope="row">{verdict[a]}</th>
              {VERDICTS.map((b, j) => {
                const n = cells[i]?.[j] ?? 0;
                return (
                  <td key={b} className={i === j ? "same" : ""}>
                    <button
                      type="button"
                      disabled={n === 0}
                      aria-label={words.pairCell(verdict[a], verdict[b], f.number(n))}
                      onClick={() => onPair(a, b)}
                      data-testid={`pair-${a}-${b}`}
                    >
                      {f.number(n)}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="tiny faint agr-foot">{words.pairsFoot(f.number(same), f.number(all - same))}</p>
      {shared && <p className="tiny faint">{words.pairsShared}</p>}
    </Section>
  );
}
