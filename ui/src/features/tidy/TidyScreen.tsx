import { useNavigate, useSearch } from "@tanstack/react-router";
import { ScreenBar, Tabs } from "../../components/index.ts";
import type { TidySearch } from "../../search.ts";
import { useText } from "../../text/index.ts";
import { Duplicates } from "./Duplicates.tsx";
import { Programmes } from "./Programmes.tsx";
import { useOpenProposals } from "./proposals.ts";
import { Words } from "./Words.tsx";
import "./tidy.css";

const TABS = ["duplicates", "programmes", "words"] as const satisfies readonly TidySearch["tab"][];
type TabId = (typeof TABS)[number];

/** What imports left to a person: projects that may be one, programmes spelt in several ways, unknown words. */
export function TidyScreen() {
  const { t, f } = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: "/tidy" });
  const tab = TABS.find((known) => known === search.tab) ?? "duplicates";
  const open = useOpenProposals();
  const content = { duplicates: <Duplicates />, programmes: <Programmes />, words: <Words /> };
  return (
    <div className="screen tidy">
      <ScreenBar title={t.tidy.title} lead={t.tidy.lead} />
      <Tabs<TabId>
        label={t.tidy.tabs}
        value={tab}
        onChange={(next) =>
          void navigate({ to: "/tidy", search: next === "duplicates" ? {} : { tab: next }, replace: true })
        }
        testid="tidy-tab"
        tabs={TABS.map((id) => ({
          id,
          label: t.tidy[id],
          count: open[id] > 0 ? f.number(open[id]) : undefined,
          content: content[id],
        }))}
      />
    </div>
  );
}
