import { useMemo } from "react";
import type { Reason, ShortlistRow } from "../../../api/bindings.ts";
import { Badge } from "../../../components/index.ts";
import type { GridColumn } from "../../../grid/index.ts";
import { useText } from "../../../text/index.ts";
import { VERDICTS } from "../address.ts";
import { useReasonName } from "../settling/ReasonSelect.tsx";
import { VerdictBadge } from "../settling/VerdictBadge.tsx";

/** The columns of the meeting's view. */
export function useShortlistColumns(reasons: readonly Reason[]): GridColumn<ShortlistRow>[] {
  const { t, f, pick } = useText();
  const reasonName = useReasonName(reasons);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language alone
  return useMemo(() => {
    const words = t.settling.shortlist;
    const supportsOf = (row: ShortlistRow) =>
      row.supports
        .filter((own) => own.state !== null)
        .map((own) =>
          t.settling.connect.short(own.state ? t.settling.connect.states[own.state] : "", pick(own, "name")),
        );
    return [
      {
        id: "title",
        title: words.titleColumn,
        width: 190,
        roomy: 280,
        min: 120,
        grow: true,
        optional: false,
        sortable: true,
        cell: (row) => <span className="ell">{pick(row, "title")}</span>,
        tip: (row) => pick(row, "title"),
      },
      {
        id: "number",
        title: t.settling.project.number,
        width: 128,
        min: 60,
        drop: 8,
        sortable: true,
        className: "mono",
        cell: (row) => row.number,
      },
      {
        id: "programme",
        title: t.settling.project.programme,
        width: 130,
        min: 60,
        drop: 7,
        sortable: true,
        cell: (row) => row.programme,
        tip: (row) => row.programme,
      },
      {
        id: "institution",
        title: t.settling.project.institution,
        width: 110,
        min: 60,
        drop: 9,
        sortable: true,
        cell: (row) => row.institution,
        tip: (row) => row.institution,
      },
      {
        id: "score",
        title: words.score,
        width: 96,
        min: 64,
        drop: 2,
        sortable: true,
        cell: (row) => <Score row={row} />,
        tip: (row) => (row.score === null ? "" : words.scoreOf(f.number(Math.round(row.score)))),
      },
      {
        id: "split",
        title: words.split,
        width: 118,
        min: 90,
        sortable: true,
        cell: (row) => <Split row={row} />,
      },
      {
        id: "reasons",
        title: words.reasons,
        width: 130,
        min: 60,
        drop: 5,
        cell: (row) => row.reasons.map(reasonName).join("・"),
        tip: (row) => row.reasons.map(reasonName).join("・"),
      },
      {
        id: "mark",
        title: words.mark,
        width: 88,
        min: 60,
        drop: 3,
        sortable: true,
        cell: (row) =>
          row.conflict ? (
            <Badge tone="warn" icon="apart">
              {words.markOpen}
            </Badge>
          ) : row.ruled ? (
            <Badge tone="ok">{words.markRuled}</Badge>
          ) : null,
      },
      {
        id: "supports",
        title: words.supports,
        width: 128,
        min: 60,
        drop: 6,
        sortable: true,
        cell: (row) => supportsOf(row).join("・"),
        tip: (row) => supportsOf(row).join("\n"),
      },
      {
        id: "proposed",
        title: words.proposed,
        width: 92,
        min: 60,
        drop: 4,
        sortable: true,
        cell: (row) => <VerdictBadge verdict={row.proposed} />,
      },
      {
        id: "decided",
        title: words.decided,
        width: 96,
        min: 70,
        optional: false,
        sortable: true,
        cell: (row) =>
          row.decided ? (
            <VerdictBadge verdict={row.decided.verdict} />
          ) : (
            <span className="faint">{words.undecided}</span>
          ),
        tip: (row) => (row.decided ? t.settling.decide.by(row.decided.name, row.decided.decided_on) : words.undecided),
      },
    ] satisfies GridColumn<ShortlistRow>[];
  }, [t, reasons]);
}

/** A weighted mean as a bar and its figure. */
export function Score({ row }: { row: ShortlistRow }) {
  const { f } = useText();
  if (row.score === null) return <span className="faint">—</span>;
  const score = Math.round(row.score);
  return (
    <span className="shl-score" data-testid="score">
      <span className="shl-bar" aria-hidden="true">
        <i style={{ width: `${Math.max(0, Math.min(100, row.score))}%` }} />
      </span>
      <b>{f.number(score)}</b>
    </span>
  );
}

/** Visible votes as three small counts, each with its letter; or how far reading is. */
export function Split({ row }: { row: ShortlistRow }) {
  const { t, f } = useText();
  const words = t.settling.shortlist;
  if (row.sealed)
    return (
      <span className="faint" title={words.sealedTitle}>
        {words.sealed}
      </span>
    );
  if (row.split.every((n) => n === 0))
    return (
      <span className="faint">
        {row.readers === 0 ? words.noReaders : words.unread(f.number(row.voted), f.number(row.readers))}
      </span>
    );
  const [keep, hold, drop] = row.split;
  const said = words.splitSay(f.number(keep), f.number(hold), f.number(drop));
  return (
    <span className="shl-split" role="img" aria-label={said} title={said} data-testid="split">
      {VERDICTS.map((verdict, i) => (
        <span key={verdict} data-verdict={verdict} data-none={row.split[i] === 0 || undefined} aria-hidden="true">
          {t.settling.verdictShort[verdict]}
          {f.number(row.split[i] ?? 0)}
        </span>
      ))}
    </span>
  );
}
