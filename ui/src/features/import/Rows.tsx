import { useState } from "react";
import type { Column, Field, ImportPreview, ImportReport, RowFate } from "../../api/bindings.ts";
import { Badge, Tabs } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { Issues } from "./Issues.tsx";
import { FIELDS, totals } from "./mapping.ts";

/** Width of a cell by what is in it, px. */
const WIDTHS: Partial<Record<Field, number>> = {
  number: 128,
  title_ja: 320,
  title_en: 320,
  summary_ja: 300,
  summary_en: 300,
  programme: 200,
  institution: 200,
  fiscal_year: 72,
  budget: 96,
};

/** What was read: the rows with what will happen to each, the sum that adds up, everything odd. */
export function Rows({
  preview,
  columns,
  stale,
}: {
  preview: ImportPreview;
  columns: readonly Column[];
  stale: boolean;
}) {
  const { t, f, pick } = useText();
  const [tab, setTab] = useState<"rows" | "issues">("rows");
  // What tells a project apart comes first, wherever it stands in the file.
  const used = columns
    .filter((column) => column.field !== null)
    .sort((a, b) => FIELDS.indexOf(a.field as Field) - FIELDS.indexOf(b.field as Field));
  const { rows, report } = preview;
  const odd = rows.some((row) => row.issues.length > 0);
  const width = 52 + 136 + (odd ? 184 : 0) + used.reduce((sum, c) => sum + (WIDTHS[c.field as Field] ?? 140), 0);
  const table = (
    <table className="rows" style={{ width }} aria-busy={stale}>
      <colgroup>
        <col style={{ width: 52 }} />
        <col style={{ width: 136 }} />
        {odd && <col style={{ width: 184 }} />}
        {used.map((column) => (
          <col key={column.index} style={{ width: WIDTHS[column.field as Field] ?? 140 }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th className="num">{t.importing.row}</th>
          <th>{t.importing.fate}</th>
          {odd && <th>{t.importing.issue}</th>}
          {used.map((column) => (
            <th key={column.index} title={`${column.letter} ${column.heading}`}>
              {t.importing.fields[column.field as Field]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const sentences = row.issues.map((issue) => pick(issue, "message")).join("\n");
          const first = row.issues[0];
          return (
            <tr key={row.row} className={row.fate === "rejected" ? "refused" : ""} data-testid="import-preview-row">
              <td className="num faint">{row.row}</td>
              <td>
                <Fate fate={row.fate} />
              </td>
              {odd && (
                <td>
                  {first && (
                    <Badge tone={row.fate === "rejected" ? "bad" : "warn"} title={sentences}>
                      {t.importing.issueCodes[first.code]}
                      {row.issues.length > 1 && ` +${f.number(row.issues.length - 1)}`}
                    </Badge>
                  )}
                </td>
              )}
              {used.map((column) => {
                const value = row.cells[column.index] ?? "";
                return (
                  <td key={column.index} title={value} className={column.field === "number" ? "mono" : ""}>
                    {value || <span className="faint">—</span>}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
  return (
    <>
      <Total report={report} />
      <Tabs
        label={t.importing.preview}
        value={tab}
        onChange={setTab}
        testid="import-tab"
        tabs={[
          {
            id: "rows",
            label: t.importing.preview,
            count:
              rows.length < report.rows
                ? t.importing.previewOf(f.number(rows.length), f.number(report.rows))
                : t.importing.previewAll(f.number(report.rows)),
            content: table,
          },
          {
            id: "issues",
            label: t.importing.issues,
            count: f.number(report.issues.length),
            content: <Issues issues={report.issues} />,
          },
        ]}
      />
    </>
  );
}

const FATES: readonly RowFate[] = ["new", "updated", "unchanged", "rejected"];
const TONE = { new: "ok", updated: "accent", unchanged: undefined, rejected: "bad" } as const;
const DRAWN = { new: "plus", updated: "edit", unchanged: "minus", rejected: "alert" } as const;

/** What will happen to a row. */
export function Fate({ fate }: { fate: RowFate }) {
  const { t } = useText();
  const tone = TONE[fate];
  return (
    <span data-testid="import-fate" data-fate={fate}>
      <Badge icon={DRAWN[fate]} {...(tone ? { tone } : {})}>
        {t.importing.fates[fate]}
      </Badge>
    </span>
  );
}

/** New + changed + unchanged + not importable = rows of the table. */
export function Total({ report }: { report: ImportReport }) {
  const { t, f } = useText();
  const { sum, adds } = totals(report);
  return (
    <p className="totals" data-testid="import-total">
      {FATES.map((fate, i) => (
        <span key={fate} className={report[fate] === 0 ? "faint" : fate === "rejected" ? "bad" : ""}>
          {i > 0 && <span className="faint totals-op">+</span>}
          {t.importing.fates[fate]} <b data-fate={fate}>{f.number(report[fate])}</b>
        </span>
      ))}
      <span className={adds ? "mute" : "bad"}>
        <span className="faint totals-op">=</span>
        {adds ? t.importing.totals(f.number(sum)) : t.importing.totalsOff(f.number(sum), f.number(report.rows))}
      </span>
    </p>
  );
}
