import { useState } from "react";
import type { Concept, Review, ReviewState } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { Badge, Button, ConceptPicker, Dialog, EmptyState, Loading, Segmented } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { chipOf, otherName } from "./concept.ts";
import { ConceptChip, Failed } from "./parts.tsx";

const STATES: readonly ReviewState[] = ["open", "replaced", "kept"];

/** Concepts with tags that a loaded vocabulary touches: each waits for a person. */
export function ReviewTab() {
  const { t, f, pick, lang } = useText();
  const say = t.vocabulary.review;
  // Beside the chip, which has the short name: the full one, else the one of the other language.
  const longName = (concept: Concept) =>
    pick(concept, "label") === pick(chipOf(concept), "label") ? otherName(concept, lang) : pick(concept, "label");
  const [state, setState] = useState<ReviewState>("open");
  const read = useRead("vocabulary.review", { state });
  const settle = useWrite("vocabulary.settle");
  const [other, setOther] = useState<Review | null>(null);
  const fresh = read.data !== undefined && !read.isPlaceholderData && read.error === null;
  const reviews = read.data?.reviews ?? [];
  const replace = (review: Review, to: Concept) => void settle.run({ id: review.id, to: to.id });
  return (
    <div className="vocab-page">
      <div className="vocab-page-h">
        <Segmented<ReviewState>
          size="sm"
          label={say.state}
          choices={STATES.map((id) => ({ id, label: say.states[id] }))}
          value={state}
          onChange={setState}
          testid="review-state"
        />
        <p className="mute small phrase grow">{say.lead}</p>
      </div>
      {read.error ? (
        <Failed problem={read.error} onRetry={() => void read.refetch()} />
      ) : !read.data ? (
        <Loading rows={6} />
      ) : fresh && reviews.length === 0 ? (
        <EmptyState icon={state === "open" ? "check" : "book"} title={say.none[state]} testid="review-empty">
          {say.noneBody[state]}
        </EmptyState>
      ) : (
        <div className="vocab-table vocab-fill" aria-busy={!fresh}>
          <table className="vocab-reviews" aria-label={say.title} data-testid="reviews">
            <thead className="heads">
              <tr>
                <th>{say.concept}</th>
                <th>{say.why}</th>
                <th>{say.used}</th>
                <th>{state === "open" ? say.replace : say.successors}</th>
                {state === "open" && <th className="vocab-keep">{say.orKeep}</th>}
              </tr>
            </thead>
            <tbody>
              {reviews.map((review) => (
                <tr key={review.id} data-testid="review" data-id={review.id} data-reason={review.reason}>
                  <td>
                    <ConceptChip concept={review.concept} testid="review-concept" />
                    <span className="small mute vocab-clamp">{longName(review.concept)}</span>
                  </td>
                  <td>
                    <Badge tone="warn">{say.reasons[review.reason]}</Badge>
                    <span className="tiny faint vocab-clamp" title={review.vocabulary}>
                      {review.reason === "renamed" && review.before !== "" && say.before(review.before)}{" "}
                      {review.vocabulary}
                    </span>
                  </td>
                  <td>
                    <span className="small nw">{say.uses(f.number(review.projects), f.number(review.themes))}</span>
                    <ul className="tiny faint">
                      {review.examples.map((title, i) => (
                        <li key={i} className="ell" title={title}>
                          {title}
                        </li>
                      ))}
                    </ul>
                  </td>
                  <td>
                    {review.replaced_by.length === 0 && review.reason !== "renamed" && (
                      <p className="small faint">{say.noSuccessor}</p>
                    )}
                    <ul className="vocab-successors">
                      {review.replaced_by.map((next) => (
                        <li key={next.id} className="row">
                          <ConceptChip concept={next} testid="review-successor" />
                          <span className="grow" />
                          {state === "open" && (
                            <Button
                              writes
                              size="sm"
                              disabled={!fresh || settle.busy}
                              label={say.replaceWith(pick(next, "label"))}
                              onPress={() => replace(review, next)}
                              testid="review-replace"
                            >
                              {say.replaceButton}
                            </Button>
                          )}
                        </li>
                      ))}
                    </ul>
                    {state === "open" && (
                      <Button
                        writes
                        size="sm"
                        look="ghost"
                        icon="search"
                        disabled={!fresh || settle.busy}
                        onPress={() => setOther(review)}
                        testid="review-other"
                      >
                        {say.other}
                      </Button>
                    )}
                  </td>
                  {state === "open" && (
                    <td className="vocab-keep">
                      <Button
                        writes
                        size="sm"
                        disabled={!fresh || settle.busy}
                        tip={say.keepHint}
                        onPress={() => void settle.run({ id: review.id })}
                        testid="review-keep"
                      >
                        {say.keep}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          {state === "open" && read.data.open > reviews.length && (
            <p className="small faint vocab-more">{say.first(f.number(reviews.length), f.number(read.data.open))}</p>
          )}
        </div>
      )}
      {other && (
        <Dialog
          open
          onClose={() => setOther(null)}
          title={say.otherTitle(pick(other.concept, "label"))}
          width={640}
          testid="review-dialog"
          lead={say.effect(f.number(other.projects), f.number(other.themes))}
          footer={<Button onPress={() => setOther(null)}>{t.common.cancel}</Button>}
        >
          <ConceptPicker
            kind={other.kind}
            autoFocus
            effect={(concept) => (concept.id === other.concept.id ? t.vocabulary.choose.itself : say.replaceButton)}
            onPick={(concept) => {
              if (concept.id === other.concept.id) return;
              setOther(null);
              replace(other, concept);
            }}
            testid="review-pick"
          />
        </Dialog>
      )}
    </div>
  );
}
