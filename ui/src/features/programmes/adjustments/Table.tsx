import { Fragment } from "react";
import type { Adjustment } from "../../../api/bindings.ts";
import { Badge, Icon } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { type NameOf, useProgrammeNames } from "../timeline/useNamed.ts";

const TONE = {
  draft: undefined,
  asked: "accent",
  granted: "ok",
  partly: "ok",
  declined: "bad",
  withdrawn: undefined,
} as const;

/** Requests under headings of their fiscal years. */
export function Table({
  rows,
  cursor,
  onOpen,
}: {
  rows: readonly Adjustment[];
  /** Position of the row the keys act on; -1 = none. */
  cursor: number;
  onOpen: (index: number) => void;
}) {
  const { t, f } = useText();
  const words = t.funding.adjustment;
  const { head } = words;
  const nameOf = useProgrammeNames();
  return (
    <table className="adj-table" aria-label={words.table} data-testid="adjustment-table">
      <thead className="heads">
        <tr>
          <th scope="col">{head.round}</th>
          <th scope="col">{head.type}</th>
          <th scope="col">{head.subject}</th>
          <th scope="col" className="adj-wide">
            {head.purpose}
          </th>
          <th scope="col" className="adj-wide">
            {head.path}
          </th>
          <th scope="col" className="num">
            {head.asked}
          </th>
          <th scope="col" className="num">
            {head.granted}
          </th>
          <th scope="col">{head.state}</th>
          <th scope="col">{head.outcome}</th>
          <th scope="col">
            <span className="vh">{head.issues}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <Fragment key={row.id}>
            {rows[i - 1]?.fiscal_year !== row.fiscal_year && (
              <tr className="adj-year">
                <th colSpan={10} scope="rowgroup">
                  {f.fiscalYear(row.fiscal_year)} <span className="faint tiny">{row.fiscal_year}</span>
                </th>
              </tr>
            )}
            <Line row={row} nameOf={nameOf} active={i === cursor} onOpen={() => onOpen(i)} />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Line({
  row,
  nameOf,
  active,
  onOpen,
}: {
  row: Adjustment;
  nameOf: NameOf;
  active: boolean;
  onOpen: () => void;
}) {
  const { t, f } = useText();
  const words = t.funding.adjustment;
  const title = row.title || words.noSubject;
  const yen = (amount: number | null) =>
    amount === null ? (
      <span className="faint">—</span>
    ) : amount % 1000 === 0 ? (
      <span title={f.yenSaid(amount)}>{f.number(amount / 1000)}</span>
    ) : (
      <span title={f.yenSaid(amount)}>{f.yen(amount)}</span>
    );
  const path =
    row.source_name || row.target_name
      ? words.arrow(
          nameOf(row.source_programme, row.source_name) || "—",
          nameOf(row.target_programme, row.target_name) || "—",
        )
      : "";
  const judged = [
    ...(row.connected === null ? [] : [row.connected ? words.connected : words.notConnected]),
    ...(row.licensed === null ? [] : [row.licensed ? words.licensed : words.notLicensed]),
  ].join(words.joined);
  return (
    <tr
      className={`adj-row${active ? " adj-active" : ""}`}
      onClick={onOpen}
      data-testid="adjustment-row"
      data-id={row.id}
    >
      <td className="nw">{t.funding.rounds[row.round]}</td>
      <td className="nw" title={t.funding.typesLong[row.type]}>
        {t.funding.types[row.type]}
      </td>
      <td>
        <button
          type="button"
          className="adj-open"
          title={words.open(title)}
          onClick={(e) => {
            e.stopPropagation();
            onOpen();
          }}
        >
          <span className="mono faint ell">{row.key}</span>
          <span className="ell">{title}</span>
        </button>
      </td>
      <td className="adj-wide">
        <span className="ell" title={row.purpose}>
          {row.purpose || "—"}
        </span>
      </td>
      <td className="adj-wide">
        <span className="ell" title={path}>
          {path || "—"}
        </span>
      </td>
      <td className="num">{yen(row.asked_yen)}</td>
      <td className="num">{yen(row.granted_yen)}</td>
      <td>
        <Badge {...(TONE[row.state] ? { tone: TONE[row.state] } : {})}>{t.funding.states[row.state]}</Badge>
      </td>
      <td>
        <span className="ell small" title={[judged, row.outcome].filter(Boolean).join("\n")}>
          {(judged && row.outcome ? words.judgedText(judged, row.outcome) : judged || row.outcome) || "—"}
        </span>
      </td>
      <td>
        {row.issues.length > 0 && (
          <span
            className="warn"
            title={row.issues.map((issue) => words.issues[issue]).join("\n")}
            data-testid="adjustment-issues"
          >
            <Icon name="alert" size="s" label={words.issuesCount(f.number(row.issues.length), row.issues.length)} />
          </span>
        )}
      </td>
    </tr>
  );
}
