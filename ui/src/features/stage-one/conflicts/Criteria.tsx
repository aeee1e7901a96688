import type { ConflictDetail, Scale, Score } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";
import { differenceOf, olderKeys, RANGE } from "./differences.ts";

/** Answers to each criterion beside each other, with how far they lie apart. */
export function Criteria({ detail }: { detail: ConflictDetail }) {
  const { t, pick } = useText();
  const words = t.settling.conflicts;
  const { criteria_list: criteria, votes } = detail;
  const older = olderKeys(criteria, votes);
  if (criteria.length === 0 && older.length === 0) return null;
  return (
    <div className="cfl-criteria">
      <table data-testid="conflict-criteria" data-readers={votes.length}>
        <thead className="heads">
          <tr>
            <th scope="col">{words.criterion}</th>
            {votes.map((vote) => (
              <th key={vote.reviewer} scope="col">
                {vote.name}
              </th>
            ))}
            <th scope="col" className="num">
              {words.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => {
            const scores = votes.map((vote) => vote.scores[criterion.key]);
            const { steps, big } = differenceOf(criterion.scale, scores);
            return (
              <tr key={criterion.key} className={big ? "big" : ""} data-criterion={criterion.key}>
                <th scope="row" title={pick(criterion, "question")}>
                  {pick(criterion, "name")}
                </th>
                {scores.map((score, i) => (
                  <td key={i}>
                    <Answer scale={criterion.scale} score={score} />
                  </td>
                ))}
                <td className={`num small${steps ? " warn" : " faint"}`}>
                  {steps === null
                    ? "—"
                    : steps === 0
                      ? words.same
                      : big
                        ? words.big(`${steps}`)
                        : words.apart(`${steps}`)}
                </td>
              </tr>
            );
          })}
          {older.map((key) => (
            <tr key={key} data-criterion={key}>
              <th scope="row" title={words.oldCriterion}>
                {key} <span className="tiny faint">{words.oldCriterion}</span>
              </th>
              {votes.map((vote) => {
                const score = vote.scores[key];
                return (
                  <td key={vote.reviewer} className="small">
                    {score ? `${score.value ?? words.unknown} ${score.note}`.trim() : words.unanswered}
                  </td>
                );
              })}
              <td className="num small faint">—</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A value as filled squares and a figure (or a word), with its note. */
function Answer({ scale, score }: { scale: Scale; score: Score | undefined }) {
  const { t } = useText();
  const words = t.settling.conflicts;
  if (!score) return <span className="small faint">{words.unanswered}</span>;
  const { value, note } = score;
  const most = RANGE[scale][1];
  return (
    <span className="cfl-answer">
      <span
        className="cfl-value"
        title={value === null || scale === "yes-no" ? undefined : words.of(`${value}`, `${most}`)}
      >
        {value !== null && (
          <span className="cfl-squares" aria-hidden="true">
            {Array.from({ length: most }, (_, i) => (
              <i key={i} className={i < value ? "on" : ""} />
            ))}
          </span>
        )}
        <b>
          {value === null ? `? ${words.unknown}` : scale === "yes-no" ? (value === 1 ? words.yes : words.no) : value}
        </b>
      </span>
      {note !== "" && (
        <span className="small mute phrase cfl-answer-note" title={note}>
          {note}
        </span>
      )}
    </span>
  );
}
