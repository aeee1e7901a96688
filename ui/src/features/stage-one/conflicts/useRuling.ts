import { useState } from "react";
import type { ConflictDetail, GivenTag, RulingHow, Verdict } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";

/** What keeps a ruling from being made. */
export type Missing = "verdict" | "why" | null;

/** A ruling as it is being written, from the one that stands. `tags` are what shall stand in a round of tags; `why` is what is
 *  given as the reason where nobody has to think of one. */
export function useRuling(
  round: number,
  detail: ConflictDetail,
  tags: readonly GivenTag[] | null,
  why: string,
  onDone: () => void,
) {
  const { ruling } = detail;
  const chair = useRead("person.me", {}).data?.chair === true;
  const [verdict, setVerdict] = useState<Verdict | null>(ruling?.verdict ?? null);
  const [chosen, setHow] = useState<RulingHow | null>(null);
  // Who is no chair settles by consensus, whoever settled it before.
  const how: RulingHow = chair ? (chosen ?? ruling?.how ?? "consensus") : "consensus";
  const [reason, setReason] = useState(ruling?.reason ?? "");
  const [note, setNote] = useState(ruling?.note ?? why);
  const [asked, setAsked] = useState(false);
  const write = useWrite("conflict.settle");
  const missing: Missing = tags === null && verdict === null ? "verdict" : note.trim() === "" ? "why" : null;
  const settle = async () => {
    if (!detail.may_settle || write.busy) return;
    setAsked(true);
    if (missing !== null) return;
    const fits = detail.reasons.some((own) => own.key === reason && own.verdict === verdict);
    const done = await write.run({
      round,
      project: detail.project,
      how,
      verdict: tags === null ? verdict : null,
      reason: tags === null && fits ? reason : "",
      note: note.trim(),
      tags: [...(tags ?? [])],
    });
    if (done !== undefined) onDone();
  };
  return {
    chair,
    verdict,
    setVerdict,
    how,
    setHow,
    reason,
    setReason,
    note,
    setNote,
    /** Said once somebody tried. */
    missing: asked ? missing : null,
    /** What is missing right now, for where the keys go. */
    lacks: missing,
    busy: write.busy,
    settle,
  };
}
