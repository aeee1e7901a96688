// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows that are placed one by one
import { type CSSProperties, memo, type ReactNode, useRef } from "react";
import type { Contradiction, PlanColumn, PlanRow, PlanSheet } from "../api/bindings.ts";
import { Button, Icon, Menu, type MenuEntry } from "../components/index.ts";
import { useText } from "../text/index.ts";
import { CellView } from "./CellView.tsx";
import { type Cells, lacking, type Refs } from "./columns.ts";
import { CellEditor, isInCell } from "./editors/CellEditor.tsx";
import type { Then } from "./editors/editor.ts";
import type { Marks, Shown } from "./shown.ts";
import type { Draft } from "./unsaved.ts";
import { WrongNote } from "./WrongNote.tsx";
import type { SheetWords } from "./words.ts";

/** What a screen draws in a cell itself; undefined = as everywhere. */
export type DrawCell = (row: PlanRow, column: PlanColumn) => ReactNode | undefined;

/** What a row tells its table; the same object as long as the table is there. */
export interface RowActions {
  take: (key: number, column: PlanColumn, cells: Cells, then: Then) => void;
  cancel: () => void;
  confirm: (key: number, column: string) => void;
  entries: () => readonly (MenuEntry | null)[];
}

export interface RowProps {
  sheet: PlanSheet;
  id: string;
  lineKey: number;
  row: PlanRow;
  /** 0-based. */
  index: number;
  columns: readonly Shown[];
  words: SheetWords;
  refs: Refs;
  drafts: Readonly<Record<string, Draft>> | undefined;
  marks: Marks | undefined;
  draw: DrawCell | undefined;
  /** Position of the cell the keys act on; -1 = in another row. */
  at: number;
  /** Chosen columns, both included; -1 = none. */
  from: number;
  to: number;
  editing: boolean;
  /** Rows can be added, moved, removed. */
  open: boolean;
  /** What hangs on its cells hangs above them. */
  low: boolean;
  /** px from the top, where the rows are placed one by one. */
  top: number | undefined;
  actions: RowActions;
}

/** A row with what was typed laid over what is saved. */
export function overlaid(row: PlanRow, drafts: Readonly<Record<string, Draft>> | undefined): PlanRow {
  if (!drafts) return row;
  return { ...row, cells: Object.assign({}, row.cells, ...Object.values(drafts).map(({ cells }) => cells)) };
}

/** One row of the table. */
export const SheetRow = memo(function SheetRow(props: RowProps) {
  const { sheet, lineKey, index, columns, words, drafts, at, from, to, actions } = props;
  const { t, f } = useText();
  const row = overlaid(props.row, drafts);
  const fresh = row.id < 0;
  const style = props.top === undefined ? undefined : ({ transform: `translateY(${props.top}px)` } as CSSProperties);
  const needs = fresh ? lacking(sheet, row.cells).map(words.label).join(t.sheet.and) : "";
  return (
    <div
      className={`sheet-row${at >= 0 ? " active" : ""}${fresh ? " fresh" : ""}${style ? " placed" : ""}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      data-key={lineKey}
      data-testid="sheet-row"
      style={style}
    >
      <div
        className="sheet-cell number stuck"
        role="rowheader"
        tabIndex={-1}
        data-number=""
        title={fresh ? (needs ? t.sheet.newRowNeeds(needs) : t.sheet.newRow) : undefined}
      >
        {at >= 0 && props.open ? (
          <Menu
            trigger={
              <Button look="ghost" size="sm" icon="dots" label={t.sheet.rowActions} testid="sheet-row-actions" />
            }
            entries={actions.entries()}
            label={t.sheet.rowActions}
            testid="sheet-row-action"
          />
        ) : fresh ? (
          <Icon name="plus" size="s" label={t.sheet.newRow} />
        ) : (
          f.number(index + 1)
        )}
      </div>
      {columns.map((shown, i) => (
        <SheetCell
          key={shown.id}
          {...props}
          row={row}
          shown={shown}
          here={i === at}
          chosen={i >= from && i <= to && from >= 0}
          stuck={i === 0}
          leftwards={i > 0 && i >= columns.length / 2}
        />
      ))}
    </div>
  );
});

interface CellProps extends RowProps {
  shown: Shown;
  here: boolean;
  chosen: boolean;
  stuck: boolean;
  leftwards: boolean;
}

function SheetCell(props: CellProps) {
  const { id, lineKey, row, shown, words, refs, here, chosen, actions, low, leftwards } = props;
  const { t } = useText();
  const element = useRef<HTMLDivElement>(null);
  const { column } = shown;
  const draft = column && props.drafts?.[column.name];
  const wrong = draft?.wrong ?? null;
  const editing = here && props.editing && column !== undefined;
  const inCell = editing && isInCell(column.kind);
  const marks = props.marks?.[shown.id];
  const hangs = low ? "above" : "below";
  const confirm = () => column && actions.confirm(lineKey, column.name);
  const state = [
    "sheet-cell",
    props.stuck && "stuck edge",
    shown.end && "end",
    here && "on",
    chosen && !here && "chosen",
    wrong && (wrong.asked ? "asked" : "wrong"),
    inCell && "sheet-edit",
  ];
  const text = column && !inCell ? words.shown(column, row.cells) : undefined;
  const needed = row.id < 0 && column?.needed === true && text === "";
  return (
    <div
      ref={element}
      id={`${id}-${lineKey}-${shown.id}`}
      className={state.filter(Boolean).join(" ")}
      role="gridcell"
      tabIndex={-1}
      aria-selected={here || chosen}
      aria-invalid={wrong ? true : undefined}
      aria-readonly={column === undefined ? true : undefined}
      data-column={shown.id}
      title={text}
    >
      {inCell ? null : marks && <CellMark all={marks} />}
      {inCell
        ? null
        : column
          ? (props.draw?.(row, column) ?? <CellView column={column} cells={row.cells} words={words} />)
          : shown.extra?.cell(row)}
      {needed && <span className="sheet-needed">{t.common.required}</span>}
      {editing && (
        <CellEditor
          column={column}
          label={shown.label}
          cells={row.cells}
          wrong={wrong}
          words={words}
          refs={refs}
          anchor={element}
          hangs={hangs}
          leftwards={leftwards}
          onTake={(cells, then) => actions.take(lineKey, column, cells, then)}
          onCancel={actions.cancel}
          onConfirm={confirm}
        />
      )}
      {here && wrong && !editing && (
        <WrongNote wrong={wrong} onConfirm={confirm} rest={t.sheet.stays} hangs={hangs} leftwards={leftwards} />
      )}
    </div>
  );
}

/** What does not go together, at its cell. */
function CellMark({ all }: { all: readonly Contradiction[] }) {
  const { say } = useText();
  const bad = all.some(({ severity }) => severity === "bad");
  const words = all
    .map(({ code, params }) => `${say(`contradiction.${code}`, params)} ${say(`contradiction.${code}.remedy`, params)}`)
    .join("\n");
  return (
    <span className={`sheet-mark ${bad ? "bad" : "warn"}`} title={words} data-testid="sheet-mark">
      <Icon name="alert" size="s" label={words} />
    </span>
  );
}
