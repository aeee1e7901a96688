/** The queue as it was met: what was finished stays where it stood until the screen is opened anew, so that nothing
 *  moves under the eye while the core's own list closes up. */
import type { QueueRow } from "../../../api/bindings.ts";

export interface Session {
  /** Names the question these rows answer. */
  list: string;
  ids: readonly number[];
  rows: ReadonlyMap<number, QueueRow>;
  /** Opened from elsewhere: not a row the core counts in this list. */
  guests: ReadonlySet<number>;
}

export const emptySession = (list: string): Session => ({ list, ids: [], rows: new Map(), guests: new Set() });

const same = (a: QueueRow, b: QueueRow) => JSON.stringify(a) === JSON.stringify(b);

/** With these rows of the core: known ones brought up to date where they stand, others at the end. `held` ones are
 *  being decided; what the core said of them a moment ago is past. */
export function withRows(session: Session, found: readonly QueueRow[], held: ReadonlySet<number>): Session {
  const fresh = found.filter((row) => {
    const known = session.rows.get(row.id);
    return !held.has(row.id) && (!known || !same(known, row));
  });
  if (fresh.length === 0) return session;
  const rows = new Map(session.rows);
  for (const row of fresh) rows.set(row.id, row);
  const added = fresh.filter((row) => !session.rows.has(row.id)).map((row) => row.id);
  return { ...session, rows, ids: added.length > 0 ? [...session.ids, ...added] : session.ids };
}

/** With a project that was opened from elsewhere, before all others. */
export function withGuest(session: Session, row: QueueRow): Session {
  if (session.rows.has(row.id)) return session;
  return {
    ...session,
    ids: [row.id, ...session.ids],
    rows: new Map(session.rows).set(row.id, row),
    guests: new Set(session.guests).add(row.id),
  };
}

export function withChange(session: Session, id: number, change: Partial<QueueRow>): Session {
  const known = session.rows.get(id);
  if (!known) return session;
  const next = { ...known, ...change };
  return same(known, next) ? session : { ...session, rows: new Map(session.rows).set(id, next) };
}

/** How many of the rows the core still counts as waiting. */
export const waitingIn = ({ ids, rows, guests }: Session) =>
  ids.filter((id) => rows.get(id)?.finished === false && !guests.has(id)).length;

/** The next one that waits: after this one, else from the top. */
export function nextIn({ ids, rows }: Session, from: number | undefined): number | undefined {
  const waits = (id: number) => id !== from && rows.get(id)?.finished === false;
  const at = from === undefined ? -1 : ids.indexOf(from);
  return ids.slice(at + 1).find(waits) ?? ids.find(waits);
}

/** The one before, finished or not. */
export function previousIn({ ids }: Session, from: number | undefined): number | undefined {
  const at = from === undefined ? -1 : ids.indexOf(from);
  return at > 0 ? ids[at - 1] : undefined;
}
