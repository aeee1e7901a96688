import { type Ref, useEffect, useRef } from "react";
import type { Criterion, Score } from "../../../api/bindings.ts";
import { Field, Icon } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { leave } from "./leave.ts";
import type { Scoring } from "./useScoring.ts";
import type { VoteNow } from "./useVote.ts";
import { saidOf } from "./VoteCard.tsx";
import { CRITERION_NOTE_MOST, valuesOf } from "./vote.ts";

/** The criteria of the round; the guide of the one the keys answer is open. */
export function Criteria({
  vote,
  scoring,
  noteField,
}: {
  vote: VoteNow;
  scoring: Scoring;
  noteField: Ref<HTMLInputElement>;
}) {
  const { t, f } = useText();
  const words = t.reading.criteria;
  const list = useRef<HTMLUListElement>(null);
  const { criteria, number } = vote.version;
  const { scores } = vote.shown;
  const answered = criteria.filter((own) => scores[own.key] !== undefined).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when another criterion is chosen
  useEffect(() => {
    list.current?.querySelector("[data-active=true]")?.scrollIntoView?.({ block: "nearest" });
  }, [scoring.active]);
  return (
    <>
      <div className="row small reading-side-h">
        <b>{words.title}</b>
        {criteria.length > 0 && (
          <span className="faint" data-testid="reading-answered">
            {words.answered(f.number(answered), f.number(criteria.length))}
          </span>
        )}
        <span className="grow" />
        <span className="tiny faint nw">{words.version(f.number(number))}</span>
      </div>
      {criteria.length === 0 && <p className="small faint reading-side-none">{words.none}</p>}
      <ul className="reading-criteria scroll" ref={list} data-testid="reading-criteria">
        {criteria.map((own, at) => (
          <Row
            key={own.key}
            criterion={own}
            at={at}
            score={scores[own.key]}
            active={at === scoring.active}
            editable={vote.editable}
            scoring={scoring}
            noteField={noteField}
          />
        ))}
      </ul>
    </>
  );
}

function Row({
  criterion,
  at,
  score,
  active,
  editable,
  scoring,
  noteField,
}: {
  criterion: Criterion;
  at: number;
  score: Score | undefined;
  active: boolean;
  editable: boolean;
  scoring: Scoring;
  noteField: Ref<HTMLInputElement>;
}) {
  const { t, pick } = useText();
  const words = t.reading.criteria;
  const name = pick(criterion, "name");
  const guide = pick(criterion, "guide");
  const values: readonly (number | null)[] = [...valuesOf(criterion.scale), null];
  return (
    <li data-testid="reading-criterion" data-key={criterion.key} data-active={active || undefined}>
      <div className="reading-criterion">
        <button
          type="button"
          className="reading-criterion-n"
          tabIndex={active ? 0 : -1}
          aria-expanded={active}
          onMouseDown={(e) => e.preventDefault()}
          onClick={() => scoring.choose(at)}
        >
          <span className="tiny faint">{at + 1}</span>
          <span className="col">
            <b>{name}</b>
            <span className="small mute">{pick(criterion, "question")}</span>
          </span>
          {!active && score && score.note !== "" && (
            <span className="faint" title={score.note}>
              <Icon name="edit" size="s" label={words.note} />
            </span>
          )}
        </button>
        <fieldset className="reading-scores" aria-label={name}>
          {values.map((value) => {
            const on = score !== undefined && score.value === value;
            const said = saidOf(value, criterion.scale, words);
            return (
              <button
                key={said}
                type="button"
                className={on ? "on" : ""}
                tabIndex={active ? 0 : -1}
                aria-pressed={on}
                disabled={!editable}
                {...(value === null ? { "aria-label": words.unknown, title: words.unknown } : {})}
                onMouseDown={(e) => e.preventDefault()}
                onClick={() => scoring.press(at, value)}
                data-testid="reading-score"
                data-value={value ?? "unknown"}
              >
                {said}
              </button>
            );
          })}
        </fieldset>
      </div>
      {active && (
        <div className="reading-guide">
          <p className="small" title={words.guide}>
            {guide || <span className="faint">{words.noGuide}</span>}
          </p>
          {(editable || (score && score.note !== "")) && (
            <Field
              ref={noteField}
              size="sm"
              value={score?.note ?? ""}
              onChange={(note) => scoring.note(criterion.key, note)}
              ariaLabel={words.note}
              placeholder={words.note}
              maxLength={CRITERION_NOTE_MOST}
              disabled={!editable}
              onEscape={leave}
              testid="reading-criterion-note"
            />
          )}
        </div>
      )}
    </li>
  );
}
