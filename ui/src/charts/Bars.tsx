import "./charts.css";

/** A row of tiny bars, the last one (the newest) in the accent. Decoration: what it says stands beside it in words. */
export function TinyBars({ values }: { values: readonly number[] }) {
  const most = Math.max(1, ...values);
  const step = 58 / Math.max(1, values.length);
  return (
    <svg className="tiny-bars" viewBox="0 0 58 22" aria-hidden="true" preserveAspectRatio="none">
      {values.map((value, i) => {
        const height = value > 0 ? Math.max(2, (value / most) * 20) : 1;
        const look = value <= 0 ? "none" : i === values.length - 1 ? "last" : "";
        return (
          <rect
            key={i}
            className={look}
            x={i * step}
            y={21 - height}
            width={Math.max(2, Math.min(step - 3, 9))}
            height={height}
          />
        );
      })}
    </svg>
  );
}

export interface TrendRow {
  value: string;
  label: string;
  count: number;
  /** One for each year of the table. */
  counts: number[];
}

export interface TrendTableProps {
  label: string;
  years: { value: string; label: string; short: string }[];
  rows: TrendRow[];
  /** One scale for all rows, or each its own. */
  shared: boolean;
  words: {
    name: string;
    total: string;
    change: string;
    changeTitle: string;
    bar: (row: TrendRow, year: number) => string;
    head: (row: TrendRow) => string;
  };
  number: (n: number) => string;
  onBar: (row: TrendRow, year: number) => void;
  onRow: (row: TrendRow) => void;
  testid: string;
}

/** Counts over the years, a row a value: a table whose cells are bars, so that it reads without seeing them, too. */
export function TrendTable({ label, years, rows, shared, words, number, onBar, onRow, testid }: TrendTableProps) {
  const most = Math.max(1, ...rows.flatMap((row) => row.counts));
  return (
    <table className="trends" aria-label={label} data-testid={testid}>
      <thead className="heads">
        <tr>
          <th scope="col">{words.name}</th>
          {years.map((year) => (
            <th key={year.value} scope="col" className="trend-year" title={year.label}>
              {year.short}
            </th>
          ))}
          <th scope="col" className="num">
            {words.total}
          </th>
          <th scope="col" className="num" title={words.changeTitle}>
            {words.change}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const own = shared ? most : Math.max(1, ...row.counts);
          const change = (row.counts.at(-1) ?? 0) - (row.counts.at(-2) ?? 0);
          return (
            <tr key={row.value} data-testid={`${testid}-row`} data-value={row.value}>
              <th scope="row">
                <button type="button" className="link ell" title={words.head(row)} onClick={() => onRow(row)}>
                  {row.label}
                </button>
              </th>
              {years.map((year, i) => {
                const n = row.counts[i] ?? 0;
                const said = words.bar(row, i);
                return (
                  <td key={year.value} className="trend-cell">
                    {n > 0 ? (
                      <button
                        type="button"
                        className="trend-bar"
                        title={said}
                        aria-label={said}
                        data-testid={`${testid}-bar`}
                        data-year={year.value}
                        onClick={() => onBar(row, i)}
                      >
                        <span className="trend-n">{number(n)}</span>
                        <i style={{ height: `${Math.max(2, (n / own) * 26)}px` }} aria-hidden="true" />
                      </button>
                    ) : (
                      <span className="trend-zero" title={said}>
                        <span className="vh">0</span>
                        <i aria-hidden="true" />
                      </span>
                    )}
                  </td>
                );
              })}
              <td className="num">{number(row.count)}</td>
              <td className="num faint">
                {years.length < 2 || change === 0 ? "—" : `${change > 0 ? "+" : "−"}${number(Math.abs(change))}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
