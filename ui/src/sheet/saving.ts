/** Saving what was typed, row by row in the order it was typed. */
import type { PlanCell, PlanSheet } from "../api/bindings.ts";
import { type Cells, cellNames, columnOfCell, lacking } from "./columns.ts";
import { issuesOf, put, type Wrong } from "./put.ts";
import { change, type Draft, keyOf, type NewRow, turn, type Unsaved, unsavedOf, withDraft } from "./unsaved.ts";

/** Where rows are written. */
export interface Target {
  plan: number | null;
  sheet: PlanSheet;
}

/** What a row that is not there yet needs to know when it is sent. */
export interface Around {
  /** The row it stands before; null = at the end. */
  before: () => number | null;
  /** Rows there are now. */
  ids: () => readonly number[];
}

const waiting = new Map<string, Promise<void>>();

/** After what the row is still doing. */
function afterwards({ plan, sheet }: Target, key: number, run: () => Promise<void>): Promise<void> {
  const name = `${plan}/${sheet}/${key}`;
  const mine = (waiting.get(name) ?? Promise.resolve()).then(run).finally(() => {
    if (waiting.get(name) === mine) waiting.delete(name);
  });
  waiting.set(name, mine);
  return mine;
}

/** Takes what was typed into a column of a row: it is shown at once, and stays as it was typed where it is refused. */
export function take(at: Target, key: number, column: string, cells: Cells, around?: Around): Promise<void> {
  // Of twins one may be typed while the other waits.
  const before = unsavedOf(at.plan, at.sheet).drafts[key]?.[column]?.cells;
  const draft: Draft = { cells: { ...before, ...cells }, turn: turn(), wrong: null };
  change(at.plan, at.sheet, (now) => withDraft(now, key, column, draft));
  return afterwards(at, key, () => send(at, key, column, draft.turn, false, around));
}

/** Somebody looked at what is asked about and says that it is right. */
export function confirm(at: Target, key: number, column: string, around?: Around): Promise<void> {
  const draft = unsavedOf(at.plan, at.sheet).drafts[key]?.[column];
  if (!draft) return Promise.resolve();
  return afterwards(at, key, () => send(at, key, column, draft.turn, true, around));
}

/** What was typed is given up: the cell is as it was. */
export function giveUp({ plan, sheet }: Target, key: number, column: string) {
  change(plan, sheet, (now) => withDraft(now, key, column, null));
}

/** The id of a row; undefined while the library does not have it. */
function idOf(unsaved: Unsaved, key: number): number | undefined {
  if (key >= 0) return key;
  const found = Object.entries(unsaved.keys).find(([, own]) => own === key);
  return found && Number(found[0]);
}

async function send(at: Target, key: number, column: string, of: number, confirmed: boolean, around?: Around) {
  const { plan, sheet } = at;
  const unsaved = unsavedOf(plan, sheet);
  const draft = unsaved.drafts[key]?.[column];
  // Typed anew or given up since.
  if (!draft || draft.turn !== of) return;
  const id = idOf(unsaved, key);
  if (id === undefined) return begin(at, key, confirmed, around);
  const going = await along(at, id, column, draft, unsaved.drafts[key] ?? {});
  if (unsavedOf(plan, sheet).drafts[key]?.[column]?.turn !== of) return;
  const answer = await put({ plan, sheet, rows: [{ id, cells: together(draft, going) }], confirmed });
  if ("wrong" in answer) return refuse(at, key, column, of, answer.wrong);
  change(plan, sheet, (now) => {
    let next = now;
    for (const [name, { turn: mine }] of [[column, draft] as const, ...going])
      if (now.drafts[key]?.[name]?.turn === mine) next = withDraft(next, key, name, null);
    return next;
  });
}

type Beside = readonly (readonly [column: string, draft: Draft])[];

const together = (draft: Draft, going: Beside): Record<string, PlanCell> =>
  Object.assign({}, draft.cells, ...going.map(([, own]) => own.cells));

/** What was refused beside a cell and can go with it now, as one step: an end before its start, once the start is earlier. */
async function along(
  { plan, sheet }: Target,
  id: number,
  column: string,
  draft: Draft,
  drafts: Readonly<Record<string, Draft>>,
): Promise<Beside> {
  let going: Beside = Object.entries(drafts).filter(
    ([name, { wrong }]) => name !== column && wrong !== null && !wrong.asked,
  );
  while (going.length > 0) {
    const issues = await issuesOf({ plan, sheet, rows: [{ id, cells: together(draft, going) }] });
    if (issues.length === 0) return going;
    const named = issues.map((own) => columnOfCell(sheet, own.column)?.name);
    const rest = going.filter(([name]) => !named.includes(name));
    if (rest.length === going.length) return [];
    going = rest;
  }
  return going;
}

