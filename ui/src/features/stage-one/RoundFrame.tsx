import type { StageRound } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { Badge, Button, EmptyState, Icon, ScreenBar, Segmented } from "../../components/index.ts";
import { useKeys } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { ROUND_TABS, type RoundTab, useGo, useShown } from "./address.ts";
import { ConflictsTab } from "./conflicts/ConflictsTab.tsx";
import { FlowTab } from "./flow/FlowTab.tsx";
import { ReadingTab } from "./reading/ReadingTab.tsx";
import { RoundBadges } from "./rounds/RoundBadges.tsx";
import { sizeOf } from "./rounds/RoundsTab.tsx";
import { SetupTab } from "./rounds/SetupTab.tsx";
import { ShortlistTab } from "./shortlist/ShortlistTab.tsx";
import "./stage.css";

const CONTENT: Record<RoundTab, (of: { round: number }) => React.ReactNode> = {
  reading: ReadingTab,
  conflicts: ConflictsTab,
  shortlist: ShortlistTab,
  flow: FlowTab,
  setup: SetupTab,
};

/** One round: its name and state, and what is done in it. */
export function RoundFrame({ round }: { round: number }) {
  const { t } = useText();
  const { part } = useShown();
  const go = useGo();
  const read = useRead("round.show", { round }, { keep: false });
  const shown = read.data;
  const Content = CONTENT[part];
  const back = () => go({ round: undefined, tab: undefined, project: undefined, person: undefined, order: undefined });
  useKeys([
    {
      id: "round-back",
      label: t.stage.rounds.back,
      group: "go",
      icon: "stage",
      keys: ["alt+ArrowLeft"],
      palette: true,
      run: back,
    },
  ]);
  if (read.error?.code === "no-such-round")
    return (
      <div className="screen" data-testid="round-screen">
        <EmptyState
          icon="stage"
          title={t.stage.rounds.gone}
          actions={<Button onPress={back}>{t.stage.rounds.back}</Button>}
        />
      </div>
    );
  return (
    <div className="screen" data-testid="round-screen">
      <ScreenBar
        title={
          <span className="round-title">
            <button
              type="button"
              className="link round-up"
              title={t.stage.rounds.back}
              onClick={back}
              data-testid="round-back"
            >
              {t.stage.title}
            </button>
            <span className="faint" aria-hidden="true">
              ›
            </span>
            <span className="ell" title={shown?.name} data-testid="round-name">
              {shown?.name ?? ""}
            </span>
          </span>
        }
      >
        {shown && <RoundBadges round={shown} />}
        <span className="grow" />
        <Segmented<RoundTab>
          label={t.stage.tabs.label}
          value={part}
          onChange={(next) =>
            go({ tab: next === "reading" ? undefined : next, project: undefined, only: undefined, pair: undefined })
          }
          testid="round-part"
          choices={ROUND_TABS.map((id) => ({ id, label: t.stage.tabs[id] }))}
        />
      </ScreenBar>
      <div className="bar sub round-line">{shown && <Facts round={shown} />}</div>
      <Content round={round} />
    </div>
  );
}

/** What a reader has to know of the round all the time, in a line. */
function Facts({ round }: { round: StageRound }) {
  const { t, f } = useText();
  const words = t.stage.rounds;
  return (
    <>
      <span className="small mute nw" data-testid="round-size">
        {sizeOf(round, words, f.number)}
      </span>
      {round.deadline !== "" && (
        <span className={`small nw ${round.overdue ? "warn" : "mute"}`} data-testid="round-deadline">
          {words.deadlineOf(round.deadline)}
        </span>
      )}
      {round.overdue && <Badge tone="warn">{words.overdue}</Badge>}
      {round.hidden > 0 && (
        <span className="small faint nw" title={t.stage.hidden.noteTitle} data-testid="round-hidden">
          <Icon name="eye-off" size="s" /> {words.hidden(f.number(round.hidden))}
        </span>
      )}
      <span className="grow" />
      <Seen round={round} />
    </>
  );
}

/** Whose votes one sees in this round, and until when not. */
function Seen({ round }: { round: StageRound }) {
  const { t } = useText();
  const { seen } = t.stage;
  const [head, more] = round.closed
    ? [seen.ended, seen.endedMore]
    : round.blindness === "open"
      ? [null, seen.open]
      : [seen.blind, seen[round.blindness]];
  const blind = !round.closed && round.blindness !== "open";
  return (
    <span
      className={`round-seen${blind ? " blind" : ""}`}
      role="status"
      title={[head, more].filter(Boolean).join("：")}
      data-testid="round-seen"
    >
      <Icon name={round.closed ? "lock" : blind ? "eye-off" : "eye"} size="s" />
      {head && <b className="nw">{head}</b>}
      <span className="ell">{more}</span>
    </span>
  );
}
