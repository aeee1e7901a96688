import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ScreenBar } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import "./settings.css";

/** The head of the settings and their kinds: of this machine, of the keeping of the library, of the vocabulary. */
export function SettingsFrame({ lead, children }: { lead?: string; children: ReactNode }) {
  const { t } = useText();
  const tab = (to: "/settings" | "/settings/keep" | "/settings/vocabulary", label: string, id: string) => (
    <Link
      to={to}
      className="set-tab"
      activeOptions={{ exact: true }}
      activeProps={{ "aria-current": "page" }}
      data-testid={`settings-tab-${id}`}
    >
      {label}
    </Link>
  );
  return (
    <div className="screen">
      <ScreenBar title={t.settings.title} lead={lead} />
      <nav className="bar sub set-tabs" aria-label={t.keep.tabs.label}>
        {tab("/settings", t.keep.tabs.general, "general")}
        {tab("/settings/keep", t.keep.tabs.keep, "keep")}
        {tab("/settings/vocabulary", t.keep.tabs.vocabulary, "vocabulary")}
      </nav>
      <div className="scroll settings-body">{children}</div>
    </div>
  );
}
