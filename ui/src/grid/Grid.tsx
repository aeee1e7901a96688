// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows that are placed one by one
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useText } from "../text/index.ts";
import type { GridColumn } from "./columns.ts";
import { GridRow, GroupRow } from "./GridRow.tsx";
import { type GridSort, Head } from "./Head.tsx";
import { type GridWords, useGridKeys } from "./keys.ts";
import { type GridLayout, lengthsOf, useColumnsInView, usePlaced } from "./layout.ts";
import { type GridGroup, type Line, linesOf, pagesOn } from "./lines.ts";
import { PAGE } from "./rows.ts";
import { headTick, isPicked, NONE, type Picked } from "./selection.ts";
import { useTickDrag } from "./useTickDrag.ts";
import "./grid.css";

/** px, as `--row` and `--head`. */
const ROW = 30;
const HEAD = 28;

export interface GridHandle {
  focus: () => void;
  /** Brings a row into view, moving as little as needed. */
  reveal: (index: number) => void;
  /** Whether a row stands in the lower half of what is in view. */
  isLow: (index: number) => boolean;
}

/** Headings over the rows, and what a person does with them. */
export interface GridGrouping {
  /** The column whose values they are; null = none. */
  column: string | null;
  onColumn: (column: string | null) => void;
  groups: readonly GridGroup[];
  isFolded: (group: GridGroup) => boolean;
  onFold: (group: GridGroup, folded: boolean) => void;
  onFoldAll: (folded: boolean) => void;
  tickOf: (group: GridGroup) => boolean | "mixed";
  /** Ticks its rows; unticks them when all are ticked. */
  onToggle: (group: GridGroup) => void;
}

export interface GridProps<Row> {
  label: string;
  /** Those shown, in order. */
  columns: readonly GridColumn<Row>[];
  layout: GridLayout;
  /** Names the question the rows answer; another one starts at the top. */
  list: string;
  total: number;
  rowAt: (index: number) => Row | undefined;
  idOf: (row: Row) => number;
  /** Says what a row is, for its tick box. */
  nameOf: (row: Row) => string;
  /** The keys of the order, first to last. */
  sorts: readonly GridSort[];
  /** A column's head was pressed, with Shift (`extend`) or without; or a direction was chosen (`null` = not by this). */
  onSort: (column: string, extend: boolean, descending?: boolean | null) => void;
  grouping?: GridGrouping;
  /** What is ticked; left out = nothing can be ticked here, and the calls about ticks never come. */
  picked?: Picked;
  /** In place of the tick boxes of a list in which nothing is ticked: a mark on some of the rows. */
  mark?: (row: Row) => ReactNode;
  /** What the keys do here, where rows are no projects. */
  words?: GridWords;
  onToggle?: (index: number, row: Row) => void;
  /** Tick everything between the last ticked row (or, without one, `from`) and this one. */
  onRange?: (index: number, from: number) => void;
  /** The pointer is dragged over tick cells: all from `start` to this one are ticked or unticked, those passed and
   *  left again are as they were. `fresh` = the drag begins. */
  onPaint?: (index: number, start: number, on: boolean, fresh: boolean) => void;
  onAll?: (on: boolean) => void;
  /** Position of the row the keys act on; -1 = none. */
  cursor: number;
  /** -1 = on a heading. */
  onCursor: (index: number, row: Row | undefined) => void;
  /** Id of the row shown in the detail panel. */
  open: number | undefined;
  onOpen: (index: number, row: Row) => void;
  onPeek: () => void;
  /** Other pages of rows came into view. */
  onPages: (pages: number[]) => void;
  /** Dimmed: the rows answer an earlier question. */
  stale?: boolean;
  /** In place of the rows when there are none. */
  empty?: ReactNode;
  handle?: React.Ref<GridHandle>;
}

const NO_GROUPS: readonly GridGroup[] = [];

