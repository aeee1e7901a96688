/**
 * Where a day stands on the axis of fiscal years. A year is as wide as any other, whatever its days: the borders of
 * fiscal years (1 April) fall exactly on the lines of the axis, in leap years too. Everything is counted in days since
 * 1970, so that no time zone moves a day.
 */
import { fiscalYearOf } from "../../../text/format.ts";

/** px of a fiscal year at least; where there is more room than years, they fill it up to the most. */
export const YEAR = 72;
const MOST = 200;

/** px of a fiscal year, so that so many of them fill the room. */
export const yearIn = (room: number, years: number): number =>
  Math.max(YEAR, Math.min(MOST, Math.floor(room / Math.max(1, years))));
/** px of the columns at the left: number and title. */
export const NAMES = 268;
export const NAMES_NARROW = 212;
/** px of a row: a theme's projects run side by side, and each wants room for its name. */
export const ROWS = { projects: 30, themes: 44 } as const;
/** px of the head of the axis. */
export const HEAD = 38;
/** px above the bars of a row, and below. */
const PAD = 5;
/** px a name needs. */
const NAME = 13;
/** Years beyond the last bar, for what may follow. */
const AFTER = 2;

const DAY = 86_400_000;

/** Days since 1970 of an ISO day; NaN where it is none. */
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** The day of a moment by this PC's clock, ISO: in the morning Japan is a day ahead of UTC. */
export function dayHere(now: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** 1 April. */
const starts = (year: number): number => Date.UTC(year, 3, 1) / DAY;

/** The place of the beginning of a day in fiscal years after 1 April of `first`; NaN where it is no day. */
export function placeOf(day: number, first: number): number {
  if (Number.isNaN(day)) return Number.NaN;
  const date = new Date(day * DAY);
  const year = date.getUTCMonth() < 3 ? date.getUTCFullYear() - 1 : date.getUTCFullYear();
  const from = starts(year);
  return year - first + (day - from) / (starts(year + 1) - from);
}

/** px from the left of the axis to the beginning of a day. */
export const xOf = (iso: string, first: number, year = YEAR): number => placeOf(dayNumber(iso), first) * year;

/** px of a stretch, its last day included; null where a day is none or the end lies before the start. */
export function spanOf(from: string, to: string, first: number, year = YEAR): { left: number; width: number } | null {
  const left = xOf(from, first, year);
  const right = placeOf(dayNumber(to) + 1, first) * year;
  return Number.isNaN(left) || Number.isNaN(right) || right <= left ? null : { left, width: right - left };
}

/** First and last fiscal year of the axis: those of the bars, this year, and room for what may follow. */
export function axisOf(first: number, last: number, today: string): { first: number; years: number } {
  const now = fiscalYearOf(today);
  const from = Math.min(first, now);
  return { first: from, years: Math.max(last, now) + AFTER - from + 1 };
}

/** Where the axis is scrolled to so that today stands at a third of the room. */
export const todayScroll = (today: string, first: number, room: number, year = YEAR): number =>
  Math.max(0, Math.round(xOf(today, first, year) - room / 3));

/** A day later by so many months; the last day of the month where it has no such day. */
export function monthsLater(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  const at = month - 1 + months;
  const last = new Date(Date.UTC(year, at + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, at, Math.min(day, last))).toISOString().slice(0, 10);
}

/** For each stretch the lane it takes: the first that is free, so that none covers another. */
export function lanesOf(stretches: readonly { starts: string; ends: string }[]): number[] {
  const taken: number[] = [];
  return stretches.map(({ starts: from, ends }) => {
    const free = taken.findIndex((end) => end < dayNumber(from));
    const lane = free < 0 ? taken.length : free;
    taken[lane] = dayNumber(ends);
    return lane;
  });
}

/** px of a bar in a row of so many lanes, and whether a name fits in. */
export function laneIn(row: number, lanes: number, lane: number): { top: number; height: number; named: boolean } {
  const height = (row - PAD * 2) / lanes;
  return { top: PAD + height * lane, height, named: height >= NAME };
}
