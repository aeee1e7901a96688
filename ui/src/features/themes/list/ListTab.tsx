import { Link, useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useMemo, useRef } from "react";
import { runAction } from "../../../actions/index.ts";
import type { NeedState } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, EmptyState, Icon, Loading, Note } from "../../../components/index.ts";
import { isComposing, useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo, useShown } from "../address.ts";
import { ChainStrip } from "../parts/ChainStrip.tsx";
import { Due } from "../parts/Due.tsx";
import { StateBadge } from "../StateBadge.tsx";
import { Triple } from "../Triple.tsx";
import { COLUMNS, type Column, type Line, needsOf, ordered, orderOf, pressed, sayOrder, threadsOf } from "./order.ts";
import "./list.css";

const create = () => void runAction("theme.create", { projects: [] });

/** All themes of the library. */
export function ListTab() {
  const { t, say, lang } = useText();
  const navigate = useNavigate();
  const { sort } = useShown();
  const go = useGo();
  const list = useRead("theme.list", {});
  // Counting what is covered takes longer than listing: the rows do not wait for it.
  const portfolio = useRead("forge.portfolio", {}).data;
  const rows = useRef<HTMLDivElement>(null);
  const order = orderOf(sort);
  const lines = useMemo(() => {
    const covered = new Map(portfolio?.themes.map((one) => [one.theme.id, one]));
    const all: Line[] = (list.data?.themes ?? []).map((theme) => ({ theme, covered: covered.get(theme.id) }));
    return ordered(all, orderOf(sort), lang);
  }, [list.data, portfolio, sort, lang]);

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
      enabled: lines.length > 0,
      run: () => move(1),
    },
    { id: "theme-previous", label: t.themes.keyRows, group: "list", keys: ["KeyK", "ArrowUp"], run: () => move(-1) },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: t.themes.keyRows },
    { keys: "Enter", label: t.themes.keyOpen },
    { keys: "KeyN", label: t.themes.create },
  ]);

  if (list.error)
    return (
      <div className="themes-note">
        <Note tone="bad">{say(`problem.${list.error.code}`, list.error.params as Record<string, string>)}</Note>
      </div>
    );
  if (!list.data) return <Loading rows={4} />;
  if (lines.length === 0)
    return (
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
    );
  const press = (column: Column) => go({ sort: sayOrder(pressed(order, column)) }, true);
  return (
    <div className="col themes-list">
      <div className="theme-line head">
        {COLUMNS.map((column) => (
          <Heading key={column} column={column} order={order} onPress={() => press(column)} />
        ))}
      </div>
      <div className="scroll themes" ref={rows}>
        {lines.map((line) => (
          <Row key={line.theme.id} line={line} onMove={move} />
        ))}
      </div>
    </div>
  );
}

function Heading({
  column,
  order,
  onPress,
}: {
  column: Column;
  order: ReturnType<typeof orderOf>;
  onPress: () => void;
}) {
  const { t } = useText();
  const names: Record<Column, string> = {
    code: t.themes.code,
    title: t.themes.name,
    triple: t.themes.triple,
    threads: t.pipeline.threads,
    gaps: t.pipeline.gaps,
    state: t.themes.state,
    owner: t.pipeline.owner,
    next: t.pipeline.next,
    due: t.pipeline.due,
  };
  const own = order?.column === column ? order : null;
  return (
    <button
      type="button"
      className={`theme-head${own ? " on" : ""}${column === "threads" ? " num" : ""}`}
      title={own?.descending ? t.pipeline.newestFirst : t.pipeline.sortBy(names[column])}
      aria-pressed={own !== null}
      onClick={onPress}
      data-testid={`theme-sort-${column}`}
      data-sorted={own ? (own.descending ? "descending" : "ascending") : undefined}
    >
      <span className="ell">{names[column]}</span>
      {own && <Icon name={own.descending ? "down" : "up"} size="s" />}
    </button>
  );
}

function Row({ line, onMove }: { line: Line; onMove: (step: 1 | -1) => void }) {
  const { t, f, pick } = useText();
  const { theme, covered } = line;
  return (
    <Link
      to="/themes/$id"
      params={{ id: String(theme.id) }}
      className="theme-line"
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
      <span
        className="ell theme-r-title"
        title={`${theme.title_ja}\n${theme.title_en}\n${t.themes.createdBy(theme.by, f.timestamp(theme.at))}`}
      >
        {pick(theme, "title")}
      </span>
      <Triple theme={theme} />
      <span
        className="num"
        title={covered && covered.hidden > 0 ? t.pipeline.hiddenThreads(f.number(covered.hidden)) : undefined}
      >
        {f.number(threadsOf(line))}
        {covered && covered.hidden > 0 && <span className="faint"> +{f.number(covered.hidden)}</span>}
      </span>
      <Gaps line={line} />
      <span className="theme-state">
        <StateBadge state={theme.state} />
      </span>
      <span className={`ell small${theme.owner ? "" : " faint"}`} title={theme.owner || t.pipeline.nobody}>
        {theme.owner || "—"}
      </span>
      <span className={`ell small${theme.next_step ? "" : " faint"}`} title={theme.next_step}>
        {theme.next_step || "—"}
      </span>
      <span className="small">
        <Due due={theme.due} state={theme.state} />
      </span>
    </Link>
  );
}

const isClosed = (state: NeedState) => state === "closed";

function Gaps({ line: { covered } }: { line: Line }) {
  const { t, f } = useText();
  const needs = needsOf(covered);
  if (!covered || !needs)
    return (
      <span className="faint" title={t.pipeline.gapsUnknown}>
        –
      </span>
    );
  const those = (closed: boolean) => covered.needs.filter(([, state]) => isClosed(state) === closed).map(([n]) => n);
  return (
    <span className="row theme-gaps" title={t.pipeline.gapsTitle(f.number(needs.closed), f.number(needs.needed))}>
      <ChainStrip closed={those(true)} open={those(false)} />
      <span className="num small" data-testid="theme-gaps">
        {f.number(needs.closed)}/{f.number(needs.needed)}
      </span>
    </span>
  );
}
