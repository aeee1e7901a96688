import { memo } from "react";
import type { BoardNeed } from "../../../api/bindings.ts";
import { Icon, VALUE_STEPS } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import type { GapRow } from "./model.ts";

interface GapLineProps {
  row: GapRow;
  at: string | null;
  shown: string | undefined;
  over: string | null;
}

/** What is missing that one role would bring: an open cell for each gap, with how many projects could close it. */
export const GapLine = memo(function GapLine({ row, at, shown, over }: GapLineProps) {
  const { t, say } = useText();
  const needs = row.cells.flat();
  const help = needs.map(({ need }) => t.weave.needHelp[need]).join(t.common.slash);
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: its cells have the focus
    <div role="row" className="wv-r gap" data-testid="gap-row" data-role={row.role}>
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: nothing to be focused here */}
      <span role="rowheader" className="wl" title={help}>
        <span className="wl-r">
          <span className="bad nw">
            <Icon name="plus" size="s" /> {t.weave.board.gap}
          </span>
          <b className="ell">{say(`role.${row.role}`)}</b>
        </span>
        <span className="tiny faint ell">{help}</span>
      </span>
      {row.cells.map((gaps, i) => (
        // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the buttons in it have the focus
        <span key={VALUE_STEPS[i]} role="gridcell" className="wc gp">
          {gaps.map((gap, unit) => {
            const place = `${row.key}:${i + 1}:${unit}`;
            return (
              <Gap
                key={gap.need}
                gap={gap}
                place={place}
                stop={at === place}
                on={shown === gap.need}
                over={over === `gap:${gap.need}`}
              />
            );
          })}
        </span>
      ))}
    </div>
  );
});

interface GapProps {
  gap: BoardNeed;
  place: string;
  stop: boolean;
  on: boolean;
  over: boolean;
}

function Gap({ gap, place, stop, on, over }: GapProps) {
  const { t, f, say } = useText();
  const words = t.weave.board;
  const name = t.weave.needs[gap.need];
  const found =
    gap.state === "suggested"
      ? words.inTheme
      : gap.candidates > 0
        ? words.candidates(f.number(gap.candidates))
        : gap.supports.length > 0
          ? words.supports
          : words.noCandidate;
  const title = [
    t.common.colon(t.weave.gap.heading(say(`need.${gap.need}`), say(`step.${gap.step}`)), found),
    t.weave.needHelp[gap.need],
    gap.supports.length > 0 ? words.supportsTitle(gap.supports.join(t.common.comma)) : "",
    gap.reason ? words.byHand(gap.reason) : "",
  ];
  return (
    <button
      type="button"
      className={`wv-open${on ? " cur" : ""}${over ? " over" : ""}${gap.state === "suggested" ? " text" : ""}`}
      title={title.filter(Boolean).join("\n")}
      aria-label={title[0]}
      aria-current={on || undefined}
      data-at={place}
      tabIndex={stop ? 0 : -1}
      data-drop={`gap:${gap.need}`}
      data-testid={`theme-gap-${gap.need}`}
    >
      <b className="ell">{name}</b>
      <span className="ell">{found}</span>
    </button>
  );
}
