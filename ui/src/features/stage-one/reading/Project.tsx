import { useMemo, useRef, useState } from "react";
import type { Reading, StageRound } from "../../../api/bindings.ts";
import { Button, Menu, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";
import { Criteria } from "./Criteria.tsx";
import { Earlier } from "./Earlier.tsx";
import { KeyBar } from "./KeyBar.tsx";
import { Tags } from "./Tags.tsx";
import { Text } from "./Text.tsx";
import { useFinish } from "./useFinish.ts";
import { useVoteKeys } from "./useKeysOfReading.ts";
import type { ReadingListNow } from "./useReadingList.ts";
import { useScoring } from "./useScoring.ts";
import { useTagWork } from "./useTagWork.ts";
import { useVote, type VoteNow } from "./useVote.ts";
import type { Way } from "./useWay.ts";
import { Verdict } from "./Verdict.tsx";
import { Others } from "./VoteCard.tsx";

/** One project: its text, and beside it my vote. */
export function Project({
  reading,
  stale,
  reviewer,
  round,
  list,
  way,
  byHand,
}: {
  reading: Reading;
  /** Another one was asked for and is not there yet. */
  stale: boolean;
  reviewer: number;
  round: StageRound;
  list: ReadingListNow;
  way: Way;
  byHand: boolean;
}) {
  const { t } = useText();
  const words = t.reading;
  const note = useRef<HTMLTextAreaElement>(null);
  const criterionNote = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLDivElement>(null);
  const [earlier, setEarlier] = useState(false);
  const vote = useVote(reading, reviewer, round.id, round.criteria);
  const scoring = useScoring(reading.project, vote);
  const work = useTagWork(reading.project, vote);
  const tags = reading.kind === "tags";
  const finish = useFinish({ reading, stale, reviewer, round: round.id, vote, list, way });
  useVoteKeys({
    acting: vote.editable && !stale,
    scoring,
    tags: tags ? work : null,
    note,
    criterionNote,
    picker,
    finish,
  });
  const versions = useMemo(
    () => (vote.newer ? [vote.version, vote.newer] : [vote.version]),
    [vote.version, vote.newer],
  );
  const finishNow = () => void finish();

  return (
    <>
      <article className="reading-main" aria-label={words.text.label} aria-busy={stale}>
        <Text
          reading={reading}
          {...(tags && vote.editable ? { onTag: work.toggle } : {})}
          menu={<Moves way={way} byHand={byHand} />}
        >
          <Others
            votes={reading.others}
            versions={versions}
            empty={reading.blindness === "open" ? words.others.none : undefined}
          />
        </Text>
        <KeyBar
          way={way}
          tags={tags}
          criteria={vote.version.criteria.length}
          five={scoring.own?.scale === "five"}
          editable={vote.editable}
          onNote={() => note.current?.focus()}
        />
      </article>
      <aside className={`reading-side${stale ? " stale" : ""}`} aria-label={words.vote.title}>
        <Said reading={reading} round={round} vote={vote} />
        {tags ? (
          <Tags vote={vote} work={work} picker={picker} onFinish={finishNow} />
        ) : (
          <Criteria vote={vote} scoring={scoring} noteField={criterionNote} />
        )}
        <Verdict
          reading={reading}
          blindness={round.blindness}
          vote={vote}
          scoring={scoring}
          noteField={note}
          onFinish={finishNow}
          onEarlier={() => setEarlier(true)}
        />
      </aside>
      {earlier && (
        <Earlier round={round.id} project={reading.project} versions={versions} onClose={() => setEarlier(false)} />
      )}
    </>
  );
}

/** What has to be said before one votes: it is closed, the criteria were changed, something begun is left. */
function Said({ reading, round, vote }: { reading: Reading; round: StageRound; vote: VoteNow }) {
  const { t, f } = useText();
  const go = useGo();
  const words = t.reading;
  const { closed } = reading;
  const { newer, begun } = vote;
  const answering = newer !== undefined && begun?.criteria === newer.id;
  return (
    <div className="reading-said">
      {closed && (
        <Note
          testid="reading-closed"
          action={
            closed === "votes-opened" && (
              <Button size="sm" onPress={() => go({ tab: "conflicts" })} testid="reading-to-conflicts">
                {words.toConflicts}
              </Button>
            )
          }
        >
          {words.closed[closed]}
        </Note>
      )}
      {closed && begun && (
        <Note
          tone="warn"
          testid="reading-stale"
          action={
            <Button size="sm" onPress={vote.discard} testid="reading-discard">
              {words.vote.discard}
            </Button>
          }
        >
          {words.vote.stale}{" "}
          <span className="selectable">
            {[begun.verdict && t.stage.verdict[begun.verdict], begun.note].filter(Boolean).join(" · ")}
          </span>
        </Note>
      )}
      {vote.moved && <Note testid="reading-moved">{words.criteria.moved(f.number(vote.version.number))}</Note>}
      {vote.editable && reading.newer_criteria && newer && (
        <Note
          testid="reading-newer"
          action={
            answering ? (
              <Button size="sm" onPress={vote.discard} testid="reading-keep-old">
                {words.criteria.keepOld(f.number(reading.criteria_version))}
              </Button>
            ) : (
              <Button size="sm" onPress={vote.answerNewer} testid="reading-answer-newer">
                {words.criteria.answerNewer(f.number(newer.number))}
              </Button>
            )
          }
        >
          {words.criteria.newer(f.number(reading.criteria_version), f.number(round.criteria_version))}
        </Note>
      )}
    </div>
  );
}

/** What can be done with the project in my order. */
function Moves({ way, byHand }: { way: Way; byHand: boolean }) {
  const { t } = useText();
  const words = t.reading.list;
  const { item } = way;
  const fixed = !byHand || !way.canPutOff || item?.later === true;
  return (
    <Menu
      label={words.moves}
      testid="reading-move"
      trigger={<Button size="sm" look="ghost" icon="dots" label={words.moves} testid="reading-moves" />}
      entries={[
        {
          id: "up",
          label: words.up,
          icon: "up",
          keys: "alt+ArrowUp",
          writes: true,
          disabled: fixed,
          run: () => void way.move("up", byHand),
        },
        {
          id: "down",
          label: words.down,
          icon: "down",
          keys: "alt+ArrowDown",
          writes: true,
          disabled: fixed,
          run: () => void way.move("down", byHand),
        },
        { id: "first", label: words.first, writes: true, disabled: fixed, run: () => void way.move("first", byHand) },
        null,
        {
          id: "later",
          label: item?.later ? words.takeUp : words.putOff,
          icon: "clock",
          keys: "KeyS",
          writes: true,
          disabled: !way.canPutOff,
          run: () => void way.later(),
        },
      ]}
    />
  );
}
