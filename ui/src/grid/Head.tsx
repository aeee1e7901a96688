// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows that are placed one by one
import { type RefObject, useRef, useState } from "react";
import { CheckMark, Icon } from "../components/index.ts";
import { useText } from "../text/index.ts";
import { clamped, type GridColumn } from "./columns.ts";
import { HeadMenu } from "./HeadMenu.tsx";
import { useHeadKeys } from "./headKeys.ts";
import { contentWidth, type GridLayout, type Placed } from "./layout.ts";
import { Resizer } from "./Resizer.tsx";
import { useHeadDrag } from "./useHeadDrag.ts";

/** One key of the order. */
export interface GridSort {
  column: string;
  descending: boolean;
}

interface HeadProps<Row> {
  scroller: RefObject<HTMLElement | null>;
  columns: readonly GridColumn<Row>[];
  placed: readonly Placed<Row>[];
  layout: GridLayout;
  /** Tick of all rows; undefined = nothing can be ticked. */
  tick: boolean | "mixed" | undefined;
  onAll: (on: boolean) => void;
  sorts: readonly GridSort[];
  onSort: (column: string, extend: boolean, descending?: boolean | null) => void;
  grouped: string | null | undefined;
  onGroup: (column: string | null) => void;
}

/** px a width changes by with each press of a key. */
const WIDTH_STEP = 16;

/** The heads of the columns. One of them is reached by Tab, the others by arrows. */
export function Head<Row>(props: HeadProps<Row>) {
  const { scroller, columns, placed, layout, sorts, onSort, tick } = props;
  const { t, f } = useText();
  const words = t.projects.grid;
  const [tabbed, setTabbed] = useState<string | null>(null);
  const [menu, setMenu] = useState<string | null>(null);
  const anchor = useRef<Element | null>(null);
  const drag = useHeadDrag(scroller, layout.move);
  const reached = columns.some((c) => c.id === tabbed) ? tabbed : columns[0]?.id;

  const headOf = (id: string) => scroller.current?.querySelector<HTMLElement>(`[data-head="${id}"]`) ?? null;
  const focus = (id: string | undefined) => {
    if (id === undefined) return;
    setTabbed(id);
    const head = headOf(id);
    head?.querySelector<HTMLElement>(".grid-sort")?.focus();
    head?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  };
  const openMenu = (id: string) => {
    anchor.current = headOf(id);
    setTabbed(id);
    setMenu(id);
  };
  const closeMenu = () => {
    const id = menu;
    setMenu(null);
    if (id !== null) requestAnimationFrame(() => focus(id));
  };
  const fitTo = (column: GridColumn<Row>) => layout.setWidth(column.id, contentWidth(scroller.current, column));

  useHeadKeys({
    scroller,
    focused: () => document.activeElement?.closest<HTMLElement>("[data-head]")?.dataset.head,
    go: (id, by) => focus(columns[columns.findIndex((c) => c.id === id) + by]?.id),
    end: (to) => focus((to === "start" ? columns[0] : columns.at(-1))?.id),
    step: (id, by) => {
      layout.step(id, by);
      // The head is made anew where it went; the focus goes with it.
      requestAnimationFrame(() => focus(id));
    },
    widen: (id, by) => {
      const column = columns.find((c) => c.id === id);
      if (!column || (column.grow && !layout.sheet)) return;
      layout.setWidth(id, clamped(column.width + by * WIDTH_STEP, column.min));
    },
    sortAlso: (id) => columns.find((c) => c.id === id)?.sortable && onSort(id, true),
    menu: openMenu,
  });

  const chosen = columns.find((c) => c.id === menu);
  return (
    <div className="grid-head" role="rowgroup">
      <div className="grid-heads" role="row" tabIndex={-1} aria-rowindex={1}>
        <div className="grid-th tick stuck" role="columnheader" tabIndex={-1}>
          {tick !== undefined && (
            <button
              type="button"
              role="checkbox"
              className="grid-all"
              aria-checked={tick}
              aria-label={t.projects.selectAll}
              title={tick === true ? t.projects.selectNone : t.projects.selectAll}
              data-testid="select-all"
              onClick={() => props.onAll(tick === false)}
            >
              <CheckMark checked={tick} />
            </button>
          )}
        </div>
        {placed.map(({ column, style, headClass }) => {
          const rank = sorts.findIndex((sort) => sort.column === column.id);
          const sorted = sorts[rank];
          return (
            <div
              key={column.id}
              className={`grid-th${headClass}${menu === column.id ? " menu-open" : ""}`}
              role="columnheader"
              tabIndex={-1}
              // One column at a time may say so; the further keys say it in words.
              aria-sort={sorted && rank === 0 ? (sorted.descending ? "descending" : "ascending") : undefined}
              data-head={column.id}
              data-column={column.id}
              data-testid={`head-${column.id}`}
              style={style}
              onPointerDown={(e) => drag.onPointerDown(e, column.id)}
              onContextMenu={(e) => {
                e.preventDefault();
                openMenu(column.id);
              }}
            >
              <button
                type="button"
                className={`grid-sort${sorted ? " on" : ""}`}
                tabIndex={column.id === reached ? 0 : -1}
                title={column.sortable ? words.sortTitle(column.title) : column.title}
                data-testid={`sort-${column.id}`}
                onFocus={() => setTabbed(column.id)}
                onClick={(e) => !drag.wasDrag() && column.sortable && onSort(column.id, e.shiftKey)}
              >
                <span className="ell">{column.title}</span>
                {sorted && <Icon name={sorted.descending ? "down" : "up"} size="s" />}
                {sorted && sorts.length > 1 && (
                  <>
                    <span className="grid-rank" aria-hidden="true">
                      {f.number(rank + 1)}
                    </span>
                    <span className="vh">{words.sortRank(f.number(rank + 1), sorted.descending)}</span>
                  </>
                )}
              </button>
              <button
                type="button"
                className="grid-more"
                tabIndex={-1}
                aria-label={words.columnMenu(column.title)}
                aria-haspopup="menu"
                title={words.columnMenu(column.title)}
                data-testid={`head-more-${column.id}`}
                onPointerDown={(e) => e.stopPropagation()}
                onClick={() => openMenu(column.id)}
              >
                <Icon name="down" size="s" />
              </button>
              {(!column.grow || layout.sheet) && (
                <Resizer column={column} scroller={scroller} onWidth={layout.setWidth} onFit={() => fitTo(column)} />
              )}
            </div>
          );
        })}
        {drag.drop && <div className="grid-drop" style={{ left: drag.drop.at }} />}
      </div>
      {chosen && (
        <HeadMenu
          column={chosen}
          columns={columns}
          anchor={anchor}
          sorts={sorts}
          onSort={onSort}
          grouped={props.grouped}
          onGroup={props.onGroup}
          layout={layout}
          onFit={() => fitTo(chosen)}
          onClose={closeMenu}
        />
      )}
    </div>
  );
}
