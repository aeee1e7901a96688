import type { Lesson } from "../../api/bindings.ts";
import { useWrite } from "../../api/client.ts";
import { Button } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

/** The certainty the effect is shown on. */
const SHOWN_ON = 0.9;

/** What was taught does to a certainty of 0.9: the number before and after, and a bar with a mark where it was. */
export function LessonEffect({ lesson }: { lesson: Lesson }) {
  const { t } = useText();
  const after = Math.max(0, Math.min(1, lesson.of_ninety));
  const tone = after < SHOWN_ON - 0.005 ? "weaker" : after > SHOWN_ON + 0.005 ? "stronger" : "equal";
  return (
    <span
      className={`lesson-effect ${tone}`}
      title={t.vocabulary.lessons[tone]}
      data-testid="lesson-effect"
      data-tone={tone}
    >
      <span className="lesson-bar" aria-hidden="true">
        <span style={{ width: `${after * 100}%` }} />
        <i style={{ left: `${SHOWN_ON * 100}%` }} />
      </span>
      <span className="nw">
        {SHOWN_ON.toFixed(2)} → <b>{after.toFixed(2)}</b>
      </span>
    </span>
  );
}

export function ForgetButton({ lesson }: { lesson: Lesson }) {
  const { t } = useText();
  const forget = useWrite("lesson.forget");
  return (
    <Button
      writes
      size="sm"
      look="ghost"
      icon="trash"
      label={t.vocabulary.lessons.forget(lesson.surface)}
      disabled={forget.busy}
      onPress={() => void forget.run({ what: { one: lesson.id } })}
      testid="lesson-forget"
    />
  );
}
