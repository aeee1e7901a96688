import type { Queue } from "../../../api/bindings.ts";
import { undo } from "../../../api/client.ts";
import { Button, KeyHint } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** How far the tagging is: today, finished of all, left, pace; and the way back. */
export function Pace({ queue, narrow, canUndo }: { queue: Queue | undefined; narrow: boolean; canUndo: boolean }) {
  const { t, f } = useText();
  const words = t.tagging.focus;
  const total = queue?.total ?? 0;
  const finished = queue?.finished ?? 0;
  const share = total === 0 ? 0 : (finished / total) * 100;
  return (
    <div className="row small pace" data-testid="pace">
      <span className="nw" title={words.todayTitle} data-testid="pace-today">
        <span className="faint">{words.today}</span> <b>{f.number(queue?.today ?? 0)}</b>
      </span>
      <span
        className="meter"
        role="progressbar"
        aria-label={words.meter(f.number(finished), f.number(total))}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={finished}
      >
        <span style={{ width: `${share}%` }} />
      </span>
      <span className="nw" title={words.doneTitle} data-testid="pace-done">
        <b>{f.number(finished)}</b> <span className="faint">/ {f.number(total)}</span>
      </span>
      <span className="nw" data-testid="pace-left">
        <span className="faint">{words.left}</span> <b>{f.number(Math.max(0, total - finished))}</b>
      </span>
      <span className="nw pace-hour" title={words.paceTitle} data-testid="pace-hour">
        <span className="faint">{words.pace}</span> <b>{queue?.pace == null ? "–" : f.number(queue.pace)}</b>
      </span>
      <Button
        writes
        size="sm"
        look="ghost"
        icon="undo"
        label={t.common.undo}
        {...(narrow ? { keys: "mod+KeyZ" } : {})}
        disabled={!canUndo}
        onPress={() => void undo()}
        testid="tagging-undo"
      >
        {narrow ? undefined : <KeyHint keys="mod+KeyZ" />}
      </Button>
    </div>
  );
}
