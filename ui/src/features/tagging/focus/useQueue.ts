import { useCallback, useReducer, useRef } from "react";
import type { Filter, QueueOrder, QueueRequest, QueueRow } from "../../../api/bindings.ts";
import { read, sayProblem, useRead } from "../../../api/client.ts";
import { asProblem } from "../../../api/host.ts";
import { emptySession, type Session, waitingIn, withChange, withGuest, withRows } from "./session.ts";

/** Rows asked for at once. */
const PAGE = 100;

/** Projects that wait, fetched page by page, and how far the work is. */
export function useQueue(order: QueueOrder, filter: Filter) {
  const list = JSON.stringify([order, filter]);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const session = useRef<Session>(emptySession(list));
  const held = useRef(new Set<number>());
  const fetching = useRef<string | null>(null);
  if (session.current.list !== list) session.current = emptySession(list);

  const ask = (offset: number): QueueRequest => ({ order, filter, finished: false, offset, limit: PAGE });
  const head = useRead("tagging.queue", ask(0));
  const settled = head.data !== undefined && !head.isPlaceholderData && !head.isFetching && !head.error;
  // An answer that waits to be asked again may list what has been finished since.
  if (settled) session.current = withRows(session.current, head.data.rows, held.current);

  const waiting = waitingIn(session.current);
  const rowsTotal = head.isPlaceholderData ? 0 : (head.data?.rows_total ?? 0);

  const set = useCallback((next: Session) => {
    if (next === session.current) return;
    session.current = next;
    redraw();
  }, []);

  /** Fetches rows that were not yet met; true when there were some. */
  const more = async (): Promise<boolean> => {
    if (fetching.current === list || waiting >= rowsTotal) return false;
    fetching.current = list;
    try {
      // What others finish meanwhile moves the rest up; an overlap loses nothing, as every row is taken once.
      for (let offset = Math.max(0, waiting - 10); offset < rowsTotal; offset += PAGE) {
        const { rows } = await read("tagging.queue", ask(offset));
        if (session.current.list !== list) return false;
        const before = session.current.ids.length;
        set(withRows(session.current, rows, held.current));
        if (session.current.ids.length > before) return true;
        if (rows.length < PAGE) return false;
      }
    } catch (error) {
      sayProblem(asProblem(error));
    } finally {
      if (fetching.current === list) fetching.current = null;
    }
    return false;
  };

  return {
    list,
    /** How far the work is; kept while another part is being asked for. */
    head: head.data,
    problem: head.error,
    retry: () => void head.refetch(),
    /** The first rows are there. */
    ready: settled || session.current.ids.length > 0,
    settled,
    session: session.current,
    /** What is in this session now, also between two drawings. */
    now: () => session.current,
    /** Rows not yet fetched. */
    remaining: Math.max(0, rowsTotal - waiting),
    more,
    welcome: useCallback((row: QueueRow) => set(withGuest(session.current, row)), [set]),
    /** What the project itself says of its row; not of one that is just being decided. */
    tell: useCallback(
      (id: number, change: Partial<QueueRow>) => {
        if (!held.current.has(id)) set(withChange(session.current, id, change));
      },
      [set],
    ),
    /** It is being finished: it counts as finished, whatever earlier answers say, until `letGo`. */
    hold: useCallback(
      (id: number, change: Partial<QueueRow>) => {
        held.current.add(id);
        set(withChange(session.current, id, change));
      },
      [set],
    ),
    letGo: useCallback(
      (id: number, change: Partial<QueueRow> = {}) => {
        held.current.delete(id);
        set(withChange(session.current, id, change));
      },
      [set],
    ),
  };
}

export type QueueNow = ReturnType<typeof useQueue>;
