import { Link, useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useRef } from "react";
import { runAction } from "../../actions/index.ts";
import type { Theme } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { Button, EmptyState, Loading, Note, ScreenBar } from "../../components/index.ts";
import { isComposing, useKeys, useScreenHints } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { StateBadge } from "./StateBadge.tsx";
import { Triple } from "./Triple.tsx";
import "./themes.css";

const create = () => void runAction("theme.create", { projects: [] });

/** All themes of the library. */
export function ThemesScreen() {
  const { t, f, say } = useText();
  const navigate = useNavigate();
  const list = useRead("theme.list", {});
  const rows = useRef<HTMLDivElement>(null);
  const themes = list.data?.themes ?? [];

  const move = (step: 1 | -1) => {
    const all = [...(rows.current?.querySelectorAll<HTMLElement>("[data-testid=theme-row]") ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + step))]?.focus();
  };
  useKeys([
    {
      id: "theme-next",
      label: t.themes.keyRows,
      group: "list",
      keys: ["KeyJ", "ArrowDown"],
      enabled: themes.length > 0,
      run: () => move(1),
    },
    { id: "theme-previous", label: t.themes.keyRows, group: "list", keys: ["KeyK", "ArrowUp"], run: () => move(-1) },
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
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: t.themes.keyRows },
    { keys: "Enter", label: t.themes.keyOpen },
    { keys: "KeyN", label: t.themes.create },
  ]);

  return (
    <div className="screen">
      <ScreenBar title={t.themes.title} lead={list.data && t.themes.lead(f.number(themes.length))}>
        <span className="grow" />
        <Button writes look="pri" icon="plus" keys="KeyN" onPress={create} testid="theme-new">
          {t.themes.create}
        </Button>
      </ScreenBar>
      {list.error ? (
        <div className="themes-note">
          <Note tone="bad">{say(`problem.${list.error.code}`, list.error.params as Record<string, string>)}</Note>
        </div>
      ) : !list.data ? (
        <Loading rows={4} />
      ) : themes.length === 0 ? (
        <EmptyState
          icon="weave"
          title={t.themes.emptyTitle}
          testid="themes-empty"
          actions={
            <>
              <Button look="pri" icon="projects" onPress={() => void navigate({ to: "/projects", search: {} })}>
                {t.themes.toProjects}
              </Button>
              <Button icon="plus" writes onPress={create}>
                {t.themes.create}
              </Button>
            </>
          }
        >
          {t.themes.emptyBody}
        </EmptyState>
      ) : (
        <>
          <div className="theme-r head">
            <span>{t.themes.code}</span>
            <span>{t.themes.name}</span>
            <span>{t.themes.triple}</span>
            <span className="num">{t.themes.projects}</span>
            <span>{t.themes.state}</span>
            <span className="hide-narrow">{t.themes.by}</span>
          </div>
          <div className="scroll themes" ref={rows}>
            {themes.map((theme) => (
              <Row key={theme.id} theme={theme} onMove={move} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

function Row({ theme, onMove }: { theme: Theme; onMove: (step: 1 | -1) => void }) {
  const { f, pick } = useText();
  const title = pick(theme, "title");
  return (
    <Link
      to="/themes/$id"
      params={{ id: String(theme.id) }}
      className="theme-r"
      data-testid="theme-row"
      data-id={theme.id}
      data-code={theme.code}
      onKeyDown={(e: KeyboardEvent) => {
        if (isComposing(e) || (e.key !== "ArrowDown" && e.key !== "ArrowUp")) return;
        e.preventDefault();
        onMove(e.key === "ArrowDown" ? 1 : -1);
      }}
    >
      <span className="mono ell">{theme.code}</span>
      <span className="ell theme-r-title" title={`${theme.title_ja}\n${theme.title_en}`}>
        {title}
      </span>
      <Triple theme={theme} />
      <span className="num">{f.number(theme.threads.length)}</span>
      <span>
        <StateBadge state={theme.state} />
      </span>
      <span className="ell small mute hide-narrow" title={`${theme.by} ${f.timestamp(theme.at)}`}>
        {theme.by} <span className="faint">{f.dayOf(theme.at)}</span>
      </span>
    </Link>
  );
}
