import { ScreenBar, Tabs } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { HOME_TABS, type HomeTab, useGo, useShown } from "./address.ts";
import { CriteriaTab } from "./criteria/CriteriaTab.tsx";
import { PeopleTab } from "./people/PeopleTab.tsx";
import { RoundFrame } from "./RoundFrame.tsx";
import { RoundsTab } from "./rounds/RoundsTab.tsx";

const CONTENT: Record<HomeTab, () => React.ReactNode> = {
  rounds: RoundsTab,
  people: PeopleTab,
  criteria: CriteriaTab,
};

/** Stage one: rounds, people and criteria; within a round reading, conflicts, shortlist and flow. */
export function StageOneScreen() {
  const { round } = useShown();
  return round === undefined ? <StageHome /> : <RoundFrame key={round} round={round} />;
}

function StageHome() {
  const { t } = useText();
  const { home } = useShown();
  const go = useGo();
  return (
    <div className="screen" data-testid="stage-screen">
      <ScreenBar title={t.stage.title} lead={t.stage.lead} />
      <Tabs<HomeTab>
        label={t.stage.tabs.label}
        value={home}
        onChange={(next) => go({ tab: next === "rounds" ? undefined : next })}
        testid="stage-tab"
        tabs={HOME_TABS.map((id) => {
          const Content = CONTENT[id];
          return { id, label: t.stage.tabs[id], content: home === id && <Content /> };
        })}
      />
    </div>
  );
}
