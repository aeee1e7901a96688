// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows that are placed one by one
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Contradiction, PlanRow, PlanSheet } from "../api/bindings.ts";
import { notify } from "../api/notices.ts";
import { useWritable } from "../api/writable.ts";
import { Button, EmptyState } from "../components/index.ts";
import { useText } from "../text/index.ts";
import { type Copied, readTable } from "./clipboard.ts";
import { type Cells, columnOfCell, type Refs } from "./columns.ts";
import type { Board, Range } from "./cursor.ts";
import { PastePreview } from "./PastePreview.tsx";
import type { PasteInto } from "./pasting.ts";
import { useUsedRefs } from "./refs.ts";
import { SheetFoot } from "./SheetFoot.tsx";
import { type DrawCell, overlaid, SheetRow } from "./SheetRow.tsx";
import { giveUp, keyIn } from "./saving.ts";
import { type ExtraColumn, linesOf, marksOf, useShown } from "./shown.ts";
import { useUnsaved } from "./unsaved.ts";
import { useActions } from "./useActions.ts";
import { useChosen } from "./useChosen.ts";
import { useClipboard } from "./useClipboard.ts";
import { useCursor } from "./useCursor.ts";
import { usePointer } from "./usePointer.ts";
import { HEAD, ROW, useReveal } from "./useReveal.ts";
import { useSheetKeys } from "./useSheetKeys.ts";
import { useSheetWords } from "./words.ts";
import "./sheet.css";

/** Rows from which only those in view are in the page. */
const MANY = 60;

export interface SheetProps {
  sheet: PlanSheet;
  /** null = a sheet of the library. */
  plan: number | null;
  /** Rows in order. */
  rows: readonly PlanRow[];
  /** Which of them stand here; the same function as long as it says the same. */
  filter?: (row: PlanRow) => boolean;
  /** What references name. */
  refs: Refs;
  label: string;
  /** Columns shown, in order: names of the sheet's columns, ids of extras. Left out = all, the extras last. */
  columns?: readonly string[];
  /** Columns that follow from the rows; the same array as long as they say the same. */
  extras?: readonly ExtraColumn[];
  /** Draws cells itself; the same function as long as it draws the same. */
  draw?: DrawCell;
  /** What does not go together, to be marked at its cell. */
  contradictions?: readonly Contradiction[];
  /** Why nothing can be changed here; left out = it can. */
  frozen?: string | undefined;
  /** Columns that are not written here. */
  readOnly?: readonly string[];
  /** The row chosen. */
  selected?: number | null;
  onSelect?: (id: number | null) => void;
  /** A place that was gone to: it is brought into view and chosen, once for each. */
  shown?: { row?: number; column?: string } | undefined;
  /** What a new row begins with. */
  newCells?: Cells | ((above: PlanRow | undefined) => Cells);
  /** A heading above this row, where one begins. */
  groupHead?: (row: PlanRow, above: PlanRow | undefined) => ReactNode | undefined;
  /** In place of rows when there are none. */
  empty?: ReactNode;
  testid?: string;
}

