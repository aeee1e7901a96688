import { useState } from "react";
import { useRead, useWrite } from "../../api/client.ts";
import { Button, ConfirmDialog, EmptyState, Loading } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { ForgetButton, LessonEffect } from "./LessonEffect.tsx";
import { ConceptChip, Failed } from "./parts.tsx";

/** What accepting and rejecting taught this library about words, and forgetting it. */
export function LessonsTab() {
  const { t, f } = useText();
  const say = t.vocabulary.lessons;
  const read = useRead("lesson.list", {});
  const forget = useWrite("lesson.forget");
  const [asking, setAsking] = useState(false);
  if (read.error) return <Failed problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading rows={6} />;
  const { lessons, total } = read.data;
  if (lessons.length === 0)
    return (
      <EmptyState icon="info" title={say.none} testid="lessons-empty">
        {say.noneBody}
      </EmptyState>
    );
  return (
    <div className="vocab-page">
      <div className="vocab-page-h">
        <p className="mute small phrase grow">{say.lead}</p>
        <Button
          writes
          look="danger"
          icon="trash"
          disabled={forget.busy}
          onPress={() => setAsking(true)}
          testid="lessons-forget-all"
        >
          {say.forgetAll}
        </Button>
      </div>
      <div className="vocab-table vocab-fill">
        <table className="vocab-taught" aria-label={say.title} data-testid="lessons">
          <thead className="heads">
            <tr>
              <th>{say.surface}</th>
              <th>{say.concept}</th>
              <th className="num">{say.accepted}</th>
              <th className="num">{say.rejected}</th>
              <th title={say.effectTitle}>{say.effect}</th>
              <th className="vocab-act">
                <span className="vh">{say.forgetHead}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lessons.map((lesson) => (
              <tr key={lesson.id} data-testid="lesson" data-id={lesson.id}>
                <td className="selectable">{lesson.surface}</td>
                <td>
                  <ConceptChip concept={lesson.concept} />
                </td>
                <td className="num">{f.number(lesson.accepted)}</td>
                <td className="num">{f.number(lesson.rejected)}</td>
                <td>
                  <LessonEffect lesson={lesson} />
                </td>
                <td className="vocab-act">
                  <ForgetButton lesson={lesson} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {total > lessons.length && (
          <p className="small faint vocab-more">{say.first(f.number(lessons.length), f.number(total))}</p>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => void forget.run({ what: "all" })}
        title={say.forgetAllTitle}
        confirm={say.forgetAllConfirm(f.number(total))}
        danger
        testid="lessons-confirm"
      >
        <p className="phrase">{say.forgetAllBody}</p>
      </ConfirmDialog>
    </div>
  );
}
