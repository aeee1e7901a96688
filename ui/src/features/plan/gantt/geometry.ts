/**
 * Months on a line. A month is counted as the core counts it (`year * 12 + month - 1`); a task runs from the beginning of
 * its first month to the beginning of the month after its last one. Fiscal years begin in April.
 */

/** px a month takes: from years at a glance to single months. */
export const ZOOMS = [4, 6, 8, 11, 16, 24] as const;
/** What is drawn without a wish: seven fiscal years in a usual window. */
export const USUAL_ZOOM = 2;

/** Rows, px. */
export const ROW = 26;

export interface Axis {
  /** First month drawn: an April. */
  first: number;
  /** The month after the last one drawn: an April. */
  end: number;
  /** px a month. */
  month: number;
}

export const yearOf = (month: number) => Math.floor(month / 12);
/** The fiscal year a month lies in. */
export const fiscalYearOf = (month: number) => (month % 12 >= 3 ? yearOf(month) : yearOf(month) - 1);
/** The April a fiscal year begins with. */
export const april = (fiscalYear: number) => fiscalYear * 12 + 3;
export const monthIso = (month: number) =>
  `${String(yearOf(month)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
/** `YYYY-MM` as a month; undefined for anything else. */
export function monthOf(iso: unknown): number | undefined {
  const found = typeof iso === "string" ? /^(\d{4})-(\d{2})$/.exec(iso) : null;
  return found ? Number(found[1]) * 12 + Number(found[2]) - 1 : undefined;
}

/** Whole fiscal years around all that stands in time, at least `least` of them. */
export function axisOf(stands: readonly (number | null | undefined)[], today: number, zoom: number, least = 5): Axis {
  const known = [...stands.filter((month) => month !== null && month !== undefined), today];
  const from = fiscalYearOf(Math.min(...known));
  const to = Math.max(fiscalYearOf(Math.max(...known)), from + least - 1);
  return { first: april(from), end: april(to + 1), month: ZOOMS[Math.max(0, Math.min(zoom, ZOOMS.length - 1))] ?? 8 };
}

export const xOf = (axis: Axis, month: number) => (month - axis.first) * axis.month;
export const widthOf = (axis: Axis) => (axis.end - axis.first) * axis.month;
/** Whole months that a way in px makes. */
export const monthsOf = (axis: Axis, px: number) => Math.round(px / axis.month);
export const fiscalYearsOf = (axis: Axis) =>
  Array.from({ length: (axis.end - axis.first) / 12 }, (_, i) => yearOf(axis.first) + i);

/** Where a task stands while a hand moves it. */
export interface Span {
  start: number;
  end: number;
}

export type Grip = "whole" | "start" | "end";

/** A task after `by` months at a grip; it keeps at least one month, a milestone none. */
export function gripped({ start, end }: Span, grip: Grip, by: number): Span {
  if (start === end || grip === "whole") return { start: start + by, end: end + by };
  return grip === "start"
    ? { start: Math.min(start + by, end - 1), end }
    : { start, end: Math.max(end + by, start + 1) };
}

/** The way of an arrow between two rows: out of one bar, in half a row, into the other. */
export function arrow(
  from: { x: number; row: number },
  to: { x: number; row: number },
  kind: "fs" | "ss" | "ff" | "sf",
) {
  const y = (row: number) => row * ROW + ROW / 2;
  const out = kind === "fs" || kind === "ff" ? 6 : -6;
  const into = kind === "fs" || kind === "ss" ? -6 : 6;
  const [x1, y1, x2, y2] = [from.x, y(from.row), to.x, y(to.row)];
  const straight = out > 0 && into < 0 ? x2 + into >= x1 + out : false;
  if (straight) return `M${x1} ${y1}H${x1 + out}V${y2}H${x2}`;
  if (out > 0 === into > 0) {
    const x = out > 0 ? Math.max(x1, x2) + 6 : Math.max(1, Math.min(x1, x2) - 6);
    return `M${x1} ${y1}H${x}V${y2}H${x2}`;
  }
  const middle = y2 > y1 ? y2 - ROW / 2 : y2 + ROW / 2;
  return `M${x1} ${y1}H${x1 + out}V${middle}H${x2 + into}V${y2}H${x2}`;
}
