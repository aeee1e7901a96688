import { useMemo, useRef } from "react";
import type { PlanColumn } from "../../api/bindings.ts";
import { Popover } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { cellValue, type Refs } from "../columns.ts";
import { WrongNote } from "../WrongNote.tsx";
import type { SheetWords } from "../words.ts";
import { type EditorProps, keepKeys, type Then } from "./editor.ts";
import { type Option, Picker } from "./Picker.tsx";

/** What a choice or a reference can be. What is not to be chosen any more stays where it is chosen. */
export function useOptions(column: PlanColumn, value: unknown, words: SheetWords, refs: Refs): Option[] {
  const { t } = useText();
  return useMemo(() => {
    const none: Option[] = column.needed ? [] : [{ id: null, name: t.sheet.noChoice }];
    const { kind } = column;
    if (kind.type === "choice") return [...none, ...kind.of.map((id) => ({ id, name: words.choice(column, id) }))];
    if (kind.type !== "ref") return none;
    const all = (refs[kind.to] ?? []).filter((own) => own.gone !== true || own.id === value);
    return [...none, ...all.map(({ id, name, about }) => ({ id, name, about }))];
  }, [column, value, words, refs, t]);
}

/** The editor of a choice or a reference: a list on the cell. */
export function PickEditor({
  column,
  label,
  cells,
  wrong,
  words,
  refs,
  anchor,
  onTake,
  onCancel,
  onConfirm,
}: EditorProps) {
  const { t } = useText();
  const value = cellValue(cells, column.name);
  const left = useRef(false);
  const options = useOptions(column, value, words, refs);
  const take = (id: Option["id"], then: Then) => {
    left.current = true;
    onTake(id === value || (id === null && value === "") ? {} : { [column.name]: id }, then);
  };
  return (
    <Popover
      anchor={anchor}
      open
      onOpenChange={(open) => {
        if (!open && !left.current) onCancel();
      }}
      label={label}
      width={column.kind.type === "ref" ? 340 : 200}
      testid="sheet-editor"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps the keys of the list from what lies behind */}
      <div className="sheet-pop slim" onKeyDown={keepKeys}>
        <Picker
          label={label}
          options={options}
          value={value === "" ? null : value}
          search={column.kind.type === "ref"}
          onPick={(id) => take(id, "stay")}
          onTab={(id, back) => take(id, back ? "previous" : "next")}
        />
        {wrong ? <WrongNote wrong={wrong} onConfirm={onConfirm} /> : <p className="tiny faint">{t.sheet.chooseHint}</p>}
      </div>
    </Popover>
  );
}
