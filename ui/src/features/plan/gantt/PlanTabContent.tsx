import { useMemo } from "react";
import { Sheet, useRefs } from "../../../sheet/index.ts";
import { useText } from "../../../text/index.ts";
import { type PlanTabProps, shownIn } from "../types.ts";
import { GanttTab } from "./GanttTab.tsx";

interface PlanTabContentProps extends PlanTabProps {
  table: boolean;
  quarters: boolean;
  millions: boolean;
  onOpen: (task: number) => void;
  onNew: (before?: number) => void;
}

/** Tasks as a chart, or as tables of tasks and links that are exchanged with Excel. */
export function PlanTabContent({ table, ...props }: PlanTabContentProps) {
  const { t } = useText();
  const { view, frozen, shown } = props;
  const refs = useRefs(view);
  const plan = view.plan?.id ?? null;
  const { tasks, links } = useMemo(
    () => ({
      tasks: view.contradictions.filter((one) => one.sheet === "task"),
      links: view.contradictions.filter((one) => one.sheet === "link"),
    }),
    [view.contradictions],
  );
  if (!table) return <GanttTab {...props} />;
  return (
    <div className="pl-tables">
      <Sheet
        sheet="task"
        plan={plan}
        rows={view.sheets.task ?? []}
        refs={refs}
        label={t.plan.gantt.sheet}
        contradictions={tasks}
        frozen={frozen}
        shown={shownIn("task", shown)}
        newCells={{ kind: "task" }}
        testid="task-sheet"
      />
      <h3>{t.plan.gantt.links}</h3>
      <Sheet
        sheet="link"
        plan={plan}
        rows={view.sheets.link ?? []}
        refs={refs}
        label={t.plan.gantt.links}
        contradictions={links}
        frozen={frozen}
        shown={shownIn("link", shown)}
        newCells={{ kind: "fs" }}
        testid="link-sheet"
      />
    </div>
  );
}
