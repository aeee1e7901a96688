// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows of several lines with buttons in them
import { type Ref, useEffect, useId, useRef } from "react";
import type { Concept, ReasonWord } from "../../../api/bindings.ts";
import { Badge, Button, CheckMark, KIND_LETTER, quoted, TagChip } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { chipOf, KINDS } from "../chip.ts";
import type { Line } from "./lines.ts";

export interface CandidateActs {
  onPoint: (line: Line) => void;
  onTick: (line: Line) => void;
  onAccept: (line: Line) => void;
  onReject: (line: Line) => void;
  onMain: (line: Line) => void;
  onBroader: (line: Line) => void;
  onNarrower: (line: Line) => void;
  onExchange: (line: Line, concept: Concept) => void;
}

/** What the text suggests and what is a tag already, kind by kind, best first. */
export function Candidates({
  lines,
  cursor,
  reasons,
  busy,
  handle,
  ...acts
}: CandidateActs & {
  lines: readonly Line[];
  cursor: string | undefined;
  reasons: readonly ReasonWord[];
  busy: boolean;
  handle: Ref<HTMLDivElement>;
}) {
  const { t, f } = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const idOf = (key: string) => `${id}-${key}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when another candidate is looked at
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView?.({ block: "nearest" });
  }, [cursor]);
  let number = 0;
  return (
    <div
      className={`cands scroll${busy ? " stale" : ""}`}
      role="grid"
      tabIndex={0}
      aria-label={t.tagging.focus.candidates}
      aria-activedescendant={cursor === undefined ? undefined : idOf(cursor)}
      aria-busy={busy}
      ref={handle}
      data-testid="candidates"
    >
      <div ref={list} role="presentation">
        {KINDS.map((kind) => {
          const own = lines.filter((line) => line.candidate.kind === kind);
          return (
            <div key={kind} role="rowgroup" aria-label={t.common[kind]} data-testid={`candidates-${kind}`}>
              <h3 className="cands-kind">
                {t.common[kind]} <span className="cnt">{f.number(own.length)}</span>
              </h3>
              {own.length === 0 && <p className="cands-none small faint">{t.tagging.focus.noneOfKind}</p>}
              {own.map((line) => {
                number += 1;
                return (
                  <Row
                    key={line.key}
                    id={idOf(line.key)}
                    line={line}
                    number={number}
                    current={line.key === cursor}
                    reason={reasons.find((word) => word.code === line.candidate.reason)}
                    {...acts}
                  />
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RowProps extends CandidateActs {
  id: string;
  line: Line;
  number: number;
  current: boolean;
  reason: ReasonWord | undefined;
}

function Row({ id, line, number, current, reason, ...acts }: RowProps) {
  const { t, f, pick, lang } = useText();
  const words = t.tagging.focus;
  const { candidate, concept, changed } = line;
  const { state, evidence } = candidate;
  const label = pick(concept, "label");
  const letter = KIND_LETTER[candidate.kind];
  const taught = candidate.accepted + candidate.rejected > 0;
  const told = candidate.by && candidate.at ? words.finishedBy(candidate.by, f.timestamp(candidate.at)) : undefined;
  return (
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-selected={current}
      className={`cand${current ? " now" : ""}${candidate.aside ? " aside" : ""}${state === "rejected" ? " out" : ""}`}
      data-testid="candidate"
      data-concept={concept.id}
      data-state={state}
      data-changed={changed || undefined}
      // The list keeps the focus, so that the keys go on working.
      onMouseDown={(e) => {
        if (!(e.target as Element).closest("button, q")) e.preventDefault();
      }}
      onClick={() => acts.onPoint(line)}
      onKeyDown={() => {}}
    >
      {state === "confirmed" ? (
        <span className="cand-tick" />
      ) : (
        <button
          type="button"
          role="checkbox"
          tabIndex={-1}
          className="cand-tick"
          aria-checked={line.ticked}
          aria-label={words.tick(label)}
          onMouseDown={(e) => e.preventDefault()}
          onClick={(e) => {
            e.stopPropagation();
            acts.onTick(line);
          }}
          data-testid="candidate-tick"
        >
          <CheckMark checked={line.ticked} />
        </button>
      )}
      <div className="cand-b" role="gridcell" tabIndex={-1}>
        <div className="row cand-h">
          <TagChip tag={chipOf(concept, candidate.main, state === "proposed" && !changed)} />
          <span className="tiny faint mono nw">{concept.id}</span>
          <span className="grow" />
          {state !== "offered" && (
            <Badge
              {...(state === "confirmed" ? { tone: "ok" as const } : {})}
              {...(told === undefined ? {} : { title: told })}
            >
              {words.states[state]}
            </Badge>
          )}
          <span className="tiny faint">{number}</span>
        </div>
        {changed && (
          <p className="row small mute" data-testid="candidate-instead">
            <span className="ell">{words.insteadOf(pick(candidate.concept, "label"))}</span>
            <button
              type="button"
              className="link nw"
              tabIndex={current ? 0 : -1}
              onClick={(e) => {
                e.stopPropagation();
                acts.onExchange(line, candidate.concept);
              }}
              data-testid="candidate-restore"
            >
              {words.restore}
            </button>
          </p>
        )}
        {candidate.certainty === null ? (
          <p className="small faint">{words.notInText}</p>
        ) : (
          <p className="row small" data-testid="candidate-certainty">
            <Certainty value={candidate.certainty} plain={candidate.plain} />
            <span className="mute cand-why">{reason ? (lang === "ja" ? reason.ja : reason.en) : candidate.reason}</span>
          </p>
        )}
        {taught && (
          <p className="tiny acc" data-testid="candidate-taught">
            {words.taught(f.number(candidate.accepted), f.number(candidate.rejected))}
          </p>
        )}
        {evidence && evidence.text !== "" && (
          <p className="quote cand-quote">
            <Quote evidence={evidence} letter={letter} />
            {candidate.places > 1 && <span className="faint"> {words.places(f.number(candidate.places - 1))}</span>}
          </p>
        )}
        {candidate.alternatives.length > 0 && (
          <div className="row wrap cand-alts" data-testid="candidate-alternatives">
            <span className="tiny faint nw">{words.alternatives}</span>
            {candidate.alternatives.map((other) => (
              <TagChip
                key={other.id}
                tag={chipOf(other)}
                onPress={() => acts.onExchange(line, other.id === concept.id ? candidate.concept : other)}
              />
            ))}
          </div>
        )}
        {current && <Acts line={line} {...acts} />}
      </div>
    </div>
  );
}

function Acts({ line, ...acts }: { line: Line } & CandidateActs) {
  const { t } = useText();
  const words = t.tagging.focus;
  const { candidate, changed } = line;
  const small = { size: "sm", writes: true } as const;
  return (
    <div className="row wrap cand-acts">
      {(candidate.state !== "confirmed" || changed) && (
        <Button {...small} look="pri" keys="Enter" onPress={() => acts.onAccept(line)} testid="candidate-accept">
          {words.accept}
        </Button>
      )}
      {candidate.state !== "rejected" && (
        <Button {...small} keys="KeyX" onPress={() => acts.onReject(line)} testid="candidate-reject">
          {words.reject}
        </Button>
      )}
      <Button {...small} look="ghost" keys="KeyM" onPress={() => acts.onMain(line)} testid="candidate-main">
        {candidate.main && candidate.state === "confirmed" ? words.notMain : words.main}
      </Button>
      <Button
        size="sm"
        look="ghost"
        keys="BracketLeft"
        onPress={() => acts.onBroader(line)}
        disabled={!changed && candidate.broader === null}
        testid="candidate-broader"
      >
        {words.broader}
      </Button>
      <Button
        size="sm"
        look="ghost"
        keys="BracketRight"
        onPress={() => acts.onNarrower(line)}
        disabled={!changed && candidate.narrower === 0}
        testid="candidate-narrower"
      >
        {words.narrower}
      </Button>
    </div>
  );
}

/** As a bar and a number; where something was taught, what it was without. */
function Certainty({ value, plain }: { value: number; plain: number | null }) {
  const { t } = useText();
  const said = value.toFixed(2);
  const before = plain === null ? said : plain.toFixed(2);
  return (
    <>
      <span className="conf" title={t.tagging.focus.certainty(said)} aria-hidden="true">
        <span style={{ width: `${Math.round(Math.max(0, Math.min(1, value)) * 100)}%` }} />
      </span>
      <span className="nw">
        {before !== said && <span className="faint">{before} → </span>}
        <b>{said}</b>
      </span>
    </>
  );
}

function Quote({ evidence, letter }: { evidence: { text: string; start: number; end: number }; letter: string }) {
  const [before, words, after] = quoted(evidence);
  return (
    <q className="selectable">
      {before}
      {words !== "" && <mark className={`named ${letter}`}>{words}</mark>}
      {after}
    </q>
  );
}

/** T1 M2 I1. */
export function Counts({ counts }: { counts: { target: number; modality: number; indication: number } }) {
  const { t, f } = useText();
  const said = t.tagging.focus.counts(f.number(counts.target), f.number(counts.modality), f.number(counts.indication));
  return (
    <span className="nw" title={said}>
      {KINDS.map((kind) => `${KIND_LETTER[kind].toUpperCase()}${counts[kind]}`).join(" ")}
    </span>
  );
}
