import { memo, type PointerEvent } from "react";
import { useText } from "../../../text/index.ts";
import { type Axis, type Grip, type Span, xOf } from "./geometry.ts";
import type { Line } from "./model.ts";

export interface BarProps {
  axis: Axis;
  line: Line;
  start: number | null;
  end: number | null;
  frozen: boolean;
  grip: (line: Line, span: Span, by: Grip) => (e: PointerEvent) => void;
  thread: (line: Line) => (e: PointerEvent) => void;
}

/** One task on the line of time, with what it was in the plan compared with. */
export const Bar = memo(function Bar({ axis, line, start, end, frozen, grip, thread }: BarProps) {
  const { t } = useText();
  const words = t.plan.gantt;
  const { task, kind } = line;
  const base =
    task.base_start !== null && task.base_end !== null && (task.base_start !== start || task.base_end !== end)
      ? { left: xOf(axis, task.base_start), width: Math.max(4, xOf(axis, task.base_end) - xOf(axis, task.base_start)) }
      : null;
  const line_ = base && <i className="gn-base" style={base} title={words.base} />;
  if (start === null || end === null) return line_;
  const span = { start, end };
  const left = xOf(axis, start);
  const width = xOf(axis, end) - left;
  const held = (by: Grip) => (frozen || kind === "package" ? undefined : grip(line, span, by));
  const look = `${task.critical ? " crit" : ""}${task.unfunded ? " unfunded" : ""}`;
  if (kind === "milestone")
    return (
      <>
        {line_}
        <span
          className={`gn-stone${look}`}
          style={{ left }}
          data-bar={line.id}
          data-kind={kind}
          data-testid="gantt-bar"
          onPointerDown={held("whole")}
        >
          <i />
          {!frozen && (
            <span className="gn-dot" title={words.dot} onPointerDown={thread(line)} data-testid="gantt-dot" />
          )}
        </span>
      </>
    );
  if (kind === "package")
    return (
      <span className="gn-pack" style={{ left, width }} data-bar={line.id} data-kind={kind} data-testid="gantt-bar" />
    );
  return (
    <>
      {line_}
      <span
        className={`gn-bar${look}`}
        style={{ left, width }}
        data-bar={line.id}
        data-kind={kind}
        data-testid="gantt-bar"
        onPointerDown={held("whole")}
      >
        <i className="gn-done" style={{ width: `${line.done}%` }} />
        {!frozen && (
          <>
            <span className="gn-end first" onPointerDown={held("start")} data-testid="gantt-start" />
            <span className="gn-end last" onPointerDown={held("end")} data-testid="gantt-end" />
            <span className="gn-dot" title={words.dot} onPointerDown={thread(line)} data-testid="gantt-dot" />
          </>
        )}
        <em>{words.months(end - start)}</em>
      </span>
    </>
  );
});