/** Of several, the one about this very column says most. */
function refuse({ plan, sheet }: Target, key: number, column: string, of: number, all: readonly Wrong[]) {
  const wrong = all.find((own) => columnOfCell(sheet, own.column)?.name === column) ?? all[0];
  if (!wrong) return;
  change(plan, sheet, (now) => {
    const draft = now.drafts[key]?.[column];
    return draft?.turn === of ? withDraft(now, key, column, { ...draft, wrong }) : now;
  });
}

/** What a row that is not there yet says so far. */
export function cellsOfNew(now: Unsaved, key: number): Cells {
  const cells: Record<string, PlanCell> = { ...now.news.find((own) => own.key === key)?.cells };
  for (const draft of Object.values(now.drafts[key] ?? {})) Object.assign(cells, draft.cells);
  return cells;
}

/** Sends a new row once it has what it needs. */
async function begin(at: Target, key: number, confirmed: boolean, around?: Around) {
  const { plan, sheet } = at;
  const cells = cellsOfNew(unsavedOf(plan, sheet), key);
  if (lacking(sheet, cells).length > 0) return;
  const drafts = unsavedOf(plan, sheet).drafts[key] ?? {};
  const known = around?.ids() ?? [];
  const sent = (now: Unsaved, ids: readonly number[] | null): Unsaved => ({
    ...now,
    news: now.news.map((own) => (own.key === key ? { ...own, known: ids } : own)),
  });
  change(plan, sheet, (now) => sent(now, known));
  const said = Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null));
  const before = around?.before() ?? undefined;
  const answer = await put({
    plan,
    sheet,
    rows: [{ id: null, cells: said }],
    ...(before === undefined ? {} : { before }),
    confirmed,
  });
  if ("wrong" in answer) {
    change(plan, sheet, (now) => sent(now, null));
    return refuseNew(at, key, answer.wrong);
  }
  const created = answer.done.created ?? around?.ids().find((id) => !known.includes(id)) ?? null;
  change(plan, sheet, (now) => {
    const became = (own: NewRow) => (own.key === key ? { ...own, cells: said, known: null, id: created } : own);
    let next: Unsaved = {
      ...now,
      news: now.news.map(became).filter((own) => own.key !== key || created !== null),
      keys: created === null ? now.keys : { ...now.keys, [created]: key },
    };
    for (const [column, { turn: mine }] of Object.entries(drafts))
      if (now.drafts[key]?.[column]?.turn === mine) next = withDraft(next, key, column, null);
    return next;
  });
}

/** A cell of a new row that is refused is marked where it was typed, or where it was begun. */
function refuseNew({ plan, sheet }: Target, key: number, all: readonly Wrong[]) {
  change(plan, sheet, (now) => {
    let next = now;
    // What was refused before and is not any more waits with the rest.
    for (const [column, draft] of Object.entries(now.drafts[key] ?? {}))
      if (draft.wrong) next = withDraft(next, key, column, { ...draft, wrong: null });
    for (const wrong of all) {
      const column = columnOfCell(sheet, wrong.column);
      if (!column) continue;
      const own = now.drafts[key]?.[column.name];
      const cells = cellsOfNew(now, key);
      const typed = Object.fromEntries(cellNames(column).map((cell) => [cell, cells[cell] ?? null]));
      next = withDraft(next, key, column.name, { cells: own?.cells ?? typed, turn: own?.turn ?? turn(), wrong });
    }
    return next;
  });
}

/** Begins a row of its own below another one; its key. */
export function addRow({ plan, sheet }: Target, place: string, after: number | null, cells: Cells): number {
  const key = -turn();
  change(plan, sheet, (now) => ({ ...now, news: [...now.news, { key, place, after, cells, known: null, id: null }] }));
  return key;
}

/** Gives up rows that are not in the library. */
export function dropRows({ plan, sheet }: Target, keys: readonly number[]) {
  if (keys.length === 0) return;
  change(plan, sheet, (now) => ({
    ...now,
    news: now.news.filter(({ key }) => !keys.includes(key)),
    drafts: Object.fromEntries(Object.entries(now.drafts).filter(([key]) => !keys.includes(Number(key)))),
  }));
}

/** Rows begun here stand for themselves no longer once the screen has them. */
export function settle({ plan, sheet }: Target, has: (row: NewRow) => boolean) {
  change(plan, sheet, (now) => {
    const news = now.news.filter((own) => own.id === null || !has(own));
    return news.length === now.news.length ? now : { ...now, news };
  });
}

/** The key under which a row stands in the table. */
export const keyIn = ({ plan, sheet }: Target, id: number) => keyOf(unsavedOf(plan, sheet), id);
