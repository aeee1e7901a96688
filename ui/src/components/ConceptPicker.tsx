import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { Concept, ConceptHit, Kind } from "../api/bindings.ts";
import { useRead } from "../api/client.ts";
import { isComposing } from "../keys/index.ts";
import { useText } from "../text/index.ts";
import { CheckMark } from "./Choice.tsx";
import { Field } from "./Field.tsx";
import { KindMark } from "./TagChip.tsx";
import "./ConceptPicker.css";

/** Candidates shown at once. */
const LIMIT = 50;

export interface ConceptPickerProps {
  kind: Kind;
  /** Enter or a click on a candidate. The picker stays open; close it if one is enough. */
  onPick: (concept: Concept) => void;
  /** Draws a tick box in front of every candidate: all, some or none carry it. */
  tick?: (concept: Concept) => boolean | "mixed";
  /** At the right end of the candidate under the cursor: what Enter would do. */
  effect?: (concept: Concept) => ReactNode;
  autoFocus?: boolean;
  /** Keys the field does not need itself (switching kinds …); never called while composing. */
  onKeyDown?: (e: React.KeyboardEvent<HTMLInputElement>) => void;
  disabled?: boolean;
  /** First part of the test ids, default `concept`: `concept-search`, `concept-option`. */
  testid?: string;
}

/** Finds a concept of the vocabulary by any of its names, in Japanese or English, or by its id. */
export function ConceptPicker(props: ConceptPickerProps) {
  const { kind, onPick, tick, effect, autoFocus, onKeyDown, disabled, testid = "concept" } = props;
  const { t, f, pick, lang } = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  // What is asked: the text, but never a half-composed one.
  const [asked, setAsked] = useState("");
  const composing = useRef(false);
  const [at, setAt] = useState(0);
  const found = useRead("concept.search", { kind, text: asked, limit: LIMIT });
  const hits = useSteady(found.isPlaceholderData ? undefined : found.data?.hits, `${kind} ${asked}`);
  const total = found.data?.total ?? 0;
  // The list may still be that of the words before: Enter then waits for the answer to what is typed.
  const fresh = found.data !== undefined && !found.isPlaceholderData && asked === text.trim();
  const entered = useRef<string | null>(null);
  const chosen = Math.min(at, hits.length - 1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question has another first answer
  useEffect(() => {
    setAt(0);
    list.current?.scrollTo(0, 0);
  }, [kind, asked]);
  useEffect(() => {
    list.current?.querySelectorAll("[role=option]")[chosen]?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  const typed = (next: string) => {
    entered.current = null;
    setText(next);
    if (!composing.current) setAsked(next.trim());
  };
  const other = (c: Concept) => (lang === "ja" ? c.label_en : c.label_ja);
  const take = (hit: ConceptHit | undefined) => {
    if (hit && !disabled) onPick(hit.concept);
  };

  useEffect(() => {
    if (!fresh || entered.current !== asked) return;
    entered.current = null;
    take(hits[0]);
  });

  return (
    <div className="concepts">
      <div
        className="concepts-find"
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(e) => {
          composing.current = false;
          typed((e.target as HTMLInputElement).value);
        }}
      >
        <Field
          value={text}
          onChange={typed}
          icon="search"
          ariaLabel={t.tagging.search}
          placeholder={t.tagging.search}
          clearable
          autoFocus={autoFocus ?? false}
          testid={`${testid}-search`}
          onEnter={() => {
            if (fresh) take(hits[chosen]);
            else entered.current = text.trim();
          }}
          onKeyDown={(e) => {
            if (e.code === "ArrowDown" || e.code === "ArrowUp") {
              e.preventDefault();
              const step = e.code === "ArrowDown" ? 1 : -1;
              setAt(Math.max(0, Math.min(hits.length - 1, chosen + step)));
            } else onKeyDown?.(e);
          }}
        />
      </div>
      <div className="concepts-list" role="listbox" aria-label={t.tagging.results} id={`${id}-list`} ref={list}>
        {hits.map((hit, i) => {
          const c = hit.concept;
          const ticked = tick?.(c);
          const name = pick(c, "label");
          return (
            <div
              key={c.id}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              aria-checked={ticked}
              className={`concept${i === chosen ? " on" : ""}`}
              title={`${c.label_ja} / ${c.label_en} (${c.id})`}
              data-id={c.id}
              data-testid={`${testid}-option`}
              onMouseMove={() => setAt(i)}
              // The field keeps the focus, so that one can go on typing.
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => take(hit)}
              onKeyDown={(e) => {
                if (!isComposing(e) && e.code === "Space") take(hit);
              }}
            >
              {ticked !== undefined && <CheckMark checked={ticked} />}
              <KindMark kind={kind} />
              <span className="concept-name ell">
                <span>{name}</span>
                {c[lang === "ja" ? "short_ja" : "short_en"] !== name && c[lang === "ja" ? "short_ja" : "short_en"] && (
                  <b>{c[lang === "ja" ? "short_ja" : "short_en"]}</b>
                )}
                {other(c) !== name && <span className="mute small">{other(c)}</span>}
                {hit.matched && <span className="faint small">{t.tagging.matched(hit.matched)}</span>}
              </span>
              <span className="grow" />
              <span className="mono faint tiny nw">{c.id}</span>
              {i === chosen && effect ? (
                <span className="small acc nw">{effect(c)}</span>
              ) : (
                <span className="concept-n num faint small">{hit.projects > 0 ? f.number(hit.projects) : ""}</span>
              )}
            </div>
          );
        })}
        {found.data && !found.isPlaceholderData && hits.length === 0 && (
          <p className="concepts-none phrase">
            <b>{t.tagging.nothing(asked)}</b>
            <br />
            {t.tagging.nothingHint}
          </p>
        )}
        {total > hits.length && hits.length > 0 && (
          <p className="concepts-more tiny faint">{t.tagging.more(f.number(total - hits.length))}</p>
        )}
      </div>
    </div>
  );
}

/** The answer to one question keeps its order while its numbers change: nothing moves under the cursor when a tag
 *  was just given. The answer to the previous question stays until there is one. */
function useSteady(hits: readonly ConceptHit[] | undefined, question: string): readonly ConceptHit[] {
  const kept = useRef<{ question: string; hits: readonly ConceptHit[] }>({ question: "", hits: [] });
  if (hits && kept.current.question !== question) kept.current = { question, hits };
  else if (hits && kept.current.hits !== hits) {
    const now = new Map(hits.map((hit) => [hit.concept.id, hit]));
    const same = kept.current.hits.map((hit) => now.get(hit.concept.id) ?? hit);
    if (same.some((hit, i) => hit !== kept.current.hits[i])) kept.current = { question, hits: same };
  }
  return kept.current.hits;
}
