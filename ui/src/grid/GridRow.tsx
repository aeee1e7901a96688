// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows that are placed one by one
import { type CSSProperties, memo, type ReactNode } from "react";
import { CheckMark, Icon } from "../components/index.ts";
import { useText } from "../text/index.ts";
import type { Placed } from "./layout.ts";
import type { GridGroup } from "./lines.ts";

interface LineProps {
  domId: string;
  /** 1-based place among all lines, the head being the first. */
  rowIndex: number;
  top: number;
  ticked: boolean | "mixed";
  active: boolean;
}

interface RowProps<Row> extends LineProps {
  index: number;
  row: Row | undefined;
  rowId: number | undefined;
  name: string;
  columns: readonly Placed<Row>[];
  filled: (column: number) => boolean;
  /** Under a heading. */
  grouped: boolean;
  open: boolean;
  /** In place of the tick box. */
  mark: ((row: Row) => ReactNode) | undefined;
}

const placeOf = (top: number): CSSProperties => ({ transform: `translateY(${top}px)` });

/** One row of the list. */
export const GridRow = memo(function GridRow<Row>(props: RowProps<Row>) {
  const { row, columns, ticked, active, open, index, filled, mark } = props;
  return (
    <div
      id={props.domId}
      className={`grid-row${active ? " active" : ""}${open ? " open" : ""}${ticked ? " ticked" : ""}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={props.rowIndex}
      aria-selected={ticked === true}
      {...(props.grouped ? { "aria-level": 2 } : {})}
      data-index={index}
      data-id={props.rowId}
      data-testid="grid-row"
      style={placeOf(props.top)}
    >
      <div
        className="grid-cell tick stuck"
        role="gridcell"
        tabIndex={-1}
        aria-label={props.name}
        data-tick={mark ? undefined : ""}
        data-testid="grid-row-check"
      >
        {row !== undefined && (mark ? mark(row) : <CheckMark checked={ticked} />)}
      </div>
      {columns.map(({ column, style, className }, i) => (
        <div
          key={column.id}
          className={`grid-cell${className}`}
          role="gridcell"
          tabIndex={-1}
          data-column={column.id}
          style={style}
          {...(row !== undefined && column.tip ? { title: column.tip(row) } : {})}
        >
          {row !== undefined && filled(i) && column.cell(row)}
        </div>
      ))}
    </div>
  );
}) as <Row>(props: RowProps<Row>) => ReactNode;

interface GroupProps extends LineProps {
  index: number;
  group: GridGroup;
  folded: boolean;
}

/** The heading over the rows of a group. */
export const GroupRow = memo(function GroupRow(props: GroupProps) {
  const { group, folded, ticked, active } = props;
  const { t, f } = useText();
  return (
    <div
      id={props.domId}
      className={`grid-row group${active ? " active" : ""}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={props.rowIndex}
      aria-level={1}
      aria-expanded={!folded}
      aria-selected={ticked === true}
      data-group={props.index}
      data-testid="grid-group"
      title={folded ? t.projects.grid.unfoldTitle : t.projects.grid.foldTitle}
      style={placeOf(props.top)}
    >
      <div
        className="grid-cell tick stuck"
        role="gridcell"
        tabIndex={-1}
        aria-label={t.projects.grid.tickGroup(group.label)}
        data-tick=""
        data-testid="grid-group-check"
      >
        <CheckMark checked={ticked} />
      </div>
      <div className="grid-cell group-name stuck" role="gridcell" tabIndex={-1}>
        <Icon name={folded ? "right" : "down"} size="s" />
        <b className="ell">{group.label}</b>
        <span className="cnt">{f.number(group.count)}</span>
      </div>
    </div>
  );
});
