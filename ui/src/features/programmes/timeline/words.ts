/** What rows and bars of the timeline are called, in one place for screen, screen reader and picture. */
import type { Gap, NextProgramme, PairStatus, TimelineBar, TimelineRow } from "../../../api/bindings.ts";
import type { useText } from "../../../text/index.ts";
import { monthsLater } from "./geometry.ts";

type Speech = ReturnType<typeof useText>;

export const titleOf = ({ t, pick }: Speech, row: TimelineRow): string =>
  pick(row, "title") || t.continuity.timeline.untitled;

export function barName({ t }: Speech, bar: TimelineBar): string {
  return bar.label || t.continuity.timeline.noProgramme;
}

export function barTitle(speech: Speech, bar: TimelineBar): string {
  const words = speech.t.continuity.timeline;
  return [
    `${words.bar(barName(speech, bar), bar.starts, bar.ends)}${bar.by_year ? words.byYear : ""}`,
    ...(bar.hue === null ? [words.unknown] : []),
    ...(bar.handover ? [words.handoverTitle[bar.handover]] : []),
  ].join("\n");
}

const statusIn = (next: NextProgramme): PairStatus => (next.official ? "official" : "assumed");

/** 公式 or 想定, and whether something it rests on is still to be checked: said alike wherever a pair is spoken of. */
export function pairSaid({ t }: Speech, status: PairStatus, uncertain: boolean): string {
  const words = t.continuity.timeline;
  if (status === "assumed") return words.assumed;
  return uncertain ? `${words.official}${words.joined}${words.check}` : words.official;
}

/** Only what is official and has a source is safe to rest on. */
export const pairTone = (status: PairStatus, uncertain: boolean) =>
  status === "official" && !uncertain ? "ok" : "warn";

export const statusOf = (speech: Speech, next: NextProgramme): string =>
  pairSaid(speech, statusIn(next), next.uncertain);

export const toneOf = (next: NextProgramme) => (next.closed ? "bad" : pairTone(statusIn(next), next.uncertain));

export function nextTitle(speech: Speech, next: NextProgramme): string {
  const words = speech.t.continuity.timeline;
  const calls = next.call_months.map((month) => words.month(String(month))).join(words.joined);
  return [
    words.next(next.name, statusOf(speech, next)),
    ...(next.closed ? [words.closed] : []),
    ...(calls === "" ? [] : [next.uncertain ? words.checked(words.calls(calls)) : words.calls(calls)]),
  ].join("\n");
}

/** Whole months to its end: 0 in the last one, −1 from the day after its end on. */
export function leftOf({ t, f }: Speech, months: number): string {
  const words = t.continuity.timeline;
  if (months === -1) return words.justEnded;
  if (months < 0) return words.ended(f.number(-months - 1), -months - 1);
  return months === 0 ? words.lastMonth : words.monthsLeft(f.number(months), months);
}

/** A gap, and whether its borders are those of fiscal years that no list states. */
export function gapSaid({ t, f }: Speech, gap: Gap): string {
  const words = t.continuity.timeline;
  const said = words.gap(f.number(gap.months), gap.starts, gap.ends, gap.months);
  return gap.stated ? said : `${said}${words.gapUnstated}`;
}

/** Everything a row draws, as one sentence for whoever does not see it. */
export function rowSaid(speech: Speech, row: TimelineRow): string {
  const words = speech.t.continuity.timeline;
  if (row.bars.length === 0) return words.noBar;
  return [
    ...row.bars.map((bar) => barTitle(speech, bar).replaceAll("\n", " ")),
    ...row.gaps.map((gap) => gapSaid(speech, gap)),
    ...row.bridges.map((bridge) => words.bridge(bridge.starts, bridge.ends)),
    ...row.next.map((next) => nextTitle(speech, next).replaceAll("\n", " ")),
    ...(row.months_left === null ? [] : [`${leftOf(speech, row.months_left)}${row.end_stated ? "" : words.unstated}`]),
  ].join("; ");
}

/** What is drawn as a prospect: the first that takes projects then. */
export const prospect = (row: TimelineRow): NextProgramme | undefined => row.next.find((each) => !each.closed);

/** Ends within a year from today, and no pair says what may follow. */
export const isUndecided = (row: TimelineRow, today: string): boolean =>
  prospect(row) === undefined && row.ends !== null && row.ends >= today && row.ends <= monthsLater(today, 12);

/** Whether what may follow is still to come: it runs, or ended within the last year. */
export const isOpen = (row: TimelineRow, today: string): boolean =>
  row.ends !== null && row.ends >= monthsLater(today, -12);
