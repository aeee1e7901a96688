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

function Mark({ confirmed }: { confirmed: boolean }) {
  const { t } = useText();
  const words = t.pipeline.proposals;
  return (
    <span
      className={`tiny nw ${confirmed ? "ok" : "faint"}`}
      title={confirmed ? words.confirmedMarkTitle : words.suggestedMarkTitle}
    >
      {confirmed ? words.confirmedMark : words.suggestedMark}
    </span>
  );
}

function Closings({ member }: { member: Member }) {
  const { t, say } = useText();
  return (
    <ul className="prop-c" aria-label={t.pipeline.proposals.closes}>
      {closingsOf(member).map(({ need, confirmed }) => (
        <li key={need} className={`closing${confirmed ? "" : " suggested"}`} data-need={need}>
          <Icon name={confirmed ? "check" : "info"} size="s" />
          {say(`need.${need}`)}
          <Mark confirmed={confirmed} />
        </li>
      ))}
    </ul>
  );
}

function Quotes({ member }: { member: Member }) {
  const { t, say } = useText();
  const words = t.pipeline.proposals;
  return (
    <ul className="prop-q">
      {closingsOf(member).map(({ need, quote, confirmed }) => (
        <li key={need} data-testid="proposal-quote">
          <span className="small phrase">
            {say(`need.${need}`)} <Mark confirmed={confirmed} />
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
