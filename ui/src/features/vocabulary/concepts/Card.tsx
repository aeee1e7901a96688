import { useEffect, useRef, useState } from "react";
import type { ConceptCard, Kind } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Badge, Button, copyText, EmptyState, KindMark, Loading, Note, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";
import { otherName, shortName } from "../concept.ts";
import { ForgetButton, LessonEffect } from "../LessonEffect.tsx";
import { ConceptLink, Failed } from "../parts.tsx";
import { MergeDialog } from "./MergeDialog.tsx";
import { Names } from "./Names.tsx";
import { RenameDialog } from "./RenameDialog.tsx";
import { SplitDialog } from "./SplitDialog.tsx";
import { UsesList } from "./UsesList.tsx";

type Asked = "rename" | "merge" | "split";

/** One concept beside the list: what it is called, where it stands, who uses it, what was taught. */
export function Card({ kind, id, onClose }: { kind: Kind; id: string; onClose: () => void }) {
  const { t } = useText();
  const read = useRead("concept.show", { kind, id });
  const [asked, setAsked] = useState<Asked | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const card = read.data;
  // Another concept is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when another concept is shown
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [card?.concept.id]);
  const shut = () => setAsked(null);
  return (
    <aside
      className="detail vocab-card"
      aria-label={t.vocabulary.card.label}
      aria-busy={read.isPlaceholderData}
      data-testid="concept-card"
      data-id={card?.concept.id}
    >
      {read.error ? (
        <>
          <div className="row vocab-card-top">
            <span className="grow" />
            <CloseButton onClose={onClose} />
          </div>
          {read.error.code === "no-such-concept" ? (
            <EmptyState
              icon="book"
              title={t.vocabulary.card.gone}
              testid="concept-gone"
              actions={<Button onPress={onClose}>{t.common.close}</Button>}
            >
              {t.vocabulary.card.goneBody}
            </EmptyState>
          ) : (
            <Failed problem={read.error} onRetry={() => void read.refetch()} />
          )}
        </>
      ) : card ? (
        <>
          <Head card={card} onClose={onClose} onAsk={setAsked} />
          <div className="scroll vocab-card-b" ref={body}>
            <Notices card={card} />
            <Place card={card} />
            <Names key={`${kind} ${card.concept.id}`} card={card} />
            <UsesList key={card.concept.id} concept={card.concept} total={card.confirmed + card.proposed} />
            <Taught card={card} />
            <Elsewhere card={card} />
          </div>
          {asked === "rename" && <RenameDialog card={card} onClose={shut} />}
          {asked === "merge" && <MergeDialog concept={card.concept} onClose={shut} />}
          {asked === "split" && <SplitDialog concept={card.concept} onClose={shut} />}
        </>
      ) : (
        <Loading rows={6} />
      )}
    </aside>
  );
}

