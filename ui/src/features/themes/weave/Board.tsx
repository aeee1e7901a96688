import { type KeyboardEvent, memo, type PointerEvent, type RefObject, useMemo, useState } from "react";
import type { Board as BoardData, BoardNeed, ValueStep } from "../../../api/bindings.ts";
import { EmptyState, Icon, STEP_PHASES, VALUE_STEPS } from "../../../components/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { GapLine } from "./GapLine.tsx";
import { counts, gapRows, type StrandRow, strandRow } from "./model.ts";
import {
  gapShape,
  type Place,
  placeText,
  type RowShape,
  readPlace,
  settle,
  step,
  strandShape,
  type Way,
} from "./move.ts";
import { StrandLine } from "./StrandLine.tsx";

/** A thread that did not change keeps its row: only what changed is drawn again. */
const rows = new WeakMap<BoardData["strands"][number], StrandRow>();
function rowOf(strand: BoardData["strands"][number]): StrandRow {
  const kept = rows.get(strand);
  if (kept) return kept;
  const row = strandRow(strand);
  rows.set(strand, row);
  return row;
}

/** The rows of a board, and their shapes for the keys. */
export function useRows(board: BoardData | undefined) {
  return useMemo(() => {
    const strands = (board?.strands ?? []).map(rowOf);
    const gaps = gapRows(board?.needs ?? []);
    const shapes: RowShape[] = [...strands.map(strandShape), ...gaps.map(gapShape)];
    return { strands, gaps, shapes };
  }, [board]);
}
export type Rows = ReturnType<typeof useRows>;

const WAYS: Readonly<Record<string, Way>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
};

export interface BoardProps {
  board: BoardData;
  rows: Rows;
  /** Where it was stood on last, for whoever asks; it is drawn by the board. */
  place: RefObject<Place | null>;
  /** Enter or a click on a place. */
  onOpen: (place: Place, byKey: boolean) => void;
  /** Alt and an arrow on a thread. */
  onOrder: (place: Place, by: 1 | -1) => void;
  onDrag: (row: StrandRow) => (e: PointerEvent) => void;
  /** The gap or thread shown beside the board. */
  shown: string | undefined;
  /** `data-drop` of what is dragged over. */
  over: string | null;
  grid: RefObject<HTMLDivElement | null>;
}

/** The theme as a weave: steps are the warps, each thread a weft with its assets, gaps are open cells. */
export function Board({ board, rows, place: last, onOpen, onOrder, onDrag, shown, over, grid }: BoardProps) {
  const { t } = useText();
  const words = t.weave.board;
  // What Tab leads to, and the keys move from.
  const [stood, setStood] = useState(last.current);
  const at = settle(rows.shapes, stood);
  const placed = at && placeText(at);
  const of = (key: string) => (at?.row === key ? placed : null);
  const placeOf = (target: EventTarget) => readPlace((target as Element).closest<HTMLElement>("[data-at]")?.dataset.at);

  const onKeyDown = (e: KeyboardEvent) => {
    const place = placeOf(e.target);
    if (!place || isComposing(e) || e.ctrlKey || e.metaKey || e.shiftKey) return;
    const way = WAYS[e.key];
    if (e.altKey) {
      if (way !== "up" && way !== "down") return;
      e.preventDefault();
      e.stopPropagation();
      onOrder(place, way === "up" ? -1 : 1);
    } else if (way) {
      e.preventDefault();
      e.stopPropagation();
      const to = step(rows.shapes, place, way);
      grid.current?.querySelector<HTMLElement>(`[data-at="${placeText(to)}"]`)?.focus();
    } else if (e.key === "Enter" && !(e.target instanceof HTMLButtonElement)) {
      e.preventDefault();
      onOpen(place, true);
    }
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid that is no table
    <div
      className="wv"
      role="grid"
      aria-label={words.label}
      aria-colcount={VALUE_STEPS.length + 1}
      ref={grid}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onClick={(e) => {
        const place = placeOf(e.target);
        // An empty cell is only stood on: a click into the cloth adds nothing.
        if (place && (e.target as Element).closest("button")) onOpen(place, e.detail === 0);
      }}
      onDoubleClick={(e) => {
        const place = placeOf(e.target);
        if (place && !(e.target as Element).closest("button")) onOpen(place, false);
      }}
      onFocus={(e) => {
        const place = placeOf(e.target);
        if (!place) return;
        last.current = place;
        if (placeText(place) !== placed) setStood(place);
      }}
      data-drop="board"
      data-testid="theme-weave"
    >
      <Head needs={board.needs} />
      {/* biome-ignore lint/a11y/useSemanticElements: rows of a grid that is no table */}
      <div role="rowgroup">
        {rows.strands.map((row, i) => (
          <StrandLine
            key={row.key}
            row={row}
            index={i}
            at={of(row.key)}
            on={shown === row.key}
            over={over === `strand:${row.key}`}
            onDrag={onDrag}
          />
        ))}
      </div>
      {rows.strands.length === 0 && (
        <EmptyState icon="weave" title={words.noStrands} testid="weave-empty">
          {words.noStrandsBody}
        </EmptyState>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: rows of a grid that is no table */}
      <div role="rowgroup" className="wv-gaps">
        {rows.gaps.map((row) => (
          <GapLine key={row.key} row={row} at={of(row.key)} shown={shown} over={over} />
        ))}
      </div>
    </div>
  );
}

/** The steps with their phases, and how much of what each needs is there. */
const Head = memo(function Head({ needs }: { needs: readonly BoardNeed[] }) {
  const { t } = useText();
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the head of a grid that is no table
    <div role="row" className="wv-r wv-head">
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: nothing to be focused here */}
      <span role="columnheader" className="wl">
        <span className="vh">{t.weave.strand.title}</span>
      </span>
      {VALUE_STEPS.map((one) => (
        <StepHead key={one} step={one} needs={needs} />
      ))}
    </div>
  );
});

function StepHead({ step: of, needs }: { step: ValueStep; needs: readonly BoardNeed[] }) {
  const { t, f, say } = useText();
  const words = t.weave.board;
  const { closed, needed } = counts(needs, of);
  const full = needed > 0 && closed === needed;
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the head of a grid that is no table
    <span
      role="columnheader"
      className={`wh${full ? " full" : ""}`}
      title={needed === 0 ? words.noNeed : words.closedTitle(f.number(closed), f.number(needed))}
      data-testid={`weave-step-${of}`}
    >
      <b>{say(`step.${of}`)}</b>
      <span className="tiny faint">{STEP_PHASES[of]}</span>
      <span className={`tiny ${needed === 0 ? "faint" : full ? "ok" : "bad"}`}>
        {full && <Icon name="check" size="s" />}
        {needed === 0 ? "—" : words.closed(f.number(closed), f.number(needed))}
      </span>
    </span>
  );
}
