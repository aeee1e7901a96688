import { useCallback, useMemo, useRef, useState } from "react";
import type { ReadingItem, ReadingOrder, Verdict } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";

/** A vote on its way. */
type Sent = ReadonlyMap<number, Verdict | null>;

/** The list as the core will say it once what was sent has arrived: voted on, latest first, at the end. */
export function withSent(items: readonly ReadingItem[], sent: Sent): readonly ReadingItem[] {
  if (sent.size === 0) return items;
  const rest = items.filter((item) => !sent.has(item.project));
  const given = [...sent.keys()].reverse().flatMap((project) => {
    const item = items.find((own) => own.project === project);
    return item ? [{ ...item, voted: true, later: false, verdict: sent.get(project) ?? null }] : [];
  });
  const at = rest.findIndex((item) => item.voted);
  return at < 0 ? [...rest, ...given] : [...rest.slice(0, at), ...given, ...rest.slice(at)];
}

/** The next to read after this one: unread in the order, from the top again, then what was put off. */
export function nextOf(items: readonly ReadingItem[], current: number | undefined): number | undefined {
  return upcoming(items, current, 1)[0];
}

/** The next `most` to read. */
export function upcoming(items: readonly ReadingItem[], current: number | undefined, most: number): number[] {
  const at = items.findIndex((item) => item.project === current);
  const around = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  const found: number[] = [];
  for (const later of [false, true])
    for (const item of around) {
      if (found.length === most) return found;
      if (!item.voted && item.later === later) found.push(item.project);
    }
  return found;
}

/** The vote given before the one that is shown: the latest, or the one before it when that is shown already. */
export function previousOf(items: readonly ReadingItem[], current: number | undefined): number | undefined {
  const voted = items.filter((item) => item.voted);
  const at = voted.findIndex((item) => item.project === current);
  return voted[at + 1]?.project;
}

/** The one beside it in the list. */
export function besideOf(items: readonly ReadingItem[], current: number | undefined, step: 1 | -1) {
  const at = items.findIndex((item) => item.project === current);
  return at < 0 ? undefined : items[at + step]?.project;
}

export type Move = "up" | "down" | "first";

/** Those not voted on and not put off, with one of them moved, as far as they change; undefined when it cannot be. */
export function moved(items: readonly ReadingItem[], project: number, where: Move): number[] | undefined {
  const unread = items.filter((item) => !item.voted && !item.later).map((item) => item.project);
  const from = unread.indexOf(project);
  const to = where === "first" ? 0 : from + (where === "up" ? -1 : 1);
  if (from < 0 || to < 0 || to >= unread.length || to === from) return undefined;
  unread.splice(from, 1);
  unread.splice(to, 0, project);
  // These come first in this order: what stands behind them stays as it is.
  return unread.slice(0, Math.max(from, to) + 1);
}

/** The list with these first. */
export function withFirst(items: readonly ReadingItem[], first: readonly number[]): readonly ReadingItem[] {
  const by = new Map(items.map((item) => [item.project, item]));
  const set = new Set(first);
  const lead = first.flatMap((project) => by.get(project) ?? []).filter((item) => !item.voted && !item.later);
  return [...lead, ...items.filter((item) => !set.has(item.project) || item.voted || item.later)];
}

/** The reader's list in the order asked, with what was just sent shown as given. */
export function useReadingList(round: number, order: ReadingOrder) {
  const read = useRead("reading.list", { round, order });
  const [sent, setSent] = useState<Sent>(new Map());
  const data = read.data;
  const [first, setFirst] = useState<readonly number[] | null>(null);
  const items = useMemo(() => {
    if (!data) return undefined;
    const own = withSent(data.items, sent);
    return first ? withFirst(own, first) : own;
  }, [data, sent, first]);

  // Moves pressed one after another each start from the one before, though none has arrived.
  const now = useRef(items);
  now.current = items;
  const arrange = useWrite("reading.arrange", { quiet: true });
  const moving = useRef(0);
  /** Moves an unread one in the reader's own order; false when it cannot be moved there. */
  const move = async (project: number, where: Move): Promise<boolean> => {
    const projects = now.current && moved(now.current, project, where);
    if (!projects || !now.current) return false;
    now.current = withFirst(now.current, projects);
    setFirst(projects);
    moving.current += 1;
    await arrange.run({ round, projects });
    moving.current -= 1;
    if (moving.current === 0) setFirst(null);
    return true;
  };

  const send = useCallback(
    (project: number, verdict: Verdict | null) =>
      setSent((now) => {
        const next = new Map(now);
        next.delete(project);
        return next.set(project, verdict);
      }),
    [],
  );
  const settle = useCallback(
    (project: number) =>
      setSent((now) => {
        const next = new Map(now);
        next.delete(project);
        return next;
      }),
    [],
  );
  return {
    items,
    hidden: data?.hidden ?? 0,
    problem: read.error,
    retry: () => void read.refetch(),
    send,
    settle,
    move,
  };
}

export type ReadingListNow = ReturnType<typeof useReadingList>;
