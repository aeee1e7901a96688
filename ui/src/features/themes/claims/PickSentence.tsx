import { type KeyboardEvent, useRef } from "react";
import type { ProjectDetail } from "../../../api/bindings.ts";
import { Icon, Note } from "../../../components/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { quoteOf, selectedIn, sentencesOf, type TextField, textsOf } from "./sentences.ts";

/** The texts of a project, of which one sentence is quoted by pressing it, or some words by selecting them. */
export function PickSentence({
  detail,
  field,
  quote,
  onPick,
  error,
}: {
  detail: ProjectDetail;
  field: string;
  quote: string;
  onPick: (field: TextField, quote: string) => void;
  error: string | undefined;
}) {
  const { t, say } = useText();
  const words = t.themeparts.claims;
  const texts = textsOf(detail);
  if (texts.length === 0) return <Note tone="warn">{words.noTexts}</Note>;
  const there = quote === "" || texts.some((own) => own.field === field && own.text.includes(quote));
  return (
    <section className="labelled" aria-label={words.sentenceLabel} data-testid="claim-sentences">
      <span className="label">
        {words.sentenceLabel}
        <span className="req">{t.common.required}</span>
      </span>
      <div className="tcl-texts">
        {texts.map((own) => (
          <OneText
            key={own.field}
            {...own}
            quote={own.field === field ? quote : ""}
            onPick={(text) => onPick(own.field, text)}
          />
        ))}
      </div>
      {error ? (
        <span className="below bad" role="alert">
          {error}
        </span>
      ) : (
        <span className="below">{words.sentenceHint}</span>
      )}
      {quote !== "" && (
        <div className={there ? "tcl-chosen" : "tcl-chosen stale"} data-testid="claim-quote">
          <span className="small faint">{words.chosen(say(`field.${field}`))}</span>
          <p className="quote selectable">{quote}</p>
          {!there && (
            <p className="small warn">
              <Icon name="alert" size="s" /> {words.notThere}
            </p>
          )}
        </div>
      )}
    </section>
  );
}

function OneText({
  field,
  text,
  quote,
  onPick,
}: {
  field: TextField;
  text: string;
  quote: string;
  onPick: (text: string) => void;
}) {
  const { say } = useText();
  const self = useRef<HTMLParagraphElement>(null);
  /** What is selected within this text; null = nothing, or not only here. */
  const selected = () => {
    const chosen = window.getSelection?.();
    if (!chosen || chosen.isCollapsed || !self.current?.contains(chosen.anchorNode)) return null;
    return self.current.contains(chosen.focusNode) ? selectedIn(text, chosen.toString()) : null;
  };
  const press = (sentence: string) => onPick(selected() ?? quoteOf(sentence));
  return (
    <div className="tcl-text">
      <span className="tiny faint">{say(`field.${field}`)}</span>
      {/* Words selected over several sentences; each sentence is a control of its own. */}
      <p
        ref={self}
        className="read selectable"
        lang={field.endsWith("_ja") ? "ja" : "en"}
        onMouseUp={() => {
          const words = selected();
          if (words) onPick(words);
        }}
      >
        {sentencesOf(text).map((sentence, i) => (
          // biome-ignore lint/a11y/useSemanticElements: words within it must be selectable, which those of a button are not
          <span
            key={i}
            role="button"
            tabIndex={0}
            className={`tcl-sentence${quote !== "" && sentence.includes(quote) ? " on" : ""}`}
            aria-pressed={quote !== "" && sentence.includes(quote)}
            onClick={() => press(sentence)}
            onKeyDown={(e: KeyboardEvent) => {
              if (isComposing(e) || e.ctrlKey || e.metaKey || (e.key !== "Enter" && e.key !== " ")) return;
              e.preventDefault();
              onPick(quoteOf(sentence));
            }}
            data-testid="claim-sentence"
          >
            {sentence}
          </span>
        ))}
      </p>
    </div>
  );
}
