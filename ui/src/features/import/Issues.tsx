import { useState } from "react";
import type { IssueCode, IssueView } from "../../api/bindings.ts";
import { Button, Icon } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

const PAGE = 200;

/** Everything odd in the file with its place, by kind. */
export function Issues({ issues }: { issues: readonly IssueView[] }) {
  const { t, f, pick } = useText();
  const [code, setCode] = useState<IssueCode | null>(null);
  const [shown, setShown] = useState(PAGE);
  const kinds = new Map<IssueCode, number>();
  for (const issue of issues) kinds.set(issue.code, (kinds.get(issue.code) ?? 0) + 1);
  // A kind that is gone after another mapping no longer filters.
  const only = code !== null && kinds.has(code) ? code : null;
  const chosen = only === null ? issues : issues.filter((issue) => issue.code === only);
  if (issues.length === 0)
    return (
      <p className="issues-none">
        <Icon name="check" /> {t.importing.noIssues}
      </p>
    );
  return (
    <div className="issues">
      <div className="row wrap issues-f">
        <Button size="sm" on={only === null} count={f.number(issues.length)} onPress={() => setCode(null)}>
          {t.importing.allIssues}
        </Button>
        {[...kinds].map(([kind, n]) => (
          <Button
            key={kind}
            size="sm"
            on={only === kind}
            count={f.number(n)}
            onPress={() => {
              setCode(kind);
              setShown(PAGE);
            }}
            testid={`import-issue-${kind}`}
          >
            {t.importing.issueCodes[kind]}
          </Button>
        ))}
      </div>
      <ul>
        {chosen.slice(0, shown).map((issue, i) => (
          <li key={i} className="issue-i" data-testid="import-issue" data-code={issue.code}>
            <span className="faint nw">
              {issue.row === null ? t.importing.placeFile : t.importing.placeRow(String(issue.row))}
            </span>
            <span className="faint nw">{issue.column !== null && t.importing.column(issue.column)}</span>
            <span className="phrase selectable">{pick(issue, "message")}</span>
          </li>
        ))}
      </ul>
      {chosen.length > shown && (
        <p className="issues-more">
          <Button size="sm" onPress={() => setShown((n) => n + 5 * PAGE)}>
            {t.importing.moreIssues(f.number(chosen.length - shown))}
          </Button>
        </p>
      )}
    </div>
  );
}
