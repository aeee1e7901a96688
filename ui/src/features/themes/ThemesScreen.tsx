import { Link, useNavigate } from "@tanstack/react-router";
import { runAction } from "../../actions/index.ts";
import { useRead } from "../../api/client.ts";
import { Button, ScreenBar, Tabs } from "../../components/index.ts";
import { useKeys } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { TABS, type TabId, useGo, useShown } from "./address.ts";
import { HearingsTab } from "./hearings/HearingsTab.tsx";
import { ListTab } from "./list/ListTab.tsx";
import { PortfolioTab } from "./pictures/PortfolioTab.tsx";
import { PipelineTab } from "./pipeline/PipelineTab.tsx";
import { ProposalsTab } from "./proposals/ProposalsTab.tsx";
import "./themes.css";

const create = () => void runAction("theme.create", { projects: [] });

const CONTENT: Record<TabId, () => React.ReactNode> = {
  list: ListTab,
  pipeline: PipelineTab,
  proposals: ProposalsTab,
  hearings: () => <HearingsTab />,
  portfolio: PortfolioTab,
};

/** All themes of the library: as a list, by their state, what could become one, who is to be asked, all together. */
export function ThemesScreen() {
  const { t, f } = useText();
  const { tab } = useShown();
  const go = useGo();
  const navigate = useNavigate();
  const list = useRead("theme.list", {});
  const open = useRead("hearing.list", {}).data?.open ?? 0;
  const counts: Partial<Record<TabId, string>> = open > 0 ? { hearings: f.number(open) } : {};
  useKeys([
    {
      id: "theme-new",
      writes: true,
      label: t.themes.create,
      group: "theme",
      keys: ["KeyN"],
      icon: "plus",
      palette: true,
      run: create,
    },
    {
      id: "themes-handbook",
      label: t.plan.notes.whole,
      group: "theme",
      icon: "book",
      palette: true,
      run: () => void navigate({ to: "/handbook" }),
    },
    ...TABS.map((id) => ({
      id: `themes-tab-${id}`,
      label: `${t.themes.title}: ${t.pipeline.tabs[id]}`,
      group: "theme" as const,
      icon: "weave" as const,
      palette: true,
      enabled: tab !== id,
      run: () => go({ tab: id === "list" ? undefined : id }),
    })),
  ]);
  return (
    <div className="screen" data-testid="themes-screen">
      <ScreenBar title={t.themes.title} lead={list.data && t.themes.lead(f.number(list.data.themes.length))}>
        <span className="grow" />
        <Link to="/handbook" data-testid="themes-handbook">
          {t.plan.notes.title}
        </Link>
        <Button writes look="pri" icon="plus" keys="KeyN" onPress={create} testid="theme-new">
          {t.themes.create}
        </Button>
      </ScreenBar>
      <Tabs<TabId>
        label={t.pipeline.tabs.label}
        value={tab}
        onChange={(next) => go({ tab: next === "list" ? undefined : next })}
        testid="themes-tab"
        tabs={TABS.map((id) => {
          const Content = CONTENT[id];
          return { id, label: t.pipeline.tabs[id], count: counts[id], content: tab === id && <Content /> };
        })}
      />
    </div>
  );
}
