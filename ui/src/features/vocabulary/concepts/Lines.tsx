// biome-ignore-all lint/a11y/noStaticElementInteractions: the role is told by whoever uses it
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the same
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useLayoutEffect, useRef } from "react";
import { useLines } from "../../../components/index.ts";
import { isComposing } from "../../../keys/index.ts";

/** px, as `--row`. */
const ROW = 30;

export interface Line {
  key: string;
  title: string;
  /** Concept. */
  id: string;
  chosen: boolean;
  /** In a tree: how deep, from 1, and whether its branch is open (undefined = nothing below it). */
  level?: number;
  expanded?: boolean | undefined;
  draw: ReactNode;
}

/** Lines of 30 px of which only those in view are in the page. Arrows, Page, Home and End move, Enter and Space open;
 *  what else a key does `onKey` says. A press on what carries `data-twist` is given to `onTwist`. */
export function Lines({
  label,
  role,
  lines,
  list,
  cursor,
  onCursor,
  onOpen,
  onKey,
  onTwist,
  handle,
  testid,
}: {
  label: string;
  role: "tree" | "listbox";
  lines: readonly Line[];
  /** Another list starts at its top. */
  list: string;
  /** The line the keys act on; -1 = none yet. */
  cursor: number;
  onCursor: (index: number) => void;
  onOpen: (index: number) => void;
  /** True = the key was used. */
  onKey?: (code: string) => boolean;
  onTwist?: (index: number) => void;
  handle: Ref<HTMLDivElement>;
  testid: string;
}) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useLines(scroller, lines.length, { size: ROW });
  const items = virtual.getVirtualItems();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [list]);
  useEffect(() => {
    const element = scroller.current;
    if (!element || cursor < 0) return;
    const at = cursor * ROW;
    const room = element.clientHeight;
    if (at < element.scrollTop) element.scrollTop = at;
    else if (room > 0 && at + ROW > element.scrollTop + room) element.scrollTop = at + ROW - room;
  }, [cursor]);

  const onKeyDown = (e: KeyboardEvent) => {
    if (isComposing(e) || e.ctrlKey || e.metaKey || e.altKey || lines.length === 0) return;
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 1);
    const by: Record<string, number> = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor < 0 ? lines.length - 1 : cursor - 1,
      PageDown: cursor + screen,
      PageUp: cursor - screen,
      Home: 0,
      End: lines.length - 1,
    };
    const to = by[e.key];
    if (to !== undefined) onCursor(Math.max(0, Math.min(lines.length - 1, to)));
    else if ((e.key === "Enter" || e.key === " ") && cursor >= 0) onOpen(cursor);
    else if (!onKey?.(e.code)) return;
    e.preventDefault();
  };
  const item = role === "tree" ? "treeitem" : "option";
  return (
    <div
      ref={(element) => {
        scroller.current = element;
        if (typeof handle === "function") handle(element);
        else if (handle) handle.current = element;
      }}
      className="vlines"
      role={role}
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={items.some(({ index }) => index === cursor) ? `${id}-${cursor}` : undefined}
      data-testid={testid}
      onKeyDown={onKeyDown}
      onClick={(e) => {
        const at = e.target as Element;
        const line = at.closest<HTMLElement>("[data-index]");
        if (!line) return;
        const index = Number(line.dataset.index);
        if (onTwist && at.closest("[data-twist]")) onTwist(index);
        else onOpen(index);
      }}
    >
      <div className="vlines-all" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <div
              key={line.key}
              id={`${id}-${index}`}
              className={`vline${index === cursor ? " active" : ""}${line.chosen ? " open" : ""}`}
              role={item}
              tabIndex={-1}
              aria-selected={line.chosen}
              aria-level={line.level}
              aria-expanded={line.expanded}
              aria-posinset={index + 1}
              aria-setsize={lines.length}
              title={line.title}
              data-index={index}
              data-id={line.id}
              data-testid={`${testid}-line`}
              style={{ transform: `translateY(${start}px)` }}
            >
              {line.draw}
            </div>
          );
        })}
      </div>
    </div>
  );
}
