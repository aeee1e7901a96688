import type { Scale, Vote } from "../../../api/bindings.ts";
import { Badge, TagChip } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { chipOf } from "./Text.tsx";
import { reasonOf, type Version } from "./vote.ts";

/** A vote as it was given: another's, or an earlier wording of mine. */
export function VoteCard({
  vote,
  versions,
  named,
  heading,
}: {
  vote: Vote;
  /** To name criteria and reasons by. */
  versions: readonly Version[];
  /** Says whose it is. */
  named?: boolean;
  heading?: string;
}) {
  const { t, f, pick } = useText();
  const words = t.reading;
  const reason = reasonOf(vote, versions);
  const criteria = (versions.find((own) => own.id === vote.criteria) ?? versions[0])?.criteria ?? [];
  const answers = Object.entries(vote.scores).map(([key, score]) => {
    const criterion = criteria.find((own) => own.key === key);
    const name = criterion ? pick(criterion, "name") : key;
    return { key, name, value: saidOf(score.value, criterion?.scale, words.criteria), note: score.note };
  });
  return (
    <article className="reading-card" data-testid="reading-vote" data-reviewer={vote.reviewer}>
      <p className="row wrap">
        {named && <b>{vote.name}</b>}
        {named && vote.organisation !== "" && <span className="small faint">{vote.organisation}</span>}
        {heading && <b>{heading}</b>}
        {vote.verdict && <Badge tone="accent">{t.stage.verdict[vote.verdict]}</Badge>}
        <span className="small mute">
          {words.vote.certainty} {t.stage.certainty[vote.certainty]}
        </span>
        {vote.late && <Badge tone="warn">{words.vote.late}</Badge>}
        <span className="grow" />
        <span className="small faint nw" title={words.vote.by(f.number(vote.criteria_version))}>
          {f.timestamp(vote.at)}
        </span>
      </p>
      {vote.reason !== "" && <p className="small">{reason ? pick(reason, "name") : vote.reason}</p>}
      {vote.note !== "" && <p className="selectable reading-card-note">{vote.note}</p>}
      {answers.length > 0 && (
        <ul className="small mute reading-card-scores">
          {answers.map(({ key, name, value, note }) => (
            <li key={key}>
              {name} <b>{value}</b>
              {note !== "" && <span className="faint"> {note}</span>}
            </li>
          ))}
        </ul>
      )}
      {vote.tags.length > 0 && (
        <p className="row wrap">
          {vote.tags.map((tag) => (
            <TagChip key={`${tag.kind} ${tag.concept}`} tag={chipOf(tag)} />
          ))}
        </p>
      )}
    </article>
  );
}

/** A value as its scale says it. */
export function saidOf(value: number | null, scale: Scale | undefined, words: { yes: string; no: string }): string {
  if (value === null) return "?";
  if (scale === "yes-no") return value === 1 ? words.yes : words.no;
  return String(value);
}

/** Others' votes, as far as the round lets them be seen. */
export function Others({
  votes,
  versions,
  empty,
}: {
  votes: readonly Vote[];
  versions: readonly Version[];
  /** Said when there is none; left out, nothing stands here. */
  empty?: string | undefined;
}) {
  const { t } = useText();
  if (votes.length === 0 && empty === undefined) return null;
  return (
    <section data-testid="reading-others">
      <h4>{t.reading.others.title}</h4>
      {votes.length === 0 && <p className="small faint">{empty}</p>}
      {votes.map((vote) => (
        <VoteCard key={vote.reviewer} vote={vote} versions={versions} named />
      ))}
    </section>
  );
}
