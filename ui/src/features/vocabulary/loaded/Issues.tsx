import { useState } from "react";
import type { VocabularyIssue } from "../../../api/bindings.ts";
import { Button, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

const FIRST = 5;

/** What was not understood, each with its place; the first few until more are asked for. */
export function Issues({ issues, total }: { issues: readonly VocabularyIssue[]; total: number }) {
  const { t, f, lang } = useText();
  const say = t.vocabulary.issues;
  const [all, setAll] = useState(false);
  const shown = all ? issues : issues.slice(0, FIRST);
  return (
    <Section
      title={
        <>
          {say.title} <span className="cnt">{f.number(total)}</span>
        </>
      }
      testid="preview-issues"
    >
      <ul className="vocab-issues">
        {shown.map((issue, i) => (
          <li key={i} data-testid="preview-issue" data-code={issue.code}>
            {lang === "ja" ? issue.ja : issue.en}
          </li>
        ))}
      </ul>
      {issues.length > FIRST && (
        <Button size="sm" look="ghost" onPress={() => setAll(!all)} testid="preview-issues-more">
          {all ? say.fewer : say.more(f.number(issues.length - FIRST))}
        </Button>
      )}
      {all && total > issues.length && (
        <p className="small faint">{say.first(f.number(issues.length), f.number(total))}</p>
      )}
    </Section>
  );
}
