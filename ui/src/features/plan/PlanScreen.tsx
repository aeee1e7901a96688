import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { runAction } from "../../actions/index.ts";
import type { PlanView, Problem, Theme } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { Button, Icon, Loading, Menu, Note, Segmented, Select, Tabs, useNarrow } from "../../components/index.ts";
import { useKeys } from "../../keys/index.ts";
import type { PlanSearch } from "../../search.ts";
import { AddRowDialog, useRefs } from "../../sheet/index.ts";
import { useText } from "../../text/index.ts";
import { BeginPlan } from "./BeginPlan.tsx";
import { BudgetTab } from "./budget/BudgetTab.tsx";
import { Confirm } from "./copies/Confirm.tsx";
import { CopyDialog } from "./copies/CopyDialog.tsx";
import { DiffDialog } from "./copies/DiffDialog.tsx";
import { planName } from "./copies/names.ts";
import { RenameDialog } from "./copies/RenameDialog.tsx";
import { PlanTabContent } from "./gantt/PlanTabContent.tsx";
import { GatesTab } from "./gates/GatesTab.tsx";
import { NotesTab } from "./notes/NotesTab.tsx";
import { Contradictions } from "./parts/Contradictions.tsx";
import { PlanFoot } from "./parts/PlanFoot.tsx";
import { Slack } from "./parts/Slack.tsx";
import { TaskPanel } from "./parts/TaskPanel.tsx";
import { type MenuAsking, usePlanEntries } from "./parts/usePlanEntries.ts";
import { RisksTab } from "./risks/RisksTab.tsx";
import { SupportTab } from "./support/SupportTab.tsx";
import { TppTab } from "./tpp/TppTab.tsx";
import { FIRST_SHEET, PLAN_TABS, type PlanPlaceAt, type PlanShown, type PlanTab, type PlanTabProps } from "./types.ts";
import "./plan.css";

/** The plan of one theme. */
export function PlanScreen() {
  const { id } = useParams({ from: "/themes/$id/plan" });
  return <OfTheme key={id} id={Number(id)} />;
}

function OfTheme({ id }: { id: number }) {
  const search: PlanSearch = useSearch({ from: "/themes/$id/plan" });
  const theme = useRead("theme.show", { id }, { keep: false });
  const view = useRead("plan.show", {
    theme: id,
    ...(search.plan === undefined ? {} : { plan: search.plan }),
    ...(search.against === undefined ? {} : { against: search.against }),
  });
  const error = theme.error ?? view.error;
  return (
    <div className="screen plan-screen" data-testid="plan-screen">
      {error ? (
        <Refused problem={error} theme={id} />
      ) : !theme.data || !view.data ? (
        <Loading rows={8} />
      ) : view.data.plan === null ? (
        <>
          <Crumbs theme={theme.data} />
          <BeginPlan theme={id} />
        </>
      ) : (
        <Frame theme={theme.data} view={view.data} search={search} />
      )}
    </div>
  );
}

function Refused({ problem, theme }: { problem: Problem; theme: number }) {
  const { t, say } = useText();
  return (
    <div className="pl-note">
      <Note tone="bad">{say(`problem.${problem.code}`, problem.params as Record<string, string>)}</Note>
      <Link to="/themes/$id" params={{ id: String(theme) }}>
        {t.themes.toThemes}
      </Link>
    </div>
  );
}

function Crumbs({ theme, children }: { theme: Theme; children?: ReactNode }) {
  const { t, pick } = useText();
  return (
    <header className="bar">
      <span className="row hide-narrow">
        <Link to="/themes">{t.themes.title}</Link>
        <Icon name="right" size="s" />
      </span>
      <Link to="/themes/$id" params={{ id: String(theme.id) }} className="mono nw" title={pick(theme, "title")}>
        {theme.code}
      </Link>
      <Icon name="right" size="s" />
      <h1>{t.plan.title}</h1>
      {children}
    </header>
  );
}

type Asking = "what-if" | "baseline" | MenuAsking | { add: number | undefined };

