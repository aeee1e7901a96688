import type { ReactNode } from "react";
import type { Fact } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";
import { factOf, isConfirmed } from "./facts.ts";
import "./parts.css";

/** Says in words where a field comes from, and whether that was confirmed. */
export function useFactWords() {
  const { t } = useText();
  return (facts: readonly Fact[], field: string): string => {
    const words = t.programmes.fact;
    const fact = factOf(facts, field);
    if (!fact) return words.noneTitle;
    const from = fact.source === "" ? words.noSource : words.from(fact.source, fact.as_of);
    return words.title(fact.state === "confirmed", from);
  };
}

/** 要確認: a small mark behind a value that nobody has confirmed. Nothing where it is confirmed. */
export function FactMark({ facts, field, small }: { facts: readonly Fact[]; field: string; small?: boolean }) {
  const { t } = useText();
  const say = useFactWords();
  if (isConfirmed(facts, field)) return null;
  return (
    <span className={`fact-mark${small ? " small" : ""}`} title={say(facts, field)} data-testid="fact-check">
      {small ? (
        <>
          <span aria-hidden="true">?</span>
          <span className="vh">{t.programmes.fact.check}</span>
        </>
      ) : (
        t.programmes.fact.check
      )}
    </span>
  );
}

/** A value with what it rests on: underlined with dots and marked while nobody has confirmed it; a dash where nothing
 *  is known. */
export function FactValue({
  facts,
  field,
  blank,
  children,
}: {
  facts: readonly Fact[];
  field: string;
  /** Nothing is known. */
  blank: boolean;
  children: ReactNode;
}) {
  const say = useFactWords();
  if (blank) return <span className="faint">—</span>;
  const sure = isConfirmed(facts, field);
  return (
    <span className={`fact-value${sure ? "" : " check"}`} title={say(facts, field)}>
      <span className="fact-text">{children}</span>
      <FactMark facts={facts} field={field} small />
    </span>
  );
}
