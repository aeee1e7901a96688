import { type KeyboardEvent, useEffect, useRef } from "react";
import type { PlanRow, PlanView } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button } from "../../../components/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { type Refs, rowName, SheetForm } from "../../../sheet/index.ts";
import { useText } from "../../../text/index.ts";
import type { PlanPlaceAt } from "../types.ts";

interface TaskPanelProps {
  view: PlanView;
  row: PlanRow;
  refs: Refs;
  frozen: string | undefined;
  go: (target: PlanPlaceAt) => void;
  onClose: () => void;
}

/** A task with what hangs on it: links, gate items, money, supports. */
export function TaskPanel({ view, row, refs, frozen, go, onClose }: TaskPanelProps) {
  const { t, f, lang, say } = useText();
  const words = t.plan.panel;
  const remove = useWrite("plan.remove");
  const plan = view.plan?.id ?? null;
  const panel = useRef<HTMLDivElement>(null);
  // Opened from the chart by a key, the form has the keys; closed, the chart has them again.
  useEffect(() => {
    const own = panel.current;
    const chart = document.activeElement?.closest<HTMLElement>(".gn");
    if (!own || !chart) return;
    own.focus({ preventScroll: true });
    return () => {
      const at = document.activeElement;
      if (at === null || at === document.body || own.contains(at)) chart.focus({ preventScroll: true });
    };
  }, []);
  const leave = (e: KeyboardEvent) => {
    // What hangs on the form is no part of it.
    if (isComposing(e) || e.defaultPrevented || e.key !== "Escape") return;
    if (!panel.current?.contains(e.target as Element)) return;
    e.preventDefault();
    e.stopPropagation();
    onClose();
  };
  const task = view.schedule.find((one) => one.id === row.id);
  const name = (id: unknown) => {
    const found = (view.sheets.task ?? []).find((one) => one.id === id);
    return found ? rowName(found, lang) : "";
  };
  const links = (view.sheets.link ?? []).filter((one) => one.cells.before === row.id || one.cells.after === row.id);
  const items = (view.sheets.item ?? []).filter((one) => one.cells.task === row.id);
  const supports = (view.sheets.support ?? []).filter((one) => one.cells.task === row.id);
  const { supports: registry, programmes } = view.names;
  const supportName = ({ cells }: PlanRow) =>
    registry.find((one) => one.id === cells.support)?.name ||
    programmes.find((one) => one.id === cells.programme)?.name ||
    String(cells.name || "—");
  const money = (view.sheets.budget ?? []).filter((one) => one.cells.task === row.id);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape, wherever in the form the focus is
    <div
      ref={panel}
      className="pl-task scroll grow"
      tabIndex={-1}
      // Buttons keep their keys to themselves, hence before them.
      onKeyDownCapture={(e) => (e.target as Element).closest("button") && leave(e)}
      onKeyDown={leave}
      data-testid="task-panel"
    >
      <header className="row">
        <h2 className="ell grow">{rowName(row, lang)}</h2>
        <Button
          look="ghost"
          icon="close"
          label={words.close}
          keys="Escape"
          onPress={onClose}
          testid="task-panel-close"
        />
      </header>
      {task?.slack !== null && task?.slack !== undefined && (
        <p className={`small${task.slack < 0 ? " bad" : ""}`}>
          {task.slack < 0
            ? words.late(f.number(-task.slack))
            : task.critical
              ? words.critical
              : words.slack(f.number(task.slack))}
        </p>
      )}
      <SheetForm
        sheet="task"
        plan={plan}
        row={row}
        refs={refs}
        frozen={frozen}
        contradictions={view.contradictions}
        testid="task-form"
      />
      <h3>{words.links}</h3>
      {links.length === 0 && <p className="small faint">{words.noLinks}</p>}
      <ul className="pl-links">
        {links.map((one) => {
          const before = one.cells.after === row.id;
          const other = before ? one.cells.before : one.cells.after;
          return (
            <li key={one.id} className="row">
              <span className="tiny faint nw">{before ? words.before : words.after}</span>
              <button
                type="button"
                className="link ell grow"
                onClick={() => go({ tab: "plan", row: Number(other), form: true })}
                data-testid="task-other"
              >
                {name(other)}
              </button>
              <span className="tiny faint nw">{say(`plan-choice.link.kind.${one.cells.kind}`)}</span>
              {frozen === undefined && plan !== null && (
                <Button
                  look="ghost"
                  writes
                  icon="close"
                  label={words.unlink}
                  onPress={() => void remove.run({ plan, sheet: "link", ids: [one.id] })}
                  testid="task-unlink"
                />
              )}
            </li>
          );
        })}
      </ul>
      {items.length > 0 && (
        <>
          <h3>{words.items}</h3>
          <ul className="pl-links">
            {items.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className="link ell"
                  onClick={() => go({ tab: "gates", sheet: "item", row: one.id })}
                >
                  {rowName(one, lang)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {supports.length > 0 && (
        <>
          <h3>{words.supports}</h3>
          <ul className="pl-links">
            {supports.map((one) => (
              <li key={one.id} className="row">
                <button
                  type="button"
                  className="link ell grow"
                  onClick={() => go({ tab: "support", sheet: "support", row: one.id })}
                >
                  {supportName(one)}
                </button>
                {one.cells.state && (
                  <span className="tiny faint nw">{say(`plan-choice.support.state.${one.cells.state}`)}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {money.length > 0 && (
        <>
          <h3>{words.money}</h3>
          <ul className="pl-links">
            {money.map((one) => (
              <li key={one.id} className="row">
                <span className="nw">{f.fiscalYear(Number(one.cells.year))}</span>
                <button type="button" className="link nw" onClick={() => go({ tab: "budget", row: one.id })}>
                  {f.yen(Number(one.cells.yen ?? 0))}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
