/** Among which projects combinations are looked for. */
import type { ProposeRequest, Selection, ShortlistRow, StageRound } from "../../../api/bindings.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import type { Among } from "../address.ts";
import type { Chosen } from "./chosen.ts";

/** Rounds in which projects are kept or dropped; others only tag. */
export const votedOn = (rounds: readonly StageRound[]) => rounds.filter((round) => round.kind === "votes");

/** Projects the meeting kept. */
export const keptOf = (rows: readonly ShortlistRow[]) =>
  rows.filter((row) => row.decided?.verdict === "keep").map((row) => row.project);

/** The selection meant; null where there is none to look among. Empty never means all. */
export function selectionOf(
  among: Among,
  from: { kept: readonly number[] | undefined; chosen: Chosen | null; q: string },
): Selection | null {
  if (among === "round") return from.kept && from.kept.length > 0 ? { these: [...from.kept] } : null;
  if (among === "chosen") return from.chosen?.selection ?? null;
  const text = from.q.trim();
  if (among === "search" && text === "") return null;
  return { matching: { filter: { ...NO_FILTER, text: among === "search" ? text : "" }, except: [] } };
}

/** The request, always the same for the same address: its answer is found again. */
export const requestOf = (
  selection: Selection | null,
  only: { running: boolean; unused: boolean; confirmed: boolean },
  limit: number,
): ProposeRequest | null =>
  selection && {
    selection,
    limit,
    running: only.running,
    unused: only.unused,
    confirmed_only: only.confirmed,
  };
