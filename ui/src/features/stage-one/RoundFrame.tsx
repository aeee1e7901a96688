import { useRead } from "../../api/client.ts";
import { ScreenBar, Segmented } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { ROUND_TABS, type RoundTab, useGo, useShown } from "./address.ts";
import { ConflictsTab } from "./conflicts/ConflictsTab.tsx";
import { FlowTab } from "./flow/FlowTab.tsx";
import { ReadingTab } from "./reading/ReadingTab.tsx";
import { SetupTab } from "./rounds/SetupTab.tsx";
import { ShortlistTab } from "./shortlist/ShortlistTab.tsx";

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
  const shown = useRead("round.show", { round }).data;
  const Content = CONTENT[part];
  return (
    <div className="screen" data-testid="round-screen">
      <ScreenBar title={shown?.name ?? ""}>
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
      <Content round={round} />
    </div>
  );
}
