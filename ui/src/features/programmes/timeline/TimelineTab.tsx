import { useNavigate } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import { runAction } from "../../../actions/index.ts";
import type { TimelineOrder, TimelineRow, TimelineRows } from "../../../api/bindings.ts";
import { call, useRead } from "../../../api/client.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { pngOf, svgOf } from "../../../charts/index.ts";
import { Button, EmptyState, Loading, Menu, Note, Segmented, Select, useNarrow } from "../../../components/index.ts";
import { conditionLine, hasConditions, useConditions, withFilter } from "../../../find/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo, useShown } from "../address.ts";
import { LineagePanel } from "../lineage/LineagePanel.tsx";
import { TabActions } from "../parts/TabActions.tsx";
import { ORDERS, useConditionsOf, useQuestion } from "./address.ts";
import { Chart } from "./Chart.tsx";
import { Conditions } from "./Conditions.tsx";
import { EndingStrip } from "./EndingStrip.tsx";
import { Figures } from "./Figures.tsx";
import { axisOf, ROWS } from "./geometry.ts";
import { Legend } from "./Legend.tsx";
import { layOutTimeline, PICTURE_ROWS } from "./picture.ts";
import { useNamed } from "./useNamed.ts";
import { useTimelineRows } from "./useTimelineRows.ts";
import "./timeline.css";

/** つながり: projects and themes against fiscal years. Who runs dry, when, for how long, and what may follow. */
export function TimelineTab() {
  const speech = useText();
  const { t, f, say } = speech;
  const words = t.continuity.timeline;
  const navigate = useNavigate();
  const go = useGo();
  const { lineage } = useShown();
  const question = useQuestion();
  const [filter, onFilter] = useConditionsOf();
  const conditions = useConditions(filter);
  const library = useRead("library.status", {}).data?.open;
  const narrow = useNarrow();
  const body = useRef<HTMLDivElement>(null);
  const { list, shown, total, rowAt: rowOf, onPages, head, stale, error } = useTimelineRows(question);
  const named = useNamed();
  const rowAt = useCallback(
    (index: number) => {
      const row = rowOf(index);
      return row && named(row);
    },
    [rowOf, named],
  );
  const [cursor, setCursor] = useState(-1);
  // The keys act on a row of the question it was chosen in.
  const [asked, setAsked] = useState(list);
  if (asked !== list) {
    setAsked(list);
    setCursor(-1);
  }
  const top = useRef(0);
  const onTop = useCallback((index: number) => {
    top.current = index;
  }, []);

  const today = head?.today ?? "";
  const axis = head && axisOf(head.year_first, head.year_last, head.today);
  const onOpen = (row: TimelineRow) => {
    if (row.project !== null) go({ lineage: row.project }, lineage !== undefined);
    else if (row.theme !== null) void navigate({ to: "/themes/$id", params: { id: String(row.theme) } });
  };
  const rowsInHand = () => [...(shown?.pages.values() ?? [])].flat().map(named);

  const picture = (ending: "png" | "svg") => {
    if (!axis) return;
    const start = top.current;
    const count = Math.min(PICTURE_ROWS, total - start);
    const lines = [
      [library?.name ?? "", library?.sample ? t.common.synthetic : "", words.pictureDate(today), say("class.internal")]
        .filter((word) => word !== "")
        .join("　"),
      [
        words.rows[question.rows],
        words.only[question.only],
        words.order[question.order],
        words.pictureRows(f.number(start + 1), f.number(start + count), f.number(total)),
      ].join("　"),
      conditionLine(t, filter, conditions) || words.noConditions,
    ];
    // Assumed pairs and adjustment funds of the house are in it.
    runAction("export.drawing", {
      shows: "timeline",
      name: words.exportName,
      published: false,
      ending,
      paint: async () => {
        // What was never in view is not in hand either: the picture asks for its own rows.
        const { rows } = await call("continuity.page", { ...question, offset: start, limit: count, today: null });
        const layout = layOutTimeline(speech, {
          rows: rows.map(named),
          height: ROWS[question.rows],
          ...axis,
          today,
          title: words.label,
          lines,
        });
        return ending === "png" ? pngOf(layout) : svgOf(layout, words.label);
      },
    });
  };

  return (
    <div className="tml" data-testid="timeline-tab">
      <TabActions>
        <Button
          look="ghost"
          icon="projects"
          label={words.toList}
          onPress={() => void navigate({ to: "/projects", search: withFilter({}, filter) })}
          testid="timeline-to-list"
        >
          {narrow ? undefined : words.toList}
        </Button>
        <Menu
          label={words.export}
          testid="timeline-export"
          trigger={
            <Button icon="export" disabled={total === 0 || axis === undefined} testid="timeline-export-open">
              {words.export}
            </Button>
          }
          entries={[
            { id: "png", label: words.exportAs.png, icon: "matrix", run: () => picture("png") },
            { id: "svg", label: words.exportAs.svg, icon: "edit", run: () => picture("svg") },
          ]}
        />
      </TabActions>
      <div className="bar sub tml-bar-top">
        <Conditions
          filter={filter}
          onFilter={onFilter}
          onLeave={() => body.current?.querySelector<HTMLElement>("[role=grid]")?.focus()}
        />
        <span className="grow" />
        <Segmented<TimelineRows>
          label={words.rowsLabel}
          size="sm"
          choices={(["projects", "themes"] as const).map((id) => ({ id, label: words.rows[id] }))}
          value={question.rows}
          onChange={(rows) => go({ lines: rows === "themes" ? rows : undefined })}
          testid="timeline-rows"
        />
        <Select<TimelineOrder>
          label={words.orderLabel}
          hideLabel
          size="sm"
          choices={ORDERS.map((id) => ({ id, label: words.order[id] }))}
          value={question.order}
          onChange={(order) => go({ order: order === "ends" ? undefined : order })}
          testid="timeline-order"
        />
      </div>
      <div className="body">
        <div className="tml-main" ref={body}>
          <Figures
            summary={head?.summary}
            today={today}
            rows={question.rows}
            only={question.only}
            onOnly={(only) => go({ only: only === "all" ? undefined : only })}
            onBridged={() => go({ tab: "adjustments", funds: "bridging" })}
          />
          <div className="tml-note">
            <span className="small faint nw" data-testid="timeline-count">
              {head && words.shown(f.number(total), total)}
            </span>
            {head && head.summary.undated > 0 && (
              <button
                type="button"
                className="link small nw"
                aria-pressed={question.only === "undated"}
                title={
                  question.only === "undated" ? words.figureOff : words.undatedTitle(f.number(head.summary.undated))
                }
                onClick={() => go({ only: question.only === "undated" ? undefined : "undated" })}
                data-testid="timeline-undated"
              >
                {words.undated(f.number(head.summary.undated), head.summary.undated)}
              </button>
            )}
            <span className="grow" />
            <Legend rows={rowsInHand} />
          </div>
          {error && error.code !== "cancelled" && (
            <Note tone="bad">{say(`problem.${error.code}`, error.params as Record<string, string>)}</Note>
          )}
          {axis ? (
            <Chart
              name={words.head[question.rows]}
              height={ROWS[question.rows]}
              list={list}
              total={total}
              rowAt={rowAt}
              onPages={onPages}
              first={axis.first}
              years={axis.years}
              today={today}
              stale={stale}
              cursor={cursor}
              onCursor={setCursor}
              open={lineage}
              onOpen={onOpen}
              onClose={() => go({ lineage: undefined })}
              onTop={onTop}
              empty={
                <Empty
                  only={question.only}
                  rows={question.rows}
                  all={head?.summary.all ?? 0}
                  filtered={filter.text !== "" || hasConditions(filter)}
                  onAll={() => go({ only: undefined })}
                  onClear={() => onFilter(NO_FILTER)}
                />
              }
            />
          ) : (
            !error && <Loading rows={10} />
          )}
          <EndingStrip
            question={question}
            today={today}
            open={lineage}
            onOpen={onOpen}
            onAll={() => go({ only: "ending", order: undefined })}
          />
        </div>
        {lineage !== undefined && (
          <LineagePanel
            id={lineage}
            onShow={(id) => go({ lineage: id }, true)}
            onClose={() => go({ lineage: undefined })}
          />
        )}
      </div>
    </div>
  );
}

