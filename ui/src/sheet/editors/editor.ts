/** What every editor of a cell is given. */
import type { KeyboardEvent, RefObject } from "react";
import type { PlanColumn } from "../../api/bindings.ts";
import type { Cells, Refs } from "../columns.ts";
import type { Wrong } from "../put.ts";
import type { SheetWords } from "../words.ts";

/** Where one goes from an edited cell; `left` = one is elsewhere already. */
export type Then = "stay" | "next" | "previous" | "left";

export interface EditorProps {
  column: PlanColumn;
  label: string;
  /** The row as it stands, with what was typed and is not saved. */
  cells: Cells;
  /** Why what was typed before is not saved. */
  wrong: Wrong | null;
  words: SheetWords;
  refs: Refs;
  /** The cell. */
  anchor: RefObject<HTMLElement | null>;
  /** Takes what was typed; no cells = nothing was changed. */
  onTake: (cells: Cells, then: Then) => void;
  onCancel: () => void;
  /** What is asked about is right as it was typed. */
  onConfirm: () => void;
}

/** Blank is nothing. */
export const typedCell = (text: string) => (text.trim() === "" ? null : text);

/** Keys pressed in a popover are meant for it, not for what lies behind. Escape and Tab go on: the popover listens to them. */
export function keepKeys(e: KeyboardEvent) {
  if (e.key !== "Escape" && e.code !== "Tab" && !e.ctrlKey && !e.metaKey) e.stopPropagation();
}
