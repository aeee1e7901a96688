import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { runAction } from "../../../actions/index.ts";
import type { Shortlist, ShortlistRow, StageRound } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, EmptyState, Loading, Segmented, useNarrow } from "../../../components/index.ts";
import { Grid, type GridHandle, type GridSort } from "../../../grid/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import type { ShortlistOnly } from "../../../search.ts";
import { useText } from "../../../text/index.ts";
import { SHORTLIST_PARTS, useGo, useShown } from "../address.ts";
import { Failed } from "../settling/Failed.tsx";
import { VERDICT_KEYS } from "../settling/VerdictChoice.tsx";
import { useShortlistColumns } from "./columns.tsx";
import { Panel, PickedPanel } from "./Panel.tsx";
import { ReturnsNote } from "./ReturnsNote.tsx";
import { countsOf, isIn, isPair, MOST_IN_LIST, ordered, pressed, searchFor } from "./rows.ts";
import "./shortlist.css";
import { useShortlistLayout } from "./useLayout.ts";
import { useTicks } from "./useTicks.ts";

/** The meeting's view of a round and its last word on each project. */
export function ShortlistTab({ round }: { round: number }) {
  const { t } = useText();
  const shown = useRead("round.show", { round }).data;
  const tags = shown?.kind === "tags";
  const list = useRead("shortlist.show", { round }, { enabled: shown !== undefined && !tags });
  if (tags)
    return (
      <EmptyState icon="tag" title={t.settling.shortlist.tagsTitle} testid="shortlist-tags">
        {t.settling.shortlist.tagsBody}
      </EmptyState>
    );
  if (list.error) return <Failed problem={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data || !shown) return <Loading rows={8} />;
  return <Meeting round={shown} list={list.data} />;
}

const idOf = (row: ShortlistRow) => row.project;
const ignore = () => {};

