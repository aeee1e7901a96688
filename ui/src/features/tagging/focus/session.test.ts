import { describe, expect, it } from "vitest";
import type { QueueRow } from "../../../api/bindings.ts";
import { emptySession, nextIn, previousIn, waitingIn, withChange, withGuest, withRows } from "./session.ts";

const NONE = { target: 0, modality: 0, indication: 0 };
const row = (id: number, finished = false): QueueRow => ({
  id,
  key: `#${id}`,
  title_ja: `課題${id}`,
  title_en: "",
  programme: "架空事業",
  finished,
  tags: NONE,
  waiting: NONE,
});
const nobody = new Set<number>();
const of = (...ids: number[]) =>
  withRows(
    emptySession("a"),
    ids.map((id) => row(id)),
    nobody,
  );

describe("the queue of a session", () => {
  it("keeps what was finished where it stood, though the core's list has closed up", () => {
    const finished = withChange(of(1, 2, 3), 2, { finished: true });
    const after = withRows(finished, [row(1), row(3), row(4)], nobody);
    expect(after.ids).toEqual([1, 2, 3, 4]);
    expect(after.rows.get(2)?.finished).toBe(true);
    expect(waitingIn(after)).toBe(3);
  });

  it("does not believe an earlier answer about a project that is just being decided", () => {
    const session = withChange(of(1, 2), 1, { finished: true });
    expect(withRows(session, [row(1), row(2)], new Set([1])).rows.get(1)?.finished).toBe(true);
    expect(withRows(session, [row(1), row(2)], nobody).rows.get(1)?.finished).toBe(false);
  });

  it("takes each project once, however pages overlap, and changes nothing when nothing is new", () => {
    const session = of(1, 2);
    expect(withRows(session, [row(2), row(3)], nobody).ids).toEqual([1, 2, 3]);
    expect(withRows(session, [row(1), row(2)], nobody)).toBe(session);
  });

  it("puts a project opened from elsewhere first, without counting it among those the core lists", () => {
    const session = withGuest(of(1, 2), row(9));
    expect(session.ids).toEqual([9, 1, 2]);
    expect(waitingIn(session)).toBe(2);
    expect(withGuest(session, row(1))).toBe(session);
  });

  it("goes on below, then from the top, past what is finished; back goes to the one before, finished or not", () => {
    const session = withChange(of(1, 2, 3), 2, { finished: true });
    expect(nextIn(session, 1)).toBe(3);
    expect(nextIn(session, 3)).toBe(1);
    expect(nextIn(withChange(session, 1, { finished: true }), 3)).toBeUndefined();
    expect(nextIn(session, undefined)).toBe(1);
    expect(previousIn(session, 3)).toBe(2);
    expect(previousIn(session, 1)).toBeUndefined();
  });
});
