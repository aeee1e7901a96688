import type { ConflictDetail, Vote } from "../../../api/bindings.ts";
import { Badge } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useReasonName } from "../settling/ReasonSelect.tsx";
import { VerdictBadge } from "../settling/VerdictBadge.tsx";

/** The votes beside each other, a column a reader. */
export function Votes({ detail }: { detail: ConflictDetail }) {
  const { t, f, pick } = useText();
  const words = t.settling.conflicts;
  const standing = useReasonName([...detail.reasons, ...detail.earlier_reasons]);
  const named = (vote: Vote) => {
    const version = detail.older.find((own) => own.criteria === vote.criteria);
    const reason = version?.reasons.find((own) => own.key === vote.reason && own.verdict === vote.verdict);
    return reason ? pick(reason, "name") : standing(vote.reason);
  };
  const versions = new Set(detail.votes.map((vote) => vote.criteria));
  return (
    <section className="cfl-votes" aria-label={words.votes}>
      {detail.votes.map((vote) => (
        <article
          key={vote.reviewer}
          className={`cfl-vote${detail.votes.length > 2 ? " many" : ""}`}
          data-testid="conflict-vote"
          data-reviewer={vote.reviewer}
        >
          <header className="row">
            <b className="nw">{vote.name}</b>
            <span className="faint small ell grow" title={[vote.organisation, vote.field].filter(Boolean).join(" · ")}>
              {[vote.organisation, vote.field].filter(Boolean).join(" · ")}
            </span>
            {vote.verdict && <VerdictBadge verdict={vote.verdict} />}
          </header>
          {vote.reason !== "" && <span className="small cfl-reason">{named(vote)}</span>}
          {vote.note === "" ? (
            <p className="small faint">{words.noNote}</p>
          ) : (
            <p className="cfl-note phrase">{vote.note}</p>
          )}
          <footer className="row wrap tiny faint">
            <span>{words.certainty(t.stage.certainty[vote.certainty])}</span>
            <time dateTime={vote.at}>{f.timestamp(vote.at)}</time>
            {vote.late && (
              <Badge tone="warn" title={words.lateTitle}>
                {words.late}
              </Badge>
            )}
            {versions.size > 1 && (
              <Badge title={words.versionTitle}>{words.version(f.number(vote.criteria_version))}</Badge>
            )}
          </footer>
        </article>
      ))}
    </section>
  );
}
