import { memo, useEffect, useMemo, useRef } from "react";
import type { ReadingItem } from "../../../api/bindings.ts";
import { Icon, type IconName, useLines } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { draftKey, useBegun } from "./drafts.ts";

/** px, as `--row`. */
const ROW = 30;

/** The projects assigned to me: unread in the order of reading, then put off, then voted on. */
export const Rows = memo(function Rows({
  items,
  current,
  reviewer,
  round,
  onOpen,
}: {
  items: readonly ReadingItem[];
  current: number | undefined;
  reviewer: number;
  round: number;
  onOpen: (project: number) => void;
}) {
  const { t } = useText();
  const scroller = useRef<HTMLElement>(null);
  const virtual = useLines(scroller, items.length, { size: ROW });
  const at = useMemo(() => items.findIndex((item) => item.project === current), [items, current]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another project moves the list
  useEffect(() => {
    const element = scroller.current;
    if (!element || at < 0) return;
    const room = element.clientHeight;
    if (at * ROW < element.scrollTop) element.scrollTop = Math.max(0, (at - 1) * ROW);
    else if (room > 0 && (at + 1) * ROW > element.scrollTop + room) element.scrollTop = (at + 3) * ROW - room;
  }, [current]);

  return (
    <nav className="reading-rows" aria-label={t.reading.list.label} ref={scroller} data-testid="reading-list">
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          return (
            item && (
              <Row
                key={item.project}
                item={item}
                now={index === at}
                start={start}
                draft={draftKey(reviewer, round, item.project)}
                onOpen={onOpen}
              />
            )
          );
        })}
      </ul>
    </nav>
  );
});

/** One of them. Ten thousand may stand in the list: a row is drawn anew only when it says something else. */
const Row = memo(function Row({
  item,
  now,
  start,
  draft,
  onOpen,
}: {
  item: ReadingItem;
  now: boolean;
  start: number;
  draft: string;
  onOpen: (project: number) => void;
}) {
  const { t, pick } = useText();
  const words = t.reading.list;
  const begun = useBegun(draft);
  const title = pick(item, "title");
  const state = begun ? "begun" : item.voted ? "voted" : item.later ? "later" : "unread";
  const icon: IconName | undefined = begun ? "edit" : item.voted ? "check" : item.later ? "clock" : undefined;
  const said = item.verdict ? `${words[state]} · ${t.stage.verdict[item.verdict]}` : words[state];
  return (
    <li style={{ transform: `translateY(${start}px)` }}>
      <button
        type="button"
        // J and K go through them; the tab key need not.
        tabIndex={-1}
        className={item.voted ? "reading-row-voted" : ""}
        aria-current={now || undefined}
        title={`${title} · ${said}`}
        onMouseDown={(e) => e.preventDefault()}
        onClick={() => onOpen(item.project)}
        data-testid="reading-row"
        data-id={item.project}
        data-state={state}
      >
        <span className="reading-row-i">{icon && <Icon name={icon} size="s" label={words[state]} />}</span>
        <span className="ell grow">{title}</span>
        {item.verdict && <span className="tiny faint nw">{t.stage.verdict[item.verdict]}</span>}
      </button>
    </li>
  );
});
