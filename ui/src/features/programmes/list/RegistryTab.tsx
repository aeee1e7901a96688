import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { runAction } from "../../../actions/index.ts";
import type { Programme } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import {
  Button,
  EmptyState,
  Icon,
  Loading,
  Note,
  Segmented,
  TypedSearch,
  useNarrow,
} from "../../../components/index.ts";
import { addressOf } from "../../../find/index.ts";
import { Grid, type GridHandle } from "../../../grid/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { saySorts, useGo, useShown } from "../address.ts";
import { useFactWords } from "../parts/FactMark.tsx";
import { TabActions } from "../parts/TabActions.tsx";
import { AddDialog } from "./AddDialog.tsx";
import { about, CellCursorContext } from "./Cell.tsx";
import { isCell } from "./cells.ts";
import { useRegistryColumns } from "./columns.tsx";
import { ProgrammeDetail } from "./detail/ProgrammeDetail.tsx";
import { Ministries } from "./Ministries.tsx";
import { matching, ministriesOf, pressed, sorted } from "./order.ts";
import "./list.css";
import { TakeDialog } from "./TakeDialog.tsx";
import { useCells } from "./useCells.ts";
import { useRegistryLayout } from "./useRegistryLayout.ts";
import { Waiting } from "./Waiting.tsx";

/** The registry as a grid, or the spellings of lists that wait for a programme. */
export function RegistryTab() {
  const { t, f } = useText();
  const { waiting } = useShown();
  const go = useGo();
  const narrow = useNarrow();
  const words = t.programmes.list;
  const registry = useRead("registry.list", {});
  const [dialog, setDialog] = useState<"add" | "take" | null>(null);
  const ties = registry.data?.ties;
  const part = (to: "registry" | "waiting") => go({ part: to === "waiting" ? "waiting" : undefined });
  useKeys([
    {
      id: "registry-part",
      label: waiting ? words.keyRegistry : words.keyWaiting,
      group: "list",
      keys: ["KeyW"],
      run: () => part(waiting ? "registry" : "waiting"),
    },
  ]);
  const parts = (
    <Segmented<"registry" | "waiting">
      label={words.parts}
      size="sm"
      value={waiting ? "waiting" : "registry"}
      onChange={part}
      choices={[
        { id: "registry", label: words.registry },
        { id: "waiting", label: ties ? `${words.waiting} ${f.number(ties.groups)}` : words.waiting },
      ]}
      testid="registry-part"
    />
  );
  return (
    <>
      <TabActions>
        <Button
          writes
          look="ghost"
          icon="import"
          label={words.importTitle}
          onPress={() => setDialog("take")}
          testid="registry-import"
        >
          {narrow ? undefined : words.import}
        </Button>
        <Button
          icon="export"
          label={words.export}
          onPress={() => runAction("export.registry", {})}
          testid="registry-export"
        >
          {narrow ? undefined : words.export}
        </Button>
        <Button writes look="pri" icon="plus" onPress={() => setDialog("add")} testid="registry-add">
          {words.add}
        </Button>
      </TabActions>
      {registry.error ? (
        <Failed code={registry.error.code} params={registry.error.params} onRetry={() => void registry.refetch()} />
      ) : waiting ? (
        <Waiting parts={parts} />
      ) : registry.data ? (
        <RegistryGrid programmes={registry.data.programmes} parts={parts} onAdd={() => setDialog("add")} />
      ) : (
        <Loading rows={8} />
      )}
      {dialog === "add" && <AddDialog onClose={() => setDialog(null)} />}
      {dialog === "take" && <TakeDialog onClose={() => setDialog(null)} />}
    </>
  );
}

function Failed({ code, params, onRetry }: { code: string; params: Record<string, string>; onRetry: () => void }) {
  const { t, say } = useText();
  return (
    <div className="reg-failed">
      <Note tone="bad" action={<Button onPress={onRetry}>{t.common.retry}</Button>}>
        {say(`problem.${code}`, params)}
      </Note>
    </div>
  );
}