/** The table of a sheet: edited in its cells, by keys alone too, exchanged with spreadsheets, each change one step. */
export function Sheet(props: SheetProps) {
  const { sheet, plan, filter, label, readOnly, groupHead, testid = "sheet" } = props;
  const { t } = useText();
  const id = useId();
  const refs = useUsedRefs(sheet, props.refs);
  const words = useSheetWords(sheet, refs);
  const unsaved = useUnsaved(plan, sheet);
  const { columns, style } = useShown(sheet, props.columns, props.extras, words);
  const own = useMemo(() => (filter ? props.rows.filter(filter) : props.rows), [props.rows, filter]);
  const lines = useMemo(() => linesOf(own, unsaved, testid), [own, unsaved, testid]);
  const marks = useMemo(() => marksOf(sheet, props.contradictions), [sheet, props.contradictions]);
  const table = useRef<HTMLDivElement>(null);
  const target = useMemo(() => ({ plan, sheet }), [plan, sheet]);
  const barred = !useWritable() ? t.keep.readOnly.why : props.frozen;
  const [pasting, setPasting] = useState<Copied | null>(null);

  const heads = useMemo(
    () => lines.map(({ row }, i) => groupHead?.(row, lines[i - 1]?.row) ?? null),
    [lines, groupHead],
  );
  // The places of rows among all that is drawn, headings too.
  const entries = useMemo(() => lines.flatMap((_, i) => (heads[i] === null ? [i] : [-1 - i, i])), [lines, heads]);
  const placed = entries.length > MANY;

  const board: Board = {
    rows: useMemo(() => lines.map(({ key }) => key), [lines]),
    columns: useMemo(() => columns.map((one) => one.id), [columns]),
    page: Math.max(1, Math.floor(((table.current?.clientHeight ?? 0) - HEAD) / ROW) - 1),
  };
  const at = useCursor({ plan, sheet, board, selected: props.selected });
  const { cursor, range } = at;
  const here = cursor ? lines.find(({ key }) => key === cursor.at.row) : undefined;
  const line = cursor ? entries.indexOf(board.rows.indexOf(cursor.at.row)) : -1;
  const virtual = useVirtualizer({
    count: entries.length,
    enabled: placed,
    getScrollElement: () => table.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: HEAD,
    useFlushSync: false,
    // The row under the keys stays in the page, with what is typed into it.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return line < 0 || shown.includes(line) ? shown : [...shown, line];
    },
  });
  const focus = () => table.current?.focus({ preventScroll: true });
  const clipboard = useClipboard({
    table,
    chosen: () =>
      range &&
      lines.slice(range.top, range.bottom + 1).map(({ key, row }) => {
        const now = overlaid(row, unsaved.drafts[key]);
        return columns
          .slice(range.left, range.right + 1)
          .map(({ column, extra }) => (column ? words.copied(column, now.cells) : (extra?.said?.(now) ?? "")));
      }),
    onPaste: (html, plain) => {
      const copied = readTable(html, plain);
      if (!copied) notify({ tone: "refused", say: () => t.sheet.paste.nothing });
      else if (!into.columns.slice(into.range.left).some((column) => column))
        notify({ tone: "refused", say: () => t.sheet.paste.noColumn });
      else setPasting(copied);
    },
  });
  const { actions, rows, add, edit, toggle, may } = useActions({
    target,
    table,
    board,
    at,
    all: props.rows,
    lines,
    columns,
    unsaved,
    place: testid,
    barred,
    readOnly,
    newCells: props.newCells,
    headed: (index) => (heads[index] ?? null) !== null,
    copy: clipboard.copy,
    paste: () => void clipboard.paste(),
  });
  const into: PasteInto = {
    sheet,
    rows: lines.map(({ key, row }) => ({
      id: row.id < 0 ? null : row.id,
      key,
      cells: row.id < 0 ? overlaid(row, unsaved.drafts[key]).cells : row.cells,
    })),
    columns: columns.map(({ id: own, column }) => (readOnly?.includes(own) ? undefined : column)),
    range: range ?? { top: lines.length, bottom: lines.length, left: 0, right: 0 },
    newCells: rows.givenTo,
    words,
  };
  const inRange = (run: (own: Range) => void) => () => {
    if (range && may()) run(range);
    return range !== null;
  };
  const onKeyDown = useSheetKeys(table, {
    step: at.step,
    jump: at.jump,
    all: at.all,
    edit: () => {
      if (cursor) edit(cursor.at);
      return cursor !== null;
    },
    toggle: () => {
      if (cursor && !at.many) toggle(cursor.at);
      return true;
    },
    leave: () => {
      if (!cursor) return false;
      if (unsaved.drafts[cursor.at.row]?.[cursor.at.column]?.wrong) giveUp(target, cursor.at.row, cursor.at.column);
      else if (at.many) at.narrow();
      else if (here && here.row.id < 0 && range) void rows.drop(range);
      else return false;
      return true;
    },
    clear: inRange((own) => void rows.clear(own)),
    add: () => {
      add(range ? range.bottom : -1);
      return true;
    },
    place: (by) => inRange((own) => void rows.move(own, by))(),
    remove: inRange((own) => void rows.drop(own)),
    copy: () => {
      clipboard.copyKey();
      return false;
    },
    paste: () => {
      if (may()) clipboard.pasteKey();
      return false;
    },
  });
  const tell = useChosen({
    chosen: here && (here.row.id >= 0 ? here.row.id : null),
    selected: props.selected,
    onSelect: props.onSelect,
  });
  const pointer = usePointer({
    table,
    columns: board.columns,
    single: cursor && !at.many ? cursor.at : null,
    editing: at.editing,
    go: at.go,
    extend: at.extend,
    choose: at.choose,
    edit,
    toggle,
    onRow: (key) => {
      const own = lines.find((line) => line.key === key)?.row.id ?? -1;
      tell(own < 0 ? null : own);
    },
  });

  // Brought into view when the keys go there, not whenever rows change.
  const reveal = useReveal(table, id);
  const under = cursor && (cursor.to ?? cursor.at);
  const top = under ? entries.indexOf(board.rows.indexOf(under.row)) * ROW : 0;
  const seen = useRef({ top, placed });
  seen.current = { top, placed };
  const [row, column] = [under?.row, under?.column];
  useLayoutEffect(() => {
    if (row === undefined || column === undefined) return;
    reveal({ row, column }, seen.current.placed ? seen.current.top : undefined);
  }, [row, column, reveal]);
  const { row: toRow, column: toColumn } = props.shown ?? {};
  const gone = useRef("");
  useEffect(() => {
    const place = `${toRow}/${toColumn}`;
    const key = toRow === undefined ? undefined : keyIn(target, toRow);
    if (key === undefined) gone.current = "";
    // Once for each place, when its row is there.
    if (key === undefined || gone.current === place || !board.rows.includes(key)) return;
    gone.current = place;
    const known = toColumn === undefined ? undefined : columnOfCell(sheet, toColumn)?.name;
    table.current?.focus({ preventScroll: true });
    at.go({ row: key, column: columns.find((one) => one.id === known)?.id ?? columns[0]?.id ?? "" });
  }, [toRow, toColumn, target, sheet, board.rows, columns, at.go]);

  const draw = (entry: number, top?: number) => {
    if (entry < 0)
      return (
        <div
          key={`h${-1 - entry}`}
          className={`sheet-group${top === undefined ? "" : " placed"}`}
          role="row"
          tabIndex={-1}
          style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
          data-testid="sheet-group"
        >
          <div className="sheet-group-in" role="gridcell" tabIndex={-1}>
            {heads[-1 - entry]}
          </div>
        </div>
      );
    const line = lines[entry];
    if (!line) return null;
    const covered = range !== null && entry >= range.top && entry <= range.bottom;
    const mine = cursor?.at.row === line.key;
    return (
      <SheetRow
        key={line.key}
        sheet={sheet}
        id={id}
        lineKey={line.key}
        row={line.row}
        index={entry}
        columns={columns}
        words={words}
        refs={refs}
        drafts={unsaved.drafts[line.key]}
        marks={marks.get(line.row.id)}
        draw={props.draw}
        at={mine ? board.columns.indexOf(cursor.at.column) : -1}
        from={covered ? range.left : -1}
        to={covered ? range.right : -1}
        editing={mine && at.editing}
        open={barred === undefined}
        low={entry > 1 && entry >= lines.length - 2}
        top={top}
        actions={actions}
      />
    );
  };

  return (
    <div className="sheet-around" data-testid={`${testid}-around`}>
      <div
        ref={table}
        className="sheet-table"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-describedby={`${id}-about`}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-readonly={barred !== undefined}
        aria-activedescendant={cursor ? `${id}-${cursor.at.row}-${cursor.at.column}` : undefined}
        data-testid={testid}
        style={style}
        onKeyDown={onKeyDown}
        onFocus={(e) => {
          if (e.target === table.current && !cursor) at.step("down", false);
        }}
        {...pointer}
      >
        <div className="sheet-head" role="row" tabIndex={-1} aria-rowindex={1}>
          <div className="sheet-th number stuck" role="columnheader" tabIndex={-1}>
            <span className="vh">{t.sheet.number}</span>
          </div>
          {columns.map((one, i) => (
            <div
              key={one.id}
              className={`sheet-th${i === 0 ? " stuck edge" : ""}${one.end ? " end" : ""}`}
              role="columnheader"
              tabIndex={-1}
              title={one.label}
            >
              <span className="ell">{one.label}</span>
            </div>
          ))}
        </div>
        <div
          className="sheet-rows"
          role="rowgroup"
          style={placed ? { height: virtual.getTotalSize() } : undefined}
          data-placed={placed || undefined}
        >
          {placed
            ? virtual.getVirtualItems().map(({ index, start }) => draw(entries[index] ?? 0, start - HEAD))
            : entries.map((entry) => draw(entry))}
        </div>
        {lines.length === 0 &&
          (props.empty ?? (
            <EmptyState icon="columns" title={t.sheet.nothing}>
              {t.sheet.nothingHint}
            </EmptyState>
          ))}
        <textarea
          ref={clipboard.catcher}
          className="vh"
          tabIndex={-1}
          aria-hidden="true"
          data-testid={`${testid}-catcher`}
        />
        <span id={`${id}-about`} className="vh">
          {t.sheet.about}
        </span>
      </div>
      <SheetFoot
        unsaved={unsaved}
        lines={lines}
        onShow={(place) => {
          focus();
          at.go(place);
        }}
        end={
          barred === undefined && (
            <Button
              look="ghost"
              size="sm"
              icon="plus"
              keys="KeyN"
              writes
              onPress={() => add(-1)}
              testid={`${testid}-add`}
            >
              {t.sheet.add}
            </Button>
          )
        }
      />
      {pasting && (
        <PastePreview
          copied={pasting}
          into={into}
          plan={plan}
          onClose={() => {
            setPasting(null);
            focus();
          }}
        />
      )}
    </div>
  );
}
