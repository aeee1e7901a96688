/**
 * Rows of a long list, fetched in pages as they come into view. Until the answer to a new question (another filter
 * or order) is there, the rows of the previous one stay, so that nothing flashes.
 */
import { type UseQueryOptions, useQueries } from "@tanstack/react-query";
import { useRef } from "react";
import type { Problem, RowGroup } from "../api/bindings.ts";

/** Rows in one page. */
export const PAGE = 100;
/** Pages kept at hand beside those in view. */
const KEPT = 40;

export interface Page<Row> {
  /** Rows of the whole list. */
  total: number;
  /** 0-based first row of this page. */
  offset: number;
  rows: readonly Row[];
  /** Headings over the whole list, in order; none where it is not grouped. */
  groups?: readonly RowGroup[];
}

/** A page with the time it was fetched. */
export interface Answer<Row> {
  page: Page<Row>;
  at: number;
}

/** First and last row in view. */
export interface View {
  first: number;
  last: number;
}

/** What is on screen. */
export interface Shown<Row> {
  /** The question these rows answer. */
  list: string;
  total: number;
  pages: ReadonlyMap<number, readonly Row[]>;
  groups: readonly RowGroup[];
}

const UNGROUPED: readonly RowGroup[] = [];

const sameGroups = (a: readonly RowGroup[], b: readonly RowGroup[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((group, i) => {
      const other = b[i];
      return (
        group.first === other?.first &&
        group.count === other.count &&
        group.label_ja === other.label_ja &&
        group.label_en === other.label_en
      );
    }));

/** Pages that hold the rows `first..=last`. */
export function pagesFor(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.max(0, first, last) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Whether two stretches of rows need the same pages. */
export const samePages = (a: View, b: View): boolean =>
  pagesFor(a.first, a.last).join() === pagesFor(b.first, b.last).join();

/** What to show after these answers to `list`: the same object when nothing changed, the previous rows while
 *  nothing has been answered yet. */
export function take<Row>(
  shown: Shown<Row> | null,
  list: string,
  answers: readonly (Answer<Row> | undefined)[],
): Shown<Row> | null {
  const here = answers.filter((answer) => answer !== undefined);
  if (here.length === 0) return shown;
  const newest = here.reduce((a, b) => (b.at > a.at ? b : a));
  const same = shown?.list === list ? shown : null;
  const told = newest.page.groups ?? UNGROUPED;
  const groups = same && sameGroups(same.groups, told) ? same.groups : told;
  const unchanged =
    same?.total === newest.page.total &&
    same.groups === groups &&
    here.every(({ page }) => same.pages.get(page.offset / PAGE) === page.rows);
  if (same && unchanged) return same;
  const pages = new Map(same?.pages);
  for (const { page } of here) {
    const number = page.offset / PAGE;
    // Put last: the oldest go first when there are too many.
    pages.delete(number);
    pages.set(number, page.rows);
  }
  for (const number of pages.keys()) {
    if (pages.size <= KEPT) break;
    pages.delete(number);
  }
  return { list, total: newest.page.total, pages, groups };
}

/** The row at a position, when it has been fetched. */
export const rowAt = <Row>(shown: Shown<Row> | null, index: number): Row | undefined =>
  index < 0 || index >= (shown?.total ?? 0) ? undefined : shown?.pages.get(Math.floor(index / PAGE))?.[index % PAGE];

export type RowsOptions<Row> = {
  /** Names the question: changes with filter and order, not with the data. */
  list: string;
  /** How to fetch `limit` rows from `offset`. */
  page: (offset: number, limit: number) => UseQueryOptions<Page<Row>, Problem>;
} & (View | { /** Pages in view; under headings they need not follow one another. */ pages: readonly number[] });

export function useRows<Row>({ list, page, ...view }: RowsOptions<Row>) {
  const shown = useRef<Shown<Row> | null>(null);
  const pages = "pages" in view ? view.pages : pagesFor(view.first, view.last);
  // A new question is asked from its beginning: that is where its answer will be shown.
  const wanted = shown.current?.list === list ? pages : pages.map((_, i) => i);
  const results = useQueries({ queries: wanted.map((number) => page(number * PAGE, PAGE)) });
  shown.current = take(
    shown.current,
    list,
    results.map((r) => (r.data ? { page: r.data, at: r.dataUpdatedAt } : undefined)),
  );
  const now = shown.current;
  return {
    shown: now,
    total: now?.total ?? 0,
    groups: now?.groups ?? UNGROUPED,
    rowAt: (index: number) => rowAt(now, index),
    /** Nothing has been answered at all so far. */
    pending: now === null,
    /** The rows on screen answer an earlier question. */
    stale: now !== null && now.list !== list,
    error: results.find((r) => r.error)?.error ?? null,
  };
}
