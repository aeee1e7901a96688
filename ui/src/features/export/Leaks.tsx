import { useEffect, useRef, useState } from "react";
import type { LeakOverride, Problem } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { useMe } from "../../api/me.ts";
import { Button, Field, LeakTable, Loading, Note, TextArea } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

/** A document that was held back, to be written where it was to go. */
export interface Again {
  out: string;
  answer: LeakOverride;
}

/** What an export is asked with beside its own arguments: who answers for what was found, where somebody does. */
export const answered = (again: Again | undefined) => (again ? { answer: again.answer } : {});

/** The findings that hold a document back, and what is being typed about them. They stay while it is tried with an answer. */
export function useLeaks(problem: Problem | null) {
  const [held, setHeld] = useState<{ found: Problem; before: string | undefined } | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  if (problem?.code === "leaks-found" && problem !== held?.found)
    setHeld({ found: problem, before: held?.found.params.seen });
  const reset = () => {
    setHeld(null);
    setName(null);
    setReason("");
  };
  const changed = held?.before !== undefined && held.before !== held.found.params.seen;
  const touched = name !== null || reason !== "";
  return { found: held?.found ?? null, changed, touched, name, setName, reason, setReason, reset };
}

interface LeaksHeldProps {
  leaks: ReturnType<typeof useLeaks>;
  busy: boolean;
  onWrite: (again: Again) => void;
}

/** In place of a document that was not written: what was found in it, and the way to answer for it. */
export function LeaksHeld({ leaks, busy, onWrite }: LeaksHeldProps) {
  const { t, f, say } = useText();
  const words = t.leaks;
  const { seen = "", path = "", count = "" } = leaks.found?.params ?? {};
  const read = useRead("leak.found", { seen }, { enabled: seen !== "", keep: false });
  const me = useMe();
  const settings = useRead("settings.get", {});
  const by = leaks.name ?? (me?.name || settings.data?.name || "");
  const self = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other findings come into view, too
  useEffect(() => self.current?.scrollIntoView?.({ block: "nearest" }), [seen, read.data]);
  if (!leaks.found) return null;
  const n = Number(count);
  const lacking = !read.data
    ? words.needLook
    : by.trim() === ""
      ? words.needBy
      : leaks.reason.trim() === ""
        ? words.needReason
        : undefined;
  const write = () => {
    if (lacking !== undefined || busy) return;
    onWrite({ out: path, answer: { seen, by: by.trim(), reason: leaks.reason.trim() } });
  };
  return (
    <section ref={self} className="leaks-held" data-testid="leaks-held">
      <Note tone="bad" title={words.held(f.number(n), n)}>
        {leaks.changed ? words.heldChanged : words.heldMore}
      </Note>
      {read.error ? (
        <Note tone="warn" title={words.cannotShow}>
          {say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}
        </Note>
      ) : read.data ? (
        <LeakTable report={read.data} list={seen} rows={6} />
      ) : (
        <Loading rows={6} />
      )}
      <div className="leaks-answer">
        <Field
          label={words.by}
          value={by}
          onChange={leaks.setName}
          onEnter={write}
          required
          writes
          maxLength={100}
          testid="leaks-by"
        />
        <TextArea
          label={words.reason}
          value={leaks.reason}
          onChange={leaks.setReason}
          onEnter={write}
          required
          writes
          rows={2}
          maxLength={1000}
          testid="leaks-reason"
        />
      </div>
      <div className="row">
        <span className="grow" />
        <Button
          writes
          disabled={lacking !== undefined || busy}
          {...(lacking === undefined ? {} : { tip: lacking })}
          onPress={write}
          testid="leaks-write"
        >
          {busy ? t.exporting.running : words.writeAnyway}
        </Button>
      </div>
    </section>
  );
}
