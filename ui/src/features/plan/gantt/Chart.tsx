// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold bars that are placed one by one
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, memo, type ReactNode, type RefObject, useMemo } from "react";
import { Icon } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Bar, type BarProps } from "./Bar.tsx";
import { type Axis, arrow, fiscalYearsOf, ROW, type Span, widthOf, xOf } from "./geometry.ts";
import { type Arrow, type GateLine, gateSign, type Line, type Model, signed, spanOf } from "./model.ts";

/** Rows from which only those in view are in the page. */
const MANY = 60;
/** px, as in the style sheet. */
export const HEAD = 54;
export const FOOT = 30;

export interface ChartProps {
  model: Model;
  axis: Axis;
  pending: ReadonlyMap<number, Span>;
  today: number;
  quarters: boolean;
  selected: number | null;
  /** A link is being drawn by keys: from this task. */
  linking: number | null;
  frozen: boolean;
  grip: BarProps["grip"];
  thread: BarProps["thread"];
  onSelect: (id: number) => void;
  onOpen: (id: number) => void;
  onGate: (id: number) => void;
  onKeyDown: (e: KeyboardEvent) => void;
  chart: RefObject<HTMLDivElement | null>;
  /** Below the rows. */
  foot: ReactNode;
}

/** Names on the left, bars on the line of fiscal years; the names and the years stand while the rest scrolls. */
export function Chart(props: ChartProps) {
  const { model, axis, pending, today, selected, linking, onSelect, onOpen, chart } = props;
  const { t } = useText();
  const words = t.plan.gantt;
  const width = widthOf(axis);
  const { lines } = model;
  const placed = lines.length > MANY;
  const at = lines.findIndex((line) => line.id === selected);
  const virtual = useVirtualizer({
    count: lines.length,
    enabled: placed,
    getScrollElement: () => chart.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: HEAD,
    useFlushSync: false,
    // The task under the keys stays in the page, and with it what a hand drags.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return at < 0 || shown.includes(at) ? shown : [...shown, at];
    },
  });
  const inView = placed ? virtual.getVirtualItems().map(({ index }) => index) : [...lines.keys()];
  // The task under the keys stands last where it is out of view; arrows are drawn for what is in view.
  const first = inView[0] ?? 0;
  const last = inView.findLast((row, i) => i === 0 || row === (inView[i - 1] ?? 0) + 1) ?? 0;
  return (
    <div
      className={`gn${linking === null ? "" : " linking"}`}
      role="grid"
      aria-label={words.label}
      aria-rowcount={lines.length + 1}
      aria-activedescendant={selected === null ? undefined : `gantt-${selected}`}
      tabIndex={0}
      ref={chart}
      onKeyDown={props.onKeyDown}
      // The chart keeps the keys: a row that had them would take them along when it goes.
      onMouseDown={(e) => {
        if ((e.target as Element).closest("button") !== null) return;
        e.preventDefault();
        e.currentTarget.focus({ preventScroll: true });
      }}
      data-testid="gantt"
    >
      <div className="gn-head" role="row" tabIndex={-1}>
        <div className="gn-name gn-corner" role="columnheader" tabIndex={-1}>
          {words.task}
        </div>
        <Years axis={axis} quarters={props.quarters} gates={model.gates} onGate={props.onGate} />
      </div>
      <div
        className="gn-body"
        style={{
          width: `calc(var(--gn-names) + ${width}px)`,
          ...(placed ? { height: lines.length * ROW } : {}),
        }}
      >
        <div className="gn-field" style={{ left: "var(--gn-names)", width }} data-chart="">
          <Grid axis={axis} quarters={props.quarters} />
          {model.gates.map((gate) => (
            <i
              key={gate.id}
              className={`gn-gate${gate.passed ? " passed" : ""}`}
              style={{ left: xOf(axis, gate.at) }}
            />
          ))}
          <i className="gn-today" style={{ left: xOf(axis, today) }} title={words.today} />
          <Arrows model={model} axis={axis} pending={pending} selected={selected} first={first} last={last} />
        </div>
        {inView.map((row) => {
          const line = lines[row];
          if (!line) return null;
          const span = spanOf(line, pending);
          return (
            <Row
              key={line.id}
              index={row}
              placed={placed}
              axis={axis}
              line={line}
              start={span?.start ?? null}
              end={span?.end ?? null}
              width={width}
              selected={selected === line.id}
              from={linking === line.id}
              frozen={props.frozen}
              grip={props.grip}
              thread={props.thread}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          );
        })}
      </div>
      {props.foot}
    </div>
  );
}

interface RowProps extends BarProps {
  /** 0-based. */
  index: number;
  placed: boolean;
  width: number;
  selected: boolean;
  from: boolean;
  onSelect: (id: number) => void;
  onOpen: (id: number) => void;
}

