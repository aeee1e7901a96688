import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { runAction } from "../../actions/index.ts";
import type { History, Operation, Problem, Step } from "../../api/bindings.ts";
import { call, redo, undo, useRead } from "../../api/client.ts";
import { Button, EmptyState, Loading, Note, ScreenBar } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { OperationRow } from "./OperationRow.tsx";
import "./history.css";

const PAGE = 100;

/** Who changed what and when, grouped by day; every entry opens to what it changed from → to. */
export function HistoryScreen() {
  const { t, f, say, pick } = useText();
  const navigate = useNavigate();
  const { open: shown } = useSearch({ from: "/history" });
  const status = useRead("library.status", {});
  const list = useInfiniteQuery<
    History,
    Problem,
    History[],
    readonly ["history.list", { limit: number }],
    number | null
  >({
    queryKey: ["history.list", { limit: PAGE }],
    queryFn: ({ pageParam, signal }) =>
      call(
        "history.list",
        pageParam === null ? { limit: PAGE } : { limit: PAGE, before: pageParam },
        undefined,
        signal,
      ),
    initialPageParam: null,
    getNextPageParam: (page) => (page.more ? (page.operations.at(-1)?.id ?? undefined) : undefined),
    select: (data) => data.pages,
  });
  const days = useMemo(() => byDay(list.data ?? [], f.dayOf), [list.data, f]);
  const open = status.data?.open;
  const named = (step: Step) => pick(step, "sentence");

  return (
    <div className="screen">
      <ScreenBar title={t.history.title} lead={t.history.lead}>
        <span className="grow" />
        <Button
          icon="undo"
          keys="mod+KeyZ"
          writes
          disabled={!open?.undo}
          tip={open?.undo ? named(open.undo) : t.history.nothingToUndo}
          onPress={() => void undo()}
          testid="history-undo"
        >
          {t.history.undo}
        </Button>
        <Button
          icon="redo"
          keys="mod+shift+KeyZ"
          writes
          disabled={!open?.redo}
          tip={open?.redo ? named(open.redo) : t.history.nothingToRedo}
          onPress={() => void redo()}
          testid="history-redo"
        >
          {t.history.redo}
        </Button>
      </ScreenBar>
      <div className="scroll history">
        {list.error && (
          <Note tone="bad" action={<Button onPress={() => void list.refetch()}>{t.common.retry}</Button>}>
            {say(`problem.${list.error.code}`, params(list.error))}
          </Note>
        )}
        {list.isPending && <Loading rows={4} />}
        {list.data && days.length === 0 && (
          <EmptyState
            icon="history"
            title={t.history.empty}
            actions={
              <Button look="pri" icon="import" onPress={() => runAction("import.start", {})}>
                {t.history.toImport}
              </Button>
            }
          >
            {t.history.emptyHint}
          </EmptyState>
        )}
        {days.map(([day, operations]) => (
          <section key={day}>
            <h2>
              {f.dayName(operations[0]?.at ?? day)}
              <span className="cnt">{f.daysAgo(operations[0]?.at ?? day)}</span>
            </h2>
            <ul>
              {operations.map((operation) => (
                <OperationRow
                  key={operation.id}
                  operation={operation}
                  open={operation.id === shown}
                  onToggle={() =>
                    void navigate({
                      to: "/history",
                      search: operation.id === shown ? {} : { open: operation.id },
                      replace: true,
                    })
                  }
                />
              ))}
            </ul>
          </section>
        ))}
        {list.hasNextPage && (
          <p className="history-more">
            <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()} testid="history-more">
              {t.history.more}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}

function params(problem: Problem): Record<string, string> {
  return problem.params as Record<string, string>;
}

/** Newest day first, within a day newest first, as they come. */
function byDay(pages: readonly History[], dayOf: (iso: string) => string): [string, Operation[]][] {
  const days = new Map<string, Operation[]>();
  for (const operation of pages.flatMap((page) => page.operations)) {
    const day = dayOf(operation.at);
    days.set(day, [...(days.get(day) ?? []), operation]);
  }
  return [...days];
}
