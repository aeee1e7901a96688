// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows that are placed one by one
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { TimelineRow } from "../../../api/bindings.ts";
import { useNarrow } from "../../../components/index.ts";
import { PAGE } from "../../../grid/index.ts";
import { useText } from "../../../text/index.ts";
import { Axis } from "./Axis.tsx";
import { HEAD, NAMES, NAMES_NARROW, todayScroll, xOf, yearIn } from "./geometry.ts";
import { Row } from "./Row.tsx";
import { useTimelineKeys } from "./useTimelineKeys.ts";

export interface ChartProps {
  /** What the rows are. */
  name: string;
  /** px of a row. */
  height: number;
  /** Names the question the rows answer; another one starts at the top. */
  list: string;
  total: number;
  rowAt: (index: number) => TimelineRow | undefined;
  onPages: (pages: number[]) => void;
  first: number;
  years: number;
  today: string;
  stale: boolean;
  /** Row the keys act on; -1 = none. */
  cursor: number;
  onCursor: (index: number) => void;
  /** Project whose lineage is shown. */
  open: number | undefined;
  onOpen: (row: TimelineRow) => void;
  onClose: () => void;
  /** In place of the rows when there are none. */
  empty: ReactNode;
  /** Hears the first row in view. */
  onTop: (index: number) => void;
}

/** Rows of any number against fiscal years: only the lines in view are in the page, the years are one background. */
export function Chart(props: ChartProps) {
  const { name, height, list, total, rowAt, onPages, first, years, today, stale, cursor, open, empty, onTop } = props;
  const { t } = useText();
  const id = useId();
  const narrow = useNarrow();
  const names = narrow ? NAMES_NARROW : NAMES;
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measured = () => setWidth(element.clientWidth);
    measured();
    const observer = new ResizeObserver(measured);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const year = yearIn(width - names, years);
  const latest = useRef(props);
  latest.current = props;

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    scrollMargin: HEAD,
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are placed anew
  useLayoutEffect(() => virtual.measure(), [height]);
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? from + 40;
  const pages = `${Math.floor(from / PAGE)} ${Math.floor(to / PAGE)}`;
  useEffect(() => {
    const [a = 0, b = 0] = pages.split(" ").map(Number);
    onPages(Array.from({ length: b - a + 1 }, (_, i) => a + i));
  }, [pages, onPages]);
  const top = Math.min(Math.max(0, total - 1), Math.floor((virtual.scrollOffset ?? 0) / height));
  useEffect(() => onTop(top), [top, onTop]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at its top
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [list]);

  const room = () => Math.max(0, (scroller.current?.clientWidth ?? 0) - names);
  const toToday = () => {
    if (scroller.current) scroller.current.scrollLeft = todayScroll(today, first, room(), year);
  };
  // The first axis opens at today; another one keeps the years in view where they are.
  const axis = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when the axis begins with another year
  useLayoutEffect(() => {
    const before = axis.current;
    axis.current = first;
    if (before === null) toToday();
    else if (scroller.current && before !== first) scroller.current.scrollLeft += (before - first) * year;
  }, [first]);

  const reveal = (index: number) => {
    const element = scroller.current;
    if (!element) return;
    const at = index * height;
    const inside = element.clientHeight - HEAD;
    if (at < element.scrollTop) element.scrollTop = at;
    else if (at + height > element.scrollTop + inside) element.scrollTop = at + height - inside;
  };
  const goTo = (index: number) => {
    if (total === 0) return;
    const next = Math.max(0, Math.min(total - 1, index));
    latest.current.onCursor(next);
    reveal(next);
    const row = rowAt(next);
    if (row && latest.current.open !== undefined) latest.current.onOpen(row);
  };
  useTimelineKeys({
    scroller,
    move: (by) => goTo(cursor < 0 ? (by > 0 ? 0 : total - 1) : cursor + by),
    page: (by) =>
      goTo(
        Math.max(0, cursor) + by * Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / height) - 1),
      ),
    open: () => {
      const row = cursor < 0 ? undefined : rowAt(cursor);
      if (row) latest.current.onOpen(row);
      return row !== undefined;
    },
    close: () => {
      if (latest.current.open === undefined) return false;
      latest.current.onClose();
      return true;
    },
    years: (by) => {
      if (scroller.current) scroller.current.scrollLeft += by * year;
    },
    today: toToday,
  });

  const press = (target: Element) => {
    const at = target.closest<HTMLElement>("[data-index]")?.dataset.index;
    if (at === undefined) return;
    const row = rowAt(Number(at));
    latest.current.onCursor(Number(at));
    if (row) latest.current.onOpen(row);
  };
  const style = {
    "--tml-names": `${names}px`,
    "--tml-year": `${year}px`,
    "--tml-all": `${names + years * year}px`,
  } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the timeline act on the window's one listener
    <div
      ref={scroller}
      className={`tml-scroll${stale ? " tml-stale" : ""}`}
      role="grid"
      tabIndex={0}
      aria-label={t.continuity.timeline.label}
      aria-rowcount={total + 1}
      aria-activedescendant={cursor >= from && cursor <= to ? `${id}-${cursor}` : undefined}
      data-testid="timeline"
      style={style}
      onClick={(e) => press(e.target as Element)}
    >
      <Axis name={name} first={first} years={years} year={year} today={today} />
      {total === 0 ? (
        <div className="tml-empty">{empty}</div>
      ) : (
        <div className="tml-rows" role="rowgroup" style={{ height: total * height }}>
          {items.map(({ index, start }) => {
            const row = rowAt(index);
            return (
              <Row
                key={index}
                row={row}
                index={index}
                top={start - HEAD}
                height={height}
                first={first}
                year={year}
                today={today}
                active={index === cursor}
                open={row !== undefined && open !== undefined && row.project === open}
                domId={`${id}-${index}`}
              />
            );
          })}
          <i className="tml-now-line" style={{ left: names + xOf(today, first, year) }} aria-hidden="true" />
        </div>
      )}
    </div>
  );
}
