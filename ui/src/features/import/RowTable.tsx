import { memo, useCallback, useEffect, useMemo, useState } from "react";
import type {
  Column,
  ListField as Field,
  ImportPreview,
  ImportRequest,
  IssueCode,
  PreviewRow,
  RowFate,
} from "../../api/bindings.ts";
import { call } from "../../api/client.ts";
import { Badge, VirtualRows } from "../../components/index.ts";
import { samePages, useRows } from "../../grid/index.ts";
import { useText } from "../../text/index.ts";
import { FIELDS } from "./mapping.ts";
import { Fate } from "./Sum.tsx";

/** Which rows are shown. */
export interface RowFilter {
  fate: RowFate | null;
  code: IssueCode | null;
  conflicts: boolean;
}

export const ALL_ROWS: RowFilter = { fate: null, code: null, conflicts: false };

/** Width of a cell by what is in it, px. */
const WIDTHS: Partial<Record<Field, number>> = {
  number: 136,
  title_ja: 320,
  title_en: 320,
  summary_ja: 300,
  summary_en: 300,
  programme: 200,
  institution: 180,
  fiscal_year: 76,
  start: 100,
  end: 100,
  budget: 100,
  total_budget: 100,
};
const FIXED = [60, 132, 184];
/** Columns shown while none is mapped. */
const UNMAPPED = 8;

export interface RowTableProps {
  preview: ImportPreview;
  /** What the rows are asked with: the request the preview answers; null until it has answered one. */
  request: ImportRequest | null;
  columns: readonly Column[];
  filter: RowFilter;
  stale: boolean;
  paused: boolean;
  /** Number in the sheet of the row in the detail panel. */
  open: number | null;
  /** Its place in this list; -1 = it was opened from elsewhere. */
  openAt: number;
  onOpen: (row: PreviewRow, index: number) => void;
  /** What stands in the list, for going on from the row in the detail panel. */
  onList: (list: { total: number; rowAt: (index: number) => PreviewRow | undefined }) => void;
}

