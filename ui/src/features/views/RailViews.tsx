import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type PointerEvent, useRef, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { runAction } from "../../actions/index.ts";
import type { SavedView } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { Icon, Menu, type MenuEntry, useNarrow } from "../../components/index.ts";
import { conditionLine, placeOf, useConditions } from "../../find/index.ts";
import { useText } from "../../text/index.ts";
import { shareView } from "./take.ts";
import { RenameView } from "./ViewDialogs.tsx";
import "./views.css";

/** px a pointer moves before a press becomes a drag. */
const SLACK = 5;

/** Where a row of the list lands that is dragged to a height, by the middle lines of the others. */
export function landing(tops: readonly { top: number; height: number }[], y: number): number {
  const at = tops.findIndex(({ top, height }) => y < top + height);
  return at < 0 ? tops.length - 1 : at;
}

/** 保存したビュー in the rail: opens, orders, renames, shares, removes. */
export function RailViews() {
  const { t, f } = useText();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const views = useRead("view.list", {}).data?.views ?? [];
  const place = useWrite("view.place");
  const list = useRef<HTMLUListElement>(null);
  const [drag, setDrag] = useState<{ id: number; to: number } | null>(null);
  const pressed = useRef<{ id: number; y: number } | null>(null);
  const [renamed, setRenamed] = useState<SavedView | null>(null);
  if (views.length === 0) return null;

  if (narrow)
    return (
      <Menu
        label={t.views.title}
        testid="rail-views"
        trigger={
          <AriaButton className="go" aria-label={t.views.title} data-testid="rail-views">
            <Icon name="star" />
          </AriaButton>
        }
        entries={[
          ...views.map(
            (view): MenuEntry => ({
              id: String(view.id),
              label: `${view.name}　${f.number(view.count)}`,
              icon: view.state.matrix ? "matrix" : "star",
              run: () => void navigate(placeOf(view)),
            }),
          ),
          null,
          { id: "take", label: t.views.take, icon: "import", writes: true, run: () => runAction("view.take", {}) },
        ]}
      />
    );

  const order = drag ? moved(views, drag) : views;
  const onMove = (e: PointerEvent) => {
    const from = pressed.current;
    if (!from || (!drag && Math.abs(e.clientY - from.y) < SLACK)) return;
    if (!drag) e.currentTarget.setPointerCapture?.(e.pointerId);
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    setDrag({ id: from.id, to: landing(rows, e.clientY) });
  };
  const onDrop = () => {
    pressed.current = null;
    if (!drag) return;
    const was = views.findIndex(({ id }) => id === drag.id);
    if (was !== drag.to) void place.run(drag);
    // The click that ends a drag is still to come: it must not open the view.
    setTimeout(() => setDrag(null));
  };
  return (
    <section className="views" aria-label={t.views.title} data-testid="rail-views">
      <h4>
        <span>{t.views.title}</span>
        <Menu
          label={t.views.more}
          testid="views-more"
          trigger={
            <AriaButton className="views-more" aria-label={t.views.more} data-testid="views-more">
              <Icon name="dots" size="s" />
            </AriaButton>
          }
          entries={[
            { id: "take", label: t.views.take, icon: "import", writes: true, run: () => runAction("view.take", {}) },
          ]}
        />
      </h4>
      <ul
        ref={list}
        onPointerMove={onMove}
        onPointerUp={onDrop}
        onPointerCancel={() => {
          pressed.current = null;
          setDrag(null);
        }}
        onClickCapture={(e) => {
          if (!drag) return;
          e.preventDefault();
          e.stopPropagation();
        }}
      >
        {order.map((view, at) => (
          <Row
            key={view.id}
            view={view}
            at={at}
            last={at === views.length - 1}
            dragged={drag?.id === view.id}
            onPress={(y) => {
              pressed.current = { id: view.id, y };
            }}
            onPlace={(to) => void place.run({ id: view.id, to })}
            onRename={() => setRenamed(view)}
          />
        ))}
      </ul>
      {renamed && <RenameView view={renamed} onClose={() => setRenamed(null)} />}
    </section>
  );
}

function moved(views: readonly SavedView[], { id, to }: { id: number; to: number }): SavedView[] {
  const own = views.find((view) => view.id === id);
  const others = views.filter((view) => view.id !== id);
  return own ? [...others.slice(0, to), own, ...others.slice(to)] : others;
}

function Row({
  view,
  at,
  last,
  dragged,
  onPress,
  onPlace,
  onRename,
}: {
  view: SavedView;
  at: number;
  last: boolean;
  dragged: boolean;
  onPress: (y: number) => void;
  onPlace: (to: number) => void;
  onRename: () => void;
}) {
  const { t, f } = useText();
  const remove = useWrite("view.remove");
  // Concepts are asked for by name only for who wants to know: the pointer, or the keys, are on the view.
  const [near, setNear] = useState(false);
  const line = conditionLine(t, view.state.filter, useConditions(view.state.filter, near));
  const search: { view?: unknown } = useSearch({ strict: false });
  const now = search.view;
  const count = t.views.count(f.number(view.count), view.count);
  return (
    <li className={`view${dragged ? " dragged" : ""}`} data-testid="view" data-id={view.id}>
      <Link
        {...placeOf(view)}
        aria-current={now === view.id ? "true" : undefined}
        draggable={false}
        title={`${view.name}（${count}）\n${line === "" ? t.views.everything : line}`}
        data-testid="view-open"
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
        onPointerDown={(e) => e.button === 0 && onPress(e.clientY)}
      >
        <Icon name={view.state.matrix ? "matrix" : "star"} size="s" />
        <span className="ell">{view.name}</span>
        <span className="n">{f.number(view.count)}</span>
      </Link>
      <Menu
        label={t.views.menu(view.name)}
        testid="view"
        trigger={
          <AriaButton className="views-more" aria-label={t.views.menu(view.name)} data-testid="view-menu">
            <Icon name="dots" size="s" />
          </AriaButton>
        }
        entries={[
          { id: "up", label: t.views.up, icon: "up", writes: true, disabled: at === 0, run: () => onPlace(at - 1) },
          { id: "down", label: t.views.down, icon: "down", writes: true, disabled: last, run: () => onPlace(at + 1) },
          null,
          { id: "rename", label: t.views.rename, icon: "edit", writes: true, run: onRename },
          { id: "share", label: t.views.share, icon: "export", run: () => void shareView(view) },
          null,
          {
            id: "remove",
            label: t.views.remove,
            icon: "trash",
            danger: true,
            writes: true,
            run: () => void remove.run({ id: view.id }),
          },
        ]}
      />
    </li>
  );
}
