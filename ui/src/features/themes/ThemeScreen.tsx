import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { type ReactNode, useCallback, useState } from "react";
import { runAction } from "../../actions/index.ts";
import type { Board, Problem, Theme } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import {
  Button,
  ConfirmDialog,
  EmptyState,
  Icon,
  Loading,
  Menu,
  Note,
  Tabs,
  useNarrow,
} from "../../components/index.ts";
import { useKeys } from "../../keys/index.ts";
import type { ThemeSearch } from "../../search.ts";
import { useText } from "../../text/index.ts";
import { ClaimsTab } from "./claims/ClaimsTab.tsx";
import { CommentsTab } from "./comments/CommentsTab.tsx";
import { CompareTab } from "./compare/CompareTab.tsx";
import { HearingsTab } from "./hearings/HearingsTab.tsx";
import { MapTab } from "./pictures/MapTab.tsx";
import { StateBadge } from "./StateBadge.tsx";
import { SaveVersion } from "./versions/SaveVersion.tsx";
import { VersionsTab } from "./versions/VersionsTab.tsx";
import { CopyDialog } from "./weave/CopyDialog.tsx";
import { WeaveTab } from "./weave/WeaveTab.tsx";
import "./themes.css";

const TABS = ["weave", "claims", "compare", "versions", "comments", "hearings", "map"] as const;
type TabId = (typeof TABS)[number];

/** One theme: what it claims, what it is woven of, what is missing, what may be shown of it. */
export function ThemeScreen() {
  const { id } = useParams({ from: "/themes/$id" });
  return <OneTheme key={id} id={Number(id)} />;
}

function OneTheme({ id }: { id: number }) {
  const { t } = useText();
  const navigate = useNavigate();
  const read = useRead("theme.show", { id }, { keep: false });
  if (read.error)
    return (
      <div className="screen">
        {read.error.code === "no-such-theme" || read.error.code === "bad-call" ? (
          <EmptyState
            icon="weave"
            title={t.themes.missing}
            actions={
              <Button look="pri" onPress={() => void navigate({ to: "/themes" })}>
                {t.themes.toThemes}
              </Button>
            }
          >
            {t.themes.missingBody}
          </EmptyState>
        ) : (
          <Refused problem={read.error} />
        )}
      </div>
    );
  if (!read.data)
    return (
      <div className="screen">
        <Loading rows={4} />
      </div>
    );
  return <Frame theme={read.data} />;
}

function Refused({ problem }: { problem: Problem }) {
  const { say } = useText();
  return (
    <div className="themes-note">
      <Note tone="bad">{say(`problem.${problem.code}`, problem.params as Record<string, string>)}</Note>
    </div>
  );
}

type Asking = "remove" | "copy" | "version";

