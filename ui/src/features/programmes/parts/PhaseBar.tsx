import { useText } from "../../../text/index.ts";
import "./parts.css";

/** P01–P14. */
export const PHASES = 14;

export const phaseCode = (phase: number) => `P${String(phase).padStart(2, "0")}`;

/** Which of the fourteen phases, drawn: filled from the first to the last. With only one end known the other side is
 *  pale; with none there is an empty dotted bar. */
export function PhaseBar({ first, last }: { first: number | null; last: number | null }) {
  const { t } = useText();
  const unknown = first === null && last === null;
  const from = first ?? 1;
  const to = last ?? PHASES;
  const words = t.programmes.phaseRange(first === null ? "" : phaseCode(first), last === null ? "" : phaseCode(last));
  const odd = to < from;
  return (
    <span className={`phasebar${unknown ? " unknown" : ""}`} title={words}>
      <span className="phasebar-line" aria-hidden="true">
        {!unknown && !odd && (
          <i
            className={first === null || last === null ? "open" : ""}
            style={{ left: `${((from - 1) / PHASES) * 100}%`, width: `${((to - from + 1) / PHASES) * 100}%` }}
          />
        )}
      </span>
      <span className={unknown ? "faint" : ""}>{words}</span>
    </span>
  );
}
