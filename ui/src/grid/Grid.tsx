// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows that are placed one by one
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type MouseEvent,
  memo,
  type ReactNode,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { CheckMark, Icon } from "../components/index.ts";
import { useText } from "../text/index.ts";
import { CHECK_WIDTH, clamped, type GridColumn } from "./columns.ts";
import { useGridKeys } from "./keys.ts";
import { headTick, isPicked, type Picked } from "./selection.ts";
import "./grid.css";

/** px, as `--row` and `--head`. */
const ROW = 30;
const HEAD = 28;

export interface GridHandle {
  focus: () => void;
  /** Brings a row into view, moving as little as needed. */
  reveal: (index: number) => void;
}

export interface GridProps<Row> {
  label: string;
  /** Those shown, in order. */
  columns: readonly GridColumn<Row>[];
  /** Names the question the rows answer; another one starts at the top. */
  list: string;
  total: number;
  rowAt: (index: number) => Row | undefined;
  idOf: (row: Row) => number;
  /** Says what a row is, for its tick box. */
  nameOf: (row: Row) => string;
  sort: { column: string; descending: boolean } | null;
  onSort: (column: string) => void;
  picked: Picked;
  onToggle: (index: number, row: Row) => void;
  /** Tick everything between the last ticked row (or, without one, `from`) and this one. */
  onRange: (index: number, from: number) => void;
  onAll: (on: boolean) => void;
  /** Position of the row the keys act on; -1 = none yet. */
  cursor: number;
  onCursor: (index: number, row: Row | undefined) => void;
  /** Id of the row shown in the detail panel. */
  open: number | undefined;
  onOpen: (index: number, row: Row) => void;
  /** Rows in view changed. */
  onView: (first: number, last: number) => void;
  /** Room for columns in px changed. */
  onRoom: (width: number) => void;
  /** A width was chosen (the pointer was let go, the key released). `null` = back to the default. */
  onWidth: (column: string, width: number | null) => void;
  /** Dimmed: the rows answer an earlier question. */
  stale?: boolean;
  /** In place of the rows when there are none. */
  empty?: ReactNode;
  handle?: React.Ref<GridHandle>;
}

/** A list of any length: only the rows in view are in the page, each of them 30 px high. */
export function Grid<Row>(props: GridProps<Row>) {
  const { label, columns, list, total, rowAt, idOf, cursor, onView, onRoom } = props;
  const { t } = useText();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;

  const virtual = useVirtualizer({
    count: total,
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
  useEffect(() => onView(first, last), [first, last, onView]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => onRoom(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [onRoom]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at its top
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [list]);

  const reveal = (index: number) => {
    const element = scroller.current;
    if (!element || index < 0) return;
    const top = index * ROW;
    const room = element.clientHeight - HEAD;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + room) element.scrollTop = top + ROW - room;
  };
  useImperativeHandle(props.handle, () => ({ focus: () => scroller.current?.focus(), reveal }));

  const go = (index: number) => {
    const to = Math.max(0, Math.min(total - 1, index));
    if (total === 0) return;
    latest.current.onCursor(to, rowAt(to));
    reveal(to);
  };
  const perScreen = () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / ROW) - 1);
  useGridKeys({
    scroller,
    move: (by, extend) => {
      const to = Math.max(0, Math.min(total - 1, cursor < 0 ? (by > 0 ? 0 : total - 1) : cursor + by));
      go(to);
      if (extend && total > 0) latest.current.onRange(to, Math.max(0, cursor));
    },
    jump: (to) => go(to === "start" ? 0 : total - 1),
    page: (direction) => go(Math.max(0, cursor) + direction * perScreen()),
    tick: () => {
      const row = rowAt(cursor);
      if (row) latest.current.onToggle(cursor, row);
      return row !== undefined;
    },
    open: () => {
      const row = rowAt(cursor);
      if (row) latest.current.onOpen(cursor, row);
      return row !== undefined;
    },
    all: () => latest.current.onAll(true),
  });

  const onClick = (e: MouseEvent) => {
    const at = (e.target as Element).closest<HTMLElement>("[data-index]");
    if (!at) return;
    const index = Number(at.dataset.index);
    const row = rowAt(index);
    const now = latest.current;
    if (!row) return;
    const onTick = (e.target as Element).closest("[data-tick]") !== null;
    if (!onTick || now.open === undefined) now.onCursor(index, row);
    if (e.shiftKey) now.onRange(index, Math.max(0, cursor));
    else if (onTick || e.ctrlKey || e.metaKey) now.onToggle(index, row);
    else now.onOpen(index, row);
  };

  const style = {
    "--cols": [`${CHECK_WIDTH}px`, ...columns.map(trackOf)].join(" "),
    "--least": `${columns.reduce((sum, c) => sum + c.width, CHECK_WIDTH)}px`,
    ...Object.fromEntries(columns.map((c) => [`--w-${c.id}`, `${c.width}px`])),
  } as CSSProperties;
  const active = cursor >= first && cursor <= last ? `${id}-${cursor}` : undefined;

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list act on the window's one listener
    <div
      ref={scroller}
      className={`grid${props.stale ? " stale" : ""}`}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={active}
      data-testid="grid"
      style={style}
      onClick={onClick}
    >
      <Head {...props} scroller={scroller} />
      <div className="grid-rows" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rowAt(index);
          return (
            <GridRow
              key={index}
              domId={`${id}-${index}`}
              index={index}
              top={start - HEAD}
              row={row}
              columns={columns}
              name={row ? props.nameOf(row) : ""}
              rowId={row ? idOf(row) : undefined}
              ticked={row !== undefined && isPicked(props.picked, idOf(row))}
              active={index === cursor}
              open={row !== undefined && idOf(row) === props.open}
            />
          );
        })}
      </div>
      {total === 0 && props.empty}
      <span className="vh">{t.projects.gridKeys}</span>
    </div>
  );
}

