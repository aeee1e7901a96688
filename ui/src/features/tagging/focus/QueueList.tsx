import { useEffect, useRef } from "react";
import { Icon, useLines } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Counts } from "./Candidates.tsx";
import type { QueueNow } from "./useQueue.ts";

/** px, as `--row`. */
const ROW = 30;
/** So near to the end of what is there, more is fetched. */
const AHEAD = 30;

/** The projects that wait, with those finished here ticked where they stood. */
export function QueueList({
  queue,
  current,
  onOpen,
}: {
  queue: QueueNow;
  current: number | undefined;
  onOpen: (id: number) => void;
}) {
  const { t, f, pick } = useText();
  const words = t.tagging.focus;
  const { ids, rows } = queue.session;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useLines(scroller, ids.length, { size: ROW });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const at = current === undefined ? -1 : ids.indexOf(current);
  const near = Math.max(last, at) >= ids.length - AHEAD && queue.remaining > 0 && queue.settled;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the end has come nearer
  useEffect(() => {
    if (near) void queue.more();
  }, [near, ids.length]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another project moves the list
  useEffect(() => {
    const element = scroller.current;
    if (!element || at < 0) return;
    const room = element.clientHeight;
    if (at * ROW < element.scrollTop) element.scrollTop = Math.max(0, (at - 2) * ROW);
    else if (room > 0 && (at + 1) * ROW > element.scrollTop + room) element.scrollTop = (at + 4) * ROW - room;
  }, [current]);

  return (
    <nav className="queue" aria-label={words.queue} data-testid="queue">
      <div className="row small faint queue-h">
        <span>{words.queue}</span>
        <span className="grow" />
        <span className="tiny">{words.waiting}</span>
      </div>
      <div className="queue-rows" ref={scroller}>
        <ul style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const id = ids[index];
            const row = id === undefined ? undefined : rows.get(id);
            if (!row) return null;
            const { waiting } = row;
            const count = waiting.target + waiting.modality + waiting.indication;
            const title = pick(row, "title");
            const now = row.id === current;
            return (
              <li key={row.id} style={{ transform: `translateY(${start}px)` }}>
                <button
                  type="button"
                  // N and B go through them; the tab key need not.
                  tabIndex={-1}
                  className={row.finished ? "done" : ""}
                  aria-current={now || undefined}
                  title={`${title} (${row.key}) · ${row.programme}`}
                  onMouseDown={(e) => e.preventDefault()}
                  onClick={() => onOpen(row.id)}
                  data-testid="queue-row"
                  data-id={row.id}
                  data-finished={row.finished || undefined}
                >
                  <span className="queue-i">
                    {row.finished && <Icon name="check" size="s" label={words.finished} />}
                  </span>
                  <span className="ell grow">{title}</span>
                  <span className="tiny nw queue-n">
                    {row.finished ? (
                      <Counts counts={row.tags} />
                    ) : now || count === 0 ? (
                      "—"
                    ) : (
                      <span title={words.waitingOf(f.number(count))}>{f.number(count)}</span>
                    )}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
        {queue.remaining > 0 && (
          <button
            type="button"
            className="link small queue-more"
            tabIndex={-1}
            onClick={() => void queue.more()}
            data-testid="queue-more"
          >
            {words.queueMore(f.number(queue.remaining))}
          </button>
        )}
      </div>
    </nav>
  );
}
