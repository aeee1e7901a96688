import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { GateReach, PlanRow } from "../../../api/bindings.ts";
import { Badge, Button, EmptyState, Icon, Menu } from "../../../components/index.ts";
import { daySaid, type ExtraColumn, monthSaid, rowName, Sheet, SheetForm, useRefs } from "../../../sheet/index.ts";
import { useText } from "../../../text/index.ts";
import { gateName, gateSign } from "../gantt/model.ts";
import { type PlanTabProps, shownIn } from "../types.ts";
import { Criteria } from "./Criteria.tsx";
import { DecideDialog } from "./DecideDialog.tsx";
import { Decisions } from "./Decisions.tsx";
import { Defaults } from "./Defaults.tsx";
import { Radar } from "./Radar.tsx";
import { TakeItems } from "./TakeItems.tsx";
import "./gates.css";

const COLUMNS = [
  "name",
  "state",
  "task",
  "left",
  "yen",
  "supports",
  "asset",
  "evidence",
  "owner",
  "due",
  "project",
  "attachment",
];
type Asking = "decide" | "take" | "defaults" | "gates" | "gate";

/** Stage gates: what is missing, how many months, how much money; criteria fixed beforehand; what was decided. */
export function GatesTab(props: PlanTabProps) {
  const { view, frozen, go, shown } = props;
  const { t, f, lang, say } = useText();
  const words = t.plan.gates;
  const refs = useRefs(view);
  const rows = view.sheets.gate ?? [];
  const plan = view.plan?.id ?? null;
  const [chosen, setChosen] = useState<number | null>(null);
  const [item, setItem] = useState<number | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);

  // A row that was gone to shows its gate.
  const sheets = useRef(view.sheets);
  sheets.current = view.sheets;
  useEffect(() => {
    if (shown?.sheet === "gate") {
      setChosen(shown.row);
      // Its dates stand in its form.
      if (shown.column !== undefined) setAsking("gate");
    } else if (shown?.sheet === "item" || shown?.sheet === "criterion") {
      const of = sheets.current[shown.sheet]?.find((one) => one.id === shown.row);
      if (!of) return;
      setChosen(Number(of.cells.gate));
      if (shown.sheet === "item") setItem(shown.row);
    }
  }, [shown]);
  const next = view.gates.find((one) => one.verdict !== "go" && one.verdict !== "conditional") ?? view.gates[0];
  // The gate shown first stays, also when it is passed meanwhile.
  const [first] = useState(next?.id);
  const gate = rows.find((row) => row.id === chosen) ?? rows.find((row) => row.id === (first ?? next?.id)) ?? rows[0];
  const reach = view.gates.find((one) => one.id === gate?.id);
  // What was chosen at another gate is not chosen here.
  const here = reach?.items.some((one) => one.id === item) ? item : null;

  const names = useMemo(
    () => new Map((view.sheets.item ?? []).map((row): [number, string] => [row.id, rowName(row, lang)])),
    [view.sheets.item, lang],
  );
  const filter = useCallback((row: PlanRow) => row.cells.gate === gate?.id, [gate?.id]);
  const contradictions = useMemo(
    () => view.contradictions.filter((one) => one.sheet === "item"),
    [view.contradictions],
  );
  const most = Math.max(1, ...(reach?.items ?? []).map((one) => one.months ?? 0));
  const extras = useMemo((): ExtraColumn[] => {
    const of = new Map((reach?.items ?? []).map((one) => [one.id, one]));
    return [
      {
        id: "left",
        label: words.left,
        width: 92,
        said: (row) => String(of.get(row.id)?.months ?? ""),
        cell: (row) => {
          const months = of.get(row.id)?.months;
          if (months === null || months === undefined) return <span className="faint">—</span>;
          return (
            <span className="pl-left">
              <i style={{ width: `${Math.round((months / most) * 44)}px` }} />
              <b>{f.number(months)}</b>
            </span>
          );
        },
      },
      {
        id: "yen",
        label: words.yen,
        width: 84,
        end: true,
        said: (row) => String(of.get(row.id)?.yen ?? ""),
        cell: (row) => {
          const yen = of.get(row.id)?.yen;
          return yen ? (
            <span title={f.yen(yen)}>{f.number(Math.round(yen / 1_000_000))}</span>
          ) : (
            <span className="faint">—</span>
          );
        },
      },
      {
        id: "supports",
        label: words.supports,
        width: 150,
        said: (row) => (of.get(row.id)?.supports ?? []).map(([name]) => name).join(t.common.comma),
        cell: (row) => {
          const all = of.get(row.id)?.supports ?? [];
          if (all.length === 0) return <span className="faint">—</span>;
          const said = all
            .map(([name, state]) =>
              state === "" ? name : words.supported(name, say(`plan-choice.support.state.${state}`)),
            )
            .join(t.common.comma);
          return (
            <span className="ell" title={said}>
              {said}
            </span>
          );
        },
      },
    ];
  }, [reach, most, words, t, f, say]);

  if (!gate || !reach)
    return (
      <div className="pl-gates">
        <EmptyState icon="flag" title={words.none} testid="gates-none">
          {words.noneBody}
        </EmptyState>
        <Sheet
          sheet="gate"
          plan={plan}
          rows={rows}
          refs={refs}
          label={say("plan-sheet.gate")}
          frozen={frozen}
          testid="gate-sheet"
        />
      </div>
    );
  const name = gateName(gate, rowName(gate, lang));
  const slip = reach.due !== null && reach.base_due !== null ? reach.due - reach.base_due : 0;
  const missing = reach.items.length - reach.have;
  const task = (view.sheets.item ?? []).find((row) => row.id === here)?.cells.task;
  return (
    <div className="pl-gates scroll" data-testid="gates-tab">
      <div className="row pl-gates-l" role="toolbar" aria-label={words.which}>
        {view.gates.map((one) => (
          <Chip
            key={one.id}
            reach={one}
            row={rows.find((row) => row.id === one.id)}
            on={one.id === gate.id}
            onChoose={() => setChosen(one.id)}
          />
        ))}
        <span className="grow" />
        <Badge>{say("plan.gate-note")}</Badge>
        <Menu
          trigger={<Button icon="dots" label={words.menu} testid="gates-menu" />}
          label={words.menu}
          testid="gates-menu"
          entries={[
            { id: "gates", label: words.edit, icon: "edit", run: () => setAsking(asking === "gates" ? null : "gates") },
            ...(frozen === undefined
              ? [{ id: "take", label: words.take, icon: "import" as const, writes: true, run: () => setAsking("take") }]
              : []),
            { id: "defaults", label: words.defaults, icon: "settings", run: () => setAsking("defaults") },
          ]}
        />
      </div>
      {asking === "gates" && (
        <div className="pl-gates-s">
          <Sheet
            sheet="gate"
            plan={plan}
            rows={rows}
            refs={refs}
            label={say("plan-sheet.gate")}
            contradictions={view.contradictions}
            frozen={frozen}
            testid="gate-sheet"
          />
        </div>
      )}
      <header className="row wrap pl-gates-h">
        <h2>{name}</h2>
        {reach.due !== null && (
          <Badge tone={slip > 0 ? "warn" : undefined}>
            {monthSaid(String(gate.cells.due), lang)}
            {slip !== 0 && ` ${words.slip(slip > 0 ? `+${slip}` : String(slip))}`}
          </Badge>
        )}
        {reach.verdict && (
          <Badge tone={reach.verdict === "no-go" ? "bad" : reach.verdict === "hold" ? "warn" : "ok"}>
            {say(`gate-verdict.${reach.verdict}`)}
          </Badge>
        )}
        <span className="small faint">
          {gate.cells.fixed_on ? words.fixed(daySaid(String(gate.cells.fixed_on), lang)) : words.unfixed}
          {gate.cells.data_on ? ` · ${words.data(daySaid(String(gate.cells.data_on), lang))}` : ""}
        </span>
        <span className="grow" />
        <Button icon="edit" onPress={() => setAsking(asking === "gate" ? null : "gate")} testid="gate-edit">
          {words.dates}
        </Button>
        {frozen === undefined && (
          <Button look="pri" writes onPress={() => setAsking("decide")} testid="gate-decide">
            {words.decide}
          </Button>
        )}
      </header>
      {asking === "gate" && (
        <div className="pl-gates-f">
          <SheetForm
            sheet="gate"
            plan={plan}
            row={gate}
            refs={refs}
            frozen={frozen}
            contradictions={view.contradictions}
            testid="gate-form"
          />
        </div>
      )}
      <p className="pl-gates-sum small" data-testid="gate-sum">
        <b>
          {reach.items.length === 0
            ? words.noItems
            : missing === 0
              ? words.complete
              : words.missing(f.number(missing), f.number(reach.items.length))}
        </b>
        {missing > 0 && (
          <>
            {" "}
            {reach.months === null ? words.noMonths : words.months(f.number(reach.months))} ·{" "}
            {words.money(f.yenSaid(reach.yen))}
          </>
        )}
        {typeof task === "number" && (
          <button type="button" className="link" onClick={() => go({ tab: "plan", row: task })} data-testid="gate-task">
            {words.toTask} <Icon name="arrow" size="s" />
          </button>
        )}
      </p>
      <div className="pl-gates-b">
        <div className="pl-gates-r">
          <Radar items={reach.items} names={names} chosen={here} onChoose={setItem} />
          <p className="tiny faint">{words.have(f.number(reach.items.length), f.number(reach.have))}</p>
        </div>
        <Sheet
          sheet="item"
          plan={plan}
          rows={view.sheets.item ?? []}
          filter={filter}
          refs={refs}
          label={say("plan-sheet.item")}
          columns={COLUMNS}
          extras={extras}
          contradictions={contradictions}
          frozen={frozen}
          shown={shownIn("item", shown)}
          selected={here}
          onSelect={setItem}
          newCells={{ gate: gate.id }}
          // Rows begun at one gate do not stand at the others.
          testid={`item-sheet-${gate.id}`}
        />
      </div>
      <Criteria {...props} gate={gate} />
      <Decisions view={view} gate={gate.id} />
      {asking === "decide" && <DecideDialog gate={gate.id} name={name} onClose={() => setAsking(null)} />}
      {asking === "take" && plan !== null && <TakeItems plan={plan} gate={gate.id} onClose={() => setAsking(null)} />}
      {asking === "defaults" && <Defaults onClose={() => setAsking(null)} />}
    </div>
  );
}

function Chip({
  reach,
  row,
  on,
  onChoose,
}: {
  reach: GateReach;
  row: PlanRow | undefined;
  on: boolean;
  onChoose: () => void;
}) {
  const { f, lang, say } = useText();
  if (!row) return null;
  const passed = reach.verdict === "go" || reach.verdict === "conditional";
  return (
    <button
      type="button"
      className={`pl-gate-c${on ? " on" : ""}`}
      aria-pressed={on}
      onClick={onChoose}
      title={rowName(row, lang)}
      data-testid={`gate-${row.cells.code}`}
    >
      <b>{gateSign(String(row.cells.code)) || rowName(row, lang)}</b>
      <span className="tiny faint">
        {f.number(reach.have)}/{f.number(reach.items.length)}
      </span>
      {passed && <Icon name="check" size="s" label={say(`gate-verdict.${reach.verdict}`)} />}
    </button>
  );
}
