import { type KeyboardEvent, useRef } from "react";
import { useWritable } from "../../../api/writable.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import "./parts.css";

/** AMED's year begins in April. */
export const MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3] as const;

export interface MonthTogglesProps {
  label: string;
  value: readonly number[];
  /** Ascending calendar months. */
  onChange: (months: number[]) => void;
  /** At most one month. */
  single?: boolean;
  autoFocus?: boolean;
  onKeyDown?: (e: KeyboardEvent) => void;
  testid?: string;
}

/** Twelve small toggles from April to March. Arrows move, Space presses. */
export function MonthToggles({ label, value, onChange, single, autoFocus, onKeyDown, testid }: MonthTogglesProps) {
  const { t } = useText();
  const writable = useWritable();
  const group = useRef<HTMLFieldSetElement>(null);
  const press = (month: number) => {
    const on = value.includes(month);
    if (single) return onChange(on ? [] : [month]);
    onChange((on ? value.filter((other) => other !== month) : [...value, month]).toSorted((a, b) => a - b));
  };
  const entry = value[0] ?? MONTHS[0];
  return (
    <fieldset
      className="months"
      ref={group}
      aria-label={label}
      data-testid={testid}
      onKeyDown={(e) => {
        if (isComposing(e)) return;
        const by = e.code === "ArrowRight" ? 1 : e.code === "ArrowLeft" ? -1 : 0;
        if (by !== 0) {
          const buttons = [...(group.current?.querySelectorAll("button") ?? [])];
          const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
          buttons[(at + by + buttons.length) % buttons.length]?.focus();
          e.preventDefault();
          e.stopPropagation();
        } else onKeyDown?.(e);
      }}
    >
      {MONTHS.map((month) => (
        <button
          key={month}
          type="button"
          className="month"
          aria-pressed={value.includes(month)}
          aria-label={t.programmes.month(month)}
          title={t.programmes.month(month)}
          disabled={!writable}
          tabIndex={month === entry ? 0 : -1}
          // biome-ignore lint/a11y/noAutofocus: set only where the person just opened this editor
          autoFocus={autoFocus === true && month === entry}
          onClick={() => press(month)}
          data-testid={testid && `${testid}-${month}`}
        >
          {month}
        </button>
      ))}
    </fieldset>
  );
}