function Frame({ theme }: { theme: Theme }) {
  const { t, f } = useText();
  const navigate = useNavigate();
  const search: ThemeSearch = useSearch({ from: "/themes/$id" });
  const [asking, setAsking] = useState<Asking | null>(null);
  const remove = useWrite("theme.remove");
  const { id } = theme;
  const read = useRead("forge.board", { theme: id });
  const board = read.data;
  const tab: TabId = TABS.find((known) => known === search.tab) ?? "weave";
  const shown = search.shown === undefined ? undefined : String(search.shown);
  const go = useCallback(
    (next: ThemeSearch, replace = false) =>
      void navigate({ to: "/themes/$id", params: { id: String(id) }, search: next, replace }),
    [navigate, id],
  );
  const onShow = useCallback((key: string | undefined) => go(key === undefined ? {} : { shown: key }, true), [go]);
  const exportIt = () => void runAction("export.briefing", { theme: id });
  const toPlan = () => void navigate({ to: "/themes/$id/plan", params: { id: String(id) } });
  const close = () => setAsking(null);

  useKeys([
    { id: "theme-plan", label: t.plan.keys.toPlan, group: "theme", icon: "calendar", palette: true, run: toPlan },
    {
      id: "theme-export",
      label: t.themes.export,
      group: "theme",
      keys: ["mod+KeyE"],
      icon: "export",
      palette: true,
      run: exportIt,
    },
    {
      id: "theme-version",
      label: t.weave.bar.snapshot,
      group: "theme",
      icon: "history",
      palette: true,
      writes: true,
      run: () => setAsking("version"),
    },
    {
      id: "theme-copy",
      label: t.weave.bar.copy,
      group: "theme",
      icon: "copy",
      palette: true,
      writes: true,
      run: () => setAsking("copy"),
    },
  ]);

  const count = (n: number | undefined) => (n === undefined || n === 0 ? undefined : f.number(n));
  const counts: Partial<Record<TabId, string | undefined>> = {
    claims: count(board?.claims),
    compare: count(board?.alternatives.length),
    versions: count(board?.versions),
    comments: count(board?.comments),
    hearings: count(board?.hearings_open),
  };
  const content: Record<TabId, ReactNode> = {
    weave: board ? (
      <WeaveTab theme={theme} board={board} shown={shown} onShow={onShow} />
    ) : read.error ? (
      <Refused problem={read.error} />
    ) : (
      <Loading rows={6} />
    ),
    claims: <ClaimsTab theme={theme} />,
    compare: <CompareTab theme={theme} />,
    versions: <VersionsTab theme={theme} />,
    comments: <CommentsTab theme={theme} />,
    hearings: <HearingsTab theme={id} />,
    map: <MapTab theme={theme} />,
  };
  return (
    <div className="screen theme-screen" data-testid="theme-screen">
      <Bar theme={theme} board={board} onAsk={setAsking} onExport={exportIt} onPlan={toPlan} />
      <Tabs<TabId>
        label={t.weave.tabs.label}
        value={tab}
        onChange={(next) => next !== tab && go(next === "weave" ? {} : { tab: next })}
        testid="theme-tab"
        tabs={TABS.map((one) => ({ id: one, label: t.weave.tabs[one], count: counts[one], content: content[one] }))}
      />
      {asking === "version" && <SaveVersion theme={id} onClose={close} />}
      {asking === "copy" && <CopyDialog theme={theme} onClose={close} />}
      <ConfirmDialog
        open={asking === "remove"}
        onClose={close}
        title={t.themes.removeTitle(theme.code)}
        confirm={t.themes.removeConfirm}
        danger
        testid="theme-remove"
        onConfirm={async () => {
          // The address goes first: the theme's own page must not ask for what is gone.
          await navigate({ to: "/themes" });
          await remove.run({ id });
        }}
      >
        <p className="phrase">{t.themes.removeBody(f.number(theme.threads.length))}</p>
      </ConfirmDialog>
    </div>
  );
}

interface BarProps {
  theme: Theme;
  board: Board | undefined;
  onAsk: (asking: Asking) => void;
  onExport: () => void;
  onPlan: () => void;
}

/** Which theme this is, who carries it, what comes next, and what can be done with it as a whole. */
function Bar({ theme, board, onAsk, onExport, onPlan }: BarProps) {
  const { t, f, pick } = useText();
  const narrow = useNarrow();
  const words = t.weave.bar;
  const title = pick(theme, "title") || words.noTitle;
  const late =
    theme.due !== "" &&
    theme.due < f.dayOf(new Date().toISOString()) &&
    theme.state !== "stopped" &&
    theme.state !== "licensed";
  return (
    <header className="bar">
      <Link to="/themes">{t.themes.title}</Link>
      <Icon name="right" size="s" />
      <span className="mono nw">{theme.code}</span>
      <h1 className="ell theme-h" title={`${theme.title_ja}\n${theme.title_en}`}>
        {title}
      </h1>
      <StateBadge state={theme.state} />
      <span className="grow row small mute ell theme-next hide-narrow">
        {board && (
          <span className="nw">{board.versions > 0 ? words.version(f.number(board.versions)) : words.noVersion}</span>
        )}
        <span className="nw">{theme.owner ? words.owner(theme.owner) : words.noOwner}</span>
        {(theme.next_step !== "" || theme.due !== "") && (
          <span className={`ell${late ? " bad" : ""}`} title={late ? words.overdue : undefined}>
            {late && <Icon name="alert" size="s" label={words.overdue} />}
            {words.next(theme.next_step, theme.due)}
          </span>
        )}
      </span>
      {narrow && <span className="grow" />}
      <Button icon="calendar" onPress={onPlan} testid="theme-plan">
        {words.plan}
      </Button>
      <Button writes icon="copy" onPress={() => onAsk("copy")} testid="theme-copy">
        {words.copy}
      </Button>
      <Button writes onPress={() => onAsk("version")} testid="theme-version">
        {words.snapshot}
      </Button>
      <Button look="pri" icon="export" keys="mod+KeyE" onPress={onExport} testid="theme-export">
        {t.themes.export}
      </Button>
      <Menu
        trigger={<Button icon="dots" label={t.themes.menu} testid="theme-menu" />}
        label={t.themes.menu}
        testid="theme-menu"
        entries={[
          {
            id: "remove",
            label: t.themes.remove,
            icon: "trash",
            danger: true,
            writes: true,
            run: () => onAsk("remove"),
          },
        ]}
      />
    </header>
  );
}
