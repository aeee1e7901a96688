import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { runAction } from "../../actions/index.ts";
import type { Filter, ProjectRow } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { NO_FILTER } from "../../api/filter.ts";
import { Button, EmptyState, HiddenNote, Menu, Note, ScreenBar, useNarrow } from "../../components/index.ts";
import { filterOf, hasConditions, useOpenView, withFilter } from "../../find/index.ts";
import { countOf, Grid, type GridHandle, toSelection } from "../../grid/index.ts";
import { useKeys, useScreenHints } from "../../keys/index.ts";
import type { ProjectsSearch } from "../../search.ts";
import { useText } from "../../text/index.ts";
import { ColumnsMenu } from "./ColumnsMenu.tsx";
import { useColumns } from "./columns.tsx";
import { Detail } from "./detail/Detail.tsx";
import { useFacetPanel } from "./facets/useFacetPanel.tsx";
import { Peek } from "./grid/Peek.tsx";
import { useCopyRows } from "./grid/useCopyRows.ts";
import { useGrouping } from "./grid/useGrouping.ts";
import { useOrder } from "./grid/useOrder.ts";
import { usePeek } from "./grid/usePeek.ts";
import { useProjectRows } from "./grid/useProjectRows.ts";
import { ListLinks } from "./ListLinks.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { NoHits } from "./search/NoHits.tsx";
import { OrderMenu } from "./search/OrderMenu.tsx";
import { SearchBar } from "./search/SearchBar.tsx";
import { SnippetContext, useSnippets } from "./search/snippets.tsx";
import { useReading } from "./search/useReading.ts";
import { useSimilar } from "./similar/useSimilar.tsx";
import { Tokens } from "./Tokens.tsx";
import { useGridColumns } from "./useGridColumns.ts";
import { usePicked } from "./usePicked.ts";
import "./projects.css";

