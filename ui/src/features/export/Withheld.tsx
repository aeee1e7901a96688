import type { Withheld as Item } from "../../api/bindings.ts";
import { Badge } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

/** What the audience will not see: item, class, how many values. Null = no audience chosen yet. */
export function Withheld({ withheld, stale }: { withheld: readonly Item[] | null; stale: boolean }) {
  const { t, f, say } = useText();
  return (
    <div className="withheld" data-testid="export-withheld" aria-busy={stale}>
      {withheld === null || withheld.length === 0 ? (
        <p className="mute phrase">{withheld === null ? t.exporting.withheldBefore : t.exporting.withheldNone}</p>
      ) : (
        <table>
          <thead className="heads">
            <tr>
              <th>{t.exporting.item}</th>
              <th>{t.exporting.class}</th>
              <th className="num">{t.exporting.count}</th>
            </tr>
          </thead>
          <tbody>
            {withheld.map((item) => (
              <tr key={`${item.item}/${item.class}`} data-item={item.item}>
                <td>{say(`withheld.${item.item}`)}</td>
                <td>
                  <Badge icon="eye-off">{say(`class.${item.class}`)}</Badge>
                </td>
                <td className="num">{f.number(item.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