function Meeting({ round, list }: { round: StageRound; list: Shortlist }) {
  const { t, f, pick } = useText();
  const words = t.settling.shortlist;
  const { project, only, pair } = useShown();
  const go = useGo();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const chair = useRead("person.me", {}).data?.chair;
  const [sorts, setSorts] = useState<GridSort[]>([]);
  const grid = useRef<GridHandle>(null);

  const counts = useMemo(() => countsOf(list.rows), [list.rows]);
  const rows = useMemo(
    () =>
      ordered(
        list.rows.filter((row) => isIn(row, only) && isPair(row, pair)),
        sorts,
      ),
    [list.rows, only, pair, sorts],
  );
  const ticks = useTicks(rows);
  const [cursorId, setCursorId] = useState<number | undefined>(project);
  const cursor = rows.findIndex((row) => row.project === cursorId);
  const open = list.rows.find((row) => row.project === project);
  const named = useMemo(() => [...list.reasons, ...list.earlier_reasons], [list.reasons, list.earlier_reasons]);
  const { shown, layout } = useShortlistLayout(useShortlistColumns(named));

  const show = (id: number | undefined, replace = true) => {
    if (id !== undefined) setCursorId(id);
    go({ project: id }, replace);
  };
  // Opened by the address (what comes back, the history): the keys go there, and it is in view.
  const reveal = useRef(project);
  useEffect(() => {
    if (project !== undefined) setCursorId(project);
  }, [project]);
  useEffect(() => {
    if (reveal.current === undefined || cursor < 0) return;
    reveal.current = undefined;
    grid.current?.reveal(cursor);
  }, [cursor]);
  const close = () => {
    if (ticks.rows.length > 0) ticks.clear();
    else show(undefined);
    grid.current?.focus();
  };
  /** The next one without a last word, from the row that was decided on. */
  const next = () => {
    const from = rows.findIndex((row) => row.project === project);
    const after = [...rows.slice(from + 1), ...rows.slice(0, Math.max(0, from))].find((row) => row.decided === null);
    if (after) show(after.project);
  };

  const chosen = ticks.rows.length > 0 ? ticks.rows : rows;
  const kept = (ticks.rows.length > 0 ? ticks.rows : list.rows).filter((row) => row.decided?.verdict === "keep");
  const makeTheme = () => kept.length > 0 && runAction("theme.create", { projects: kept.map((row) => row.project) });
  // What is ticked, or the kept ones of the round, which the address names.
  const propose = () =>
    ticks.rows.length > 1
      ? runAction("forge.propose", {
          selection: { these: ticks.rows.map((row) => row.project) },
          count: ticks.rows.length,
        })
      : navigate({ to: "/themes", search: { tab: "proposals", round: round.id } });
  const canPropose = ticks.rows.length > 1 || counts.keep > 1;
  const write = () => runAction("export.shortlist", { round: round.id, name: round.name });
  const search = searchFor(chosen, "number");
  useKeys([
    {
      id: "shortlist-close",
      label: words.keyClose,
      group: "list",
      keys: ["Escape"],
      enabled: open !== undefined || ticks.rows.length > 0,
      run: close,
    },
    { id: "shortlist-export", label: words.keyExport, group: "list", keys: ["KeyE"], palette: true, run: write },
    {
      id: "shortlist-theme",
      label: words.keyTheme,
      group: "list",
      keys: ["KeyT"],
      palette: true,
      writes: true,
      enabled: kept.length > 0,
      run: makeTheme,
    },
    {
      id: "shortlist-propose",
      label: t.pipeline.proposals.fromShortlist,
      group: "list",
      icon: "search",
      palette: true,
      enabled: canPropose,
      run: () => void propose(),
    },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.hintMove },
    { keys: "KeyX", label: words.hintPick },
    { keys: VERDICT_KEYS, label: words.hintVerdict },
    { keys: "mod+Enter", label: words.hintDecide },
    { keys: "Escape", label: words.hintClose },
  ]);
  const part = (id: ShortlistOnly) =>
    id === "undecided" ? words.undecided : id === "conflict" ? words.conflict : t.stage.verdict[id];
  if (list.rows.length === 0)
    return (
      <>
        <ReturnsNote />
        <EmptyState icon="projects" title={words.noneTitle} testid="shortlist-none">
          {words.noneBody}
        </EmptyState>
      </>
    );
  return (
    <>
      <ReturnsNote />
      <div className="bar sub">
        <Segmented<ShortlistOnly | "all">
          label={words.parts}
          size="sm"
          value={only ?? "all"}
          onChange={(id) => go({ only: id === "all" ? undefined : id })}
          choices={[
            { id: "all" as const, label: `${words.all} ${f.number(list.rows.length)}` },
            ...SHORTLIST_PARTS.map((id) => ({ id, label: `${part(id)} ${f.number(counts[id])}` })),
          ]}
          testid="shortlist-part"
        />
        {pair && (
          <Button
            size="sm"
            icon="close"
            label={t.settling.conflicts.pairClear}
            onPress={() => go({ pair: undefined })}
            testid="shortlist-pair"
          >
            {pair[0] === pair[1]
              ? words.pairShown(t.stage.verdict[pair[0]], f.number(rows.length))
              : t.settling.conflicts.pair(t.stage.verdict[pair[0]], t.stage.verdict[pair[1]], f.number(rows.length))}
          </Button>
        )}
        {list.hidden > 0 && (
          <span className="small mute ell" data-testid="shortlist-hidden">
            {t.settling.hidden(f.number(list.hidden), list.hidden)}
          </span>
        )}
        <span className="grow" />
        <Button
          size="sm"
          icon="projects"
          label={words.openList}
          disabled={search === null}
          tip={search === null ? words.openListMany(f.number(MOST_IN_LIST)) : words.openListTitle}
          onPress={() => search !== null && void navigate({ to: "/projects", search: { q: search } })}
          testid="shortlist-list"
        >
          {narrow ? undefined : words.openList}
        </Button>
        <Button
          size="sm"
          icon="search"
          label={t.pipeline.proposals.fromShortlist}
          disabled={!canPropose}
          tip={canPropose ? t.pipeline.proposals.fromShortlistTitle : words.themeNone}
          onPress={() => void propose()}
          testid="shortlist-propose"
        >
          {narrow ? undefined : t.pipeline.proposals.fromShortlist}
        </Button>
        <Button
          writes
          size="sm"
          icon="weave"
          label={words.theme}
          disabled={kept.length === 0}
          tip={kept.length === 0 ? words.themeNone : words.themeTitle}
          onPress={makeTheme}
          testid="shortlist-theme"
        >
          {narrow ? undefined : words.theme}
        </Button>
        <Button size="sm" icon="export" label={words.export} onPress={write} testid="shortlist-export">
          {narrow ? undefined : words.export}
        </Button>
      </div>
      <div className="body">
        <div className="col grow">
          <Grid
            label={words.list}
            columns={shown}
            layout={layout}
            list={`${only ?? ""}/${pair?.join() ?? ""}`}
            total={rows.length}
            rowAt={(index) => rows[index]}
            idOf={idOf}
            nameOf={(row) => pick(row, "title")}
            sorts={sorts}
            onSort={(column, extend, descending) => setSorts((now) => pressed(now, column, extend, descending))}
            picked={ticks.picked}
            onToggle={ticks.onToggle}
            onRange={ticks.onRange}
            onPaint={ticks.onPaint}
            onAll={ticks.onAll}
            words={{
              next: words.keyNext,
              previous: words.keyPrevious,
              open: words.keyOpen,
              peek: words.keyOpen,
              keys: words.keys,
            }}
            cursor={cursor}
            onCursor={(_, row) => {
              setCursorId(row?.project);
              // Beside the list stands what the keys act on.
              if (project !== undefined && row) show(row.project);
            }}
            open={ticks.rows.length > 0 ? undefined : project}
            onOpen={(_, row) => show(row.project)}
            onPeek={() => show(project === undefined ? rows[cursor]?.project : undefined)}
            onPages={ignore}
            handle={grid}
            empty={
              <EmptyState icon="search" title={words.emptyTitle} testid="shortlist-empty">
                {words.emptyBody}
              </EmptyState>
            }
          />
        </div>
        {ticks.rows.length > 0 ? (
          <PickedPanel
            round={round.id}
            rows={ticks.rows}
            reasons={list.reasons}
            earlier={list.earlier_reasons}
            chair={chair}
            onDone={ticks.clear}
            onClear={close}
          />
        ) : (
          open && (
            <Panel
              key={open.project}
              round={round.id}
              row={open}
              reasons={list.reasons}
              earlier={list.earlier_reasons}
              chair={chair}
              onDone={next}
              onClose={close}
            />
          )
        )}
      </div>
    </>
  );
}
