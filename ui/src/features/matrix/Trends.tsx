import { useState } from "react";
import type { Dim, Filter } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { ALL_OF_IT, draw, type TrendRow, TrendTable } from "../../charts/index.ts";
import { EmptyState, Loading, Note, Segmented } from "../../components/index.ts";
import { dimName, NONE, valueLabel } from "../../find/index.ts";
import { useText } from "../../text/index.ts";
import { requestOf } from "./request.ts";

/** How the values of a dimension went over the fiscal years. */
export function Trends({
  filter,
  dim,
  onList,
}: {
  filter: Filter;
  dim: Dim;
  onList: (parts: readonly (readonly [Dim, string])[]) => void;
}) {
  const { t, f, say, pick } = useText();
  const [scale, setScale] = useState<"shared" | "own">("shared");
  const shape = { rows: dim, columns: "year", third: null } as const;
  const read = useRead("find.matrix", requestOf(filter, shape, false), { keep: false });
  if (read.error)
    return <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}</Note>;
  if (!read.data) return <Loading rows={6} />;
  const drawn = draw(read.data, shape, ALL_OF_IT, (of, value) => valueLabel(t, pick, f, of, value));
  const years = yearsOf(drawn.columns.map(({ value }) => value));
  if (years.length === 0 || drawn.rows.length === 0)
    return (
      <EmptyState icon="calendar" title={t.matrix.trendsEmpty} testid="trends-empty">
        {t.matrix.emptyBody}
      </EmptyState>
    );
  const place = new Map(drawn.columns.map(({ value }, i) => [value, i]));
  const rows: TrendRow[] = drawn.rows.map(({ value, label, count }, row) => ({
    value,
    label,
    count,
    counts: years.map((year) => drawn.count(row, place.get(String(year)) ?? -1)),
  }));
  return (
    <div className="matrix-trends">
      <div className="row">
        <span className="small mute">{t.matrix.trendsLead(dimName(t, dim))}</span>
        <span className="grow" />
        <Segmented<"shared" | "own">
          label={t.matrix.scale}
          hideLabel={false}
          size="sm"
          choices={[
            { id: "shared", label: t.matrix.scaleShared },
            { id: "own", label: t.matrix.scaleOwn },
          ]}
          value={scale}
          onChange={setScale}
          testid="trends-scale"
        />
      </div>
      <div className="matrix-wide">
        <TrendTable
          label={t.matrix.of(dimName(t, dim), t.matrix.perYear)}
          years={years.map((year) => ({
            value: String(year),
            label: f.fiscalYear(year),
            short: f.fiscalYearShort(year),
          }))}
          rows={rows}
          shared={scale === "shared"}
          words={{
            name: dimName(t, dim),
            total: t.matrix.total,
            change: t.matrix.change,
            changeTitle: t.matrix.changeTitle,
            bar: (row, i) =>
              t.matrix.trendOf(
                row.label,
                f.fiscalYear(years[i] ?? 0),
                f.number(row.counts[i] ?? 0),
                row.counts[i] ?? 0,
              ),
            head: (row) => t.matrix.head(row.label, f.number(row.count), row.count),
          }}
          number={f.number}
          onBar={(row, i) =>
            onList([
              [dim, row.value],
              ["year", String(years[i] ?? "")],
            ])
          }
          onRow={(row) => onList([[dim, row.value]])}
          testid="trend"
        />
      </div>
      {drawn.moreRows > 0 && (
        <span className="small faint">{t.matrix.moreRows(f.number(drawn.moreRows), drawn.moreRows)}</span>
      )}
    </div>
  );
}

/** Every year from the first to the last: a year without projects is a gap to be seen, not left out. */
export function yearsOf(values: readonly string[]): number[] {
  const years = values
    .filter((value) => value !== NONE)
    .map(Number)
    .filter(Number.isInteger);
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  // A year misread from a list must not draw a thousand columns.
  if (last - first > 60) return [...years].sort((a, b) => a - b);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
