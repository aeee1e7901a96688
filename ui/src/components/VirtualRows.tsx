// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows that are placed one by one
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from "react";
import { isComposing } from "../keys/index.ts";
import { useLines } from "./useLines.ts";
import "./VirtualRows.css";

/** px, as `--row` and `--head`. */
const ROW = 30;
const HEAD = 28;

export interface VirtualRowsProps {
  label: string;
  count: number;
  /** Head over the columns, one `--head` high. */
  head?: ReactNode;
  /** Tracks of the columns, as CSS has them. */
  columns: string;
  /** Least width of all columns together, px. */
  width: number;
  /** Cells of a row; each a `role="gridcell"`. */
  row: (index: number) => ReactNode;
  /** Class and marks of a row. */
  mark?: (index: number) => { className?: string; testid?: string; data?: Record<string, string> };
  /** Position of the row the keys act on; -1 = none yet. */
  cursor: number;
  onCursor: (index: number) => void;
  /** Clicked, or Enter or Space on it. */
  onOpen: (index: number) => void;
  /** Rows in view changed. */
  onView?: (first: number, last: number) => void;
  /** Another list starts at its top. */
  list: string;
  busy?: boolean;
  empty?: ReactNode;
  testid?: string;
}

/** A list of any length of which only the rows in view are in the page, each 30 px high. Arrows, Page, Home and End
 *  move, Enter and Space open. */
export function VirtualRows(props: VirtualRowsProps) {
  const { label, count, head, columns, width, cursor, onView, list } = props;
  const id = useId();
  const top = head ? HEAD : 0;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useLines(scroller, count, { size: ROW, margin: top });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? first;
  useEffect(() => onView?.(first, last), [first, last, onView]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [list]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || cursor < 0) return;
    const at = cursor * ROW;
    const room = element.clientHeight - top;
    if (at < element.scrollTop) element.scrollTop = at;
    else if (room > 0 && at + ROW > element.scrollTop + room) element.scrollTop = at + ROW - room;
  }, [cursor, top]);

  const onKeyDown = (e: KeyboardEvent) => {
    if (isComposing(e) || e.ctrlKey || e.metaKey || e.altKey || count === 0) return;
    const screen = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - top) / ROW) - 1);
    const by: Record<string, number> = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor < 0 ? count - 1 : cursor - 1,
      PageDown: cursor + screen,
      PageUp: cursor - screen,
      Home: 0,
      End: count - 1,
    };
    const to = by[e.key];
    if (to !== undefined) props.onCursor(Math.max(0, Math.min(count - 1, to)));
    else if ((e.key === "Enter" || e.key === " ") && cursor >= 0) props.onOpen(cursor);
    else return;
    e.preventDefault();
  };

  const style = { "--cols": columns, "--least": `${width}px` } as CSSProperties;
  return (
    <div
      ref={scroller}
      className={`vrows${props.busy ? " stale" : ""}`}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={count + (head ? 1 : 0)}
      aria-busy={props.busy ?? false}
      aria-activedescendant={cursor >= first && cursor <= last ? `${id}-${cursor}` : undefined}
      data-testid={props.testid}
      style={style}
      onKeyDown={onKeyDown}
      onClick={(e) => {
        const row = (e.target as Element).closest<HTMLElement>("[data-index]");
        if (row) props.onOpen(Number(row.dataset.index));
      }}
    >
      {head && (
        <div className="vrows-head" role="row" tabIndex={-1}>
          {head}
        </div>
      )}
      <div className="vrows-all" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const mark = props.mark?.(index);
          return (
            <div
              key={index}
              id={`${id}-${index}`}
              className={`vrow${index === cursor ? " active" : ""}${mark?.className ? ` ${mark.className}` : ""}`}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + (head ? 2 : 1)}
              aria-selected={index === cursor}
              data-index={index}
              data-testid={mark?.testid}
              {...mark?.data}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              {props.row(index)}
            </div>
          );
        })}
      </div>
      {count === 0 && props.empty}
    </div>
  );
}
