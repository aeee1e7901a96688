// biome-ignore-all lint/a11y/useSemanticElements: rows one can choose, with keys of their own
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: rows one can choose, with keys of their own
import { type KeyboardEvent, useRef } from "react";
import type { ImportPreview, LayoutPart } from "../../api/bindings.ts";
import { Badge, Button, type IconName } from "../../components/index.ts";
import { isComposing } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { isRecords, withHeading } from "./options.ts";

const DRAWN: Partial<Record<LayoutPart, IconName>> = {
  heading: "columns",
  total: "plus",
  note: "info",
  other: "projects",
};
/** Cells shown of a row; the picture is of its shape. */
const CELLS = 12;
/** px: the narrowest and the widest cell, and what a letter of Latin width takes. */
const [NARROW, WIDE, LETTER] = [72, 280, 7.2];

/** Each cell and how many columns it takes: text around the table `runs` over the empty cells after it, as in a sheet. */
function spans(values: readonly string[], cells: number, runs: boolean): [cell: number, span: number][] {
  const made: [number, number][] = [];
  for (let c = 0; c < cells; c += 1) {
    const last = made.at(-1);
    if (runs && last && (values[c] ?? "") === "" && (values[last[0]] ?? "") !== "") last[1] += 1;
    else made.push([c, 1]);
  }
  return made;
}

/** Widths by what the table itself holds: what stands above it or beside it is often long and says less. */
function cellWidths(layout: ImportPreview["layout"], cells: number): number[] {
  const own = layout.filter(({ part }) => part === "heading" || part === "data");
  return Array.from({ length: cells }, (_, c) => {
    const letters = (own.length > 0 ? own : layout).map((row) =>
      [...(row.cells[c] ?? "").slice(0, 60)].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0),
    );
    return Math.round(Math.max(NARROW, Math.min(WIDE, Math.max(...letters) * LETTER + 20)));
  });
}

/** The first rows of the sheet and what each was taken for; one pressed becomes the heading. */
export function Layout({
  preview,
  chosen,
  onHeading,
  marked,
  busy,
}: {
  preview: ImportPreview;
  /** Rows of the heading chosen by hand; empty = found by itself. */
  chosen: readonly number[];
  onHeading: (rows: number[]) => void;
  /** A row to point at. */
  marked: number | null;
  busy: boolean;
}) {
  const { t, f } = useText();
  const table = useRef<HTMLTableElement>(null);
  const now = chosen.length > 0 ? chosen : preview.header_rows;
  if (preview.layout.length === 0) return <p className="vrows-none">{t.importing.layoutNone}</p>;
  const cells = Math.min(CELLS, Math.max(...preview.layout.map((row) => row.cells.length)));
  const fixed = isRecords(preview);
  const widths = cellWidths(preview.layout, cells);
  const choose = (row: number, add: boolean) => !fixed && onHeading(withHeading(now, row, add));
  const onKeyDown = (e: KeyboardEvent<HTMLTableElement>) => {
    if (isComposing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
    const rows = [...(table.current?.querySelectorAll<HTMLElement>("tr[data-row]") ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const focus = (i: number) => rows[Math.max(0, Math.min(rows.length - 1, i))]?.focus();
    if (e.key === "ArrowDown") focus(at + 1);
    else if (e.key === "ArrowUp") focus(at - 1);
    else if (e.key === "Home") focus(0);
    else if (e.key === "End") focus(rows.length - 1);
    else if ((e.key === "Enter" || e.key === " ") && at >= 0) choose(Number(rows[at]?.dataset.row), e.shiftKey);
    else return;
    e.preventDefault();
  };
  const focusable = marked ?? now[0] ?? preview.layout[0]?.row;
  return (
    <div className="layout" aria-busy={busy}>
      <p className="layout-lead small mute">
        {fixed ? (
          t.importing.layoutNone
        ) : (
          <>
            {t.importing.layoutLead} <span className="faint">{t.importing.layoutKeys}</span>
          </>
        )}
        <span className="grow" />
        {chosen.length > 0 && (
          <Button size="sm" icon="undo" onPress={() => onHeading([])} testid="import-heading-auto">
            {t.importing.layoutAuto}
          </Button>
        )}
      </p>
      <div className="scroll layout-all">
        <table
          ref={table}
          style={{ width: 56 + 92 + widths.reduce((sum, width) => sum + width, 0) + 24 }}
          role="grid"
          aria-label={t.importing.layout}
          onKeyDown={onKeyDown}
        >
          <colgroup>
            <col style={{ width: 56 }} />
            <col style={{ width: 92 }} />
            {widths.map((width, c) => (
              <col key={c} style={{ width }} />
            ))}
            <col />
          </colgroup>
          <tbody>
            {preview.layout.map(({ row, part, cells: values }, i) => {
              const gap = i > 0 && row > (preview.layout[i - 1]?.row ?? 0) + 1;
              const heading = now.includes(row);
              return (
                <tr
                  key={row}
                  className={`layout-row${fixed ? "" : " press"} p-${part}${gap ? " apart" : ""}${row === marked ? " marked" : ""}`}
                  tabIndex={row === focusable || (!preview.layout.some((r) => r.row === focusable) && i === 0) ? 0 : -1}
                  aria-selected={heading}
                  data-row={row}
                  data-part={part}
                  data-testid="import-layout-row"
                  onClick={(e) => choose(row, e.shiftKey)}
                >
                  <th scope="row" className="num faint">
                    {f.number(row)}
                  </th>
                  <td className="layout-part">
                    <Badge
                      {...(DRAWN[part] ? { icon: DRAWN[part] } : {})}
                      {...(part === "heading" ? { tone: "accent" as const } : part === "data" ? {} : {})}
                    >
                      {t.importing.parts[part]}
                    </Badge>
                  </td>
                  {spans(values, cells, part === "above" || part === "note").map(([c, span]) => (
                    <td key={c} title={values[c]} colSpan={span}>
                      <span className="ell">{(values[c] ?? "").slice(0, 80 * span)}</span>
                    </td>
                  ))}
                  <td className="layout-do" aria-hidden="true">
                    <span className="layout-hint">{heading || fixed ? "" : t.importing.layoutPick}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
