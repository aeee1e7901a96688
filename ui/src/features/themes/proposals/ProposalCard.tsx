import { Link } from "@tanstack/react-router";
import type { Ref } from "react";
import type { Proposal } from "../../../api/bindings.ts";
import { Badge, Button, useNarrow } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { KINDS } from "../concepts.ts";
import { ChainStrip } from "../parts/ChainStrip.tsx";
import { Reasons } from "../parts/Reasons.tsx";
import { StateBadge } from "../StateBadge.tsx";
import { Triple } from "../Triple.tsx";
import { Members } from "./Members.tsx";

/** A combination: what it is about, who brings what, how much of the chain it closes; with its evidence when unfolded. */
export function ProposalCard({
  proposal,
  rank,
  on,
  open,
  onToggle,
  onMake,
  onPoint,
  ref,
}: {
  proposal: Proposal;
  /** 1 = first. */
  rank: number;
  /** The keys are on it. */
  on: boolean;
  open: boolean;
  onToggle: () => void;
  onMake: () => void;
  onPoint: () => void;
  ref?: Ref<HTMLElement>;
}) {
  const { t, f } = useText();
  const narrow = useNarrow();
  const words = t.pipeline.proposals;
  const details = open ? words.fold : words.details;
  return (
    <article
      className={`prop${on ? " on" : ""}`}
      aria-label={words.rank(f.number(rank))}
      aria-current={on || undefined}
      tabIndex={-1}
      ref={ref ?? null}
      onFocus={onPoint}
      onPointerDown={onPoint}
      data-testid="proposal"
      data-open={open || undefined}
      data-projects={proposal.members.map(({ project }) => project.id).join(" ")}
    >
      <header className="prop-h">
        <span className="num faint prop-n">{f.number(rank)}</span>
        <Triple theme={proposal} />
        {proposal.wanted && (
          <Badge tone="accent" icon="flag" title={words.wantedTitle}>
            {words.wanted}
          </Badge>
        )}
        {proposal.alike.length > 0 && (
          <Badge tone="warn" title={proposal.alike.map(({ theme }) => theme.code).join(t.pipeline.chain.separator)}>
            {words.alikeShort(f.number(proposal.alike.length))}
          </Badge>
        )}
        <span className="grow" />
        <span className="nw" title={words.scoreTitle}>
          <b className="prop-s">{f.number(proposal.score)}</b> <span className="faint tiny">{words.score}</span>
        </span>
        <Button
          size="sm"
          look="ghost"
          icon={open ? "up" : "down"}
          label={details}
          onPress={onToggle}
          testid="proposal-details"
        >
          {narrow ? undefined : details}
        </Button>
        <Button writes size="sm" icon="weave" {...(on ? { keys: "KeyT" } : {})} onPress={onMake} testid="proposal-make">
          {words.make}
        </Button>
      </header>
      <ProposalBody proposal={proposal} open={open} />
    </article>
  );
}

/** What stands below the head, also where a combination was asked about by hand. */
export function ProposalBody({
  proposal,
  open,
  narrow = false,
}: {
  proposal: Proposal;
  open: boolean;
  narrow?: boolean;
}) {
  const { t, f, say, pick } = useText();
  const words = t.pipeline.proposals;
  const missing = KINDS.filter((kind) => proposal[kind] === null);
  const openNames = proposal.open.map((need) => say(`need.${need}`)).join(t.pipeline.chain.separator);
  const coming = proposal.obtaining.map((need) => say(`need.${need}`)).join(t.pipeline.chain.separator);
  const all = proposal.closed.length + proposal.obtaining.length + proposal.open.length;
  return (
    <div className="prop-b">
      <Members members={proposal.members} open={open} />
      <ChainStrip named narrow={narrow} closed={proposal.closed} obtaining={proposal.obtaining} open={proposal.open} />
      {open && (
        <div className="prop-d" data-testid="proposal-because">
          <div>
            <h4 className="small mute">{words.because}</h4>
            <Reasons because={proposal.because} testid="proposal-reasons" />
          </div>
          <div>
            <p className="small">
              {words.closedOf(f.number(proposal.closed.length), f.number(all))}
              <span className="mute"> {openNames ? words.openNeeds(openNames) : words.noOpen}</span>
            </p>
            {coming && <p className="small warn">{words.obtainingNeeds(coming)}</p>}
            {missing.map((kind) => (
              <p key={kind} className="small mute">
                {words.noTriple(t.common[kind])}
              </p>
            ))}
            {proposal.alike.length === 0 ? (
              <p className="small mute">{words.novel}</p>
            ) : (
              <>
                <h4 className="small mute">{words.alike}</h4>
                <ul>
                  {proposal.alike.map(({ theme, because }) => (
                    <li key={theme.id} className="prop-a">
                      <span className="row">
                        <Link to="/themes/$id" params={{ id: String(theme.id) }} className="ell">
                          <span className="mono">{theme.code}</span> {pick(theme, "title")}
                        </Link>
                        <StateBadge state={theme.state} />
                      </span>
                      <Reasons because={because} />
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
