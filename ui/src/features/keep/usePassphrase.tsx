import { type ReactNode, useEffect, useState } from "react";
import type { Problem } from "../../api/bindings.ts";
import { Note, PassphraseField } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

/** Whether a passphrase is what is missing. */
export const isAboutPassphrase = (problem: Problem | null) =>
  problem !== null && (problem.code === "passphrase-needed" || problem.code === "wrong-passphrase");

/** A passphrase that is only asked for once the core has asked for it. `problem`: what the last try was refused for. */
export function usePassphrase(known: string | undefined, problem: Problem | null, onEnter: () => void) {
  const { t } = useText();
  const [entered, setEntered] = useState("");
  // How often the core has asked: the first time the one known was tried, or none.
  const [times, setTimes] = useState(0);
  const [fresh, setFresh] = useState(false);
  useEffect(() => {
    if (!isAboutPassphrase(problem)) return;
    setTimes((n) => n + 1);
    setFresh(false);
  }, [problem]);
  const passphrase = times === 0 ? known : entered;
  const field: ReactNode = times > 0 && (
    <PassphraseField
      label={t.keep.passphrase.label}
      value={entered}
      onChange={(text) => {
        setEntered(text);
        setFresh(true);
      }}
      onEnter={onEnter}
      autoFocus
      hint={t.keep.passphrase.needed}
      error={times > 1 && !fresh ? t.keep.passphrase.wrong : undefined}
      testid="asked-passphrase"
    />
  );
  return {
    /** What to send along: nothing, or the passphrase. */
    args: passphrase ? { passphrase } : {},
    /** Something must be entered first. */
    waiting: times > 0 && entered === "",
    field,
  };
}

/** What the core refused, in place. What is about the passphrase its field says. */
export function Refusal({ problem }: { problem: Problem | null }) {
  const { say } = useText();
  if (problem === null || problem.code === "fault" || problem.code === "cancelled" || isAboutPassphrase(problem))
    return null;
  return (
    <Note tone="bad" testid="keep-problem">
      {say(`problem.${problem.code}`, problem.params)}
    </Note>
  );
}
