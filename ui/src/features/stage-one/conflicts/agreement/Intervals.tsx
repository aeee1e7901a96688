import type { Estimate } from "../../../../api/bindings.ts";
import { useText } from "../../../../text/index.ts";

export interface IntervalLine {
  key: string;
  label: string;
  /** Beside the label, e.g. what the measure is. */
  beside?: React.ReactNode;
  estimate: Estimate;
  /** Below what asks for a better guide. */
  low?: boolean;
}

const percentOf = (value: number) => `${(Math.min(1, Math.max(0, value)) * 100).toFixed(2)}%`;
/** Two places; never `-0.00`. */
export const figure = (value: number) => (Math.abs(value) < 0.005 ? 0 : value).toFixed(2);

/** Estimates as dots with their interval on a line from 0 to 1. What lies below 0 is drawn at 0 and written as it is. */
export function Intervals({ lines, testid }: { lines: readonly IntervalLine[]; testid: string }) {
  return (
    <div className="agr-chart" data-testid={testid}>
      <ul>
        {lines.map((line) => (
          <Line key={line.key} line={line} />
        ))}
      </ul>
      <div className="agr-axis tiny faint" aria-hidden="true">
        <span>0</span>
        <span>0.5</span>
        <span>1</span>
      </div>
    </div>
  );
}

function Line({ line }: { line: IntervalLine }) {
  const { label, beside, estimate, low = false } = line;
  const { t } = useText();
  const words = t.settling.agreement;
  const { value, low: from, high: to } = estimate;
  const known = value !== null;
  const interval = from !== null && to !== null;
  const below = (known && value < 0) || (from !== null && from < 0);
  const said = known
    ? words.say(label, figure(value), from === null ? "—" : figure(from), to === null ? "—" : figure(to))
    : `${label} ${words.undefinedTitle}`;
  return (
    <li
      className={low ? "low" : ""}
      title={known ? undefined : words.undefinedTitle}
      data-testid="interval"
      data-on={line.key}
    >
      <span className="agr-label">
        <span className="ell" title={label}>
          {label}
        </span>
        {beside}
      </span>
      <span className="agr-line" role="img" aria-label={said} title={below ? words.belowZero : undefined}>
        {known && interval && (
          <i style={{ left: percentOf(from), width: `calc(${percentOf(to)} - ${percentOf(from)})` }} />
        )}
        {known && <u style={{ left: percentOf(value) }} />}
        {below && <s aria-hidden="true">◂</s>}
      </span>
      <b className="num" data-low={low || undefined}>
        {known ? figure(value) : words.undefinedShort}
      </b>
      <span className="tiny faint nw">{interval ? `${figure(from)}–${figure(to)}` : ""}</span>
    </li>
  );
}
