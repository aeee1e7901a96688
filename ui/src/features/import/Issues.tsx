import { useMemo, useState } from "react";
import type { ImportOptions, ImportReport, IssueCode, IssueView } from "../../api/bindings.ts";
import { Button, Checkbox, Icon, VirtualRows } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { REPAIRABLE } from "./options.ts";

export interface IssueActions {
  /** Row in the detail panel. */
  open: number | null;
  /** Opens the row an issue is about. */
  onIssue: (issue: IssueView) => void;
  /** Shows the rows with issues of this kind in the table. */
  onRows: (code: IssueCode) => void;
  repair: ImportOptions["repair"];
  onRepair: (code: IssueCode, on: boolean) => void;
}

/** Everything odd in the file with its place, by kind. With `actions` an issue opens its row and what can be repaired
 *  with certainty can be. */
export function Issues({ report, actions }: { report: ImportReport; actions?: IssueActions }) {
  const { t, f, pick } = useText();
  const [code, setCode] = useState<IssueCode | null>(null);
  const [cursor, setCursor] = useState(-1);
  const counts = useMemo(() => issueCounts(report), [report]);
  const kinds = useMemo(() => [...counts].sort((a, b) => b[1] - a[1]), [counts]);
  const all = kinds.reduce((sum, [, n]) => sum + n, 0);
  // A kind that is gone after another mapping no longer filters.
  const only = code !== null && kinds.some(([kind]) => kind === code) ? code : null;
  const chosen = useMemo(
    () => (only === null ? report.issues : report.issues.filter((issue) => issue.code === only)),
    [report.issues, only],
  );
  if (all === 0)
    return (
      <p className="issues-none">
        <Icon name="check" /> {t.importing.noIssues}
      </p>
    );
  const counted = only === null ? all : (counts.get(only) ?? 0);
  const choose = (kind: IssueCode | null) => {
    setCode(kind);
    setCursor(-1);
  };
  return (
    <div className="issues">
      <div className="row wrap issues-f">
        <Button size="sm" on={only === null} count={f.number(all)} onPress={() => choose(null)}>
          {t.importing.allIssues}
        </Button>
        {kinds.map(([kind, n]) => (
          <Button
            key={kind}
            size="sm"
            on={only === kind}
            count={f.number(n)}
            onPress={() => choose(kind)}
            testid={`import-issue-${kind}`}
          >
            {t.importing.issueCodes[kind]}
            {actions?.repair.includes(kind) && <Icon name="check" size="s" />}
          </Button>
        ))}
      </div>
      {(actions || report.issues.length < all) && (
        <div className="issues-h small">
          <span className="faint">
            {counted > chosen.length && t.importing.listed(f.number(chosen.length), f.number(counted))}
          </span>
          <span className="grow" />
          {actions && only !== null && REPAIRABLE.includes(only) && (
            <span title={t.importing.repairHint}>
              <Checkbox
                checked={actions.repair.includes(only)}
                onChange={(on) => actions.onRepair(only, on)}
                testid={`import-repair-${only}`}
              >
                {t.importing.repair}
              </Checkbox>
            </span>
          )}
          {actions && only !== null && (
            <Button
              size="sm"
              look="ghost"
              icon="filter"
              onPress={() => actions.onRows(only)}
              testid="import-issue-rows"
            >
              {t.importing.seeRows}
            </Button>
          )}
        </div>
      )}
      <VirtualRows
        label={t.importing.issues}
        list={only ?? ""}
        count={chosen.length}
        columns={only === null ? "108px 76px 164px minmax(240px, 1fr)" : "108px 76px minmax(240px, 1fr)"}
        width={only === null ? 588 : 424}
        cursor={cursor}
        onCursor={setCursor}
        onOpen={(index) => {
          setCursor(index);
          const issue = chosen[index];
          if (issue) actions?.onIssue(issue);
        }}
        mark={(index) => {
          const issue = chosen[index];
          return {
            className: [
              actions && issue?.row != null && "press",
              actions && issue?.row != null && issue.row === actions.open && "open",
            ]
              .filter(Boolean)
              .join(" "),
            testid: "import-issue",
            ...(issue ? { data: { "data-code": issue.code } } : {}),
          };
        }}
        row={(index) => {
          const issue = chosen[index];
          if (!issue) return null;
          const sentence = pick(issue, "message");
          return (
            <>
              <span className="vcell nw faint">
                {issue.row === null ? t.importing.placeFile : t.importing.placeRow(f.number(issue.row))}
              </span>
              <span className="vcell nw faint ell">{issue.column !== null && t.importing.column(issue.column)}</span>
              {only === null && <span className="vcell ell mute">{t.importing.issueCodes[issue.code]}</span>}
              <span className="vcell ell" title={sentence}>
                {sentence}
              </span>
            </>
          );
        }}
      />
    </div>
  );
}

/** How many issues there are of each kind. A list that cannot be imported as it is mapped brings issues uncounted. */
export function issueCounts(report: ImportReport): Map<IssueCode, number> {
  const told = (Object.entries(report.issue_counts) as [IssueCode, number][]).filter(([, n]) => n > 0);
  const counts = new Map(told);
  if (told.length === 0) for (const { code } of report.issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** All issues, strictly counted. */
export const issueCount = (report: ImportReport) => [...issueCounts(report).values()].reduce((sum, n) => sum + n, 0);
