import { type CSSProperties, type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { isComposing } from "../keys/index.ts";
import { useText } from "../text/index.ts";
import type { AxisValue, Drawn } from "./matrix.ts";
import { stepOf } from "./steps.ts";
import "./charts.css";

/** A place in the map; −1 = the head of a row or column. */
interface At {
  row: number;
  column: number;
}

export interface HeatMapProps {
  label: string;
  drawn: Pick<Drawn, "rows" | "columns" | "wanted">;
  count: Drawn["count"];
  /** The smallest count of each step; several maps may share them. */
  bounds: readonly number[];
  onCell: (row: number, column: number) => void;
  onRow?: (row: number) => void;
  onColumn?: (column: number) => void;
  /** Right click, or the menu key, on a cell. */
  onMenu?: (row: number, column: number, cell: Element) => void;
  /** `on-card` on the home screen, `small` as one of many; full otherwise. */
  size?: "on-card" | "small";
  /** Set before the words of a cell, where several maps stand side by side. */
  of?: string;
  testid: string;
}

/** More columns than this have their names set upright. */
const LYING_HEADS = 14;

/** Counts by two dimensions: colour in seven steps and the number; wanted and empty is drawn, not left blank.
 *  One stop of the Tab key; arrows lead from cell to cell and to the heads. */
export function HeatMap(props: HeatMapProps) {
  const { label, drawn, count, bounds, onCell, onRow, onColumn, onMenu, size, of, testid } = props;
  const { rows, columns, wanted } = drawn;
  const { t, f } = useText();
  const root = useRef<HTMLTableElement>(null);
  const [stop, setStop] = useState<At>({ row: 0, column: 0 });
  const small = size === "small";
  // What the Tab key reaches: never a place that went with other data.
  const at = { row: Math.min(stop.row, rows.length - 1), column: Math.min(stop.column, columns.length - 1) };
  const tab = (row: number, column: number) => (at.row === row && at.column === column ? 0 : -1);
  const heads = onRow !== undefined && !small;

  const go = (next: At) => {
    const least = heads ? -1 : 0;
    const row = Math.max(least, Math.min(rows.length - 1, next.row));
    const column = Math.max(least, Math.min(columns.length - 1, next.column));
    if (row < 0 && column < 0) return;
    root.current?.querySelector<HTMLElement>(`[data-at="${row},${column}"]`)?.focus();
  };
  const onKeyDown = (e: KeyboardEvent) => {
    if (isComposing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
    const way: Record<string, At> = {
      ArrowUp: { row: at.row - 1, column: at.column },
      ArrowDown: { row: at.row + 1, column: at.column },
      ArrowLeft: { row: at.row, column: at.column - 1 },
      ArrowRight: { row: at.row, column: at.column + 1 },
      Home: { row: at.row, column: 0 },
      End: { row: at.row, column: columns.length - 1 },
      PageUp: { row: 0, column: at.column },
      PageDown: { row: rows.length - 1, column: at.column },
    };
    const next = way[e.key];
    if (!next) return;
    e.preventDefault();
    go(next);
  };
  const onFocus = (e: FocusEvent) => {
    const place = (e.target as HTMLElement).dataset.at?.split(",").map(Number);
    if (place) setStop({ row: place[0] ?? 0, column: place[1] ?? 0 });
  };

  const head = (axis: "row" | "column", value: AxisValue, i: number) => {
    const place: At = axis === "row" ? { row: i, column: -1 } : { row: -1, column: i };
    const said = t.matrix.head(value.label, f.number(value.count), value.count);
    const press = axis === "row" ? onRow : onColumn;
    return (
      <th key={value.value} scope={axis === "row" ? "row" : "col"} className={`heat-${axis}`}>
        {press && heads ? (
          <button
            type="button"
            title={said}
            aria-label={said}
            tabIndex={tab(place.row, place.column)}
            data-at={`${place.row},${place.column}`}
            data-testid={`${testid}-${axis}`}
            data-value={value.value}
            onClick={() => press(i)}
          >
            <span className="heat-name">{value.label}</span>
          </button>
        ) : (
          <span className="heat-name" title={said}>
            {value.label}
          </span>
        )}
      </th>
    );
  };
  const cell = (row: number, column: number) => {
    const n = count(row, column);
    const want = wanted(row, column);
    const words = [rows[row]?.label ?? "", columns[column]?.label ?? "", f.number(n), n] as const;
    const plain = want ? t.matrix.cellWanted(...words) : t.matrix.cell(...words);
    const said = of ? t.matrix.layerCell(of, plain) : plain;
    const step = stepOf(n, bounds);
    return (
      <td key={column} className="heat-g">
        <button
          type="button"
          className={`heat-c q${step}${want ? (n === 0 ? " gap" : " want") : ""}`}
          title={said}
          aria-label={said}
          tabIndex={tab(row, column)}
          data-at={`${row},${column}`}
          data-testid={`${testid}-cell`}
          data-row={rows[row]?.value}
          data-column={columns[column]?.value}
          data-count={n}
          data-step={step}
          onClick={() => onCell(row, column)}
          onContextMenu={(e) => {
            if (!onMenu) return;
            e.preventDefault();
            onMenu(row, column, e.currentTarget);
          }}
        >
          {n > 0 ? f.number(n) : want && !small ? t.matrix.wanted : ""}
        </button>
      </td>
    );
  };
  return (
    <table
      ref={root}
      className={`heat${size ? ` ${size}` : ""}${columns.length > LYING_HEADS ? " upright" : ""}`}
      style={{ "--heat-columns": columns.length } as CSSProperties}
      aria-label={label}
      data-testid={testid}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <thead>
        <tr>
          <td className="heat-corner" />
          {columns.map((value, i) => head("column", value, i))}
          {!small && (
            <th scope="col" className="heat-sum" title={t.matrix.totalTitle}>
              {t.matrix.total}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((value, row) => (
          <tr key={value.value}>
            {head("row", value, row)}
            {columns.map((_, column) => cell(row, column))}
            {!small && (
              <td className="heat-sum" title={t.matrix.totalTitle}>
                {f.number(value.count)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
      {!small && (
        <tfoot>
          <tr>
            <th scope="row" className="heat-row heat-sum" title={t.matrix.totalTitle}>
              {t.matrix.total}
            </th>
            {columns.map((value) => (
              <td key={value.value} className="heat-sum" title={t.matrix.totalTitle}>
                {f.number(value.count)}
              </td>
            ))}
            <td className="heat-sum" />
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** What the colours mean: the smallest count of each step, and the dashed cell. */
export function HeatLegend({ bounds, most, wanted }: { bounds: readonly number[]; most: number; wanted: boolean }) {
  const { t, f } = useText();
  return (
    <ul className="heat-legend">
      {bounds.map((from, i) => {
        const last = i === bounds.length - 1;
        return (
          <li key={from}>
            <i className={`heat-i q${i + 1}`} aria-hidden="true" />
            {f.number(from)}
            {last && most > from ? "–" : ""}
          </li>
        );
      })}
      {wanted && (
        <>
          <li>
            <i className="heat-i gap" aria-hidden="true">
              {t.matrix.wanted}
            </i>
            {t.matrix.wantedLegend}
          </li>
          <li className="hide-narrow">
            <i className="heat-i q2 want" aria-hidden="true" />
            {t.matrix.wantedFilled}
          </li>
        </>
      )}
    </ul>
  );
}