/** A list of any length: only the lines in view are in the page, each of them 30 px high. */
export function Grid<Row>(props: GridProps<Row>) {
  const { label, columns, layout, list, total, rowAt, idOf, cursor, grouping, onPages } = props;
  const { picked = NONE } = props;
  const ticking = props.picked !== undefined;
  const { t } = useText();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;

  const groups = grouping?.groups ?? NO_GROUPS;
  const isFolded = grouping?.isFolded;
  const lines = useMemo(() => linesOf(total, groups, isFolded ?? (() => false)), [total, groups, isFolded]);
  // The keys act on a row, whose place the owner knows, or on a heading, which is a matter of this list alone.
  const [onGroup, setOnGroup] = useState(-1);
  const atGroup = cursor < 0 && onGroup < groups.length ? onGroup : -1;
  const line = atGroup >= 0 ? lines.ofGroup(atGroup) : cursor >= 0 ? lines.ofRow(cursor) : -1;

  const virtual = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? first + 40;
  const pages = useMemo(() => pagesOn(lines, groups, first, last, PAGE), [lines, groups, first, last]);
  useEffect(() => onPages(pages), [pages, onPages]);

  const { setRoom } = layout;
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setRoom(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [setRoom]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at its top
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
    setOnGroup(-1);
  }, [list]);

  const revealLine = (at: number) => {
    const element = scroller.current;
    if (!element || at < 0) return;
    const top = at * ROW;
    const room = element.clientHeight - HEAD;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + room) element.scrollTop = top + ROW - room;
  };
  useImperativeHandle(props.handle, () => ({
    focus: () => scroller.current?.focus(),
    reveal: (index) => index >= 0 && revealLine(lines.ofRow(index)),
    isLow: (index) => {
      const element = scroller.current;
      return element !== null && lines.ofRow(index) * ROW - element.scrollTop > (element.clientHeight - HEAD) / 2 - ROW;
    },
  }));

  const goTo = (at: Line) => {
    if ("row" in at) {
      setOnGroup(-1);
      latest.current.onCursor(at.row, rowAt(at.row));
      revealLine(lines.ofRow(at.row));
    } else {
      setOnGroup(at.group);
      latest.current.onCursor(-1, undefined);
      revealLine(lines.ofGroup(at.group));
    }
  };
  const within = (at: number) => Math.max(0, Math.min(lines.count - 1, at));
  const goLine = (at: number) => lines.count > 0 && goTo(lines.at(within(at)));
  const fold = (group: number, folded: boolean) => {
    const own = groups[group];
    if (!own || lines.isFolded(group) === folded) return;
    // The rows go out of sight, and with them the one the keys acted on.
    if (folded && cursor >= 0 && lines.groupOf(cursor) === group) goTo({ group });
    grouping?.onFold(own, folded);
  };
  const foldAll = (folded: boolean) => {
    if (folded && cursor >= 0) goTo({ group: lines.groupOf(cursor) });
    grouping?.onFoldAll(folded);
  };
  const cursorRow = () => (cursor < 0 ? undefined : rowAt(cursor));
  const perScreen = () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / ROW) - 1);
  useGridKeys({
    scroller,
    words: props.words,
    move: (by, extend) => {
      if (lines.count === 0) return;
      let to = within(line < 0 ? (by > 0 ? 0 : lines.count - 1) : line + by);
      // A range goes from row to row; headings on the way are no part of it.
      while (extend && "group" in lines.at(to) && within(to + by) !== to) to = within(to + by);
      const at = lines.at(to);
      if (extend && !("row" in at)) return;
      goTo(at);
      if (extend && "row" in at) latest.current.onRange?.(at.row, cursor < 0 ? at.row : cursor);
    },
    jump: (to) => goLine(to === "start" ? 0 : lines.count - 1),
    page: (direction) => goLine(Math.max(0, line) + direction * perScreen()),
    ticking,
    tick: () => {
      const group = groups[atGroup];
      if (group) {
        grouping?.onToggle(group);
        return true;
      }
      const row = cursorRow();
      if (row) latest.current.onToggle?.(cursor, row);
      return row !== undefined;
    },
    peek: () => {
      // On a heading there is nothing to look into; the key does not scroll the list either.
      if (!cursorRow()) return atGroup >= 0;
      latest.current.onPeek();
      return true;
    },
    open: () => {
      if (atGroup >= 0) {
        fold(atGroup, !lines.isFolded(atGroup));
        return true;
      }
      const row = cursorRow();
      if (row) latest.current.onOpen(cursor, row);
      return row !== undefined;
    },
    all: () => latest.current.onAll?.(true),
    heads: () => scroller.current?.querySelector<HTMLElement>('.grid-sort[tabindex="0"]')?.focus(),
    fold: (unfold) => {
      if (atGroup < 0) {
        if (cursor < 0 || unfold) return false;
        goTo({ group: lines.groupOf(cursor) });
      } else if (unfold && !lines.isFolded(atGroup)) goLine(line + 1);
      else fold(atGroup, !unfold);
      return true;
    },
    foldAll: groups.length > 0 ? foldAll : undefined,
  });

  const drag = useTickDrag({
    scroller,
    sizes: { head: HEAD, row: ROW },
    rowOn: (at) => {
      const here = lines.at(at);
      return "row" in here && here.row < total ? here.row : undefined;
    },
    lines: () => lines.count,
    isTicked: (index) => {
      const row = rowAt(index);
      return row !== undefined && isPicked(picked, idOf(row));
    },
    paint: (index, start, on, fresh) => {
      if (fresh) goTo({ row: start });
      latest.current.onPaint?.(index, start, on, fresh);
    },
  });

  const onClick = (e: MouseEvent) => {
    const target = e.target as Element;
    if (drag.wasDrag()) return;
    const onTick = target.closest("[data-tick]") !== null;
    const heading = target.closest<HTMLElement>("[data-group]")?.dataset.group;
    if (heading !== undefined) {
      const own = groups[Number(heading)];
      if (!own) return;
      goTo({ group: Number(heading) });
      if (onTick) grouping?.onToggle(own);
      else if (e.altKey) foldAll(!lines.isFolded(Number(heading)));
      else fold(Number(heading), !lines.isFolded(Number(heading)));
      return;
    }
    const at = target.closest<HTMLElement>("[data-index]");
    if (!at) return;
    const index = Number(at.dataset.index);
    const row = rowAt(index);
    const now = latest.current;
    if (!row) return;
    if (!onTick || now.open === undefined) now.onCursor(index, row);
    if (ticking && e.shiftKey) now.onRange?.(index, Math.max(0, cursor));
    else if (ticking && (onTick || e.ctrlKey || e.metaKey)) now.onToggle?.(index, row);
    else now.onOpen(index, row);
  };

  const placed = usePlaced(columns, layout.stuck);
  const filled = useColumnsInView(scroller, columns, layout);
  const grouped = groups.length > 0;
  const active = line >= first && line <= last && line >= 0 ? `${id}-${line}` : undefined;

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list act on the window's one listener
    // biome-ignore lint/a11y/noStaticElementInteractions: it has a role, a grid or one with levels
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label
    <div
      ref={scroller}
      className={`grid${props.stale ? " stale" : ""}${layout.sheet ? " sheet" : ""}`}
      role={grouped ? "treegrid" : "grid"}
      tabIndex={0}
      aria-label={label}
      aria-rowcount={lines.count + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable={ticking}
      aria-activedescendant={active}
      data-testid="grid"
      style={lengthsOf(columns)}
      onClick={onClick}
      onPointerDown={drag.onPointerDown}
    >
      <Head
        scroller={scroller}
        columns={columns}
        placed={placed}
        layout={layout}
        tick={ticking ? headTick(picked, total) : undefined}
        onAll={(on) => props.onAll?.(on)}
        sorts={props.sorts}
        onSort={props.onSort}
        grouped={grouping?.column}
        onGroup={(column) => grouping?.onColumn(column)}
      />
      <div className="grid-rows" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index: at, start }) => {
          const here = lines.at(at);
          const place = { domId: `${id}-${at}`, rowIndex: at + 2, top: start - HEAD, active: at === line };
          if ("group" in here) {
            const group = groups[here.group];
            return group && grouping ? (
              <GroupRow
                key={`g${here.group}`}
                {...place}
                index={here.group}
                group={group}
                folded={lines.isFolded(here.group)}
                ticked={grouping.tickOf(group)}
              />
            ) : null;
          }
          const row = rowAt(here.row);
          return (
            <GridRow
              key={here.row}
              {...place}
              index={here.row}
              row={row}
              columns={placed}
              filled={filled}
              grouped={grouped}
              name={row ? props.nameOf(row) : ""}
              rowId={row ? idOf(row) : undefined}
              ticked={row !== undefined && isPicked(picked, idOf(row))}
              mark={props.mark}
              open={row !== undefined && idOf(row) === props.open}
            />
          );
        })}
      </div>
      {total === 0 && props.empty}
      <span className="vh">{props.words?.keys ?? t.projects.gridKeys}</span>
    </div>
  );
}
