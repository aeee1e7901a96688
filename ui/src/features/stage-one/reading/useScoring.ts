import { useState } from "react";
import type { Criterion, Score } from "../../../api/bindings.ts";
import type { VoteNow } from "./useVote.ts";
import { CERTAINTIES, type VERDICTS, valuesOf, withScore, withVerdict } from "./vote.ts";

/** What keys and presses do to a vote. One criterion is the one the keys answer. */
export function useScoring(project: number, vote: VoteNow) {
  const { criteria, reasons } = vote.version;
  const { scores, verdict } = vote.shown;
  const [chosen, setChosen] = useState({ project, at: 0 });
  // Another project starts at what is not answered yet.
  const fresh = Math.max(
    0,
    criteria.findIndex((own) => scores[own.key] === undefined),
  );
  const active = Math.min(chosen.project === project ? chosen.at : fresh, Math.max(0, criteria.length - 1));
  const choose = (at: number) => {
    if (at >= 0 && at < criteria.length) setChosen({ project, at });
  };

  /** Answers, and goes on to the next: a row of keys answers a row of criteria. */
  const answer = (at: number, value: number | null, goOn: boolean) => {
    const own = criteria[at];
    if (!own || !vote.editable) return;
    vote.change((now) => withScore(now, own.key, { value }));
    choose(goOn ? Math.min(at + 1, criteria.length - 1) : at);
  };
  const own: Criterion | undefined = criteria[active];
  const reasonsNow = reasons.filter((one) => one.verdict === verdict);
  return {
    active,
    own,
    choose,
    step: (by: 1 | -1) => choose(active + by),
    /** Pressed again, an answer goes. */
    press: (at: number, value: number | null) => {
      const key = criteria[at]?.key;
      const before = key === undefined ? undefined : scores[key];
      if (key !== undefined && before && before.value === value && vote.editable) {
        vote.change((now) => withScore(now, key, undefined));
        choose(at);
      } else answer(at, value, false);
    },
    /** By key: the value at this place of the active criterion's scale. */
    place: (place: number) => {
      const value = own && valuesOf(own.scale)[place];
      if (value === undefined) return false;
      answer(active, value, true);
      return true;
    },
    unknown: () => answer(active, null, true),
    clear: () => {
      if (own) vote.change((now) => withScore(now, own.key, undefined));
    },
    note: (key: string, note: string) => {
      const change: Partial<Score> = { note };
      vote.change((now) => withScore(now, key, change));
    },
    verdict: (to: (typeof VERDICTS)[number]) => vote.change((now) => withVerdict(now, to)),
    reasons: reasonsNow,
    reason: (at: number) => {
      const key = reasonsNow[at]?.key;
      if (key !== undefined) vote.change((now) => ({ ...now, reason: now.reason === key ? "" : key }));
    },
    certain: (by: 1 | -1) =>
      vote.change((now) => {
        const to = CERTAINTIES[CERTAINTIES.indexOf(now.certainty) + by];
        return to ? { ...now, certainty: to } : now;
      }),
  };
}

export type Scoring = ReturnType<typeof useScoring>;