/** The list of projects: search, conditions, the grid, and one project beside it. */
export function ProjectsScreen() {
  const { t, f, say } = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: "/projects" });
  const go = useCallback(
    (next: (now: ProjectsSearch) => ProjectsSearch, replace = false) =>
      void navigate({ to: "/projects", search: (now: ProjectsSearch) => next(now), replace }),
    [navigate],
  );
  const shape = JSON.stringify([filterOf(search), search.sort, search.group]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` is all that matters of the address here
  const filter = useMemo(() => filterOf(search), [shape]);
  const order = useOrder(search, go);
  const { sorts, group } = order;
  const { reading, marks } = useReading(filter);
  const open = typeof search.open === "number" ? search.open : undefined;

  const status = useRead("library.status", {});
  const library = status.data?.open;
  const rows = useProjectRows(shape, { filter, sorts, group });
  const { total, shown } = rows;

  const grid = useRef<GridHandle>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const view = useOpenView(search.view);
  const columns = useGridColumns(useColumns(marks), view && { id: view.id, columns: view.state.columns });
  const picks = usePicked({
    library: library ? `${library.path} ${library.projects}` : "",
    list: shape,
    filter,
    sorts,
    group,
    rowAt: rows.rowAt,
  });
  const { picked, toggle, range, all, clear } = picks;
  const count = countOf(picked, total);

  const onFilter = useCallback((next: Filter, replace = false) => go((now) => withFilter(now, next), replace), [go]);
  const show = useCallback(
    (id: number | undefined, replace: boolean) =>
      // What was quoted was quoted from one project only.
      go(({ open: _open, at: _at, quote: _quote, ...now }) => (id === undefined ? now : { ...now, open: id }), replace),
    [go],
  );

  // The row the keys act on. While a project is open, it follows the cursor.
  const [cursor, setCursor] = useState(-1);
  const following = useRef(false);
  const cursorRow = rows.rowAt(cursor);
  const cursorId = cursorRow?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has another first row
  useEffect(() => setCursor(-1), [shape]);
  useEffect(() => {
    if (open === undefined || cursorId === undefined || cursorId === open || !following.current) return;
    // Held down, J runs over many rows; only where it rests a project is fetched.
    const timer = setTimeout(() => {
      following.current = false;
      show(cursorId, true);
    }, 50);
    return () => clearTimeout(timer);
  }, [cursorId, open, show]);
  // Opened by the address (back, the palette): the cursor goes there when the row is at hand.
  useEffect(() => {
    if (open === undefined || following.current || !shown || shown.list !== shape) return;
    for (const [page, held] of shown.pages) {
      const at = held.findIndex((row) => row.id === open);
      if (at >= 0) return setCursor(page * 100 + at);
    }
  }, [open, shown, shape]);
  const moveTo = (index: number) => {
    following.current = true;
    setCursor(index);
    grid.current?.reveal(index);
  };

  const grouping = useGrouping({ group, onGroup: order.setGroup, ...rows, picks });
  const peek = usePeek(grid, cursor);
  const narrow = useNarrow();
  const empty = library?.projects === 0;
  const conditions = hasConditions(filter);
  const facets = useFacetPanel({ filter, onFilter, narrow });
  const snippets = useSnippets({ filter, marks, pages: rows.pages, rowAt: rows.rowAt, rows: shown });
  const onShow = (id: number) => show(id, false);
  const similar = useSimilar({ filter, count, ids: all.ids, onOpen: onShow });

  const selection = () => toSelection(picked, filter);
  const atHand = cursorId ?? open;
  const copyRows = useCopyRows({
    selection: () => (count > 0 ? selection() : atHand === undefined ? null : { these: [atHand] }),
    count: Math.max(count, 1),
    sorts: order.seen,
    columns: columns.shown.map((c) => c.id),
  });
  const openTags = (at?: Element | null) => {
    if (count > 0) return runAction("tag.selection", { selection: selection(), count, at: at ?? null });
    const one = cursorId ?? open;
    if (one === undefined) return false;
    return runAction("tag.selection", { selection: { these: [one] }, count: 1, at: at ?? null });
  };
  const single = !picked.all && picked.ids.size === 1 ? [...picked.ids][0] : undefined;
  const suggest = () =>
    count > 0
      ? runAction("tagging.suggest", { selection: selection(), count })
      : runAction("tagging.suggest", { selection: { matching: { filter, except: [] } }, count: total });
  const openTheme = async () => {
    const projects = count > 0 ? await all.ids() : open !== undefined ? [open] : [];
    runAction("theme.create", { projects });
  };
  const openRound = () =>
    count > 0
      ? runAction("stage.open-round", { selection: selection(), count })
      : runAction("stage.open-round", { selection: { matching: { filter, except: [] } }, count: total });
  const propose = () =>
    count > 1
      ? runAction("forge.propose", { selection: selection(), count })
      : runAction("forge.propose", { selection: { matching: { filter, except: [] } }, count: total });
  const exportMatching = () =>
    runAction("export.table", { selection: { matching: { filter, except: [] } }, count: total, sort: order.seen });
  const exportPicked = () => runAction("export.table", { selection: selection(), count, sort: order.seen });

  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: t.projects.hintMove },
    { keys: "KeyX", label: t.projects.hintTick },
    { keys: "Space", label: t.projects.grid.hintPeek },
    { keys: "Enter", label: t.projects.hintOpen },
    { keys: "KeyT", label: t.projects.hintTag },
    { keys: "Slash", label: t.projects.hintSearch },
  ]);
  useKeys([
    {
      id: "search",
      label: t.keys.search,
      group: "list",
      keys: ["Slash"],
      run: () => {
        searchInput.current?.focus();
        searchInput.current?.select();
      },
    },
    {
      id: "tag-open",
      label: t.projects.keyTag,
      group: "tags",
      icon: "tag",
      keys: ["KeyT"],
      writes: true,
      run: () => openTags(),
    },
    {
      id: "list-close",
      label: peek.open || open !== undefined ? t.projects.keyClose : t.projects.deselect,
      group: "list",
      keys: ["Escape"],
      enabled: peek.open || open !== undefined || count > 0,
      run: () => {
        if (peek.open) peek.close();
        else if (open === undefined) clear();
        else show(undefined, false);
        grid.current?.focus();
      },
    },
    {
      id: "tags-suggest",
      label: t.tagging.suggest.palette(f.number(count > 0 ? count : total)),
      group: "tags",
      icon: "tag",
      palette: true,
      writes: true,
      enabled: total > 0,
      run: suggest,
    },
    {
      id: "stage-open-round",
      label: t.stage.open.palette(f.number(count > 0 ? count : total)),
      group: "list",
      icon: "stage",
      palette: true,
      writes: true,
      enabled: total > 0,
      run: openRound,
    },
    {
      id: "forge-propose",
      label: t.pipeline.proposals.paletteSelection(f.number(count > 1 ? count : total)),
      group: "theme",
      icon: "weave",
      palette: true,
      enabled: total > 1,
      run: propose,
    },
    {
      id: "export-table",
      label: t.projects.exportMatchingPalette(f.number(total)),
      group: "list",
      icon: "export",
      palette: true,
      enabled: total > 0,
      run: exportMatching,
    },
  ]);

  const orderName = order.nameOf((key) => columns.all.find((c) => c.id === key)?.title);

  return (
    <div className="screen projects">
      <ScreenBar title={t.projects.title}>
        <span className="projects-count" title={t.projects.countTitle} data-testid="project-count">
          <b>{rows.pending ? "–" : f.number(total)}</b> / {f.number(library?.projects ?? 0)}
        </span>
        <HiddenNote short testid="projects-hidden" />
        <SearchBar
          filter={filter}
          reading={reading}
          onFilter={onFilter}
          onLeave={() => grid.current?.focus()}
          inputRef={searchInput}
        />
        <Button
          writes
          look="ghost"
          icon="import"
          label={t.projects.import}
          onPress={() => runAction("import.start", {})}
          testid="projects-import"
        >
          {narrow ? undefined : t.projects.import}
        </Button>
        <Menu
          label={t.projects.export}
          testid="export"
          trigger={
            <Button icon="export" label={t.projects.export} disabled={total === 0} testid="export-menu">
              {narrow ? undefined : t.projects.export}
            </Button>
          }
          entries={[
            { id: "matching", label: t.projects.exportMatching(f.number(total)), run: exportMatching },
            {
              id: "selected",
              label: t.projects.exportSelected(f.number(count)),
              disabled: count === 0,
              run: exportPicked,
            },
          ]}
        />
        <Button writes look="pri" icon="weave" onPress={() => void openTheme()} testid="theme-new">
          {t.projects.newTheme}
        </Button>
      </ScreenBar>
      {empty ? (
        <EmptyState
          icon="projects"
          title={t.projects.emptyTitle}
          testid="projects-empty"
          actions={
            <Button look="pri" icon="import" onPress={() => runAction("import.start", {})}>
              {t.projects.import}
            </Button>
          }
        >
          {t.projects.emptyBody}
        </EmptyState>
      ) : (
        <>
          <div className="bar sub">
            {facets.button}
            <Tokens filter={filter} counts={facets.counts} onFilter={onFilter} />
            {conditions && (
              <button
                type="button"
                className="link small nw"
                data-testid="filter-clear"
                onClick={() => onFilter({ ...NO_FILTER, text: filter.text, exact: filter.exact })}
              >
                {t.projects.clearAll}
              </button>
            )}
            <span className="grow" />
            <span className="hide-narrow">
              <OrderMenu
                name={orderName}
                searched={filter.text.trim() !== ""}
                onOrder={(by) => go(({ sort: _sort, ...now }) => (by ? { ...now, sort: by } : now))}
              />
            </span>
            <ColumnsMenu columns={columns} grouping={grouping} />
            <ListLinks
              state={{ filter, sort: sorts, group, columns: columns.settings, matrix: null }}
              view={search.view}
              narrow={narrow}
            />
          </div>
          <div className="body">
            {facets.aside}
            <div className="col grow projects-list">
              {rows.error && rows.error.code !== "cancelled" && (
                <Note tone="bad">{say(`problem.${rows.error.code}`, rows.error.params)}</Note>
              )}
              <SnippetContext value={snippets}>
                <Grid
                  label={t.projects.gridLabel}
                  columns={columns.shown}
                  layout={columns.layout}
                  list={shown?.list ?? ""}
                  total={total}
                  rowAt={rows.rowAt}
                  idOf={idOf}
                  nameOf={nameOf}
                  sorts={order.columns}
                  onSort={order.press}
                  grouping={grouping}
                  picked={picked}
                  onToggle={(index, row) => toggle(index, row.id)}
                  onRange={(index, from) => void range(index, from)}
                  onPaint={(index, start, on, fresh) => void picks.paint(index, start, on, fresh)}
                  onAll={(on) => (on ? all.pick() : clear())}
                  cursor={cursor}
                  onCursor={(index) => {
                    following.current = true;
                    setCursor(index);
                  }}
                  open={open}
                  onOpen={(index, row) => {
                    setCursor(index);
                    following.current = false;
                    peek.close();
                    if (row.id !== open) show(row.id, open !== undefined);
                  }}
                  onPeek={peek.toggle}
                  onPages={rows.onPages}
                  stale={rows.stale}
                  handle={grid}
                  empty={
                    rows.pending ? null : (
                      <NoHits filter={filter} onFilter={onFilter} onSimilar={() => similar.toText(filter.text)} />
                    )
                  }
                />
              </SnippetContext>
              {peek.open && cursorRow && (
                <Peek
                  id={cursorRow.id}
                  low={peek.low}
                  marks={marks}
                  onOpen={() => {
                    peek.close();
                    show(cursorRow.id, open !== undefined);
                  }}
                  onClose={() => {
                    peek.close();
                    grid.current?.focus();
                  }}
                />
              )}
              <SelectionBar
                count={count}
                total={total}
                onTag={openTags}
                onSuggest={suggest}
                onFocus={single === undefined ? undefined : () => runAction("tagging.open", { project: single })}
                onSimilar={similar.toSelection}
                onThemeCreate={() => void openTheme()}
                onThemeJoin={() => runAction("theme.join", { selection: selection(), count })}
                onPropose={count > 1 ? propose : undefined}
                onRound={openRound}
                onExport={exportPicked}
                onCopy={copyRows}
                onClear={clear}
              />
            </div>
            {open !== undefined && (
              <Detail
                key="detail"
                id={open}
                tab={search.tab}
                terms={marks}
                at={search.at}
                quote={search.quote}
                onOpen={onShow}
                onNarrow={(kind, concept) => onFilter({ ...NO_FILTER, [kind]: [concept] })}
                onTab={(tab) => go(({ tab: _tab, ...now }) => (tab === "overview" ? now : { ...now, tab }), true)}
                onClose={() => show(undefined, false)}
                onStep={cursorId === open ? (by) => moveTo(cursor + by) : undefined}
                isFirst={cursor <= 0}
                isLast={cursor >= total - 1}
              />
            )}
          </div>
        </>
      )}
      {similar.dialog}
    </div>
  );
}

const idOf = (row: ProjectRow) => row.id;
const nameOf = (row: ProjectRow) => row.key;
