import { useEffect } from "react";
import { useRead } from "../../../api/client.ts";
import { notify } from "../../../api/notices.ts";
import { Loading } from "../../../components/index.ts";
import { text, useText } from "../../../text/index.ts";
import { takeLost } from "./drafts.ts";
import { Failed, Nobody } from "./Instead.tsx";
import { Room } from "./Room.tsx";
import "./reading.css";

/** 査読: my part of a round, one project after another. */
export function ReadingTab({ round }: { round: number }) {
  const { f } = useText();
  const me = useRead("person.me", {}, { keep: false });
  const shown = useRead("round.show", { round }, { keep: false });
  useEffect(() => {
    const lost = takeLost();
    if (lost > 0) notify({ tone: "info", say: () => text().reading.empty.lost(f.number(lost)) });
  }, [f]);

  const problem = me.error ?? shown.error;
  if (problem) return <Failed problem={problem} onRetry={() => void (me.error ? me : shown).refetch()} />;
  if (!me.data || !shown.data) return <Loading rows={8} />;
  if (me.data.id === null) return <Nobody people={me.data.people} />;
  // Somebody else reads something else: nothing of the one before stays on the screen.
  return <Room key={me.data.id} round={shown.data} me={me.data} reviewer={me.data.id} />;
}
