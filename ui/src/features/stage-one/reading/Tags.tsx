import type { RefObject } from "react";
import { Button, ConceptPicker, KeyHint, KindMark, TagChip } from "../../../components/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { leave } from "./leave.ts";
import { chipOf } from "./Text.tsx";
import { KINDS, type TagWork, tagOf, UNDECIDED } from "./useTagWork.ts";
import type { VoteNow } from "./useVote.ts";

/** In a round of tags: what I give, and where I find it. */
export function Tags({
  vote,
  work,
  picker,
  onFinish,
}: {
  vote: VoteNow;
  work: TagWork;
  picker: RefObject<HTMLDivElement | null>;
  onFinish: () => void;
}) {
  const { t, f } = useText();
  const words = t.reading.tags;
  return (
    <div className="reading-tagging" data-testid="reading-tags">
      <div className="row small reading-side-h">
        <b>{words.title}</b>
        <span className="faint">{f.number(work.tags.length)}</span>
      </div>
      <Given vote={vote} work={work} />
      {vote.editable && (
        <>
          <div className="row wrap reading-undecided">
            {UNDECIDED.map((which) => (
              <Button
                key={which.concept}
                size="sm"
                look="ghost"
                keys={which.keys}
                on={work.has(which)}
                onPress={() => work.undecided(which)}
                testid={`reading-${which.name}`}
              >
                {words[which.name]}
              </Button>
            ))}
          </div>
          <div className="reading-kinds" role="tablist" aria-label={words.kinds}>
            {KINDS.map((kind, i) => (
              <button
                key={kind}
                type="button"
                role="tab"
                aria-selected={kind === work.kind}
                onMouseDown={(e) => e.preventDefault()}
                onClick={() => work.setKind(kind)}
                data-testid={`reading-kind-${kind}`}
              >
                <KindMark kind={kind} />
                {t.common[kind]}
                <KeyHint keys={`Digit${i + 1}`} />
              </button>
            ))}
          </div>
          <div
            className="reading-picker"
            ref={picker}
            // The search field takes Enter for itself: with Ctrl it means the whole vote.
            onKeyDownCapture={(e) => {
              if (isComposing(e) || e.key !== "Enter" || !(e.ctrlKey || e.metaKey)) return;
              e.preventDefault();
              e.stopPropagation();
              onFinish();
            }}
          >
            <ConceptPicker
              key={work.kind}
              kind={work.kind}
              // Another kind is another field: who was typing goes on typing.
              autoFocus={picker.current?.contains(document.activeElement) ?? false}
              onPick={(concept) => work.toggle(tagOf(concept))}
              tick={(concept) => work.has({ kind: concept.kind, concept: concept.id })}
              effect={(concept) => (work.has({ kind: concept.kind, concept: concept.id }) ? words.remove : words.add)}
              testid="reading-concept"
              onKeyDown={(e) => {
                const place = /^Digit([123])$/.exec(e.code)?.[1];
                const kind = e.altKey && place !== undefined ? KINDS[Number(place) - 1] : undefined;
                if (kind) {
                  e.preventDefault();
                  work.setKind(kind);
                } else if (e.key === "Escape") {
                  e.preventDefault();
                  e.stopPropagation();
                  leave();
                }
              }}
            />
          </div>
        </>
      )}
    </div>
  );
}

/** The tags of my vote, kind by kind. */
function Given({ vote, work }: { vote: VoteNow; work: TagWork }) {
  const { t, pick } = useText();
  const words = t.reading.tags;
  if (work.tags.length === 0) return <p className="small faint reading-side-none">{words.none}</p>;
  return (
    <ul className="reading-given scroll" aria-label={words.given}>
      {work.tags.map((tag) => {
        const now = tag === work.current;
        return (
          <li
            key={`${tag.kind} ${tag.concept}`}
            className="row"
            data-testid="reading-given"
            data-concept={tag.concept}
            data-now={now || undefined}
          >
            <TagChip tag={chipOf(tag)} />
            <span className="grow" />
            {vote.editable && (
              <>
                <Button size="sm" look="ghost" on={tag.main} onPress={() => work.main(tag)} testid="reading-main">
                  {tag.main ? words.notMain : words.main}
                </Button>
                <Button
                  size="sm"
                  look="ghost"
                  icon="close"
                  label={t.common.removeTag(pick(tag, "label"))}
                  onPress={() => work.remove(tag)}
                  testid="reading-remove"
                />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
