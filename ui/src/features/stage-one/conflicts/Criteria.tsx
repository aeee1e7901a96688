import type { ConflictDetail, Scale, Score } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";
import { commonScale, criterionOf, differenceOf, olderCriteria, RANGE } from "./differences.ts";

/** Answers to each criterion beside each other, with how far they lie apart. */
export function Criteria({ detail }: { detail: ConflictDetail }) {
  const { t, pick } = useText();
  const words = t.settling.conflicts;
  const { criteria_list: criteria, votes } = detail;
  const older = olderCriteria(detail);
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
          {[...criteria, ...older].map((criterion) => {
            const { key } = criterion;
            const scale = commonScale(detail, key);
            const { steps, big } =
              scale === null
                ? { steps: null, big: false }
                : differenceOf(
                    scale,
                    votes.map((vote) => vote.scores[key]),
                  );
            const past = older.includes(criterion);
            return (
              <tr key={key} className={big ? "big" : ""} data-criterion={key}>
                <th scope="row" title={past ? words.oldCriterion : pick(criterion, "question")}>
                  {pick(criterion, "name")} {past && <span className="tiny faint">{words.oldCriterion}</span>}
                </th>
                {votes.map((vote) => (
                  <td key={vote.reviewer}>
                    <Answer scale={criterionOf(detail, vote, key)?.scale} score={vote.scores[key]} />
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
        </tbody>
      </table>
    </div>
  );
}

/** A value as filled squares and a figure (or a word), with its note, on the scale it was given on. */
function Answer({ scale, score }: { scale: Scale | undefined; score: Score | undefined }) {
  const { t } = useText();
  const words = t.settling.conflicts;
  if (!score || scale === undefined) return <span className="small faint">{words.unanswered}</span>;
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
