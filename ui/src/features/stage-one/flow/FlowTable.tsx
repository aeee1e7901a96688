import type { Flow } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";
import { useFlowWords } from "./words.ts";

/** The same in figures: sums, and what they are made of. */
export function FlowTable({ flow }: { flow: Flow }) {
  const { t, f } = useText();
  const words = t.settling.flow;
  const { sumsOf } = useFlowWords();
  return (
    <section className="flw-table" aria-label={words.table}>
      <h3>{words.table}</h3>
      <p className="small mute">{words.tableLead}</p>
      <table data-testid="flow-table">
        <thead className="heads">
          <tr>
            <th>{words.total}</th>
            <th className="num" />
            <th>{words.parts}</th>
          </tr>
        </thead>
        <tbody>
          {sumsOf(flow).map((sum, i) => (
            <tr key={i} data-testid="flow-sum">
              <th scope="row">{sum.name}</th>
              <td className="num">
                <b>{f.number(sum.count)}</b>
              </td>
              <td>
                <ul className="row wrap">
                  {sum.parts.map((part, at) => (
                    <li key={at} className={part.count === 0 ? "faint" : ""}>
                      {part.name} <b>{f.number(part.count)}</b>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
