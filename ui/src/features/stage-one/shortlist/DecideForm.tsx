import { useState } from "react";
import type { Reason, ShortlistRow, Verdict } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Field, Note, TextArea } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { ReasonSelect } from "../settling/ReasonSelect.tsx";
import { VerdictChoice } from "../settling/VerdictChoice.tsx";

/** What keeps a last word from being recorded. */
type Missing = "verdict" | "reason" | "day" | "return";

/** Records the meeting's last word on one project or several at once. */
export function DecideForm({
  round,
  rows,
  reasons,
  onDone,
}: {
  round: number;
  /** Those without a last word; at least one. */
  rows: readonly ShortlistRow[];
  reasons: readonly Reason[];
  onDone: () => void;
}) {
  const { t, f } = useText();
  const words = t.settling.decide;
  const one = rows.length === 1 ? rows[0] : undefined;
  const [verdict, setVerdict] = useState<Verdict | null>(one?.proposed ?? null);
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [returnOn, setReturnOn] = useState("");
  const [day, setDay] = useState(() => f.dayOf(new Date().toISOString()));
  const [asked, setAsked] = useState(false);
  const write = useWrite("shortlist.decide");
  const fits = reasons.some((own) => own.key === reason && own.verdict === verdict);
  const returns = verdict === "hold" ? returnOn : "";
  const missing: Missing | null =
    verdict === null
      ? "verdict"
      : verdict === "drop" && !fits && note.trim() === ""
        ? "reason"
        : day === ""
          ? "day"
          : returns !== "" && returns <= day
            ? "return"
            : null;
  const said = (what: Missing) => (asked && missing === what ? true : undefined);
  const run = async () => {
    setAsked(true);
    if (missing !== null || verdict === null || write.busy) return;
    const done = await write.run({
      round,
      projects: rows.map((row) => row.project),
      verdict,
      reason: fits ? reason : "",
      note: note.trim(),
      return_on: returns,
      decided_on: day,
    });
    if (done !== undefined) onDone();
  };
  useKeys([
    {
      id: "shortlist-decide",
      label: words.run,
      group: "list",
      keys: ["mod+Enter"],
      writes: true,
      inFields: true,
      run: () => void run(),
    },
  ]);
  return (
    <div className="shl-form" data-testid="decide">
      {rows.length > 1 && <b className="small">{words.many(f.number(rows.length), rows.length)}</b>}
      {one?.proposed && <p className="small mute">{words.agree(t.stage.verdict[one.proposed])}</p>}
      {rows.some((row) => row.conflict) && <Note tone="warn">{words.unsettled}</Note>}
      {rows.some((row) => row.sealed) && <Note tone="warn">{words.sealed}</Note>}
      <VerdictChoice value={verdict} onChange={setVerdict} testid="decide-verdict" />
      {said("verdict") && (
        <span className="small bad" role="alert">
          {words.needVerdict}
        </span>
      )}
      <ReasonSelect reasons={reasons} verdict={verdict} value={reason} onChange={setReason} testid="decide-reason" />
      <TextArea
        ariaLabel={t.settling.note}
        placeholder={t.settling.note}
        value={note}
        onChange={setNote}
        onEnter={() => void run()}
        rows={2}
        maxLength={2000}
        error={said("reason") && words.needReason}
        writes
        testid="decide-note"
      />
      <div className="shl-days">
        <Field
          label={words.meeting}
          type="date"
          value={day}
          onChange={setDay}
          error={said("day") && words.needDay}
          writes
          testid="decide-day"
        />
        {verdict === "hold" && (
          <Field
            label={words.returnOn}
            type="date"
            value={returnOn}
            onChange={setReturnOn}
            hint={words.returnHint}
            error={said("return") && words.returnPast}
            writes
            testid="decide-return"
          />
        )}
      </div>
      <span className="row">
        <span className="grow" />
        <Button writes look="pri" keys="mod+Enter" disabled={write.busy} onPress={() => void run()} testid="decide-run">
          {rows.length > 1 ? words.runMany(f.number(rows.length), rows.length) : words.run}
        </Button>
      </span>
    </div>
  );
}
