import type { StageRound } from "../../../api/bindings.ts";
import { Badge } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** What kind of round it is and what became of it, in words. */
export function RoundBadges({ round }: { round: StageRound }) {
  const { t, f } = useText();
  const words = t.stage.rounds;
  return (
    <>
      <Badge {...(round.purpose === "calibration" ? { tone: "accent" as const } : {})}>
        {t.stage.purpose[round.purpose]}
      </Badge>
      {round.kind === "tags" && <Badge icon="tag">{t.stage.kind.tags}</Badge>}
      {round.closed && <Badge icon="lock">{words.closed}</Badge>}
      {round.outdated ? (
        <Badge tone="warn" title={words.outdatedTitle(f.timestamp(round.exported_at))}>
          {words.outdated}
        </Badge>
      ) : (
        round.reopened > 0 && (
          <Badge icon="undo" title={words.reopenedTitle(round.reopen_note)}>
            {words.reopened(f.number(round.reopened))}
          </Badge>
        )
      )}
    </>
  );
}
