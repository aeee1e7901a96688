import type { Dim, Filter, Matrix, MatrixShape, WantedCell } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { NO_FILTER } from "../../api/filter.ts";
import { Button, EmptyState, Loading, Note } from "../../components/index.ts";
import { setOnly, useConditions, valueLabel } from "../../find/index.ts";
import { useText } from "../../text/index.ts";
import { requestOf } from "./request.ts";
import { useWant } from "./useWant.ts";

interface Gap extends WantedCell {
  /** Projects; null where the value is none of the most frequent ones, which alone are counted. */
  count: number | null;
}

/** The wanted cells with what is there: those without a project first. */
export function gapsOf(matrix: Matrix): Gap[] {
  const placeIn = (values: Matrix["rows"], value: string) => values.findIndex((v) => v.value === value);
  return matrix.wanted
    .map((cell) => {
      const [row, column] = [placeIn(matrix.rows, cell.row), placeIn(matrix.columns, cell.column)];
      const uncounted = (row < 0 && matrix.more_rows > 0) || (column < 0 && matrix.more_columns > 0);
      const there = row >= 0 && column >= 0 ? (matrix.cells[row * matrix.columns.length + column] ?? 0) : 0;
      return { ...cell, count: uncounted ? null : there };
    })
    .sort((a, b) => (a.count ?? 1) - (b.count ?? 1));
}

/** 狙い: cells somebody wants filled, the empty ones first. */
export function Gaps({
  filter,
  shape,
  onList,
}: {
  filter: Filter;
  shape: MatrixShape;
  onList: (parts: readonly (readonly [Dim, string])[]) => void;
}) {
  const { t, f, say, pick } = useText();
  const want = useWant();
  const { rows, columns } = shape;
  const read = useRead("find.matrix", requestOf(filter, { rows, columns, third: null }, true), { keep: false });
  const gaps = read.data ? gapsOf(read.data) : [];
  // What no project has is among no facet's values: asked for as a condition, it is named all the same.
  const unnamed = (dim: Dim, values: readonly string[], known: Matrix["rows"] = []) =>
    values
      .filter((value) => !known.some((v) => v.value === value))
      .reduce((now, value) => setOnly(now, dim, [...now[dim].map(String), value]), NO_FILTER);
  const names = [
    useConditions(
      unnamed(
        rows,
        gaps.map(({ row }) => row),
        read.data?.rows,
      ),
    ),
    useConditions(
      unnamed(
        columns,
        gaps.map(({ column }) => column),
        read.data?.columns,
      ),
    ),
  ];
  const label = (dim: Dim, value: string, known: Matrix["rows"]) => {
    const own = known.find((v) => v.value === value);
    if (own) return valueLabel(t, pick, f, dim, own);
    const named = names.flat().find((c) => c.dim === dim);
    return named?.values.find((v) => v.value === value)?.label ?? value;
  };

  if (read.error)
    return <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}</Note>;
  if (!read.data) return <Loading rows={6} />;
  const matrix = read.data;
  if (gaps.length === 0)
    return (
      <EmptyState icon="flag" title={t.matrix.gapsEmpty} testid="gaps-empty">
        {t.matrix.gapsEmptyBody}
      </EmptyState>
    );
  const line = (gap: Gap) => {
    const row = label(rows, gap.row, matrix.rows);
    const column = label(columns, gap.column, matrix.columns);
    const name = t.matrix.of(row, column);
    const single = (dim: Dim, value: string, words: string) => (
      <button
        type="button"
        className="link small ell"
        title={t.matrix.gapsRow(words)}
        onClick={() => onList([[dim, value]])}
      >
        {t.matrix.gapsRow(words)}
      </button>
    );
    return (
      <li key={JSON.stringify([gap.row, gap.column])} data-testid="gap" data-count={gap.count ?? undefined}>
        <b className="ell" title={name}>
          {name}
        </b>
        {gap.count === 0 ? (
          <span className="gap-none nw">{t.matrix.gapsNothing}</span>
        ) : (
          <button
            type="button"
            className="link nw"
            data-testid="gap-open"
            onClick={() =>
              onList([
                [rows, gap.row],
                [columns, gap.column],
              ])
            }
          >
            {gap.count === null ? t.matrix.openCell : t.matrix.gapsFilledNote(f.number(gap.count), gap.count)}
          </button>
        )}
        <span className="gap-near">
          {single(rows, gap.row, row)}
          {single(columns, gap.column, column)}
        </span>
        <span className="small faint ell" title={`${gap.by} ${f.timestamp(gap.at)}`}>
          {t.matrix.gapsBy(gap.by, f.dayOf(gap.at))}
        </span>
        <Button
          look="ghost"
          size="sm"
          writes
          onPress={() => want({ rows, columns }, gap.row, gap.column, false)}
          testid="gap-unwant"
        >
          {t.matrix.unwant}
        </Button>
      </li>
    );
  };
  const empty = gaps.filter(({ count }) => count === 0);
  const filled = gaps.filter(({ count }) => count !== 0);
  return (
    <div className="matrix-gaps">
      <p className="small mute phrase">{t.matrix.gapsLead}</p>
      {[
        { title: t.matrix.gapsNone, own: empty, id: "gaps-none" },
        { title: t.matrix.gapsFilled, own: filled, id: "gaps-filled" },
      ].map(
        ({ title, own, id }) =>
          own.length > 0 && (
            <section key={id} data-testid={id}>
              <h3>
                {title} <span className="cnt">{f.number(own.length)}</span>
              </h3>
              <ul>{own.map(line)}</ul>
            </section>
          ),
      )}
    </div>
  );
}
