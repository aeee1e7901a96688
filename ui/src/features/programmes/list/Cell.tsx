import { createContext, type MouseEvent, type ReactNode, useContext, useRef } from "react";
import type { Programme } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";
import { FactValue } from "../parts/FactMark.tsx";
import { type CellId, EDITING, isBlank, isCell, type Typed } from "./cells.ts";
import { PopEditor } from "./PopEditor.tsx";
import { TextEditor } from "./TextEditor.tsx";

/** Where one goes from an edited cell; `left` = one is elsewhere already. */
export type Then = "stay" | "next" | "previous" | "left";

/** The cell the keys act on, and what its editor tells. */
export interface CellCursor {
  row: number | undefined;
  column: string | null;
  editing: boolean;
  /** False = it cannot be taken; the editor stays. */
  commit: (own: Programme, typed: Typed, then: Then) => boolean;
  cancel: () => void;
}

export const CellCursorContext = createContext<CellCursor>({
  row: undefined,
  column: null,
  editing: false,
  commit: () => false,
  cancel: () => {},
});

const still = (e: MouseEvent) => e.stopPropagation();

/** A cell of the registry: its value with what it rests on, or its editor. */
export function Cell({ own, column, children }: { own: Programme; column: string; children: ReactNode }) {
  const { t } = useText();
  const at = useContext(CellCursorContext);
  const element = useRef<HTMLSpanElement>(null);
  const here = at.row === own.id && at.column === column;
  const editing = here && at.editing && isCell(column);
  const { field, blank } = about(own, column);
  const label = isCell(column) ? t.programmes.field[column] : "";
  const common = {
    own,
    cell: column as CellId,
    label,
    onCommit: (typed: Typed, then: Then) => at.commit(own, typed, then),
    onCancel: at.cancel,
  };
  if (editing && EDITING[column] === "text")
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: only keeps clicks in the field from the row below it
      // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps clicks in the field from the row below it
      <span className="reg-cell on edit" ref={element} onClick={still} onDoubleClick={still}>
        <TextEditor {...common} />
      </span>
    );
  return (
    <span className={`reg-cell${here ? " on" : ""}`} ref={element}>
      {isCell(column) ? (
        <FactValue facts={own.facts} field={field} blank={blank}>
          {children}
        </FactValue>
      ) : (
        children
      )}
      {editing && <PopEditor anchor={element} {...common} />}
    </span>
  );
}

/** What a cell's source is noted under, and whether nothing is known of it: of the years of validity the first speaks for
 *  both, and a phase is known by its words or by its numbers. */
export function about(own: Programme, column: string): { field: string; blank: boolean } {
  if (column === "valid") return { field: "valid_first", blank: isBlank(own, "valid") };
  if (column === "phases" && own.phases === "") return { field: "phase", blank: isBlank(own, "phase") };
  return { field: column, blank: isBlank(own, column) };
}
