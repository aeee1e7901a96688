import { Fragment } from "react";
import { Icon } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

const ORDER = ["file", "mapping", "check", "run"] as const;
export type Step = (typeof ORDER)[number] | "done";

/** How far the import is. */
export function Steps({ at }: { at: Step }) {
  const { t } = useText();
  const reached = at === "done" ? ORDER.length : ORDER.indexOf(at);
  return (
    <ol className="steps" aria-label={t.importing.steps.label}>
      {ORDER.map((step, i) => (
        <Fragment key={step}>
          {i > 0 && <li className="steps-line" aria-hidden="true" />}
          <li
            className={i < reached ? "past" : i === reached ? "now" : ""}
            aria-current={i === reached ? "step" : undefined}
          >
            {i < reached ? <Icon name="check" size="s" label={t.importing.steps.done} /> : <span>{i + 1}</span>}
            {t.importing.steps[step]}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
