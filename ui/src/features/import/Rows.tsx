import { useCallback, useEffect, useRef, useState } from "react";
import type { Column, ImportOptions, ImportPreview, ImportRequest, IssueView, PreviewRow } from "../../api/bindings.ts";
import { Button, Select, Tabs } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { findRow } from "./findRow.ts";
import { Issues, issueCount } from "./Issues.tsx";
import { Layout } from "./Layout.tsx";
import { withAllConflicts, withRepair } from "./options.ts";
import { RowDetail } from "./RowDetail.tsx";
import { ALL_ROWS, type RowFilter, RowTable } from "./RowTable.tsx";
import { Sum } from "./Sum.tsx";
import { Vanished } from "./Vanished.tsx";

export type View = "rows" | "issues" | "vanished" | "layout";

export interface RowsProps {
  preview: ImportPreview;
  /** The request this preview answers; null until one was answered. */
  request: ImportRequest | null;
  columns: readonly Column[];
  options: ImportOptions;
  change: (patch: Partial<ImportOptions>) => void;
  stale: boolean;
  /** Nothing is asked while it is written. */
  paused: boolean;
  view: View;
  onView: (view: View) => void;
  onRefused: (() => void) | undefined;
}

/** What was read: the sum that adds up, each group's rows, everything odd, and one row closely. */
export function Rows(props: RowsProps) {
  const { preview, request, columns, options, change, stale, paused, view, onView, onRefused } = props;
  const { t, f } = useText();
  const [filter, setFilter] = useState<RowFilter>(ALL_ROWS);
  // With its place in the list, where it was opened from there.
  const [picked, setPicked] = useState<{ row: PreviewRow; index: number } | null>(null);
  const [marked, setMarked] = useState<number | null>(null);
  const list = useRef<{ total: number; rowAt: (index: number) => PreviewRow | undefined }>({
    total: 0,
    rowAt: () => undefined,
  });
  const [, listChanged] = useState(0);
  const shown = useRef(false);
  shown.current = picked !== null;
  const onList = useCallback((now: typeof list.current) => {
    list.current = now;
    // Only the panel says more when other rows are at hand.
    if (shown.current) listChanged((n) => n + 1);
  }, []);
  const onOpen = useCallback((row: PreviewRow, index: number) => setPicked({ row, index }), []);
  const { report } = preview;
  const show = (next: RowFilter) => {
    setFilter(next);
    onView("rows");
  };
  // The same row as it is now, where it is at hand: a changed decision changes what will happen to it.
  const same = (row: PreviewRow | undefined) => (row?.row === picked?.row.row ? row : undefined);
  const here = picked ? same(list.current.rowAt(picked.index)) : undefined;
  const open = picked && (here ?? preview.rows.find((row) => row.row === picked.row.row) ?? picked.row);
  const step = (by: number) => {
    if (!picked || !here || view !== "rows") return undefined;
    const index = picked.index + by;
    const row = list.current.rowAt(index);
    return row && (() => setPicked({ row, index }));
  };
  const openAlone = (row: PreviewRow) => setPicked({ row, index: -1 });
  // A row opened from elsewhere is asked for again when a decision was read.
  const alone = picked && !here && !preview.rows.some((row) => row.row === picked.row.row) ? picked.row.row : null;
  const guess = useRef({ first: 0, total: 0 });
  guess.current = { first: preview.rows[0]?.row ?? 0, total: report.rows };
  useEffect(() => {
    if (alone === null || request === null || paused) return;
    let current = true;
    findRow(request, alone, guess.current)
      .then((row) => current && row && setPicked((was) => (was?.row.row === alone ? { ...was, row } : was)))
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [alone, request, paused]);
  const onIssue = async (issue: IssueView) => {
    const number = issue.row;
    if (number === null || request === null) return;
    const near = preview.rows.find((row) => row.row === number);
    if (near) return openAlone(near);
    const inLayout = preview.layout.find((row) => row.row === number);
    if (preview.rows.length > 0 && (inLayout === undefined || inLayout.part === "data")) {
      const found = await findRow(request, number, guess.current).catch(() => null);
      if (found) return openAlone(found);
    }
    // Not a project's row: a total, a note, another table.
    if (inLayout) {
      setMarked(number);
      onView("layout");
    }
  };

  const what =
    filter.code !== null
      ? t.importing.issueCodes[filter.code]
      : filter.conflicts
        ? t.importing.conflicts
        : filter.fate !== null
          ? t.importing.fates[filter.fate]
          : null;
  const table = (
    <div className="rows-all">
      <div className="rows-f small">
        <Button size="sm" on={what === null} onPress={() => setFilter(ALL_ROWS)} testid="import-filter-all">
          {t.importing.allRows(f.number(report.rows))}
        </Button>
        {report.conflicts > 0 && (
          <Button
            size="sm"
            icon="alert"
            on={filter.conflicts}
            count={f.number(report.conflicts)}
            onPress={() => setFilter(filter.conflicts ? ALL_ROWS : { ...ALL_ROWS, conflicts: true })}
            testid="import-filter-conflicts"
          >
            {t.importing.conflicts}
          </Button>
        )}
        {what !== null && !filter.conflicts && (
          <Button size="sm" on icon="close" tip={t.importing.clearFilter} onPress={() => setFilter(ALL_ROWS)}>
            {what}
          </Button>
        )}
        <span className="grow" />
        {report.conflicts > 0 && (
          <span className="rows-c">
            <Select
              label={t.importing.conflictsAll}
              hideLabel
              size="sm"
              choices={(["mine", "file"] as const).map((id) => ({ id, label: t.importing.conflictAll[id] }))}
              value={options.conflicts}
              onChange={(choice) => change(withAllConflicts(choice))}
              testid="import-conflicts"
            />
          </span>
        )}
      </div>
      <RowTable
        preview={preview}
        request={request}
        columns={columns}
        filter={filter}
        stale={stale}
        paused={paused}
        open={open?.row ?? null}
        openAt={here && picked ? picked.index : -1}
        onOpen={onOpen}
        onList={onList}
      />
    </div>
  );
  return (
    <>
      <Sum
        report={report}
        actions={{
          shown: view === "rows" ? filter.fate : null,
          onShow: (fate) => show({ ...ALL_ROWS, fate }),
          choices: options,
          onChoice: (group, choice) => change({ [group]: choice }),
          onVanished: () => onView("vanished"),
          onRefused,
        }}
      />
      <div className="import-split">
        <Tabs<View>
          label={t.importing.preview}
          value={view}
          onChange={onView}
          testid="import-tab"
          tabs={[
            { id: "rows", label: t.importing.preview, count: f.number(report.rows), content: table },
            {
              id: "issues",
              label: t.importing.issues,
              count: f.number(issueCount(report)),
              content: (
                <Issues
                  report={report}
                  actions={{
                    open: open?.row ?? null,
                    onIssue: (issue) => void onIssue(issue),
                    onRows: (code) => show({ ...ALL_ROWS, code }),
                    repair: options.repair,
                    onRepair: (code, on) => change(withRepair(options, code, on)),
                  }}
                />
              ),
            },
            ...(report.vanished > 0 || view === "vanished"
              ? [
                  {
                    id: "vanished" as const,
                    label: t.importing.vanished,
                    count: f.number(report.vanished),
                    content: <Vanished report={report} />,
                  },
                ]
              : []),
            {
              id: "layout",
              label: t.importing.layout,
              content: (
                <Layout
                  preview={preview}
                  chosen={options.header_rows}
                  onHeading={(header_rows) => change({ header_rows })}
                  marked={marked}
                  busy={stale}
                />
              ),
            },
          ]}
        />
        {open && (
          <RowDetail
            row={open}
            columns={columns}
            options={options}
            change={change}
            onClose={() => setPicked(null)}
            onPrevious={step(-1)}
            onNext={step(1)}
          />
        )}
      </div>
    </>
  );
}