function CloseButton({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  return (
    <Button
      look="ghost"
      size="sm"
      icon="close"
      label={t.vocabulary.card.close}
      keys="Escape"
      onPress={onClose}
      testid="concept-close"
    />
  );
}

function Head({ card, onClose, onAsk }: { card: ConceptCard; onClose: () => void; onAsk: (what: Asked) => void }) {
  const { t, f, pick, lang } = useText();
  const say = t.vocabulary.card;
  const { concept } = card;
  const other = otherName(concept, lang);
  const gone = card.merged_into !== null;
  return (
    <header className="vocab-card-h">
      <div className="row small faint vocab-card-top">
        <KindMark kind={concept.kind} />
        <span className="nw">{t.common[concept.kind]}</span>
        <span className="mono ell selectable" title={concept.id} data-testid="concept-id">
          {concept.id}
        </span>
        <Button
          look="ghost"
          size="sm"
          icon="copy"
          label={say.copyId}
          onPress={() => copyText(concept.id)}
          testid="concept-copy"
        />
        <span className="grow" />
        <CloseButton onClose={onClose} />
      </div>
      <h2 className="phrase selectable" data-testid="concept-label">
        {pick(concept, "label")}
      </h2>
      {shortName(concept, lang) && <p className="selectable vocab-card-short">{shortName(concept, lang)}</p>}
      <p className="small mute vocab-card-other" lang={lang === "ja" ? "en" : "ja"}>
        {other || <span className="faint">{lang === "ja" ? say.noEnglish : say.noJapanese}</span>}
      </p>
      <p className="row wrap small vocab-card-n">
        {card.own && <Badge tone="accent">{t.vocabulary.own}</Badge>}
        {card.obsolete && <Badge tone="warn">{t.vocabulary.obsolete}</Badge>}
        <span data-testid="concept-counts">
          {say.counts(f.number(card.confirmed), f.number(card.proposed), f.number(card.themes))}
        </span>
      </p>
      <div className="row wrap">
        <Button writes size="sm" icon="edit" disabled={gone} onPress={() => onAsk("rename")} testid="concept-rename">
          {t.vocabulary.rename.button}
        </Button>
        <Button writes size="sm" icon="merge" disabled={gone} onPress={() => onAsk("merge")} testid="concept-merge">
          {t.vocabulary.merge.button}
        </Button>
        <Button
          writes
          size="sm"
          icon="apart"
          disabled={gone || card.confirmed + card.proposed === 0}
          {...(card.confirmed + card.proposed === 0 ? { tip: t.vocabulary.split.nothing } : {})}
          onPress={() => onAsk("split")}
          testid="concept-split"
        >
          {t.vocabulary.split.button}
        </Button>
      </div>
    </header>
  );
}

/** What is not as one would expect: said in full, with where to go. */
function Notices({ card }: { card: ConceptCard }) {
  const { t, pick } = useText();
  const say = t.vocabulary.card;
  const rename = useWrite("concept.rename");
  const { concept, renamed_from: was } = card;
  const any = card.own || was || card.obsolete || card.merged_into;
  if (!any) return null;
  return (
    <div className="vocab-notices">
      {card.merged_into && (
        <Note tone="warn" testid="concept-merged">
          {say.merged} <ConceptLink concept={card.merged_into} testid="merged-into" />
        </Note>
      )}
      {card.obsolete && (
        <Note tone="warn" testid="concept-obsolete">
          {say.obsolete}{" "}
          {card.replaced_by.length > 0 && (
            <>
              {say.replacedBy}{" "}
              {card.replaced_by.map((next, i) => (
                <span key={next.id}>
                  {i > 0 && say.and}
                  <ConceptLink concept={next} testid="replaced-by" />
                </span>
              ))}
            </>
          )}
        </Note>
      )}
      {was && (
        <Note
          testid="concept-renamed"
          action={
            <Button
              writes
              size="sm"
              disabled={rename.busy}
              onPress={() =>
                void rename.run({
                  kind: concept.kind,
                  id: concept.id,
                  label_ja: was.label_ja,
                  label_en: was.label_en,
                })
              }
              testid="concept-unrename"
            >
              {t.vocabulary.rename.back}
            </Button>
          }
        >
          {say.renamed(pick(was, "label"))}
        </Note>
      )}
      {card.own && <Note testid="concept-own">{say.own}</Note>}
    </div>
  );
}

/** Where it stands: what is broader, what is directly narrower. */
function Place({ card }: { card: ConceptCard }) {
  const { t, f, pick } = useText();
  const say = t.vocabulary.card;
  const go = useGo();
  const { above, below, concept } = card;
  return (
    <Section
      title={say.place}
      end={
        <Button
          size="sm"
          look="ghost"
          onPress={() => go({ q: undefined, parent: above.at(-1)?.id, concept: concept.id })}
          testid="concept-in-tree"
        >
          {say.inTree}
        </Button>
      }
      testid="concept-place"
    >
      <p className="vocab-path" data-testid="concept-above">
        {above.length === 0 ? (
          <span className="faint small">{say.top}</span>
        ) : (
          <>
            {above.map((step) => (
              <span key={step.id}>
                <ConceptLink concept={step} testid="above" />
                <span className="faint"> › </span>
              </span>
            ))}
            <span>{pick(concept, "label")}</span>
          </>
        )}
      </p>
      {below.length === 0 ? (
        <p className="faint small">{say.noneBelow}</p>
      ) : (
        <ul className="vocab-below" aria-label={say.below} data-testid="concept-below">
          {below.map((hit) => (
            <li key={hit.concept.id} className="row">
              <span className="ell">
                <ConceptLink concept={hit.concept} testid="below" />
              </span>
              {hit.projects > 0 && <span className="cnt nw">{f.number(hit.projects)}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Taught({ card }: { card: ConceptCard }) {
  const { t, f } = useText();
  return (
    <Section title={t.vocabulary.lessons.title} testid="concept-lessons">
      {card.lessons.length === 0 ? (
        <p className="faint small phrase">{t.vocabulary.lessons.noneHere}</p>
      ) : (
        <ul className="vocab-lessons">
          {card.lessons.map((lesson) => (
            <li key={lesson.id} className="row" data-testid="concept-lesson" data-id={lesson.id}>
              <span className="col grow">
                <span className="ell selectable" title={lesson.surface}>
                  {lesson.surface}
                </span>
                <span className="tiny faint">
                  {t.vocabulary.lessons.counts(f.number(lesson.accepted), f.number(lesson.rejected))}
                </span>
              </span>
              <LessonEffect lesson={lesson} />
              <ForgetButton lesson={lesson} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** The same thing in other vocabularies, and the loaded ones that have it. */
function Elsewhere({ card }: { card: ConceptCard }) {
  const { t } = useText();
  const say = t.vocabulary.card;
  return (
    <Section title={say.elsewhere} testid="concept-elsewhere">
      <p className="small">
        <span className="faint">{say.same} </span>
        {card.same.length === 0 ? (
          <span className="faint">{say.noSame}</span>
        ) : (
          <span className="mono selectable">{card.same.join("  ")}</span>
        )}
      </p>
      <p className="small">
        <span className="faint">{say.vocabularies} </span>
        {card.vocabularies.length === 0 ? (
          <span className="faint">{say.noVocabularies}</span>
        ) : (
          card.vocabularies.join(say.and)
        )}
      </p>
    </Section>
  );
}
