import { useState } from "react";
import type { VocabularyDiff } from "../../../api/bindings.ts";
import { Icon, Section, Segmented } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

const PARTS = ["added", "removed", "renamed", "obsolete"] as const;
type Part = (typeof PARTS)[number];

/** What loading would change, part by part; what carries tags comes first. */
export function Diff({ diff, replaces }: { diff: VocabularyDiff; replaces: boolean }) {
  const { t, f } = useText();
  const say = t.vocabulary.diff;
  // Where something happens to tags is looked at first.
  const [chosen, setChosen] = useState<Part | null>(null);
  const part = chosen ?? (["obsolete", "removed", "renamed"] as const).find((own) => diff[own].count > 0) ?? "added";
  const { count, lines } = diff[part];
  return (
    <Section
      title={replaces ? say.title : say.titleFirst}
      end={<span data-testid="diff-rest">{say.rest(f.number(diff.altered), f.number(diff.same))}</span>}
      testid="preview-diff"
    >
      <div className="row wrap vocab-hint">
        <Segmented<Part>
          size="sm"
          label={say.title}
          choices={PARTS.map((id) => ({ id, label: `${say.parts[id]} ${f.number(diff[id].count)}` }))}
          value={part}
          onChange={setChosen}
          testid="diff-part"
        />
        <span className="small faint phrase">{say.hints[part]}</span>
      </div>
      <div className="vocab-table vocab-diff" data-testid="diff-lines" data-part={part}>
        {lines.length === 0 ? (
          <p className="faint small vocab-more">{say.none[part]}</p>
        ) : (
          <table aria-label={say.parts[part]}>
            <thead className="heads">
              <tr>
                <th className="vocab-diff-id">{say.id}</th>
                {part !== "added" && <th>{say.before}</th>}
                {part !== "removed" && <th>{part === "obsolete" ? say.successor : say.after}</th>}
                <th className="num">{say.projects}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id} data-testid="diff-line" data-id={line.id}>
                  <td className="mono small ell selectable" title={line.id}>
                    {line.id}
                  </td>
                  {part !== "added" && (
                    <td className="ell selectable" title={line.before}>
                      {line.before}
                    </td>
                  )}
                  {part !== "removed" && (
                    <td className="ell selectable" title={line.after}>
                      {part !== "added" && <Icon name="arrow" size="s" />}{" "}
                      {line.after || <span className="faint">{part === "obsolete" ? say.noSuccessor : "—"}</span>}
                    </td>
                  )}
                  <td className="num">
                    {line.projects > 0 ? (
                      <b className="warn">{f.number(line.projects)}</b>
                    ) : (
                      <span className="faint">0</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {count > lines.length && <p className="small faint">{say.first(f.number(lines.length), f.number(count))}</p>}
    </Section>
  );
}
