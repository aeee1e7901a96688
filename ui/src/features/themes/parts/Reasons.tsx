import type { Because } from "../../../api/bindings.ts";
import { Icon } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { sentenceOf } from "./because.ts";
import "./reasons.css";

/** What speaks for something (a tick) and what against it (a reservation). */
export function Reasons({ because, testid = "reasons" }: { because: readonly Because[]; testid?: string }) {
  const { say, lang } = useText();
  return (
    <ul className="reasons" data-testid={testid}>
      {because.map((one, i) => (
        <li key={`${one.key}${i}`} className={one.good ? "good" : "but"} data-key={one.key} data-good={one.good}>
          <Icon name={one.good ? "check" : "info"} size="s" />
          <span className="phrase">{sentenceOf(one, say, lang)}</span>
        </li>
      ))}
    </ul>
  );
}
