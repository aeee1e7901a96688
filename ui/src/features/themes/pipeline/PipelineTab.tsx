import { useNavigate } from "@tanstack/react-router";
import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { runAction } from "../../../actions/index.ts";
import type { Theme, ThemeState } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { useWritable } from "../../../api/writable.ts";
import { Button, EmptyState, Loading, Note } from "../../../components/index.ts";
import { isComposing, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { isOverdue } from "../list/order.ts";
import { useToday } from "../parts/Due.tsx";
import { useStateNames } from "../useStateNames.ts";
import { Card } from "./Card.tsx";
import { Freed } from "./Freed.tsx";
import { cardBeside, type Lane, lanesOf, neighbour } from "./model.ts";
import { NamesDialog } from "./NamesDialog.tsx";
import { StopTheme } from "./StopTheme.tsx";
import { useDrag } from "./useDrag.ts";
import "./pipeline.css";

const WAYS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" } as const;
const wayOf = (key: string) => WAYS[key as keyof typeof WAYS] as (typeof WAYS)[keyof typeof WAYS] | undefined;

/** Themes by their state, as cards that are moved by hand. */
export function PipelineTab() {
  const { t, say } = useText();
  const list = useRead("theme.list", {});
  if (list.error)
    return (
      <div className="themes-note">
        <Note tone="bad">{say(`problem.${list.error.code}`, list.error.params as Record<string, string>)}</Note>
      </div>
    );
  if (!list.data) return <Loading rows={6} />;
  if (list.data.themes.length === 0)
    return (
      <EmptyState
        icon="weave"
        title={t.themes.emptyTitle}
        testid="pipeline-empty"
        actions={
          <Button writes look="pri" icon="plus" onPress={() => runAction("theme.create", { projects: [] })}>
            {t.themes.create}
          </Button>
        }
      >
        {t.themes.emptyBody}
      </EmptyState>
    );
  return <Board themes={list.data.themes} />;
}

function Board({ themes }: { themes: readonly Theme[] }) {
  const { t, f, pick } = useText();
  const words = t.pipeline.board;
  const navigate = useNavigate();
  const nameOf = useStateNames();
  const writable = useWritable();
  const today = useToday();
  const portfolio = useRead("forge.portfolio", {}).data;
  const covered = useMemo(() => new Map(portfolio?.themes.map((one) => [one.theme.id, one])), [portfolio]);
  const lanes = useMemo(() => lanesOf(themes), [themes]);
  const edit = useWrite("theme.edit");
  const [stopping, setStopping] = useState<Theme | null>(null);
  const [freed, setFreed] = useState<Theme | null>(null);
  const [naming, setNaming] = useState(false);
  // A card that changes its lane is drawn anew there: the keys go with it.
  const follow = useRef<number | null>(null);

  const move = (theme: Theme, to: ThemeState) => {
    if (theme.state === to || !writable || edit.busy) return;
    if (to === "stopped") return setStopping(theme);
    follow.current = theme.id;
    void edit.run({ id: theme.id, fields: { classes: {}, state: to } }).then((done) => {
      if (!done) follow.current = null;
    });
  };
  const { board, drag, onPress, around } = useDrag(move);

  const focusOn = (id: number | null) =>
    id !== null && board.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the cards stand elsewhere
  useEffect(() => {
    if (follow.current === null) return;
    const id = follow.current;
    follow.current = null;
    focusOn(id);
  }, [lanes]);

  const onKeyDown = (theme: Theme, e: KeyboardEvent) => {
    const way = wayOf(e.code);
    if (isComposing(e) || e.ctrlKey || e.metaKey || e.shiftKey || !way) return;
    if (!e.altKey) {
      e.preventDefault();
      focusOn(cardBeside(lanes, theme.id, way));
      return;
    }
    if (way !== "left" && way !== "right") return;
    // Alt and an arrow would go back in the history of the window.
    e.preventDefault();
    const to = neighbour(theme.state, way === "right" ? 1 : -1);
    if (to) move(theme, to);
  };
  useScreenHints([
    { keys: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"], label: words.keyCards },
    { keys: ["alt+ArrowLeft", "ArrowRight"], label: words.keyMove },
    { keys: "Enter", label: t.themes.keyOpen },
    { keys: "KeyN", label: t.themes.create },
  ]);

  const flowing = themes.filter(({ state }) => state !== "stopped" && state !== "licensed").length;
  const late = themes.filter((theme) => isOverdue(theme.due, theme.state, today)).length;
  const open = (theme: Theme) => void navigate({ to: "/themes/$id", params: { id: String(theme.id) } });
  return (
    <div className="col pipeline">
      <div className="bar sub">
        <span className="small">{words.inFlow(f.number(flowing))}</span>
        {late > 0 && <span className="small bad">{words.overdue(f.number(late))}</span>}
        <span className="faint small ell hide-narrow">{words.hint}</span>
        <span className="grow" />
        <Button writes size="sm" icon="edit" onPress={() => setNaming(true)} testid="pipeline-names">
          {words.names}
        </Button>
      </div>
      <div className={`lanes${drag ? " dragging" : ""}`} ref={board} {...around} data-testid="pipeline-board">
        {lanes.map((lane) => (
          <LaneOf key={lane.state} lane={lane} over={drag?.over === lane.state && drag.theme.state !== lane.state}>
            {lane.themes.map((theme) => (
              <Card
                key={theme.id}
                theme={theme}
                covered={covered.get(theme.id)}
                nameOf={nameOf}
                dragged={drag?.theme.id === theme.id}
                onPress={writable ? onPress : ignore}
                onMove={move}
                onFreed={setFreed}
                onOpen={open}
                onKeyDown={onKeyDown}
              />
            ))}
          </LaneOf>
        ))}
        {drag && (
          <div
            className="pcard-ghost"
            style={{ "--x": `${drag.x}px`, "--y": `${drag.y}px` } as CSSProperties}
            aria-hidden="true"
          >
            <span className="mono">{drag.theme.code}</span> {pick(drag.theme, "title")}
          </div>
        )}
      </div>
      {stopping && (
        <StopTheme
          theme={stopping}
          onClose={() => setStopping(null)}
          onStopped={() => {
            setStopping(null);
            setFreed(stopping);
          }}
        />
      )}
      {freed && <Freed theme={freed} onClose={() => setFreed(null)} />}
      {naming && <NamesDialog onClose={() => setNaming(false)} />}
    </div>
  );
}

const ignore = () => {};

function LaneOf({ lane, over, children }: { lane: Lane; over: boolean; children: React.ReactNode }) {
  const { t, f } = useText();
  const nameOf = useStateNames();
  const { state, themes } = lane;
  const n = f.number(themes.length);
  return (
    <section
      className={`lane${state === "stopped" ? " apart" : ""}${over ? " over" : ""}`}
      aria-label={t.pipeline.board.column(nameOf(state), n)}
      data-lane={state}
      data-testid={`lane-${state}`}
    >
      <h3 className="lane-h">
        <span className="ell">{nameOf(state)}</span>
        <span className="cnt">{n}</span>
      </h3>
      <ul className="lane-l">
        {children}
        {themes.length === 0 && <li className="faint small lane-none">{t.pipeline.board.none}</li>}
      </ul>
    </section>
  );
}
