import { useState } from "react";
import type { FacetValue } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";

/** px of the highest bar. */
const HIGH = 40;

export interface BarsProps {
  values: readonly FacetValue[];
  chosen: readonly string[];
  onChosen: (values: string[]) => void;
  label: (value: FacetValue) => string;
  /** Under the axis, where there is room. */
  short: (value: FacetValue) => string;
}

/** Projects per value of a scale, as bars that filter; Shift takes all up to the one pressed before. */
export function Bars({ values, chosen, onChosen, label, short }: BarsProps) {
  const { t, f } = useText();
  const [last, setLast] = useState<string | null>(null);
  const most = Math.max(1, ...values.map((v) => v.count));
  const step = Math.max(1, Math.ceil(values.length / 5));
  const placeOf = (value: string | null) => values.findIndex((v) => v.value === value);
  const press = (value: string, extend: boolean) => {
    setLast(value);
    const from = placeOf(last);
    if (!extend || from < 0) {
      onChosen(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
      return;
    }
    const to = placeOf(value);
    const between = values.slice(Math.min(from, to), Math.max(from, to) + 1).map((v) => v.value);
    onChosen([...new Set([...chosen, ...between])]);
  };
  return (
    <div className={`years${chosen.length > 0 ? " some" : ""}`}>
      {values.map((v, i) => {
        const said = t.find.facets.said(label(v), f.number(v.count));
        return (
          <button
            key={v.value}
            type="button"
            className="year"
            aria-pressed={chosen.includes(v.value)}
            aria-label={said}
            title={said}
            data-value={v.value}
            data-testid="facet-value"
            onClick={(e) => press(v.value, e.shiftKey)}
          >
            <span className="year-bar" style={{ height: `${Math.max(2, Math.round((v.count / most) * HIGH))}px` }} />
            <span className="year-name">{(values.length - 1 - i) % step === 0 ? short(v) : ""}</span>
          </button>
        );
      })}
    </div>
  );
}
