import type { RefObject } from "react";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import type { Line } from "./model.ts";

interface GanttKeys {
  chart: RefObject<HTMLElement | null>;
  line: Line | undefined;
  frozen: boolean;
  linking: boolean;
  onNew: () => void;
  onOpen: () => void;
  onLink: () => void;
  onRemove: () => void;
  onOrder: () => void;
  onToday: () => void;
  onZoom: (by: 1 | -1) => void;
}

/** Letters of the chart. Arrows and Enter belong to it while it has the focus. */
export function useGanttKeys(gantt: GanttKeys) {
  const { t } = useText();
  const words = t.plan.keys;
  const { line, frozen, linking } = gantt;
  const open = !frozen;
  const onChart = (run: () => void) => () => {
    const at = document.activeElement;
    // A button in the chart keeps the keys that press it.
    if (!gantt.chart.current?.contains(at) || at?.closest("button")) return false;
    run();
    return true;
  };
  useKeys([
    {
      id: "plan-new",
      label: words.new,
      group: "theme",
      keys: ["KeyN"],
      icon: "plus",
      palette: true,
      writes: true,
      enabled: open,
      run: gantt.onNew,
    },
    {
      id: "plan-open",
      label: words.open,
      group: "theme",
      keys: ["Enter", "F2"],
      enabled: line !== undefined && !linking,
      run: onChart(gantt.onOpen),
    },
    {
      id: "plan-link",
      label: words.link,
      group: "theme",
      keys: ["KeyL"],
      writes: true,
      enabled: open && line !== undefined && line.kind !== "package" && !linking,
      run: gantt.onLink,
    },
    {
      id: "plan-remove",
      label: words.remove,
      group: "theme",
      keys: ["Delete"],
      writes: true,
      enabled: open && line !== undefined && !linking,
      run: onChart(gantt.onRemove),
    },
    {
      id: "plan-order",
      label: words.order,
      group: "theme",
      keys: ["KeyP"],
      icon: "check",
      palette: true,
      writes: true,
      enabled: open,
      run: gantt.onOrder,
    },
    { id: "plan-today", label: words.today, group: "theme", keys: ["Home"], run: onChart(gantt.onToday) },
    {
      id: "plan-zoom-in",
      label: words.zoomIn,
      group: "theme",
      keys: ["'+'", "Semicolon"],
      run: onChart(() => gantt.onZoom(1)),
    },
    {
      id: "plan-zoom-out",
      label: words.zoomOut,
      group: "theme",
      keys: ["Minus"],
      run: onChart(() => gantt.onZoom(-1)),
    },
  ]);
  useScreenHints(
    open
      ? [
          { keys: ["ArrowLeft", "ArrowRight"], label: words.hintMove },
          { keys: "shift+ArrowRight", label: words.hintLength },
          { keys: "KeyL", label: words.hintLink },
        ]
      : [{ keys: "Enter", label: words.open }],
  );
}