/** The rows as read, of any number, with what will happen to each. */
export const RowTable = memo(function RowTable({
  preview,
  request,
  columns,
  filter,
  stale,
  paused,
  open,
  openAt,
  onOpen,
  onList,
}: RowTableProps) {
  const { t, f } = useText();
  const [view, setView] = useState({ first: 0, last: 40 });
  const [cursor, setCursor] = useState(-1);
  const onView = useCallback(
    (first: number, last: number) => setView((was) => (samePages(was, { first, last }) ? was : { first, last })),
    [],
  );
  const list = JSON.stringify([filter, preview.sheet, preview.header_rows]);
  const plain = filter.fate === null && filter.code === null && !filter.conflicts;
  // A short list is in the preview already.
  const whole = plain && preview.rows.length >= preview.report.rows;
  const rows = useRows<PreviewRow>({
    list,
    page: (offset, limit) => rowsQuery(request, filter, offset, limit, !whole && !paused),
    ...view,
  });
  const total = whole
    ? preview.rows.length
    : rows.shown && !rows.stale
      ? rows.total
      : plain
        ? preview.report.rows
        : rows.total;
  const { rowAt: fetched, stale: before } = rows;
  const rowAt = useCallback(
    (index: number) =>
      whole
        ? preview.rows[index]
        : before && plain
          ? preview.rows[index]
          : (fetched(index) ?? (plain ? preview.rows[index] : undefined)),
    [whole, plain, before, fetched, preview.rows],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in the list changes with these only
  useEffect(() => onList({ total, rowAt }), [total, rows.shown, whole, preview.rows, onList]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top
  useEffect(() => setCursor(-1), [list]);
  const at = openAt >= 0 ? openAt : cursor;

  const used = useMemo(() => {
    const mapped = columns.filter((column) => column.field !== null);
    // With nothing mapped the cells are shown as they stand: what they are is still to be said.
    if (mapped.length === 0) return columns.slice(0, UNMAPPED);
    // What tells a project apart comes first, wherever it stands in the file.
    return mapped.sort((a, b) => FIELDS.indexOf(a.field as Field) - FIELDS.indexOf(b.field as Field));
  }, [columns]);
  const widths = [...FIXED, ...used.map((column) => WIDTHS[column.field as Field] ?? 140)];
  const choose = (index: number, into: boolean) => {
    setCursor(index);
    const row = rowAt(index);
    if (into && row) onOpen(row, index);
  };
  return (
    <VirtualRows
      label={t.importing.preview}
      list={list}
      count={total}
      columns={widths.map((w, i) => (i === 3 ? `minmax(${w}px, 1fr)` : `${w}px`)).join(" ")}
      width={widths.reduce((a, b) => a + b, 0)}
      busy={stale || before}
      cursor={at}
      // With the panel open the keys go through the rows in it.
      onCursor={(index) => choose(index, open !== null)}
      onOpen={(index) => choose(index, true)}
      onView={onView}
      testid="import-rows"
      empty={<p className="vrows-none">{t.importing.noRows}</p>}
      head={
        <>
          <Head className="num">{t.importing.row}</Head>
          <Head>{t.importing.fate}</Head>
          <Head>{t.importing.issue}</Head>
          {used.map((column) => (
            <Head key={column.index} title={`${column.letter} ${column.heading}`}>
              {column.field === null ? column.heading || column.letter : t.importing.fields[column.field]}
              {column.year !== null && <span className="faint"> {f.fiscalYearShort(column.year)}</span>}
            </Head>
          ))}
        </>
      }
      mark={(index) => {
        const row = rowAt(index);
        return {
          className: [
            row?.fate === "unreadable" && "refused",
            row?.skipped && "skipped",
            row && row.row === open && "open",
          ]
            .filter(Boolean)
            .join(" "),
          ...(row ? { testid: "import-preview-row", data: { "data-row": String(row.row) } } : {}),
        };
      }}
      row={(index) => {
        const row = rowAt(index);
        return row && <Cells row={row} used={used} />;
      }}
    />
  );
});

/** The cells of one row. */
const Cells = memo(function Cells({ row, used }: { row: PreviewRow; used: readonly Column[] }) {
  const { t, f, pick } = useText();
  const first = row.issues[0];
  const conflict = row.diff.some((diff) => diff.conflict !== null);
  return (
    <>
      <Cell className="num faint">{row.row}</Cell>
      <Cell>
        <Fate fate={row.fate} />
      </Cell>
      <Cell>
        {first && (
          <Badge
            tone={row.fate === "unreadable" || conflict ? "bad" : "warn"}
            title={row.issues.map((issue) => pick(issue, "message")).join("\n")}
          >
            {conflict ? t.importing.issueCodes.conflict : t.importing.issueCodes[first.code]}
            {row.issues.length > 1 && ` +${f.number(row.issues.length - 1)}`}
          </Badge>
        )}
      </Cell>
      {used.map((column) => {
        const value = row.cells[column.index] ?? "";
        return (
          <Cell
            key={column.index}
            title={value.length > 2000 ? value.slice(0, 2000) : value}
            className={column.field === "number" ? "mono" : ""}
          >
            {value ? value.slice(0, 200) : <span className="faint">—</span>}
          </Cell>
        );
      })}
    </>
  );
});

/** How a part of the rows is fetched; also what finds one row among them. */
export function rowsQuery(
  request: ImportRequest | null,
  filter: RowFilter,
  offset: number,
  limit: number,
  wanted = true,
) {
  const args = {
    request: request as ImportRequest,
    ...(filter.fate === null ? {} : { fate: filter.fate }),
    ...(filter.code === null ? {} : { code: filter.code }),
    conflicts: filter.conflicts,
    offset,
    limit,
  };
  return {
    queryKey: ["import.rows", args],
    queryFn: ({ signal }: { signal: AbortSignal }) => call("import.rows", args, undefined, signal),
    enabled: wanted && request !== null,
  };
}

function Head({ className, title, children }: { className?: string; title?: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as in VirtualRows
    <span className={`vcell ell${className ? ` ${className}` : ""}`} role="columnheader" tabIndex={-1} title={title}>
      {children}
    </span>
  );
}

function Cell({ className, title, children }: { className?: string; title?: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as in VirtualRows
    <span className={`vcell ell${className ? ` ${className}` : ""}`} role="gridcell" tabIndex={-1} title={title}>
      {children}
    </span>
  );
}
