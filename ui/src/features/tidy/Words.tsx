import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { TagChip as Chip, Concept, Word, WordState } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { useWritable } from "../../api/writable.ts";
import { Button, ConceptPicker, KeyHint, KindMark, Loading, Segmented, TagChip } from "../../components/index.ts";
import { useKeys, useScreenHints } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { PickList } from "./PickList.tsx";
import { Failed, Judgement, Nothing } from "./parts.tsx";
import { useChosen } from "./useChosen.ts";

const STATES: readonly WordState[] = ["open", "settled", "ignored"];
/** Nearest concepts with a key of their own. */
const AT_MOST = 9;

const chipOf = (concept: Concept): Chip => ({
  kind: concept.kind,
  id: concept.id,
  label_ja: concept.short_ja || concept.label_ja,
  label_en: concept.short_en || concept.label_en,
  main: false,
  proposed: false,
});

/** Words of lists' own tag columns that the vocabulary does not know: settled once for all rows. */
export function Words() {
  const { t, f } = useText();
  const [state, setState] = useState<WordState>("open");
  const read = useRead("word.list", { state });
  const words = read.data?.words ?? [];
  const fresh = read.data !== undefined && !read.isPlaceholderData && read.error === null;
  const { index, choose, hold } = useChosen(words.map((word) => word.id));
  const word = words[index];
  const settle = useWrite("word.settle");
  // Whoever chose by typing goes on typing at the next word.
  const typing = useRef(false);
  const decide = (concept: Concept | null, typed = false) => {
    if (!word || !fresh || settle.busy) return;
    if (concept === null && word.state === "ignored") return;
    typing.current = typed;
    hold();
    void settle.run(concept ? { word: word.id, concept: concept.id } : { word: word.id });
  };
  return (
    <div className="body tidy-body">
      <div className="tidy-list">
        <div className="tidy-list-h">
          <Segmented<WordState>
            size="sm"
            label={t.tidy.state}
            choices={STATES.map((id) => ({ id, label: t.tidy.wordStates[id] }))}
            value={state}
            onChange={setState}
            testid="tidy-state"
          />
        </div>
        <PickList
          label={t.tidy.listOf(t.tidy.words)}
          items={words}
          keyOf={(own) => own.id}
          draw={(own) => (
            <span className="row">
              <KindMark kind={own.kind} label />
              <span className="ell pick-title" title={own.text}>
                {own.text}
              </span>
              <span className="grow" />
              <span className="small faint nw">{t.tidy.projectsOf(f.number(own.projects))}</span>
            </span>
          )}
          index={index}
          onChoose={choose}
          next={t.tidy.nextWord}
          previous={t.tidy.previousWord}
          testid="words"
        />
      </div>
      <div className="tidy-main">
        {read.error ? (
          <Failed problem={read.error} onRetry={() => void read.refetch()} />
        ) : word ? (
          <OneWord
            key={word.id}
            word={word}
            ready={fresh && !settle.busy}
            typing={typing.current}
            onDecide={(concept, typed) => decide(concept, typed)}
          />
        ) : fresh ? (
          <Nothing title={t.tidy.noWords[state]} body={t.tidy.noWordsBody[state]} open={state === "open"} />
        ) : (
          <Loading rows={4} />
        )}
      </div>
    </div>
  );
}

interface OneWordProps {
  word: Word;
  ready: boolean;
  /** The field of the picker has the focus from the start. */
  typing: boolean;
  onDecide: (concept: Concept | null, typed?: boolean) => void;
}

