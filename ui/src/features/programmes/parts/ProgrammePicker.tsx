import { useEffect, useId, useMemo, useRef, useState } from "react";
import type { Programme } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, Field, Icon, Popover } from "../../../components/index.ts";
import { holds } from "../../../text/fold.ts";
import { useText } from "../../../text/index.ts";
import { hasEnded } from "../pairs/pairs.ts";
import "./parts.css";

/** All a programme is known by. */
export const namesOf = (own: Programme): string[] => [
  own.name_ja,
  own.name_en,
  ...own.names.map((alias) => alias.name),
  ...own.codes.map((code) => code.code),
];

/** Name of a programme in the language in use; the Japanese one where no English one is known. */
export const nameOf = (own: { name_ja: string; name_en: string }, lang: "ja" | "en"): string =>
  lang === "en" && own.name_en !== "" ? own.name_en : own.name_ja;

export interface ProgrammePickerProps {
  /** Enter or a click on a programme. */
  onPick: (programme: Programme) => void;
  /** Left out of the list. */
  except?: readonly number[];
  label: string;
  autoFocus?: boolean;
  onEscape?: () => void;
  /** Says which have ended: where what is chosen is to take projects on. */
  marksEnded?: boolean;
  testid?: string;
}

/** Finds a programme of the registry as one types: by any of its names or codes. Never with half-composed Japanese. */
export function ProgrammePicker(props: ProgrammePickerProps) {
  const { onPick, except, label, autoFocus, onEscape, marksEnded, testid = "programme" } = props;
  const { t, lang } = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const composing = useRef(false);
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const [at, setAt] = useState(0);
  const [today] = useState(() => new Date());
  const programmes = useRead("registry.list", {}).data?.programmes;
  const hits = useMemo(
    () => (programmes ?? []).filter((own) => !except?.includes(own.id) && holds(namesOf(own), asked)),
    [programmes, except, asked],
  );
  const chosen = Math.min(at, hits.length - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another first answer
  useEffect(() => setAt(0), [asked]);
  useEffect(() => {
    list.current?.querySelectorAll("[role=option]")[chosen]?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);
  const take = (own: Programme | undefined) => own && onPick(own);
  const change = (text: string) => {
    setTyped(text);
    if (!composing.current) setAsked(text);
  };
  return (
    <div
      className="prog-picker"
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(e) => {
        composing.current = false;
        change((e.target as HTMLInputElement).value);
      }}
    >
      <Field
        value={typed}
        onChange={change}
        icon="search"
        ariaLabel={label}
        placeholder={t.programmes.picker.placeholder}
        clearable
        autoFocus={autoFocus ?? false}
        onEnter={() => take(hits[chosen])}
        {...(onEscape ? { onEscape } : {})}
        onKeyDown={(e) => {
          if (e.code !== "ArrowDown" && e.code !== "ArrowUp") return;
          e.preventDefault();
          setAt(Math.max(0, Math.min(hits.length - 1, chosen + (e.code === "ArrowDown" ? 1 : -1))));
        }}
        testid={`${testid}-search`}
      />
      <div className="prog-picker-list" role="listbox" aria-label={label} id={id} ref={list}>
        {hits.map((own, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys, Enter takes the one chosen
          <div
            key={own.id}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            className={`prog-option${i === chosen ? " on" : ""}`}
            title={own.name_ja}
            onMouseMove={() => setAt(i)}
            // The field keeps the focus, so that one can go on typing.
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => take(own)}
            data-testid={`${testid}-option`}
          >
            <span className="ell">{nameOf(own, lang)}</span>
            <span className="grow" />
            <span className="faint tiny nw">{own.ministry}</span>
            {marksEnded && hasEnded(own, today) && (
              <span className="warn tiny nw" data-testid={`${testid}-ended`}>
                {t.programmes.picker.ended}
              </span>
            )}
          </div>
        ))}
        {programmes && hits.length === 0 && <p className="prog-picker-none">{t.programmes.picker.none}</p>}
      </div>
    </div>
  );
}

export interface ProgrammeFieldProps {
  label: string;
  /** Id of the one chosen; null = none. */
  value: number | null;
  onChange: (programme: number | null) => void;
  except?: readonly number[];
  hideLabel?: boolean;
  disabled?: boolean;
  marksEnded?: boolean;
  testid?: string;
}

/** The programme chosen in a form, with the picker behind it. */
export function ProgrammeField(props: ProgrammeFieldProps) {
  const { label, value, onChange, except, hideLabel, disabled, marksEnded, testid = "programme" } = props;
  const { t, lang } = useText();
  const [open, setOpen] = useState(false);
  const own = useRead("registry.list", {}).data?.programmes.find((one) => one.id === value);
  return (
    <div className="labelled">
      {!hideLabel && <span className="label">{label}</span>}
      <span className="row prog-field">
        <Popover
          open={open}
          onOpenChange={setOpen}
          label={label}
          width={380}
          trigger={
            <Button
              writes
              className="prog-field-button"
              label={`${label}: ${own ? nameOf(own, lang) : t.common.notSet}`}
              disabled={disabled ?? false}
              testid={testid}
            >
              <span className={`ell${own ? "" : " faint"}`} title={own?.name_ja}>
                {own ? nameOf(own, lang) : t.programmes.picker.choose}
              </span>
              <Icon name="down" size="s" />
            </Button>
          }
        >
          {open && (
            <ProgrammePicker
              label={label}
              autoFocus
              {...(except ? { except } : {})}
              marksEnded={marksEnded ?? false}
              onPick={(picked) => {
                setOpen(false);
                onChange(picked.id);
              }}
              testid={testid}
            />
          )}
        </Popover>
        {value !== null && (
          <Button
            look="ghost"
            size="sm"
            icon="close"
            writes
            label={t.programmes.picker.clear(label)}
            onPress={() => onChange(null)}
            testid={`${testid}-clear`}
          />
        )}
      </span>
    </div>
  );
}
