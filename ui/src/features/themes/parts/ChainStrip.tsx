import type { Need, ValueStep } from "../../../api/bindings.ts";
import { Icon } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { chainOf, type StepState } from "./chain.ts";
import "./chain.css";

/** The seven steps of the value chain and how far each is closed. `named` prints the names of the steps and how many
 *  needs are closed; without, it is a strip of seven marks that says so on hover and to a screen reader. */
export function ChainStrip({
  closed,
  open,
  obtaining = [],
  named = false,
  narrow = false,
}: {
  closed: readonly Need[];
  open: readonly Need[];
  /** Being obtained: told apart, and not counted as closed. */
  obtaining?: readonly Need[];
  named?: boolean;
  /** In a narrow place the named steps stand in two lines. */
  narrow?: boolean;
}) {
  const { t, f } = useText();
  const told = useToldSteps();
  return (
    <ul
      className={`chain${named ? " named" : ""}${narrow ? " narrow" : ""}`}
      aria-label={t.pipeline.chain.label}
      data-testid="chain"
    >
      {chainOf(closed, open, obtaining).map((one) => (
        <li
          key={one.step}
          className={`chain-s ${one.state === "empty" ? "unneeded" : one.state}`}
          title={told.sentence(one)}
          data-step={one.step}
          data-state={one.state}
        >
          {named ? (
            <>
              <span className="tiny ell">{told.name(one.step)}</span>
              <span className="chain-n">
                {one.state === "full" && <Icon name="check" size="s" />}
                {one.state === "empty" ? "–" : `${f.number(one.closed.length)}/${f.number(allOf(one))}`}
              </span>
            </>
          ) : (
            <span className="vh">{told.sentence(one)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

const allOf = ({ closed, open, obtaining }: StepState) => closed.length + open.length + obtaining.length;

function useToldSteps() {
  const { t, f, say } = useText();
  const words = t.pipeline.chain;
  const name = (step: ValueStep) => say(`step.${step}`);
  const sentence = (one: StepState) => {
    const { step, closed, open, obtaining, state } = one;
    const names = (needs: readonly Need[]) => needs.map((need) => say(`need.${need}`)).join(words.separator);
    if (state === "empty") return words.notNeeded(name(step));
    if (state === "full") return words.full(name(step), f.number(closed.length));
    const lacking = [
      ...(open.length > 0 ? [words.open(names(open))] : []),
      ...(obtaining.length > 0 ? [words.obtaining(names(obtaining))] : []),
    ].join(words.between);
    if (state === "none") return words.none(name(step), lacking);
    return words.part(name(step), f.number(closed.length), f.number(allOf(one)), lacking);
  };
  return { name, sentence };
}
