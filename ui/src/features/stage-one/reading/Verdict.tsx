import type { Ref } from "react";
import type { Blindness, Certainty, Reading } from "../../../api/bindings.ts";
import { Badge, Button, KeyHint, Segmented, TextArea } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { leave } from "./leave.ts";
import type { Scoring } from "./useScoring.ts";
import type { VoteNow } from "./useVote.ts";
import { CERTAINTIES, NOTE_MOST, VERDICTS } from "./vote.ts";

const KEYS = { keep: "KeyY", hold: "KeyH", drop: "KeyU" } as const;

/** How sure I am. */
function Sure({ vote }: { vote: VoteNow }) {
  const { t } = useText();
  return (
    <>
      <span className="small mute nw">{t.reading.vote.certainty}</span>
      <Segmented<Certainty>
        label={t.reading.vote.certainty}
        size="sm"
        value={vote.shown.certainty}
        disabled={!vote.editable}
        onChange={(certainty) => vote.change((now) => ({ ...now, certainty }))}
        testid="reading-certainty"
        choices={CERTAINTIES.map((id) => ({ id, label: t.stage.certainty[id] }))}
      />
    </>
  );
}

export interface VerdictProps {
  reading: Reading;
  blindness: Blindness;
  vote: VoteNow;
  scoring: Scoring;
  noteField: Ref<HTMLTextAreaElement>;
  onFinish: () => void;
  onEarlier: () => void;
}

/** The verdict with its reason, the note, how sure, and the way on. */
export function Verdict(props: VerdictProps) {
  const { reading, vote, scoring, noteField } = props;
  const { t, pick } = useText();
  const words = t.reading.vote;
  const { verdict, reason, note } = vote.shown;
  const votes = reading.kind === "votes";
  return (
    <section className="reading-verdict" aria-label={words.title} data-testid="reading-verdict">
      <div className="row">
        <b className="grow">{votes ? words.title : words.note}</b>
        <Sure vote={vote} />
      </div>
      {votes && (
        <div className="reading-verdict-b">
          {VERDICTS.map((id) => (
            <button
              key={id}
              type="button"
              className={verdict === id ? "on" : ""}
              aria-pressed={verdict === id}
              disabled={!vote.editable}
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => scoring.verdict(id)}
              data-testid={`reading-${id}`}
            >
              <span className="row">
                <b>{t.stage.verdict[id]}</b>
                <KeyHint keys={KEYS[id]} />
              </span>
              {id === "hold" && <span className="tiny mute">{words.hold}</span>}
            </button>
          ))}
        </div>
      )}
      {votes && (
        <div className="reading-reasons">
          <p className="row small mute">
            <span className="grow">{verdict ? words.reasons[verdict] : words.reason}</span>
            {scoring.reasons.length > 0 && vote.editable && (
              <span className="tiny faint nw">
                <KeyHint keys={["shift+Digit1"]} />
                {scoring.reasons.length > 1 && `–${Math.min(9, scoring.reasons.length)}`}
              </span>
            )}
          </p>
          <div className="row wrap">
            {scoring.reasons.map((own, at) => (
              <button
                key={own.key}
                type="button"
                className={own.key === reason ? "on" : ""}
                aria-pressed={own.key === reason}
                disabled={!vote.editable}
                onMouseDown={(e) => e.preventDefault()}
                onClick={() => scoring.reason(at)}
                data-testid="reading-reason"
                data-key={own.key}
              >
                {pick(own, "name")}
              </button>
            ))}
            {scoring.reasons.length === 0 && (
              <span className="small faint">{verdict ? words.noReasons : vote.editable && words.reasonFirst}</span>
            )}
          </div>
        </div>
      )}
      <TextArea
        ref={noteField}
        rows={2}
        value={note}
        onChange={(next) => vote.change((now) => ({ ...now, note: next }))}
        ariaLabel={words.note}
        placeholder={vote.editable ? words.notePlaceholder : ""}
        maxLength={NOTE_MOST}
        disabled={!vote.editable}
        onEscape={leave}
        testid="reading-note"
      />
      <Foot {...props} />
    </section>
  );
}

/** The way on, and until when one may come back. */
function Foot({ reading, blindness, vote, onFinish, onEarlier }: VerdictProps) {
  const { t, f } = useText();
  const words = t.reading.vote;
  const { mine } = reading;
  return (
    <>
      {vote.editable && (
        <Button
          writes
          look="pri"
          keys="mod+Enter"
          className="reading-finish"
          onPress={onFinish}
          testid="reading-finish"
        >
          <span className="ell">{mine ? words.finishAgain : words.finish}</span>
        </Button>
      )}
      <div className="row small faint reading-foot">
        {vote.editable && vote.begun ? (
          <>
            <Badge icon="edit">{words.begun}</Badge>
            <Button size="sm" look="ghost" onPress={vote.discard} testid="reading-discard">
              {words.discard}
            </Button>
          </>
        ) : mine ? (
          <>
            <span className="nw">{words.givenAt(f.timestamp(mine.at))}</span>
            {mine.late && <Badge tone="warn">{words.late}</Badge>}
          </>
        ) : (
          <span className="phrase">{vote.editable ? words.changeable[blindness] : words.noVote}</span>
        )}
        <span className="grow" />
        {mine && (
          <Button size="sm" look="ghost" onPress={onEarlier} testid="reading-earlier-open">
            {words.earlier}
          </Button>
        )}
      </div>
    </>
  );
}
