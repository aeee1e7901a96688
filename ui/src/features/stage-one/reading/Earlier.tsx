import { useRead } from "../../../api/client.ts";
import { Button, Dialog, Loading, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { VoteCard } from "./VoteCard.tsx";
import type { Version } from "./vote.ts";

/** Every wording of my vote, newest first. */
export function Earlier({
  round,
  project,
  versions,
  onClose,
}: {
  round: number;
  project: number;
  versions: readonly Version[];
  onClose: () => void;
}) {
  const { t, say } = useText();
  const words = t.reading.vote;
  const history = useRead("reading.history", { round, project }, { keep: false });
  const votes = history.data?.votes ?? [];
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={words.earlierOf}
      testid="reading-earlier"
      footer={<Button onPress={onClose}>{t.common.close}</Button>}
    >
      {history.error && <Note tone="bad">{say(`problem.${history.error.code}`, history.error.params)}</Note>}
      {history.isPending && !history.error && <Loading rows={3} />}
      {history.data && votes.length < 2 && <p className="small faint">{words.earlierNone}</p>}
      {votes.map((vote, i) => (
        <VoteCard
          key={`${vote.at} ${i}`}
          vote={vote}
          versions={versions}
          {...(i === 0 ? { heading: words.now } : {})}
        />
      ))}
    </Dialog>
  );
}
