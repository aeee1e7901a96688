import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useWrite } from "../../../api/client.ts";
import { useWritable } from "../../../api/writable.ts";
import { EmptyState, Note } from "../../../components/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { type PlanTabProps, shownIn } from "../types.ts";
import { Chart, FOOT, HEAD } from "./Chart.tsx";
import { axisOf, gripped, ROW, USUAL_ZOOM, xOf, ZOOMS } from "./geometry.ts";
import { MoneyStrip } from "./MoneyStrip.tsx";
import { modelOf, spanOf } from "./model.ts";
import { useGanttKeys } from "./useGanttKeys.ts";
import { useGrip } from "./useGrip.ts";
import { useMoves } from "./useMoves.ts";
import "./gantt.css";

interface GanttProps extends PlanTabProps {
  quarters: boolean;
  millions: boolean;
  /** Opens the form of a task beside the chart. */
  onOpen: (task: number) => void;
  /** A new task is asked for, before this one; left out = at the end. */
  onNew: (before?: number) => void;
}

/** The plan on the line of time, to look at and to change by mouse and keys. */
export function GanttTab({ view, frozen, go, shown, quarters, millions, onOpen, onNew }: GanttProps) {
  const { t, pick } = useText();
  const words = t.plan.gantt;
  const model = useMemo(() => modelOf(view), [view]);
  const [zoom, setZoom] = useState(USUAL_ZOOM);
  const [selected, setSelected] = useState<number | null>(null);
  const [linking, setLinking] = useState<number | null>(null);
  const chart = useRef<HTMLDivElement>(null);
  const plan = view.plan?.id;
  const { pending, move } = useMoves(plan, view);
  const put = useWrite("plan.put");
  const remove = useWrite("plan.remove");
  const order = useWrite("plan.move");
  const writable = useWritable();
  const barred = frozen !== undefined || !writable;

  const axis = useMemo(
    () =>
      axisOf(
        [
          ...view.schedule.flatMap((one) => [one.start, one.end, one.base_start, one.base_end]),
          ...model.gates.map((gate) => gate.at),
          ...view.money.map((one) => one.year * 12 + 3),
        ],
        view.today,
        zoom,
      ),
    [view, model, zoom],
  );
  const at = model.lines.findIndex((line) => line.id === selected);
  const line = model.lines[at];

  // The place that was gone to is chosen and brought into view.
  const { link: links } = view.sheets;
  const latestLinks = useRef(links);
  latestLinks.current = links;
  useEffect(() => {
    const task = shownIn("task", shown)?.row;
    const link = shownIn("link", shown)?.row;
    // Of a link what comes after it.
    const after = link === undefined ? undefined : latestLinks.current?.find((row) => row.id === link)?.cells.after;
    const row = task ?? (typeof after === "number" ? after : undefined);
    if (row !== undefined) setSelected(row);
  }, [shown]);
  const drawn = useRef({ model, axis, pending });
  drawn.current = { model, axis, pending };
  useEffect(() => {
    const { model: now, axis: of, pending: moved } = drawn.current;
    const row = now.lines.findIndex((one) => one.id === selected);
    const [scroller, own] = [chart.current, now.lines[row]];
    if (!scroller || !own) return;
    const top = row * ROW;
    const room = scroller.clientHeight - HEAD - FOOT;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + ROW > scroller.scrollTop + room) scroller.scrollTop = top + ROW - room;
    // Sideways only where nothing of its bar is seen.
    const span = spanOf(own, moved);
    const wide = scroller.clientWidth - (scroller.querySelector(".gn-corner")?.clientWidth ?? 0);
    if (!span || wide <= 0) return;
    const [from, to] = [xOf(of, span.start), xOf(of, span.end)];
    if (to <= scroller.scrollLeft || from >= scroller.scrollLeft + wide) scroller.scrollLeft = Math.max(0, from - 40);
  }, [selected]);

  const link = useCallback(
    async (before: number, after: number) => {
      if (plan === undefined || before === after) return;
      await put.run({ plan, sheet: "link", rows: [{ id: null, cells: { before, after, kind: "fs", lag: 0 } }] });
    },
    [plan, put.run],
  );
  const { grip, thread } = useGrip(axis, {
    onMoved: (of, span, alone) => {
      setSelected(of.id);
      move(of, span, !alone, true);
    },
    onLinked: (before, after) => void link(before, after),
  });
  const select = useCallback((id: number) => setSelected(id), []);

  const toToday = () => chart.current?.scrollTo({ left: Math.max(0, xOf(axis, view.today) - 160) });
  useGanttKeys({
    chart,
    line,
    frozen: barred,
    linking: linking !== null,
    // Below the task chosen; without one at the end.
    onNew: () => onNew(at < 0 ? undefined : model.lines[at + 1]?.id),
    onOpen: () => line && onOpen(line.id),
    onLink: () => {
      setLinking(line?.id ?? null);
      chart.current?.focus();
    },
    onRemove: () => {
      if (!line || plan === undefined) return;
      const next = model.lines[at + 1] ?? model.lines[at - 1];
      setSelected(next?.id ?? null);
      void remove.run({ plan, sheet: "task", ids: [line.id] });
    },
    onOrder: () => plan !== undefined && void order.run({ plan, moves: [], push: true }),
    onToday: toToday,
    onZoom: (by) => setZoom((was) => Math.max(0, Math.min(was + by, ZOOMS.length - 1))),
  });
  const onKeyDown = (e: KeyboardEvent) => {
    if (isComposing(e) || e.altKey || e.metaKey || (e.target as Element).closest("button")) return;
    const up = e.key === "ArrowUp" || e.key === "ArrowDown" ? (e.key === "ArrowUp" ? -1 : 1) : 0;
    const side = e.key === "ArrowLeft" || e.key === "ArrowRight" ? (e.key === "ArrowLeft" ? -1 : 1) : 0;
    if (linking !== null && (e.key === "Escape" || e.key === "Enter")) {
      if (e.key === "Enter" && line && line.id !== linking && line.kind !== "package") void link(linking, line.id);
      setLinking(null);
    } else if (up !== 0 && !e.shiftKey && !e.ctrlKey) {
      const next = at < 0 ? model.lines[0] : model.lines[Math.max(0, Math.min(at + up, model.lines.length - 1))];
      if (next) setSelected(next.id);
    } else if (side !== 0 && linking === null) {
      if (!line || line.kind === "package" || barred) return;
      const span = spanOf(line, pending);
      if (!span) return;
      move(line, gripped(span, e.shiftKey ? "end" : "whole", side), !e.ctrlKey);
    } else return;
    e.preventDefault();
    e.stopPropagation();
  };

  return (
    <div className="gn-tab">
      {linking !== null && (
        // Over the chart, so that no row moves under the keys.
        <div className="gn-linking" role="status">
          <Note tone="info">
            {words.linking(pick(model.lines.find((one) => one.id === linking) ?? { name_ja: "", name_en: "" }, "name"))}
          </Note>
        </div>
      )}
      {model.lines.length === 0 ? (
        <EmptyState icon="calendar" title={words.empty} testid="gantt-empty">
          {words.emptyBody}
        </EmptyState>
      ) : (
        <Chart
          model={model}
          axis={axis}
          pending={pending}
          today={view.today}
          quarters={quarters}
          selected={selected}
          linking={linking}
          frozen={barred}
          grip={grip}
          thread={thread}
          onSelect={select}
          onOpen={onOpen}
          onGate={(row) => go({ tab: "gates", sheet: "gate", row })}
          onKeyDown={onKeyDown}
          chart={chart}
          foot={
            <MoneyStrip
              axis={axis}
              money={view.money}
              millions={millions}
              onYear={(year) => {
                const first = (view.sheets.budget ?? []).find((row) => row.cells.year === year);
                go({ tab: "budget", ...(first ? { row: first.id } : {}) });
              }}
            />
          }
        />
      )}
    </div>
  );
}
