import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, memo, type PointerEvent } from "react";
import type { Covered, Theme, ThemeState } from "../../../api/bindings.ts";
import { Button, Icon, Menu, type MenuEntry, TagChip } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { chipOf, KINDS } from "../concepts.ts";
import { needsOf } from "../list/order.ts";
import { Due } from "../parts/Due.tsx";
import { STATES } from "../StateBadge.tsx";

export interface CardProps {
  theme: Theme;
  covered: Covered | undefined;
  /** What the team calls the states. */
  nameOf: (state: ThemeState) => string;
  dragged: boolean;
  onPress: (theme: Theme, e: PointerEvent) => void;
  onMove: (theme: Theme, to: ThemeState) => void;
  onFreed: (theme: Theme) => void;
  onOpen: (theme: Theme) => void;
  onKeyDown: (theme: Theme, e: KeyboardEvent) => void;
}

/** A theme on the board. Its title has the keys; the menu does what dragging does. */
export const Card = memo(function Card(props: CardProps) {
  const { theme, covered, nameOf, dragged, onPress, onMove, onFreed, onOpen, onKeyDown } = props;
  const { t, f, pick } = useText();
  const words = t.pipeline.board;
  const needs = needsOf(covered);
  const entries: (MenuEntry | null)[] = [
    { id: "open", label: words.open, icon: "arrow", run: () => onOpen(theme) },
    null,
    ...STATES.filter((state) => state !== theme.state).map(
      (state): MenuEntry => ({
        id: state,
        label: state === "stopped" ? words.stopTo(nameOf(state)) : words.moveTo(nameOf(state)),
        writes: true,
        danger: state === "stopped",
        run: () => onMove(theme, state),
      }),
    ),
    ...(theme.state === "stopped"
      ? [null, { id: "freed", label: words.freed, icon: "apart" as const, run: () => onFreed(theme) }]
      : []),
  ];
  const chips = KINDS.flatMap((kind) => (theme[kind] ? [chipOf(theme[kind])] : []));
  return (
    <li
      className={`pcard${dragged ? " dragged" : ""}`}
      onPointerDown={(e) => onPress(theme, e)}
      data-testid="pipeline-card"
      data-id={theme.id}
      data-state={theme.state}
    >
      <div className="row pcard-h">
        <span className="mono ell grow">{theme.code}</span>
        {needs && (
          <span className={`tiny nw ${needs.open > 0 ? "bad" : "ok"}`} data-testid="pipeline-gaps">
            {needs.open > 0 ? words.gapCount(f.number(needs.open)) : words.noGap}
          </span>
        )}
        <Menu
          label={words.move}
          testid="pipeline-menu"
          trigger={<Button size="sm" look="ghost" icon="dots" label={words.move} testid="pipeline-menu" />}
          entries={entries}
        />
      </div>
      <Link
        to="/themes/$id"
        params={{ id: String(theme.id) }}
        className="pcard-t phrase"
        title={`${theme.title_ja}\n${theme.title_en}`}
        draggable={false}
        onKeyDown={(e) => onKeyDown(theme, e)}
        data-testid="pipeline-title"
        data-card={theme.id}
      >
        {pick(theme, "title")}
      </Link>
      {chips.length > 0 && (
        <div className="pcard-c">
          {chips.map((tag) => (
            <TagChip key={tag.kind} tag={tag} />
          ))}
        </div>
      )}
      <dl className="pcard-f small">
        {theme.state === "stopped" ? (
          <dd className="mute phrase pcard-r" title={theme.stop_reason}>
            {theme.stop_reason ? words.stoppedAt(theme.stop_reason) : words.noReason}
          </dd>
        ) : (
          <>
            <dt className="vh">{t.pipeline.next}</dt>
            {theme.next_step && (
              <dd className="ell" title={theme.next_step}>
                <Icon name="right" size="s" />
                {theme.next_step}
              </dd>
            )}
            <dt className="vh">{t.pipeline.owner}</dt>
            <dd className="row">
              <span className={`ell grow${theme.owner ? " mute" : " faint"}`}>{theme.owner || t.pipeline.nobody}</span>
              {theme.due && <Due due={theme.due} state={theme.state} />}
            </dd>
          </>
        )}
      </dl>
    </li>
  );
});