function Frame({ theme, view, search }: { theme: Theme; view: PlanView; search: PlanSearch }) {
  const { t, f } = useText();
  const words = t.plan.bar;
  const navigate = useNavigate();
  const narrow = useNarrow();
  const refs = useRefs(view);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [quarters, setQuarters] = useState(false);
  const [millions, setMillions] = useState(true);
  const [table, setTable] = useState(false);
  const [panel, setPanel] = useState(!narrow);
  const { id } = theme;
  const tab: PlanTab = PLAN_TABS.find((known) => known === search.tab) ?? "plan";
  const plan = view.plan;
  const to = useCallback(
    (next: PlanSearch, replace = false) =>
      navigate({ to: "/themes/$id/plan", params: { id: String(id) }, search: next, replace }),
    [navigate, id],
  );
  const keep: PlanSearch = {
    ...(search.plan === undefined ? {} : { plan: search.plan }),
    ...(search.against === undefined ? {} : { against: search.against }),
  };
  const sheet = search.sheet ?? FIRST_SHEET[tab];
  const { row, column } = search;
  // Going to the place one is at already takes one there again: for one drawing there is none.
  const [again, setAgain] = useState(false);
  useEffect(() => {
    if (again) setAgain(false);
  }, [again]);
  const shown = useMemo(
    (): PlanShown | undefined =>
      row === undefined || again ? undefined : { sheet, row, ...(column ? { column } : {}) },
    [sheet, row, column, again],
  );
  const go = (target: PlanPlaceAt) => {
    const tabbed = target.tab === "plan" ? {} : { tab: target.tab };
    const first = FIRST_SHEET[target.tab];
    const of = target.sheet ?? first;
    if (target.row === undefined) return void to({ ...keep, ...tabbed });
    const same = target.tab === tab && of === sheet && target.row === row && (target.column || undefined) === column;
    setAgain(same);
    if (same && search.form === target.form) return;
    void to({
      ...keep,
      ...tabbed,
      ...(of === first ? {} : { sheet: of }),
      row: target.row,
      ...(target.column ? { column: target.column } : {}),
      ...(target.form ? { form: true } : {}),
    });
  };
  const close = () => setAsking(null);
  const entries = usePlanEntries(plan, setAsking);
  const exportIt = () => plan && runAction("export.plan", { plan: plan.id, code: view.code });

  useKeys([
    {
      id: "plan-export",
      label: words.export,
      group: "theme",
      keys: ["mod+KeyE"],
      icon: "export",
      palette: true,
      run: exportIt,
    },
    {
      id: "plan-diff",
      label: words.diff,
      group: "theme",
      icon: "history",
      palette: true,
      run: () => setAsking("diff"),
    },
  ]);

  if (!plan) return null;
  const open = plan.kind === "current" || plan.kind === "what-if";
  const frozen = open ? undefined : words.frozen;
  const props: PlanTabProps = { view, frozen, go, shown };
  const opened =
    tab === "plan" && sheet === "task" && search.form
      ? (view.sheets.task ?? []).find((one) => one.id === row)
      : undefined;
  const count = (n: number) => (n === 0 ? undefined : f.number(n));
  const content: Record<PlanTab, ReactNode> = {
    plan: (
      <PlanTabContent
        {...props}
        table={table}
        quarters={quarters}
        millions={millions}
        onOpen={(row) => {
          setPanel(true);
          to({ ...keep, row, form: true }, true);
        }}
        onNew={(before) => setAsking({ add: before })}
      />
    ),
    gates: <GatesTab {...props} />,
    tpp: <TppTab {...props} />,
    support: <SupportTab {...props} />,
    budget: <BudgetTab {...props} />,
    risks: <RisksTab {...props} />,
    notes: <NotesTab {...props} />,
  };
  const counts: Partial<Record<PlanTab, string | undefined>> = {
    plan: count((view.sheets.task ?? []).filter((row) => row.cells.kind === "task").length),
    gates: count(view.gates.length),
    support: count((view.sheets.support ?? []).length),
    risks: count((view.sheets.risk ?? []).filter((row) => row.cells.state !== "closed").length),
  };
  return (
    <>
      <Crumbs theme={theme}>
        <span className="pl-which">
          <Select
            label={words.which}
            hideLabel
            value={String(plan.id)}
            onChange={(next) => to({ ...(tab === "plan" ? {} : { tab }), plan: Number(next) })}
            choices={view.plans.map((one) => ({ id: String(one.id), label: planName(one, t, f) }))}
            testid="plan-which"
          />
        </span>
        {!narrow && plan.kind === "current" && (
          <span className="small faint ell pl-last">{words.lastBy(plan.last_by, f.dayOf(plan.last_at))}</span>
        )}
        <span className="grow" />
        {tab === "plan" && (
          <Segmented
            label={words.view}
            value={table ? "table" : "gantt"}
            onChange={(next) => setTable(next === "table")}
            choices={[
              { id: "gantt", label: words.gantt },
              { id: "table", label: words.table },
            ]}
            testid="plan-view"
          />
        )}
        {tab === "plan" && !table && !narrow && (
          <Segmented
            label={words.resolution}
            value={quarters ? "quarter" : "year"}
            onChange={(next) => setQuarters(next === "quarter")}
            choices={[
              { id: "year", label: words.year },
              { id: "quarter", label: words.quarter },
            ]}
            testid="plan-scale"
          />
        )}
        <Button
          writes
          icon="copy"
          {...(narrow ? { label: words.whatIf } : { children: words.whatIf })}
          onPress={() => setAsking("what-if")}
          testid="plan-what-if"
        />
        {!narrow && (
          <Button writes onPress={() => setAsking("baseline")} testid="plan-baseline">
            {words.baseline}
          </Button>
        )}
        <Button icon="export" keys="mod+KeyE" onPress={exportIt} testid="plan-export">
          {words.export}
        </Button>
        {tab === "plan" && open && (
          <Button
            look="pri"
            writes
            icon="plus"
            keys="KeyN"
            onPress={() => setAsking({ add: undefined })}
            testid="plan-new"
          >
            {words.add}
          </Button>
        )}
        <Menu
          trigger={<Button icon="dots" label={words.menu} testid="plan-menu" />}
          label={words.menu}
          testid="plan-menu"
          entries={
            narrow
              ? [...entries, { id: "baseline", label: words.baseline, writes: true, run: () => setAsking("baseline") }]
              : entries
          }
        />
      </Crumbs>
      {frozen !== undefined && (
        <div className="pl-note">
          <Note tone="info">{frozen}</Note>
        </div>
      )}
      {plan.kind === "what-if" && (
        <div className="pl-note">
          <Note tone="info">
            {words.whatIfNote}{" "}
            <button type="button" className="link" onClick={() => to(tab === "plan" ? {} : { tab })}>
              {words.toPlan}
            </button>
          </Note>
        </div>
      )}
      <div className="body">
        <div className="col grow pl-main">
          <Tabs<PlanTab>
            label={t.plan.tabs.label}
            value={tab}
            onChange={(next) => next !== tab && go({ tab: next })}
            testid="plan-tab"
            tabs={PLAN_TABS.map((one) => ({
              id: one,
              label: t.plan.tabs[one],
              count: counts[one],
              content: content[one],
            }))}
          />
          {tab === "plan" && (
            <PlanFoot
              view={view}
              millions={millions}
              onMillions={setMillions}
              onAgainst={(next) => to({ ...keep, ...(next === null ? {} : { against: next }) }, true)}
            />
          )}
        </div>
        {panel || opened ? (
          <aside className="detail pl-side" data-testid="plan-panel">
            {opened ? (
              <TaskPanel
                view={view}
                row={opened}
                refs={refs}
                frozen={frozen}
                go={go}
                onClose={() => to({ ...keep, row: opened.id }, true)}
              />
            ) : (
              <>
                <Button
                  look="ghost"
                  icon="close"
                  label={t.plan.contradictions.hide}
                  onPress={() => setPanel(false)}
                  testid="plan-panel-close"
                />
                <div className="scroll grow">
                  <Contradictions view={view} go={go} />
                </div>
                <Slack view={view} go={go} />
              </>
            )}
          </aside>
        ) : (
          <button
            type="button"
            className="pl-peek"
            aria-label={t.plan.contradictions.show(f.number(view.contradictions.length))}
            onClick={() => setPanel(true)}
            data-testid="plan-panel-open"
          >
            {view.contradictions.length > 0 && <b className="warn">{f.number(view.contradictions.length)}</b>}
            <span>{t.plan.contradictions.title}</span>
          </button>
        )}
      </div>
      {(asking === "what-if" || asking === "baseline") && (
        <CopyDialog
          view={view}
          kind={asking}
          onClose={close}
          onMade={(made) => asking === "what-if" && to({ plan: made })}
        />
      )}
      {asking === "diff" && <DiffDialog view={view} onClose={close} />}
      {asking === "rename" && <RenameDialog plan={plan} onClose={close} />}
      {asking !== null && typeof asking === "object" && "add" in asking && (
        <AddRowDialog
          sheet="task"
          title={t.plan.keys.new}
          plan={plan.id}
          refs={refs}
          cells={{ kind: "task" }}
          columns={["kind", "name", "starts", "months", "phase", "project", "responsible"]}
          {...(asking.add === undefined ? {} : { before: asking.add })}
          onClose={close}
          onAdded={(done) => done.created !== null && to({ ...keep, row: done.created }, true)}
          testid="new-task"
        />
      )}
      {asking !== null && typeof asking === "object" && "confirm" in asking && (
        <Confirm
          plan={plan}
          what={asking.confirm}
          onClose={close}
          onDone={() => to(tab === "plan" ? {} : { tab }, true)}
        />
      )}
    </>
  );
}
