import { useMemo, useState } from "react";
import type { PlanCellIssue, PlanColumn } from "../api/bindings.ts";
import { useRead } from "../api/client.ts";
import { Button, Checkbox, Dialog, Note } from "../components/index.ts";
import { useText } from "../text/index.ts";
import { type Copied, countMerged, filled } from "./clipboard.ts";
import { type Cells, cellIn, cellNames, columnOfCell } from "./columns.ts";
import { PasteIssues } from "./PasteIssues.tsx";
import { laid, type Pasted, type PasteInto } from "./pasting.ts";
import { put } from "./put.ts";
import { dropRows } from "./saving.ts";
import { sayWrong } from "./useRows.ts";
import { wrongWord } from "./words.ts";
import "./paste.css";

/** Rows drawn at once. */
const PAGE = 100;

interface PastePreviewProps {
  copied: Copied;
  into: PasteInto;
  plan: number | null;
  onClose: () => void;
}

/** What a pasted table would write, each cell as the core reads it, before anything is written. */
export function PastePreview({ copied, into, plan, onClose }: PastePreviewProps) {
  const { t, f, say } = useText();
  const words = t.sheet.paste;
  const { sheet, range } = into;
  // As things were when it was pasted: what is written meanwhile moves nothing here.
  const [begun] = useState(into);
  const [fill, setFill] = useState(false);
  const [fixes, setFixes] = useState<Readonly<Record<string, string>>>({});
  const [right, setRight] = useState<ReadonlySet<string>>(new Set());
  const [room, setRoom] = useState(PAGE);
  const [busy, setBusy] = useState(false);
  const merged = countMerged(copied);
  const pasted = useMemo(() => laid(fill ? filled(copied) : copied.rows, begun), [copied, fill, begun]);
  const rows = useMemo(() => fixed(pasted, fixes, begun), [pasted, fixes, begun]);
  const args = { plan, sheet, rows, confirmed: false };
  const read = useRead("plan.try", args);
  const fresh = read.data !== undefined && !read.isPlaceholderData && !read.error;
  const issues = read.data?.issues ?? [];
  const wrong = issues.filter((own) => !own.asked);
  const asked = issues.filter((own) => own.asked);
  /** A cell as it was looked at: another value is looked at anew. */
  const lookOf = (own: PlanCellIssue) => `${own.row}:${own.column}:${String(rows[own.row]?.cells[own.column] ?? "")}`;
  const ready = fresh && !busy && wrong.length === 0 && asked.every((own) => right.has(lookOf(own)));

  const run = async () => {
    if (!ready) return;
    setBusy(true);
    const next = begun.rows.slice(range.top + rows.length).find(({ id }) => id !== null)?.id ?? null;
    const answer = await put({ ...args, confirmed: asked.length > 0, ...(next === null ? {} : { before: next }) });
    setBusy(false);
    if ("wrong" in answer) return sayWrong(sheet, answer.wrong[0]);
    dropRows(
      { plan, sheet },
      pasted.rows.flatMap(({ key }) => (key === null ? [] : [key])),
    );
    onClose();
  };

  const issueAt = (row: number, column: PlanColumn) =>
    issues.find((own) => own.row === row && columnOfCell(sheet, own.column)?.name === column.name);
  /** As it was read; what could not be, as it was pasted. */
  const shown = (row: number, column: PlanColumn): string => {
    const stays = rows[row]?.id !== null && !pasted.columns.includes(column);
    if (stays) return begun.words.shown(column, begun.rows[range.top + row]?.cells ?? {});
    const cell = cellIn(column, begun.words.lang);
    const readCells: Cells = { ...rows[row]?.cells, ...read.data?.rows[row] };
    return begun.words.shown(column, { [cell]: readCells[cell] ?? null });
  };
  const columns = [
    ...pasted.columns,
    // A new row may be refused for a column that was not pasted.
    ...[...new Set(issues.map((own) => columnOfCell(sheet, own.column)))].filter(
      (column): column is PlanColumn => column !== undefined && !pasted.columns.includes(column),
    ),
  ];

  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      width={900}
      testid="sheet-paste"
      lead={read.isFetching && words.reading}
      footer={
        <>
          <Button onPress={onClose} testid="sheet-paste-cancel">
            {t.common.cancel}
          </Button>
          <Button look="pri" writes disabled={!ready} onPress={() => void run()} testid="sheet-paste-run">
            {words.run(f.number(rows.length))}
          </Button>
        </>
      }
    >
      <p className="phrase">
        {words.lead(f.number(rows.length), f.number(rows.length * pasted.columns.length))}
        {pasted.fresh > 0 && ` ${words.fresh(f.number(pasted.fresh))}`}
        {pasted.headed && ` ${words.headed}`}
      </p>
      {read.error && (
        <Note tone="bad" testid="sheet-paste-problem">
          {say(`problem.${read.error.code}`, read.error.params)}
        </Note>
      )}
      {pasted.left > 0 && <Note testid="sheet-paste-left">{words.left(f.number(pasted.left))}</Note>}
      {merged > 0 && (
        <Note testid="sheet-paste-merged">
          {fill ? words.mergedFilled(f.number(merged)) : words.merged(f.number(merged))}
          <Checkbox checked={fill} onChange={setFill} testid="sheet-paste-fill">
            {words.fill}
          </Checkbox>
        </Note>
      )}
      <div className="scroll paste-table">
        <table>
          <thead className="heads">
            <tr>
              <th className="num">
                <span className="vh">{t.sheet.number}</span>
              </th>
              {columns.map((column) => (
                <th key={column.name}>{begun.words.label(column)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, room).map((row, i) => (
              <tr key={i} data-testid="sheet-paste-row">
                <td className="num faint">{row.id === null ? words.new : f.number(range.top + i + 1)}</td>
                {columns.map((column) => {
                  const issue = issueAt(i, column);
                  const text = shown(i, column);
                  return (
                    <td
                      key={column.name}
                      className={issue ? (issue.asked ? "asked" : "wrong") : undefined}
                      title={issue ? say(`reason.${issue.reason}`, issue.params) : text}
                      data-column={column.name}
                    >
                      {text || <span className="faint">{words.empty}</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > room && (
          <Button look="ghost" size="sm" onPress={() => setRoom(room + PAGE)} testid="sheet-paste-more">
            {words.more(f.number(Math.min(PAGE, rows.length - room)))}
          </Button>
        )}
      </div>
      <PasteIssues
        wrong={wrong}
        asked={asked}
        placeOf={(own) => {
          const column = columnOfCell(sheet, own.column);
          return words.at(f.number(range.top + own.row + 1), column ? begun.words.label(column) : own.column);
        }}
        sayOf={(own) => wrongWord({ key: `reason.${own.reason}`, params: own.params })}
        textOf={(own) => {
          const cell = cellToFix(own, begun);
          return fixes[`${own.row}:${cell}`] ?? pasted.rows[own.row]?.texts[cell] ?? "";
        }}
        shownOf={(own) => {
          const column = columnOfCell(sheet, own.column);
          return column ? shown(own.row, column) : "";
        }}
        isRight={(own) => right.has(lookOf(own))}
        onRight={(own, on) => {
          const next = new Set(right);
          if (on) next.add(lookOf(own));
          else next.delete(lookOf(own));
          setRight(next);
        }}
        onFix={(own, text) => setFixes((now) => ({ ...now, [`${own.row}:${cellToFix(own, begun)}`]: text }))}
      />
    </Dialog>
  );
}

/** The cell that a correction goes to: of twins the core may name the column. */
function cellToFix(own: PlanCellIssue, { sheet, words }: PasteInto): string {
  const column = columnOfCell(sheet, own.column);
  return column && !cellNames(column).includes(own.column) ? cellIn(column, words.lang) : own.column;
}

/** What would be written, with what was corrected. */
function fixed(pasted: Pasted, fixes: Readonly<Record<string, string>>, { sheet, words }: PasteInto) {
  const rows = pasted.rows.map(({ id, cells }) => ({ id, cells: { ...cells } }));
  for (const [place, text] of Object.entries(fixes)) {
    const [at = "", cell = ""] = place.split(/:(.*)/s);
    const row = rows[Number(at)];
    const column = columnOfCell(sheet, cell);
    if (!row || !column) continue;
    if (text.trim() !== "") row.cells[cell] = words.meant(column, text);
    else if (row.id === null) delete row.cells[cell];
    else row.cells[cell] = null;
  }
  return rows;
}
