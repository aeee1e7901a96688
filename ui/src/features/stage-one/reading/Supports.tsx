import type { Connected } from "../../../api/bindings.ts";
import { Icon, type IconName } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

const ICON = { serves: "check", applied: "clock", could: "plus", registry: "book" } as const satisfies Record<
  string,
  IconName
>;

/** 既存の支援: what serves the project, is asked for, or could serve it. */
export function Supports({ supports }: { supports: readonly Connected[] }) {
  const { t, say, pick } = useText();
  const words = t.reading.supports;
  return (
    <section data-testid="reading-supports">
      <h4>{words.title}</h4>
      {supports.length === 0 ? (
        <p className="small faint">{words.none}</p>
      ) : (
        <table className="reading-supports">
          <tbody>
            {supports.map((own) => {
              const state = own.state ?? "registry";
              return (
                <tr key={own.support} data-state={state}>
                  <th scope="row" className="nw" title={own.state === null ? words.registryWhy : undefined}>
                    <Icon name={ICON[state]} size="s" /> {words.state[state]}
                  </th>
                  <td>
                    {pick(own, "name")}
                    {own.note !== "" && <span className="mute small">　{own.note}</span>}
                  </td>
                  <td className="small faint nw">{own.step ? say(`step.${own.step}`) : ""}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