interface RegistryGridProps {
  programmes: readonly Programme[];
  /** What chooses between the registry and what waits. */
  parts: React.ReactNode;
  onAdd: () => void;
}

const idOf = (own: Programme) => own.id;
const nameOf = (own: Programme) => own.name_ja;
const ignore = () => {};
const OPENING = ["name_ja", "source", "issues"];

function RegistryGrid({ programmes, parts, onAdd }: RegistryGridProps) {
  const { t, f } = useText();
  const words = t.programmes.list;
  const { shown, find, ministries, sorts } = useShown();
  const go = useGo();
  const navigate = useNavigate();
  const sayFact = useFactWords();
  const setMinistries = (names: readonly string[]) =>
    go({ ministries: names.length > 0 ? [...names] : undefined }, true);
  const [cursorId, setCursorId] = useState<number | undefined>(shown);
  const around = useRef<HTMLDivElement>(null);
  const grid = useRef<GridHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  // The column of the cell that was pressed: the grid itself knows rows only.
  const pressedColumn = useRef<string | null>(null);

  const rows = useMemo(
    () => sorted(matching(programmes, find, ministries), sorts),
    [programmes, find, ministries, sorts],
  );
  const cursor = rows.findIndex((own) => own.id === cursorId);
  const row = rows[cursor];
  const open = programmes.find((own) => own.id === shown);
  const columns = useRegistryLayout(useRegistryColumns());

  // What this list asked the address for itself; held down, J asks for many before the first is there.
  const [sent] = useState<{ current: Set<number>; last: number | undefined }>(() => ({
    current: new Set(),
    last: undefined,
  }));
  const reveal = useRef<number | undefined>(shown);
  const show = (id: number | undefined, replace = false) => {
    if (id !== undefined) sent.current.add(id);
    sent.last = id;
    go({ shown: id }, replace);
  };
  const cells = useCells({
    columns: columns.shown,
    row,
    around,
    onEnter: (own, column) => {
      if (column === "projects" && own.projects > 0)
        void navigate({ to: "/projects", search: addressOf({ registered: [own.id] }) });
      else show(own.id);
    },
  });
  const { column, editing, commit, cancel } = cells;

  // Opened by the address (back, the map): the keys go there.
  useEffect(() => {
    if (shown === undefined || sent.current.has(shown)) {
      if (shown === sent.last) sent.current.clear();
      return;
    }
    setCursorId(shown);
    reveal.current = shown;
  }, [shown, sent]);
  useEffect(() => {
    if (reveal.current === undefined || reveal.current !== cursorId) return;
    reveal.current = undefined;
    grid.current?.reveal(cursor);
  }, [cursor, cursorId]);

  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.hintMove },
    { keys: ["ArrowLeft", "ArrowRight"], label: words.hintCell },
    { keys: "F2", label: words.hintEdit },
    { keys: "Space", label: words.hintDetail },
    { keys: "KeyW", label: words.hintWaiting },
    { keys: "Slash", label: words.hintSearch },
  ]);
  useKeys([
    {
      id: "search",
      label: words.keySearch,
      group: "list",
      keys: ["Slash"],
      run: () => {
        search.current?.focus();
        search.current?.select();
      },
    },
    { id: "registry-add", label: words.keyAdd, group: "list", icon: "plus", keys: ["KeyN"], writes: true, run: onAdd },
    {
      id: "registry-close",
      label: words.keyClose,
      group: "list",
      keys: ["Escape"],
      enabled: shown !== undefined,
      run: () => {
        show(undefined);
        grid.current?.focus();
      },
    },
  ]);

  const filtered = find.trim() !== "" || ministries.length > 0;
  const line = cells.wrong
    ? t.programmes.wrong[cells.wrong]
    : row && isCell(column)
      ? words.line(t.programmes.field[column], sayFact(row.facts, about(row, column).field))
      : row && column !== null
        ? words.readOnlyCell
        : words.lineReady;
  const at = useMemo(
    () => ({ row: row?.id, column, editing, commit, cancel }),
    [row?.id, column, editing, commit, cancel],
  );
  return (
    <>
      <div className="bar sub">
        {parts}
        <TypedSearch
          value={find}
          onSearch={(text, first) => go({ find: text }, !first)}
          onLeave={() => grid.current?.focus()}
          onEnter={() => grid.current?.focus()}
          label={words.search}
          className="reg-search"
          testid="registry-search"
          inputRef={search}
        />
        <Ministries all={ministriesOf(programmes)} value={ministries} onChange={setMinistries} />
        <span className="grow" />
        {columns.hidden.length > 0 && (
          <Button look="ghost" size="sm" icon="columns" tip={words.showColumns} onPress={columns.showAll}>
            {words.hidden(f.number(columns.hidden.length), columns.hidden.length)}
          </Button>
        )}
        <span className="small faint nw" data-testid="registry-count">
          {words.count(f.number(rows.length), f.number(programmes.length), programmes.length)}
        </span>
      </div>
      <div className="body">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: hears which cell of the grid inside is pressed; keys are the window's */}
        <div
          className="col grow registry"
          ref={around}
          onClickCapture={(e) => {
            pressedColumn.current = columnAt(e.target);
          }}
          onDoubleClick={(e) => {
            const id = columnAt(e.target);
            if (id !== null) cells.start(id);
          }}
        >
          <CellCursorContext value={at}>
            <Grid
              label={words.grid}
              columns={columns.shown}
              layout={columns.layout}
              list={`${find}\n${ministries.join()}`}
              total={rows.length}
              rowAt={(index) => rows[index]}
              idOf={idOf}
              nameOf={nameOf}
              sorts={sorts}
              onSort={(id, extend, descending) => go({ sort: saySorts(pressed(sorts, id, extend, descending)) }, true)}
              mark={issueMark}
              words={words.words}
              cursor={cursor}
              onCursor={(_, own) => {
                if (own?.id === cursorId) return;
                cells.select(column);
                setCursorId(own?.id);
                // Beside the list stands what the keys act on.
                if (shown !== undefined && own) show(own.id, true);
              }}
              open={shown}
              onOpen={(_, own) => {
                const id = pressedColumn.current;
                cells.select(id);
                setCursorId(own.id);
                // The name opens what it names, as in every list; any other cell is only chosen.
                if (shown === undefined && (id === null || OPENING.includes(id))) show(own.id);
              }}
              onPeek={() => show(shown === undefined ? row?.id : undefined)}
              onPages={ignore}
              handle={grid}
              empty={
                <EmptyState
                  icon="search"
                  title={words.emptyTitle}
                  testid="registry-empty"
                  actions={
                    filtered && (
                      <Button
                        onPress={() => {
                          go({ find: undefined, ministries: undefined });
                        }}
                      >
                        {words.clear}
                      </Button>
                    )
                  }
                >
                  {words.emptyBody}
                </EmptyState>
              }
            />
          </CellCursorContext>
          <p
            className={`reg-line${cells.wrong ? " bad" : ""}`}
            role={cells.wrong ? "alert" : "status"}
            title={line}
            data-testid="registry-line"
          >
            {line}
          </p>
        </div>
        {open && (
          <ProgrammeDetail key={open.id} programme={open} onShow={(id) => show(id)} onClose={() => show(undefined)} />
        )}
      </div>
    </>
  );
}

const columnAt = (target: EventTarget) =>
  target instanceof Element
    ? (target.closest<HTMLElement>("[role=gridcell][data-column]")?.dataset.column ?? null)
    : null;

/** In front of a row: that something is odd about it. */
function issueMark(own: Programme) {
  return own.issues.length > 0 && <IssueMark count={own.issues.length} />;
}

function IssueMark({ count }: { count: number }) {
  const { t, f } = useText();
  return (
    <span className="warn" title={t.programmes.list.issueMark(f.number(count))} data-testid="issue-mark">
      <Icon name="alert" size="s" label={t.programmes.list.issueMark(f.number(count))} />
    </span>
  );
}
