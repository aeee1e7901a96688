import { useCallback, useRef } from "react";
import type { Asset, AssetSuggestion, BoardNeed, ValueStep } from "../../../api/bindings.ts";
import { VALUE_STEPS } from "../../../components/index.ts";
import type { Rows } from "./Board.tsx";
import type { StrandRow } from "./model.ts";
import type { Place } from "./move.ts";

/** What lies at a place of the board. */
export interface UnderHand {
  row?: StrandRow;
  step?: ValueStep;
  asset?: Asset;
  suggestion?: AssetSuggestion;
  /** The button for the chips that are not drawn. */
  more?: boolean;
  gap?: BoardNeed;
}

export function lookAt({ strands, gaps }: Pick<Rows, "strands" | "gaps">, place: Place): UnderHand | null {
  const { column, unit } = place;
  const step = VALUE_STEPS[column - 1];
  const gap = gaps.find(({ key }) => key === place.row)?.cells[column - 1]?.[unit];
  if (gap) return { gap };
  const row = strands.find(({ key }) => key === place.row);
  if (!row) return null;
  if (!step) return { row };
  const cell = row.cells[column - 1];
  const chip = cell?.chips[unit];
  if (chip) return { row, step, ...("asset" in chip ? { asset: chip.asset } : { suggestion: chip.suggestion }) };
  return cell && cell.more > 0 && unit === cell.chips.length ? { row, step, more: true } : { row, step };
}

/** Looks at the board as it is drawn now; the function stays the same. */
export function useUnderHand(rows: Rows): (place: Place | null) => UnderHand | null {
  const latest = useRef(rows);
  latest.current = rows;
  return useCallback((place) => (place ? lookAt(latest.current, place) : null), []);
}
