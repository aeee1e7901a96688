import { useEffect, useRef, useState } from "react";
import type { Comment, Theme } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, EmptyState, Loading, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Box } from "./Box.tsx";
import { Said } from "./Said.tsx";
import "./comments.css";

/** What people said about a theme, the oldest first, and the box to say something. */
export function CommentsTab({ theme }: { theme: Theme }) {
  const { t, say } = useText();
  const words = t.themeparts.comments;
  const read = useRead("theme.comments", { id: theme.id }, { keep: false });
  const remove = useWrite("theme.comment_remove");
  const mayRemove = useMayRemove();
  const end = useRef<HTMLLIElement>(null);
  // What one has just written is shown.
  const [sent, setSent] = useState(0);
  const comments = read.data?.comments ?? [];
  const count = comments.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when what was sent has come
  useEffect(() => {
    if (sent > 0) end.current?.scrollIntoView?.({ block: "nearest" });
  }, [sent, count]);
  if (read.error)
    return (
      <div className="tco-note">
        <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params)}</Note>
      </div>
    );
  return (
    <section className="tco" aria-label={words.title} data-testid="comments">
      <div className="tco-list">
        {!read.data ? (
          <Loading rows={4} />
        ) : count === 0 ? (
          <EmptyState icon="people" title={words.emptyTitle} testid="comments-empty">
            {words.emptyBody}
          </EmptyState>
        ) : (
          <ol>
            {comments.map((comment, i) => (
              <li key={comment.id} ref={i === count - 1 ? end : null} data-testid="comment" data-id={comment.id}>
                <Head
                  comment={comment}
                  onRemove={mayRemove(comment) && !remove.busy ? () => void remove.run({ id: comment.id }) : null}
                />
                <Said text={comment.text} mentions={comment.mentions} theme={theme.id} />
              </li>
            ))}
          </ol>
        )}
      </div>
      <Box theme={theme} onSent={() => setSent((n) => n + 1)} />
    </section>
  );
}

function Head({ comment, onRemove }: { comment: Comment; onRemove: (() => void) | null }) {
  const { t, f } = useText();
  const words = t.themeparts.comments;
  return (
    <div className="row tco-head">
      <b>{comment.by}</b>
      <span className="tiny faint nw">{f.timestamp(comment.at)}</span>
      <span className="grow" />
      {onRemove && (
        <Button
          writes
          size="sm"
          look="ghost"
          icon="trash"
          label={words.remove}
          onPress={onRemove}
          testid="comment-remove"
        />
      )}
    </div>
  );
}

/** One's own comments; where people are registered, a chair all of them. */
function useMayRemove() {
  const me = useRead("person.me", {}).data;
  const name = useRead("settings.get", {}).data?.name ?? "";
  return (comment: Comment) => comment.by === (me?.name || name) || (me?.people === true && me.chair);
}