/** Why there is no row, and what to do next. */
function Empty(props: {
  only: keyof typeof EMPTY_OF;
  rows: TimelineRows;
  all: number;
  filtered: boolean;
  onAll: () => void;
  onClear: () => void;
}) {
  const { only, rows, all, filtered, onAll, onClear } = props;
  const { t } = useText();
  const words = t.continuity.timeline;
  if (all > 0)
    return (
      <EmptyState
        icon="calendar"
        title={words[EMPTY_OF[only]]}
        testid="timeline-empty"
        actions={
          <Button onPress={onAll} testid="timeline-show-all">
            {words.showAll}
          </Button>
        }
      />
    );
  if (filtered)
    return (
      <EmptyState
        icon="search"
        title={words.empty}
        testid="timeline-empty"
        actions={<Button onPress={onClear}>{words.clearAll}</Button>}
      >
        {words.emptyBody}
      </EmptyState>
    );
  if (rows === "themes")
    return (
      <EmptyState icon="weave" title={words.emptyThemes} testid="timeline-empty">
        {words.emptyThemesBody}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="calendar"
      title={words.emptyAll}
      testid="timeline-empty"
      actions={
        <Button look="pri" icon="import" writes onPress={() => runAction("import.start", {})}>
          {t.home.emptyImport}
        </Button>
      }
    >
      {words.emptyAllBody}
    </EmptyState>
  );
}

const EMPTY_OF = {
  all: "empty",
  ending: "emptyEnding",
  gaps: "emptyGaps",
  running: "emptyRunning",
  undated: "emptyUndated",
} as const;
