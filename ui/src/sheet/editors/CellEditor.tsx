import { isLong } from "../columns.ts";
import type { EditorProps } from "./editor.ts";
import { LineEditor } from "./LineEditor.tsx";
import { PickEditor } from "./PickEditor.tsx";
import { PopEditor } from "./PopEditor.tsx";

/** The editor for the kind of a column. */
export function CellEditor(props: EditorProps & { hangs: "below" | "above"; leftwards: boolean }) {
  const { kind } = props.column;
  if (kind.type === "choice" || kind.type === "ref") return <PickEditor {...props} />;
  if (kind.type === "twin" || isLong(kind)) return <PopEditor {...props} />;
  return <LineEditor {...props} />;
}

/** Whether it stands in the cell itself, rather than hanging on it. */
export const isInCell = (kind: EditorProps["column"]["kind"]) =>
  !(kind.type === "choice" || kind.type === "ref" || kind.type === "twin" || isLong(kind));
