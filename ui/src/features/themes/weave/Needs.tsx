import type { BoardNeed, Need } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Menu } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { ReasonAsk } from "./ReasonAsk.tsx";

/** What this theme does not need, each with the way back. */
export function NotNeeded({
  needs,
  onNeed,
}: {
  needs: readonly BoardNeed[];
  onNeed: (need: Need, needed: boolean | null) => void;
}) {
  const { t, say } = useText();
  const words = t.weave;
  const without = needs.filter(({ needed }) => !needed);
  if (without.length === 0) return null;
  return (
    <div className="wv-without small" data-testid="weave-not-needed">
      <span className="faint nw">{words.board.notNeeded}</span>
      {without.map(({ need, reason, step }) => (
        <Menu
          key={need}
          label={words.gap.menu}
          testid={`not-needed-${need}`}
          trigger={
            <Button
              size="sm"
              look="ghost"
              icon="down"
              tip={
                reason
                  ? words.board.byHand(reason)
                  : t.common.colon(words.gap.heading(say(`need.${need}`), say(`step.${step}`)), words.needHelp[need])
              }
              testid={`not-needed-${need}`}
            >
              {say(`need.${need}`)}
            </Button>
          }
          entries={[
            { id: "need", label: words.gap.need, writes: true, run: () => onNeed(need, true) },
            ...(reason === null
              ? []
              : [{ id: "reset", label: words.gap.reset, writes: true, run: () => onNeed(need, null) }]),
          ]}
        />
      ))}
    </div>
  );
}

/** Asks why a theme needs something, or does not. */
export function NeedAsk({
  theme,
  need,
  needed,
  onClose,
}: {
  theme: number;
  need: Need;
  needed: boolean;
  onClose: () => void;
}) {
  const { t, say } = useText();
  const words = t.weave.need;
  const write = useWrite("theme.need", { ownRefusals: true });
  const name = say(`need.${need}`);
  return (
    <ReasonAsk
      title={needed ? words.needTitle(name) : words.unneedTitle(name)}
      body={t.weave.needHelp[need]}
      label={words.reason}
      hint={words.reasonHint}
      run={needed ? words.needRun : words.unneedRun}
      busy={write.busy}
      problem={write.problem}
      onRun={async (reason) => {
        if (await write.run({ id: theme, need, needed, reason })) onClose();
      }}
      onClose={onClose}
      testid="need-ask"
    />
  );
}
