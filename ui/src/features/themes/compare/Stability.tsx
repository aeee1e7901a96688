import type { Comparison } from "../../../api/bindings.ts";
import { Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { NEAR, stabilityOf } from "./options.ts";

/** How firm the order is, in words: who is first, and which weight would turn it. */
export function Stability({ comparison, nameOf }: { comparison: Comparison; nameOf: (theme: number) => string }) {
  const { t, f } = useText();
  const words = t.themeparts.compare;
  const { first, turns, nearest, nothing } = stabilityOf(comparison);
  if (nothing)
    return (
      <Note tone="warn" testid="stability">
        {words.nothingCounts}
      </Note>
    );
  const tied = first.length > 1;
  const near = nearest !== null && nearest <= NEAR;
  return (
    <section className="tcm-stable" aria-label={words.stability} data-testid="stability">
      <h3>{words.stability}</h3>
      <p>{tied ? words.tied(first.map(nameOf).join(words.andNames)) : words.first(first.map(nameOf).join(""))}</p>
      {turns.length === 0 ? (
        <p>{tied ? words.steadyTied : words.steady}</p>
      ) : (
        <>
          {nearest !== null && (
            <p className={near ? "warn" : undefined}>
              {near ? words.near(f.number(nearest)) : words.far(f.number(nearest - 1))}
            </p>
          )}
          <ul>
            {turns.map((turn) => (
              <li key={`${turn.measure}${turn.at}`} data-testid="turn">
                {words[turn.up ? "turnUp" : "turnDown"](
                  words.measures[turn.measure],
                  f.number(turn.weight),
                  f.number(turn.at),
                  nameOf(turn.theme),
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
