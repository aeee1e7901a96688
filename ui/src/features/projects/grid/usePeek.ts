import { useEffect, useState } from "react";
import type { GridHandle } from "../../../grid/index.ts";

/** Whether the project at the cursor is looked into, and on which side of its row the card stands. */
export function usePeek(grid: React.RefObject<GridHandle | null>, cursor: number) {
  const [open, setOpen] = useState(false);
  const [low, setLow] = useState(false);
  useEffect(() => {
    if (open && cursor >= 0) setLow(grid.current?.isLow(cursor) ?? false);
  }, [open, cursor, grid]);
  return { open, low, toggle: () => setOpen((now) => !now), close: () => setOpen(false) };
}
