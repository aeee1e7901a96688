import { useRef } from "react";
import { Button, KeyHint, Menu } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

/** What can be done with the ticked projects. Its place is always taken, so that the list never moves. */
export function SelectionBar({
  count,
  total,
  onTag,
  onSuggest,
  onFocus,
  onSimilar,
  onThemeCreate,
  onThemeJoin,
  onPropose,
  onRound,
  onExport,
  onCopy,
  onClear,
}: {
  count: number;
  total: number;
  onTag: (at: Element | null) => void;
  onSuggest: () => void;
  /** Opens the one ticked project in タグ付け; undefined where it is not one. */
  onFocus: (() => void) | undefined;
  /** Looks for projects like the ticked ones; undefined where they are too many to be compared. */
  onSimilar?: (() => void) | undefined;
  onThemeCreate: () => void;
  onThemeJoin: () => void;
  /** Looks for combinations among them; undefined where it is one alone. */
  onPropose?: (() => void) | undefined;
  /** Freezes the ticked ones into a round of stage one. */
  onRound?: (() => void) | undefined;
  onExport: () => void;
  /** The ticked rows as a table, to be pasted into Excel. */
  onCopy: () => void;
  onClear: () => void;
}) {
  const { t, f } = useText();
  const tag = useRef<HTMLButtonElement>(null);
  const none = count === 0;
  return (
    <div className="selection-bar" role="toolbar" aria-label={t.projects.selected(f.number(count))}>
      <span className={none ? "faint" : "strong"} aria-live="polite" data-testid="selection-count" data-count={count}>
        {none ? t.projects.nothingSelected : t.projects.selected(f.number(count))}
      </span>
      {none || count < total ? (
        <span className="row faint small hide-narrow selection-hints">
          <KeyHint keys={["shift+ArrowUp", "ArrowDown"]}>
            <span>{t.projects.hintRange}</span>
          </KeyHint>
          <KeyHint keys="mod+KeyA">
            <span>{t.projects.hintAll(f.number(total))}</span>
          </KeyHint>
        </span>
      ) : null}
      <span className="grow" />
      {!none && (
        <>
          <Button size="sm" look="ghost" onPress={onClear} testid="selection-clear">
            {t.projects.deselect}
          </Button>
          <Button writes ref={tag} size="sm" icon="tag" onPress={() => onTag(tag.current)} testid="selection-tag">
            {t.projects.tag}
          </Button>
          <Button writes size="sm" onPress={onSuggest} testid="selection-suggest">
            {t.tagging.suggest.button}
          </Button>
          {onFocus && (
            <Button size="sm" icon="arrow" onPress={onFocus} testid="selection-tagging">
              {t.tagging.focus.openHere}
            </Button>
          )}
          {onSimilar && (
            <Button size="sm" icon="search" onPress={onSimilar} testid="selection-similar">
              {t.find.similar.title}
            </Button>
          )}
          <Menu
            label={t.projects.toTheme}
            testid="selection-theme"
            trigger={
              <Button writes size="sm" icon="weave" testid="selection-theme">
                {t.projects.toTheme}
              </Button>
            }
            entries={[
              { id: "create", label: t.projects.themeCreate, icon: "plus", run: onThemeCreate },
              { id: "join", label: t.projects.themeJoin, icon: "weave", run: onThemeJoin },
              ...(onPropose
                ? [
                    null,
                    {
                      id: "propose",
                      label: t.pipeline.proposals.fromSelection,
                      icon: "search" as const,
                      run: onPropose,
                    },
                  ]
                : []),
            ]}
          />
          {onRound && (
            <Button
              writes
              size="sm"
              icon="stage"
              label={t.stage.open.selection}
              onPress={onRound}
              testid="selection-round"
            />
          )}
          <Button
            size="sm"
            icon="copy"
            label={t.projects.grid.keyCopy}
            keys="mod+KeyC"
            onPress={onCopy}
            testid="selection-copy"
          />
          <Button size="sm" icon="export" onPress={onExport} testid="selection-export">
            {t.projects.export}
          </Button>
        </>
      )}
    </div>
  );
}
