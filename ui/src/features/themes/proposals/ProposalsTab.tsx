import { Link } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { runAction } from "../../../actions/index.ts";
import type { Proposal, Proposals } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, EmptyState, Icon, Note, Progress } from "../../../components/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { useShown } from "../address.ts";
import { keptOf, requestOf, selectionOf, votedOn } from "./among.ts";
import { useChosen } from "./chosen.ts";
import { Explain } from "./Explain.tsx";
import { FindBar } from "./FindBar.tsx";
import { LeftOut } from "./LeftOut.tsx";
import { ProposalCard } from "./ProposalCard.tsx";
import { useFind } from "./useFind.ts";
import { keyOf, stepped, themeOf } from "./words.ts";
import "./proposals.css";

const FIRST = 50;
const MOST = 200;

/** Projects that would make a theme together: found when asked for, decided on by a person. */
export function ProposalsTab() {
  const { t, f, say } = useText();
  const words = t.pipeline.proposals;
  const { among, round: askedRound, q, running, unused, confirmed } = useShown();
  const chosen = useChosen();
  const [limit, setLimit] = useState(FIRST);
  const rounds = useRead("round.list", {}, { enabled: among === "round" });
  const voted = useMemo(() => votedOn(rounds.data?.rounds ?? []), [rounds.data]);
  const round = askedRound ?? voted[0]?.id;
  const shortlist = useRead(
    "shortlist.show",
    { round: round ?? 0 },
    { enabled: among === "round" && round !== undefined, keep: false },
  );
  const kept = useMemo(() => shortlist.data && keptOf(shortlist.data.rows), [shortlist.data]);
  const request = requestOf(selectionOf(among, { kept, chosen, q }), { running, unused, confirmed }, limit);
  // Ways here that say what they want: from the list, from a shortlist; and more of what stands here already.
  const [started, setStarted] = useState(false);
  const auto = started || among === "chosen" || (among === "round" && askedRound !== undefined);
  const find = useFind(request, auto);
  const begin = () => {
    setStarted(true);
    find.start();
  };
  const more = () => {
    setStarted(true);
    setLimit(MOST);
  };
  useKeys([
    {
      id: "propose-start",
      label: words.keyStart,
      group: "theme",
      icon: "search",
      keys: ["KeyG"],
      palette: true,
      enabled: request !== null && !find.busy,
      run: begin,
    },
    {
      id: "propose-cancel",
      label: t.common.cancel,
      group: "theme",
      keys: ["Escape"],
      listed: false,
      enabled: find.busy,
      run: find.cancel,
    },
  ]);
  const refused = among === "round" ? (rounds.error ?? shortlist.error) : null;
  const noRound = among === "round" && rounds.data !== undefined && (voted.length === 0 || kept?.length === 0);
  const problem = refused ?? find.problem;
  return (
    <div className="col proposals">
      <FindBar
        rounds={voted}
        round={round}
        kept={kept?.length}
        chosen={chosen}
        ready={request !== null}
        busy={find.busy}
        again={find.proposals !== undefined}
        onStart={begin}
      />
      <div className="body">
        <div className="col grow proposals-main">
          {problem && problem.code !== "cancelled" && (
            <div className="themes-note">
              <Note tone="bad">{say(`problem.${problem.code}`, problem.params as Record<string, string>)}</Note>
            </div>
          )}
          {find.stale && !find.busy && (
            <div className="themes-note">
              <Note
                testid="proposals-stale"
                action={
                  <Button size="sm" onPress={begin}>
                    {words.again}
                  </Button>
                }
              >
                {words.stale}
              </Note>
            </div>
          )}
          {find.busy ? (
            <div className="themes-note">
              <Progress title={words.working} report={find.progress} onCancel={find.cancel} testid="propose-progress" />
            </div>
          ) : find.proposals ? (
            <Found found={find.proposals} onMore={limit < MOST ? more : undefined} limit={limit} />
          ) : (
            <EmptyState
              icon="weave"
              title={words.startTitle}
              testid="proposals-start"
              actions={
                <Button look="pri" icon="search" disabled={request === null} onPress={begin}>
                  {words.start}
                </Button>
              }
            >
              {noRound ? words.noRound : words.startBody}
            </EmptyState>
          )}
        </div>
        <aside className="detail proposals-side">
          <div className="scroll grow">
            <Explain />
            {find.proposals && !find.busy && <LeftOut left={find.proposals.left} />}
          </div>
          <footer className="proposals-f">
            <Link to="/matrix" search={{ show: "gaps" }} data-testid="proposals-white">
              <Icon name="matrix" size="s" /> {words.whiteSpots}
            </Link>
            {find.proposals && find.proposals.hidden > 0 && (
              <span className="faint tiny">{words.hidden(f.number(find.proposals.hidden))}</span>
            )}
          </footer>
        </aside>
      </div>
    </div>
  );
}

