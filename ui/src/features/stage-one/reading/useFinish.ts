import { useRef } from "react";
import type { Reading } from "../../../api/bindings.ts";
import { read, useWrite } from "../../../api/client.ts";
import { notify } from "../../../api/notices.ts";
import { text } from "../../../text/index.ts";
import { draftOf, keepDraft } from "./drafts.ts";
import { leave } from "./leave.ts";
import type { ReadingListNow } from "./useReadingList.ts";
import type { VoteNow } from "./useVote.ts";
import type { Way } from "./useWay.ts";
import { missing, same, toSave } from "./vote.ts";

/** Gives the vote and shows the next project before the core has answered. Refused, one is back at it and nothing of it
 *  is lost. */
export function useFinish({
  reading,
  stale,
  reviewer,
  round,
  vote,
  list,
  way,
}: {
  reading: Reading;
  /** Another project is on its way: what is seen is not what would be voted on. */
  stale: boolean;
  reviewer: number;
  round: number;
  vote: VoteNow;
  list: ReadingListNow;
  way: Way;
}) {
  const decide = useWrite("reading.decide", { quiet: true });
  const sending = useRef(new Set<number>());
  return async () => {
    const { project } = reading;
    if (stale || !vote.editable || sending.current.has(project)) return;
    const lacks = missing(vote.shown, reading.kind);
    if (lacks) return void notify({ tone: "info", say: () => text().reading.vote[lacks] });
    leave();
    const to = way.after(project);
    // Nothing was changed: only on.
    if (!vote.begun) return void way.open(to);
    const { key } = vote;
    const sent = vote.shown;
    sending.current.add(project);
    list.send(project, sent.verdict);
    way.open(to);
    const done = await decide.run(toSave(sent, { round, project, reviewer }));
    if (done) {
      // Who comes back at once must find the vote, not what stood before it.
      await read("reading.show", { round, project }).catch(() => {});
      const now = draftOf(key);
      if (now && same(now, sent)) keepDraft(key, null);
      notify({
        tone: "done",
        say: () => text().reading.vote.decided("1"),
        action: { label: () => text().reading.vote.mend, run: () => way.back(project), testid: "toast-mend" },
      });
    } else way.back(project);
    sending.current.delete(project);
    list.settle(project);
  };
}