function OneWord({ word, ready, typing, onDecide }: OneWordProps) {
  const { t, f, pick, lang } = useText();
  const writable = useWritable();
  const panel = useRef<HTMLDivElement>(null);
  const nearest = word.nearest.slice(0, AT_MOST);
  const toField = () => panel.current?.querySelector<HTMLInputElement>(".concepts input")?.focus();
  useKeys([
    ...nearest.map((concept, i) => ({
      id: `tidy-nearest-${i + 1}`,
      writes: true,
      label: t.tidy.chooseNearest(String(i + 1)),
      group: "tidying" as const,
      keys: [`Digit${i + 1}`],
      run: () => onDecide(concept),
    })),
    { id: "tidy-other", label: t.tidy.otherConcept, group: "tidying", keys: ["Slash"], run: toField },
    {
      id: "tidy-free",
      label: t.tidy.keepFree,
      group: "tidying",
      keys: ["KeyF"],
      writes: true,
      run: () => onDecide(null),
    },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: t.tidy.hintMove },
    ...(nearest.length > 0 ? [{ keys: "Digit1", label: t.tidy.hintNearest }] : []),
    { keys: "Slash", label: t.tidy.hintOther },
    { keys: "KeyF", label: t.tidy.hintFree },
  ]);
  const other = (c: Concept) => (lang === "ja" ? c.label_en : c.label_ja);
  return (
    <>
      <header className="tidy-h">
        <h2 className="row">
          <KindMark kind={word.kind} />
          <span className="selectable" data-testid="word">
            {word.text}
          </span>
          <span className="cnt">
            {t.common[word.kind]} · {t.tidy.projectsOf(f.number(word.projects))}
          </span>
        </h2>
        {word.state === "open" ? (
          <p className="small mute phrase">{t.tidy.wordWhy(t.common[word.kind])}</p>
        ) : (
          <p className="row small mute" data-testid="word-now">
            {t.tidy.standsFor}
            {word.concept ? <TagChip tag={chipOf(word.concept)} /> : <b>{t.tidy.staysFree}</b>}
          </p>
        )}
      </header>
      <div className="scroll tidy-scroll" ref={panel}>
        <section className="sec">
          <h3 className="sec-h">{t.tidy.examples}</h3>
          <ul className="word-examples">
            {word.examples.map((title, i) => (
              <li key={i} className="ell" title={title}>
                {title}
              </li>
            ))}
          </ul>
          {word.projects > word.examples.length && (
            <p className="small faint">{t.tidy.moreExamples(f.number(word.projects - word.examples.length))}</p>
          )}
        </section>
        <section className="sec">
          <h3 className="sec-h">{t.tidy.nearest}</h3>
          {nearest.length === 0 ? (
            <p className="small faint">{t.tidy.noNearest}</p>
          ) : (
            <ul className="nearest">
              {nearest.map((concept, i) => (
                <li key={concept.id}>
                  <button
                    type="button"
                    className="near"
                    disabled={!ready || !writable}
                    title={`${concept.label_ja} / ${concept.label_en} (${concept.id})`}
                    onClick={() => onDecide(concept)}
                    data-testid="nearest"
                  >
                    <KeyHint keys={`Digit${i + 1}`} />
                    <KindMark kind={concept.kind} />
                    <span className="ell">{pick(concept, "label")}</span>
                    {pick(concept, "short") !== pick(concept, "label") && (
                      <b className="small nw">{pick(concept, "short")}</b>
                    )}
                    {other(concept) !== pick(concept, "label") && (
                      <span className="ell mute small near-other">{other(concept)}</span>
                    )}
                    <span className="grow" />
                    <span className="mono faint tiny nw">{concept.id}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section className="sec">
          <h3 className="sec-h">
            {t.tidy.otherConcept} <KeyHint keys="Slash" />
            <Link
              to="/vocabulary"
              search={{ kind: word.kind, q: word.text }}
              className="r"
              data-testid="word-to-vocabulary"
            >
              {t.tidy.toVocabulary}
            </Link>
          </h3>
          <ConceptPicker
            kind={word.kind}
            onPick={(concept) => onDecide(concept, true)}
            effect={() => t.tidy.settle}
            disabled={!ready || !writable}
            autoFocus={typing}
            testid="word-concept"
            onKeyDown={(e) => {
              if (e.code === "Escape") e.currentTarget.blur();
            }}
          />
        </section>
      </div>
      <Judgement hint={t.tidy.keepFreeHint}>
        <Button
          writes
          keys="KeyF"
          disabled={!ready || word.state === "ignored"}
          onPress={() => onDecide(null)}
          testid="keep-free"
        >
          {t.tidy.keepFree}
        </Button>
      </Judgement>
    </>
  );
}