function Found({ found, limit, onMore }: { found: Proposals; limit: number; onMore: (() => void) | undefined }) {
  const { t, f } = useText();
  const words = t.pipeline.proposals;
  const { proposals } = found;
  const [at, setAt] = useState(0);
  // Unfolded are the first, and what somebody unfolded; toggling turns either.
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const cards = useRef<(HTMLElement | null)[]>([]);
  const current = proposals[Math.min(at, proposals.length - 1)];
  const isOpen = (key: string, i: number) => toggled.has(key) !== (i === 0);
  const toggle = (key: string) =>
    setToggled((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const make = (proposal: Proposal | undefined) => proposal && runAction("theme.create", themeOf(proposal));
  const move = (by: 1 | -1) => {
    // The first press goes to the first, not past it.
    const held = cards.current[at]?.contains(document.activeElement) ?? false;
    const next = held ? stepped(at, by, proposals.length) : at;
    setAt(next);
    cards.current[next]?.focus();
    cards.current[next]?.scrollIntoView?.({ block: "nearest" });
  };
  const onSomething = (e?: KeyboardEvent) =>
    e?.target instanceof Element && e.target.closest("a, button, input, [role=option]") !== null;
  const some = proposals.length > 0;
  useKeys([
    {
      id: "proposal-next",
      label: words.keyNext,
      group: "list",
      keys: ["KeyJ", "ArrowDown"],
      enabled: some,
      run: () => move(1),
    },
    {
      id: "proposal-previous",
      label: words.keyPrevious,
      group: "list",
      keys: ["KeyK", "ArrowUp"],
      enabled: some,
      run: () => move(-1),
    },
    {
      id: "proposal-details",
      label: words.keyDetails,
      group: "list",
      keys: ["Enter"],
      enabled: some,
      run: (e) => {
        if (onSomething(e) || !current) return false;
        return toggle(keyOf(current));
      },
    },
    {
      id: "proposal-make",
      label: words.keyMake,
      group: "theme",
      icon: "weave",
      keys: ["KeyT"],
      writes: true,
      palette: true,
      enabled: some,
      run: () => make(current),
    },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.hintMove },
    { keys: "Enter", label: words.details },
    { keys: "KeyT", label: words.make },
    { keys: "KeyG", label: words.again },
  ]);
  if (!some)
    return (
      <EmptyState icon="search" title={words.nothing} testid="proposals-none">
        {words.nothingBody}
      </EmptyState>
    );
  return (
    <section className="scroll grow" aria-label={words.list} data-testid="proposals">
      <p className="small mute prop-count">
        {words.found(f.number(proposals.length), f.number(found.looked))} · {words.compared(f.number(found.compared))}
      </p>
      {proposals.map((proposal, i) => {
        const key = keyOf(proposal);
        return (
          <ProposalCard
            key={key}
            ref={(card) => {
              cards.current[i] = card;
            }}
            proposal={proposal}
            rank={i + 1}
            on={i === at}
            open={isOpen(key, i)}
            onToggle={() => toggle(key)}
            onMake={() => make(proposal)}
            onPoint={() => setAt(i)}
          />
        );
      })}
      {!onMore && proposals.length >= MOST && <p className="small mute prop-more">{words.most(f.number(MOST))}</p>}
      {onMore && proposals.length >= limit && (
        <p className="prop-more">
          <Button onPress={onMore} testid="proposals-more">
            {words.more(f.number(MOST))}
          </Button>
        </p>
      )}
    </section>
  );
}
