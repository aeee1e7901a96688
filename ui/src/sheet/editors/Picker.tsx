import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Field, Icon } from "../../components/index.ts";
import { isComposing } from "../../keys/index.ts";
import { fold, holds } from "../../text/fold.ts";
import { useText } from "../../text/index.ts";

/** Shown at once. */
const LIMIT = 100;

export interface Option {
  /** null = nothing. */
  id: string | number | null;
  name: string;
  about?: string | undefined;
}

interface PickerProps {
  label: string;
  options: readonly Option[];
  value: string | number | null;
  /** True = found by typing; else the list itself has the keys. */
  search: boolean;
  onPick: (id: Option["id"]) => void;
  /** Tab takes what is marked and goes on. */
  onTab?: (id: Option["id"], back: boolean) => void;
}

/** One of a list: arrows mark, Enter takes, typing narrows it down. */
export function Picker({ label, options, value, search, onPick, onTab }: PickerProps) {
  const { t, f } = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const find = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const found = useMemo(
    () =>
      typed.trim() === ""
        ? options
        : options.filter(({ id: own, name, about }) => own !== null && holds([name, about ?? ""], typed)),
    [options, typed],
  );
  const hits = found.slice(0, LIMIT);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      options.findIndex((own) => own.id === value),
    ),
  );
  const marked = Math.min(at, hits.length - 1);
  useEffect(() => {
    list.current?.querySelectorAll("[role=option]")[marked]?.scrollIntoView?.({ block: "nearest" });
  }, [marked]);
  // The field keeps the focus: of what is marked it tells a screen reader.
  useEffect(() => {
    const field = find.current;
    if (!field) return;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-expanded", "true");
    field.setAttribute("aria-controls", `${id}-list`);
    if (marked < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", `${id}-${marked}`);
  }, [id, marked]);
  useEffect(() => {
    if (!search) list.current?.focus();
  }, [search]);

  const onKeyDown = (e: KeyboardEvent) => {
    // The Escape that ends a composition does not close the list.
    if (isComposing(e)) return e.stopPropagation();
    const to = { ArrowDown: marked + 1, ArrowUp: marked - 1, PageDown: marked + 8, PageUp: marked - 8 }[e.code];
    const end = search ? undefined : { Home: 0, End: hits.length - 1 }[e.code];
    const own = hits[marked];
    if (to !== undefined || end !== undefined) setAt(Math.max(0, Math.min(hits.length - 1, to ?? end ?? 0)));
    else if (e.key === "Enter" || (e.code === "Space" && !search)) {
      if (own) onPick(own.id);
    } else if (e.code === "Tab" && onTab && own) onTab(own.id, e.shiftKey);
    else if (!search && e.key.length === 1 && !e.ctrlKey && !e.metaKey) {
      const next = [...hits.keys()].map((i) => (marked + 1 + i) % hits.length);
      const hit = next.find((i) => fold(hits[i]?.name ?? "").startsWith(fold(e.key)));
      if (hit !== undefined) setAt(hit);
    } else return;
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <div className="sheet-picker" onKeyDownCapture={onKeyDown}>
      {search && (
        <Field
          ref={find}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setAt(0);
          }}
          icon="search"
          ariaLabel={label}
          placeholder={t.sheet.search}
          autoFocus
          testid="sheet-find"
        />
      )}
      <div
        ref={list}
        id={`${id}-list`}
        className="options sheet-options"
        role="listbox"
        tabIndex={search ? -1 : 0}
        aria-label={label}
        aria-activedescendant={marked >= 0 ? `${id}-${marked}` : undefined}
        data-testid="sheet-options"
      >
        {hits.map((own, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard above
          <div
            key={own.id ?? "none"}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={own.id === value}
            className={`option${i === marked ? " marked" : ""}`}
            title={own.about ? `${own.name} ${own.about}` : own.name}
            onMouseMove={() => setAt(i)}
            // The field keeps the focus, so that one can go on typing.
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => onPick(own.id)}
            data-testid="sheet-option"
          >
            <span className="tick">{own.id === value && <Icon name="check" size="s" />}</span>
            <span className={`ell${own.id === null ? " faint" : ""}`}>{own.name}</span>
            {own.about && <span className="w ell">{own.about}</span>}
          </div>
        ))}
        {hits.length === 0 && <p className="sheet-none">{t.sheet.noHit}</p>}
        {found.length > hits.length && (
          <p className="sheet-none">{t.sheet.moreHits(f.number(found.length - hits.length))}</p>
        )}
      </div>
    </div>
  );
}
