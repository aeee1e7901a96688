import { useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useRead } from "../../../api/client.ts";
import { Button, EmptyState, Loading, Note, Segmented } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";
import { NetworkView } from "./network/NetworkView.tsx";
import { CoverageView } from "./portfolio/CoverageView.tsx";
import { OverlapView } from "./portfolio/OverlapView.tsx";
import "./pictures.css";

const VIEWS = ["coverage", "overlap", "network"] as const;
type View = (typeof VIEWS)[number];

/** All themes together: how far each is covered, where they overlap, what they are tied to. */
export function PortfolioTab() {
  const { t, say } = useText();
  const words = t.pictures;
  const go = useGo();
  const search = useSearch({ from: "/themes" });
  const view = VIEWS.find((known) => known === search.picture) ?? ("coverage" satisfies View);
  const portfolio = useRead("forge.portfolio", {});
  const choose = (next: View) => go({ tab: "portfolio", picture: next === "coverage" ? undefined : next });
  /** Each view has its own bar, which begins with the choice of the view. */
  const choice = (
    <Segmented<View>
      size="sm"
      label={words.views.label}
      value={view}
      onChange={choose}
      choices={VIEWS.map((id) => ({ id, label: words.views[id] }))}
      testid="portfolio-view"
    />
  );
  if (view === "network") return <NetworkView choice={choice} />;
  const bare = (inner: ReactNode) => (
    <div className="fpic">
      <div className="bar sub">{choice}</div>
      {inner}
    </div>
  );
  if (portfolio.error)
    return bare(
      <div className="fpic-note">
        <Note tone="bad" action={<Button onPress={() => void portfolio.refetch()}>{t.common.retry}</Button>}>
          {say(`problem.${portfolio.error.code}`, portfolio.error.params)}
        </Note>
      </div>,
    );
  if (!portfolio.data) return bare(<Loading rows={8} />);
  if (portfolio.data.themes.length === 0)
    return bare(
      <EmptyState icon="weave" title={words.emptyTitle} testid="portfolio-none">
        {words.emptyBody}
      </EmptyState>,
    );
  return view === "coverage" ? (
    <CoverageView choice={choice} portfolio={portfolio.data} />
  ) : (
    <OverlapView choice={choice} portfolio={portfolio.data} />
  );
}