const trackOf = (column: GridColumn<never>) =>
  column.grow ? `minmax(var(--w-${column.id}), 1fr)` : `var(--w-${column.id})`;

interface RowProps<Row> {
  domId: string;
  index: number;
  top: number;
  row: Row | undefined;
  rowId: number | undefined;
  name: string;
  columns: readonly GridColumn<Row>[];
  ticked: boolean;
  active: boolean;
  open: boolean;
}

const GridRow = memo(function GridRow<Row>(props: RowProps<Row>) {
  const { row, columns, ticked, active, open, index } = props;
  return (
    <div
      id={props.domId}
      className={`grid-row${active ? " active" : ""}${open ? " open" : ""}${ticked ? " ticked" : ""}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={ticked}
      data-index={index}
      data-id={props.rowId}
      data-testid="grid-row"
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <div className="grid-cell tick" role="gridcell" tabIndex={-1} data-tick="" data-testid="grid-row-check">
        {row !== undefined && (
          <>
            <CheckMark checked={ticked} />
            <span className="vh">{props.name}</span>
          </>
        )}
      </div>
      {columns.map((column) => (
        <div
          key={column.id}
          className={`grid-cell${column.className ? ` ${column.className}` : ""}`}
          role="gridcell"
          tabIndex={-1}
          data-column={column.id}
        >
          {row !== undefined && column.cell(row)}
        </div>
      ))}
    </div>
  );
}) as <Row>(props: RowProps<Row>) => ReactNode;

function Head<Row>(props: GridProps<Row> & { scroller: React.RefObject<HTMLDivElement | null> }) {
  const { columns, sort, total, picked, onAll, onSort } = props;
  const { t } = useText();
  const tick = headTick(picked, total);
  return (
    <div className="grid-head" role="rowgroup">
      <div className="grid-heads" role="row" tabIndex={-1} aria-rowindex={1}>
        <div className="grid-th tick" role="columnheader" tabIndex={-1}>
          <button
            type="button"
            role="checkbox"
            className="grid-all"
            aria-checked={tick}
            aria-label={t.projects.selectAll}
            title={tick === true ? t.projects.selectNone : t.projects.selectAll}
            data-testid="select-all"
            onClick={() => onAll(tick === false)}
          >
            <CheckMark checked={tick} />
          </button>
        </div>
        {columns.map((column) => {
          const sorted = sort?.column === column.id ? sort : null;
          return (
            <div
              key={column.id}
              className="grid-th"
              role="columnheader"
              tabIndex={-1}
              aria-sort={sorted ? (sorted.descending ? "descending" : "ascending") : undefined}
            >
              {column.sortable ? (
                <button
                  type="button"
                  className={`grid-sort${sorted ? " on" : ""}`}
                  title={t.projects.sortBy(column.title)}
                  data-testid={`sort-${column.id}`}
                  onClick={() => onSort(column.id)}
                >
                  <span className="ell">{column.title}</span>
                  {sorted && <Icon name={sorted.descending ? "down" : "up"} size="s" />}
                </button>
              ) : (
                <span className="ell">{column.title}</span>
              )}
              {!column.grow && <Resizer column={column} scroller={props.scroller} onWidth={props.onWidth} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The edge of a column. While it is dragged only a length in the style changes; the choice is told once, when it
 *  is let go. */
function Resizer<Row>({
  column,
  scroller,
  onWidth,
}: {
  column: GridColumn<Row>;
  scroller: React.RefObject<HTMLDivElement | null>;
  onWidth: (column: string, width: number | null) => void;
}) {
  const { t } = useText();
  const [pressed, setPressed] = useState(false);
  const drag = useRef<{ x: number; width: number; now: number } | null>(null);
  const show = (width: number) => scroller.current?.style.setProperty(`--w-${column.id}`, `${width}px`);
  const end = (keep: boolean) => {
    const was = drag.current;
    drag.current = null;
    setPressed(false);
    if (!was) return;
    if (keep && was.now !== was.width) onWidth(column.id, was.now);
    else show(was.width);
  };
  return (
    <div
      className={`grid-edge${pressed ? " on" : ""}`}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t.projects.resize(column.title)}
      aria-valuenow={column.width}
      aria-valuemin={column.min}
      title={t.projects.resizeTitle}
      data-testid={`resize-${column.id}`}
      onPointerDown={(e) => {
        e.preventDefault();
        e.currentTarget.setPointerCapture(e.pointerId);
        drag.current = { x: e.clientX, width: column.width, now: column.width };
        setPressed(true);
      }}
      onPointerMove={(e) => {
        if (!drag.current) return;
        drag.current.now = clamped(drag.current.width + e.clientX - drag.current.x, column.min);
        show(drag.current.now);
      }}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
      onDoubleClick={() => onWidth(column.id, null)}
      onKeyDown={(e) => {
        const by = e.code === "ArrowLeft" ? -8 : e.code === "ArrowRight" ? 8 : 0;
        if (by === 0) return;
        e.preventDefault();
        drag.current ??= { x: 0, width: column.width, now: column.width };
        drag.current.now = clamped(drag.current.now + by, column.min);
        show(drag.current.now);
      }}
      onKeyUp={() => end(true)}
      onBlur={() => end(true)}
    />
  );
}
