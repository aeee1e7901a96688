import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { ScreenBar, Tabs, useNarrow } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { TABS, type TabId, useGo, useShown } from "./address.ts";
import { AdjustmentsTab } from "./adjustments/AdjustmentsTab.tsx";
import { RegistryTab } from "./list/RegistryTab.tsx";
import { MapTab } from "./map/MapTab.tsx";
import { OutcomesTab } from "./outcomes/OutcomesTab.tsx";
import { TabActionsPlace } from "./parts/TabActions.tsx";
import "./programmes.css";
import { SupportsTab } from "./supports/SupportsTab.tsx";
import { TimelineTab } from "./timeline/TimelineTab.tsx";

const CONTENT: Record<TabId, () => React.ReactNode> = {
  list: RegistryTab,
  map: MapTab,
  timeline: TimelineTab,
  adjustments: AdjustmentsTab,
  supports: SupportsTab,
  outcomes: OutcomesTab,
};

/** Programmes and what links them: the registry, pairs on a map, continuity, adjustment funds, supports, outcomes. */
export function ProgrammesScreen() {
  const { t, f } = useText();
  const { tab } = useShown();
  const go = useGo();
  const narrow = useNarrow();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const waiting = useRead("registry.list", {}).data?.ties.groups ?? 0;
  const counts: Partial<Record<TabId, string>> = waiting > 0 ? { list: f.number(waiting) } : {};
  return (
    <div className="screen programmes" data-testid="programmes-screen">
      <ScreenBar title={t.programmes.title} lead={narrow ? undefined : t.programmes.lead}>
        <span className="grow" />
        <span className="row programmes-actions" ref={setPlace} />
      </ScreenBar>
      <TabActionsPlace value={place}>
        <Tabs<TabId>
          label={t.programmes.tabs.label}
          value={tab}
          onChange={(next) => go({ tab: next === "list" ? undefined : next })}
          testid="programmes-tab"
          tabs={TABS.map((id) => {
            const Content = CONTENT[id];
            return { id, label: t.programmes.tabs[id], count: counts[id], content: tab === id && <Content /> };
          })}
        />
      </TabActionsPlace>
    </div>
  );
}
