import { type KeyboardEvent, useRef, useState } from "react";
import { Field, Popover, TextArea } from "../../components/index.ts";
import { isComposing } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { cellNames, cellValue, isLong } from "../columns.ts";
import { WrongNote } from "../WrongNote.tsx";
import { type EditorProps, keepKeys, type Then, typedCell } from "./editor.ts";

/** The editor of texts that a cell has no room for: several lines, or the same in two languages. It hangs on the cell; leaving
 *  it takes what stands there, Escape leaves everything as it was. */
export function PopEditor(props: EditorProps) {
  const { column, label, cells, wrong, words, anchor, onTake, onCancel, onConfirm } = props;
  const { t } = useText();
  const names = cellNames(column);
  const twin = names.length > 1;
  const long = isLong(column.kind);
  const saved = (name: string) => String(cellValue(cells, name) ?? "");
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(names.map((name) => [name, saved(name)])),
  );
  const [touched, setTouched] = useState(false);
  const escaped = useRef(false);
  const left = useRef(false);
  const take = (then: Then) => {
    left.current = true;
    const changed = names.filter((name) => texts[name] !== saved(name));
    onTake(Object.fromEntries(changed.map((name) => [name, typedCell(texts[name] ?? "")])), then);
  };
  const onKeyDown = (e: KeyboardEvent) => {
    // The Escape that ends a composition does not end the editor.
    if (isComposing(e)) return e.stopPropagation();
    if (e.key === "Escape") escaped.current = true;
    else if (e.key === "Enter" && !e.shiftKey && !(e.target instanceof HTMLButtonElement)) {
      e.preventDefault();
      e.stopPropagation();
      take("stay");
    } else if (e.code === "Tab" && isOutwards(e)) {
      e.preventDefault();
      e.stopPropagation();
      take(e.shiftKey ? "previous" : "next");
    }
  };
  const field = (name: string) => {
    const lang = twin ? (name.endsWith("_ja") ? "ja" : "en") : undefined;
    const common = {
      value: texts[name] ?? "",
      onChange: (text: string) => {
        setTouched(true);
        setTexts((now) => ({ ...now, [name]: text }));
      },
      autoFocus: !twin || lang === words.lang,
      testid: `sheet-edit-${lang ?? "text"}`,
      ...(lang ? { lang, label: lang === "ja" ? t.common.japanese : t.common.english } : { ariaLabel: label }),
    };
    return long ? <TextArea key={name} rows={4} {...common} /> : <Field key={name} {...common} />;
  };
  return (
    <Popover
      anchor={anchor}
      open
      onOpenChange={(open) => {
        if (open || left.current) return;
        left.current = true;
        if (escaped.current) onCancel();
        else take("left");
      }}
      label={label}
      width={long ? 440 : 360}
      testid="sheet-editor"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the fields inside */}
      <div className="sheet-pop" onKeyDownCapture={onKeyDown} onKeyDown={keepKeys}>
        <b className="small">{label}</b>
        {names.map(field)}
        {wrong && !touched ? (
          <WrongNote wrong={wrong} onConfirm={onConfirm} />
        ) : (
          <p className="tiny faint">{twin ? t.sheet.twinHint : t.sheet.longHint}</p>
        )}
      </div>
    </Popover>
  );
}

/** Whether Tab would leave the editor: from its last stop, or backwards from its first. */
function isOutwards(e: KeyboardEvent): boolean {
  const stops = [...(e.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("input, textarea, button")];
  return (e.shiftKey ? stops[0] : stops.at(-1)) === e.target;
}
