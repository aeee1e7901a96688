/**
 * Where a day stands on the axis of fiscal years. A year is as wide as any other, whatever its days: the borders of
 * fiscal years (1 April) fall exactly on the lines of the axis, in leap years too. Everything is counted in days since
 * 1970, so that no time zone moves a day.
 */

/** px of a fiscal year. */
export const YEAR = 72;
/** px of the columns at the left: number and title. */
export const NAMES = 268;
export const NAMES_NARROW = 212;
/** px, as `--row` and the head of the axis. */
export const ROW = 30;
export const HEAD = 38;
/** Years beyond the last bar, for what may follow. */
const AFTER = 2;

const DAY = 86_400_000;

/** Days since 1970 of an ISO day; NaN where it is none. */
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** 1 April. */
const starts = (year: number): number => Date.UTC(year, 3, 1) / DAY;

/** The fiscal year of a day: it begins on 1 April. */
export function fiscalYearOf(iso: string): number {
  const day = new Date(`${iso}T00:00:00Z`);
  return day.getUTCMonth() < 3 ? day.getUTCFullYear() - 1 : day.getUTCFullYear();
}

/** The place of the beginning of a day in fiscal years after 1 April of `first`; NaN where it is no day. */
export function placeOf(day: number, first: number): number {
  if (Number.isNaN(day)) return Number.NaN;
  const date = new Date(day * DAY);
  const year = date.getUTCMonth() < 3 ? date.getUTCFullYear() - 1 : date.getUTCFullYear();
  const from = starts(year);
  return year - first + (day - from) / (starts(year + 1) - from);
}

/** px from the left of the axis to the beginning of a day. */
export const xOf = (iso: string, first: number): number => placeOf(dayNumber(iso), first) * YEAR;

/** px of a stretch, its last day included; null where a day is none or the end lies before the start. */
export function spanOf(from: string, to: string, first: number): { left: number; width: number } | null {
  const left = xOf(from, first);
  const right = placeOf(dayNumber(to) + 1, first) * YEAR;
  return Number.isNaN(left) || Number.isNaN(right) || right <= left ? null : { left, width: right - left };
}

/** First and last fiscal year of the axis: those of the bars, this year, and room for what may follow. */
export function axisOf(first: number, last: number, today: string): { first: number; years: number } {
  const now = fiscalYearOf(today);
  const from = Math.min(first, now);
  return { first: from, years: Math.max(last, now) + AFTER - from + 1 };
}

/** Where the axis is scrolled to so that today stands at a third of the room. */
export const todayScroll = (today: string, first: number, room: number): number =>
  Math.max(0, Math.round(xOf(today, first) - room / 3));

/** A day later by so many months; the last day of the month where it has no such day. */
export function monthsLater(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  const at = month - 1 + months;
  const last = new Date(Date.UTC(year, at + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, at, Math.min(day, last))).toISOString().slice(0, 10);
}
