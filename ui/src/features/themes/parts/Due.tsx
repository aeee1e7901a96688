import type { ThemeState } from "../../../api/bindings.ts";
import { Icon } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { isOverdue } from "../list/order.ts";

/** Today where the window is, ISO date. */
export function useToday(): string {
  const { f } = useText();
  return f.dayOf(new Date().toISOString());
}

/** When the next step is due; a day that has passed is said to have. */
export function Due({ due, state }: { due: string; state: ThemeState }) {
  const { t } = useText();
  const today = useToday();
  if (due === "") return <span className="faint">—</span>;
  const late = isOverdue(due, state, today);
  return (
    <span className={`due nw${late ? " bad" : ""}`} data-late={late || undefined}>
      {late && <Icon name="alert" size="s" />}
      <time dateTime={due}>{due}</time>
      {late && <span className="tiny due-late">{t.pipeline.overdue}</span>}
    </span>
  );
}
