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
  named = false,
  narrow = false,
}: {
  closed: readonly Need[];
  open: readonly Need[];
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
      {chainOf(closed, open).map((one) => (
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
                {one.state === "empty"
                  ? "–"
                  : `${f.number(one.closed.length)}/${f.number(one.closed.length + one.open.length)}`}
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

function useToldSteps() {
  const { t, f, say } = useText();
  const words = t.pipeline.chain;
  const name = (step: ValueStep) => say(`step.${step}`);
  const sentence = ({ step, closed, open, state }: StepState) => {
    const missing = open.map((need) => say(`need.${need}`)).join(words.separator);
    if (state === "empty") return words.notNeeded(name(step));
    if (state === "full") return words.full(name(step), f.number(closed.length));
    if (state === "none") return words.none(name(step), missing);
    return words.part(name(step), f.number(closed.length), f.number(closed.length + open.length), missing);
  };
  return { name, sentence };
}