const Row = memo(function Row({ index, placed, width, selected, from, onSelect, onOpen, ...bar }: RowProps) {
  const { t, pick } = useText();
  const { line } = bar;
  const words = t.plan.gantt;
  const name = pick(line, "name");
  return (
    <div
      className={`gn-row${line.kind === "package" ? " head" : ""}${selected ? " sel" : ""}${from ? " from" : ""}${placed ? " placed" : ""}`}
      style={placed ? { top: index * ROW } : undefined}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      id={`gantt-${line.id}`}
      aria-selected={selected}
      onPointerDown={() => onSelect(line.id)}
      onDoubleClick={() => onOpen(line.id)}
      data-testid="gantt-row"
      data-id={line.id}
    >
      <div className="gn-name" role="rowheader" tabIndex={-1}>
        <span className="ell" title={`${line.name_ja}\n${line.name_en}`}>
          {name}
        </span>
        {line.kind === "package" && line.phase !== null && <span className="tiny faint">{phase(line.phase)}</span>}
        {line.kind !== "package" && (
          <span className={`tiny ell gn-who${line.gone ? " bad" : " faint"}`}>
            {line.gone && <Icon name="alert" size="s" label={words.gone} />}
            {line.who || (line.kind === "task" ? words.nobody : "")}
          </span>
        )}
      </div>
      <div
        className="gn-line"
        role="gridcell"
        tabIndex={-1}
        style={{ width }}
        aria-label={[
          words.row(name, bar.start, bar.end),
          line.task.critical && words.legend.crit,
          line.task.unfunded && words.legend.unfunded,
        ]
          .filter(Boolean)
          .join(t.common.comma)}
      >
        <Bar {...bar} />
      </div>
    </div>
  );
});

const phase = (n: number) => `P${String(n).padStart(2, "0")}`;

const Years = memo(function Years({
  axis,
  quarters,
  gates,
  onGate,
}: {
  axis: Axis;
  quarters: boolean;
  gates: readonly GateLine[];
  onGate: (id: number) => void;
}) {
  const { t, f, lang, pick } = useText();
  const narrow = axis.month * 12 < 76;
  return (
    <div className="gn-years" role="columnheader" tabIndex={-1} style={{ width: widthOf(axis) }}>
      {fiscalYearsOf(axis).map((year, i) => (
        <span key={year} className="gn-year" style={{ left: i * axis.month * 12, width: axis.month * 12 }}>
          <b className="nw">{narrow ? f.fiscalYearShort(year) : f.fiscalYear(year)}</b>
          {lang === "ja" && !narrow && <span className="tiny faint">{year}</span>}
        </span>
      ))}
      {quarters &&
        fiscalYearsOf(axis).flatMap((year, i) =>
          [1, 2, 3, 4].map((q) => (
            <span
              key={`${year}${q}`}
              className="gn-quarter tiny faint"
              style={{ left: (i * 12 + (q - 1) * 3) * axis.month, width: axis.month * 3 }}
            >
              {axis.month >= 8 ? t.plan.gantt.quarter(q) : q}
            </span>
          )),
        )}
      {gates.map((gate) => (
        <button
          key={gate.id}
          type="button"
          className={`gn-sign${gate.passed ? " passed" : ""}`}
          style={{ left: xOf(axis, gate.at) }}
          title={pick(gate, "name")}
          aria-label={signed(gate.code, pick(gate, "name"))}
          onClick={() => onGate(gate.id)}
          data-testid="gantt-gate"
        >
          {gateSign(gate.code) || pick(gate, "name").slice(0, 4)}
          {gate.passed && <Icon name="check" size="s" />}
        </button>
      ))}
    </div>
  );
});

const Grid = memo(function Grid({ axis, quarters }: { axis: Axis; quarters: boolean }) {
  const step = quarters ? 3 : 12;
  const count = (axis.end - axis.first) / step;
  return Array.from({ length: count }, (_, i) => (
    <i
      key={i * step}
      className={`gn-rule${(i * step) % 12 === 0 ? " april" : ""}`}
      style={{ left: i * step * axis.month }}
    />
  ));
});

/** Where an arrow of a kind leaves and where it arrives. */
const ends = (kind: Arrow["kind"], from: Span, to: Span): [number, number] => [
  kind === "fs" || kind === "ff" ? from.end : from.start,
  kind === "fs" || kind === "ss" ? to.start : to.end,
];

function Arrows({
  model,
  axis,
  pending,
  selected,
  first,
  last,
}: {
  model: Model;
  axis: Axis;
  pending: ReadonlyMap<number, Span>;
  selected: number | null;
  /** Rows between which an arrow is seen. */
  first: number;
  last: number;
}) {
  const at = useMemo(
    () => new Map(model.lines.map((line, i): [number, { line: Line; row: number }] => [line.id, { line, row: i }])),
    [model],
  );
  return (
    <svg className="gn-arrows" width={widthOf(axis)} height={model.lines.length * ROW} aria-hidden="true">
      <defs>
        <marker id="gn-tip" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="5" markerHeight="5" orient="auto">
          <path d="M0 0L6 3L0 6z" fill="context-stroke" />
        </marker>
      </defs>
      {model.arrows.map((one) => {
        const [from, to] = [at.get(one.before), at.get(one.after)];
        if (!from || !to || Math.max(from.row, to.row) < first || Math.min(from.row, to.row) > last) return null;
        const spans = [spanOf(from.line, pending), spanOf(to.line, pending)] as const;
        if (!spans[0] || !spans[1]) return null;
        const [x1, x2] = ends(one.kind, spans[0], spans[1]);
        return (
          <ArrowPath
            key={one.id}
            on={selected === one.before || selected === one.after}
            d={arrow({ x: xOf(axis, x1), row: from.row }, { x: xOf(axis, x2), row: to.row }, one.kind)}
          />
        );
      })}
      <path className="gn-draft" data-draft="" d="" />
    </svg>
  );
}

const ArrowPath = memo(function ArrowPath({ on, d }: { on: boolean; d: string }) {
  return <path className={on ? "on" : ""} d={d} markerEnd="url(#gn-tip)" data-testid="gantt-arrow" />;
});
