import { Link } from "@tanstack/react-router";
import type { Member } from "../../../api/bindings.ts";
import { Icon } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { closingsOf } from "./words.ts";

/** The projects of a combination along the chain: role, project, what it alone closes; unfolded with the sentences that say so. */
export function Members({ members, open }: { members: readonly Member[]; open: boolean }) {
  const { f, say, pick } = useText();
  return (
    <ul className="prop-m">
      {members.map((member) => (
        <li key={member.project.id} data-testid="proposal-member" data-id={member.project.id}>
          <span className="small prop-role">{say(`role.${member.role}`)}</span>
          <span className="col">
            <Link
              to="/projects"
              search={{ open: member.project.id }}
              className="ell prop-t"
              title={`${member.project.title_ja}\n${member.project.title_en}`}
            >
              {pick(member.project, "title")}
            </Link>
            <span className="ell faint tiny">
              <span className="mono tiny">{member.project.key}</span> {member.project.institution} ·{" "}
              {f.fiscalYears(member.project.years)}
            </span>
          </span>
          {open ? <Quotes member={member} /> : <Closings member={member} />}
        </li>
      ))}
    </ul>
  );
}

type Marks = Pick<ReturnType<typeof closingsOf>[number], "confirmed" | "obtaining">;

/** Whose word it is, and that it is not there yet. */
function Mark({ confirmed, obtaining }: Marks) {
  const { t } = useText();
  const words = t.pipeline.proposals;
  return (
    <>
      {obtaining && (
        <span className="tiny nw warn" title={words.obtainingMarkTitle} data-testid="proposal-obtaining">
          {words.obtainingMark}
        </span>
      )}{" "}
      <span
        className={`tiny nw ${confirmed && !obtaining ? "ok" : "faint"}`}
        title={confirmed ? words.confirmedMarkTitle : words.suggestedMarkTitle}
      >
        {confirmed ? words.confirmedMark : words.suggestedMark}
      </span>
    </>
  );
}

function Closings({ member }: { member: Member }) {
  const { t, say } = useText();
  return (
    <ul className="prop-c" aria-label={t.pipeline.proposals.closes}>
      {closingsOf(member).map((one) => {
        // Only what is there, by a person's word, has the tick.
        const sure = one.confirmed && !one.obtaining;
        return (
          <li key={one.need} className={`closing${sure ? "" : " suggested"}`} data-need={one.need}>
            <Icon name={sure ? "check" : "info"} size="s" />
            {say(`need.${one.need}`)}
            <Mark confirmed={one.confirmed} obtaining={one.obtaining} />
          </li>
        );
      })}
    </ul>
  );
}

function Quotes({ member }: { member: Member }) {
  const { t, say } = useText();
  const words = t.pipeline.proposals;
  return (
    <ul className="prop-q">
      {closingsOf(member).map(({ need, quote, ...marks }) => (
        <li key={need} data-testid="proposal-quote">
          <span className="small phrase">
            {say(`need.${need}`)} <Mark {...marks} />
          </span>
          {quote?.sentence ? (
            <blockquote className="quote">
              {quote.sentence}
              {quote.field !== "" && <span className="faint tiny"> {words.inField(say(`field.${quote.field}`))}</span>}
            </blockquote>
          ) : (
            <span className="faint small">{words.noSentence}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
