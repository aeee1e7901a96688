import {
  type HTMLInputTypeAttribute,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useWritable } from "../api/writable.ts";
import { isComposing } from "../keys/index.ts";
import { useText } from "../text/index.ts";
import { Icon, type IconName } from "./Icon.tsx";
import "./Field.css";

interface Common {
  value: string;
  onChange: (value: string) => void;
  /** Shown above; without it give `ariaLabel`. */
  label?: string;
  ariaLabel?: string;
  /** A line below; its place is only taken when given. */
  hint?: ReactNode;
  /** What is wrong, below, in place of the hint. */
  error?: string | undefined;
  placeholder?: string;
  disabled?: boolean;
  /** It changes the library: disabled, with the reason, while that is open for reading only. */
  writes?: boolean;
  required?: boolean;
  /** Enter (Ctrl/⌘ Enter in a TextArea), never while composing. */
  onEnter?: () => void;
  /** Escape, never while composing. */
  onEscape?: () => void;
  onBlur?: () => void;
  autoFocus?: boolean;
  maxLength?: number;
  testid?: string;
}

export interface FieldProps extends Common {
  size?: "sm";
  icon?: IconName;
  /** Keys or a unit at the right end. */
  end?: ReactNode;
  /** A cross empties it. */
  clearable?: boolean;
  type?: HTMLInputTypeAttribute;
  onKeyDown?: (e: KeyboardEvent<HTMLInputElement>) => void;
  ref?: Ref<HTMLInputElement>;
  lang?: string;
}

/** One line of text. */
export function Field(props: FieldProps) {
  const { value, onChange, label, hint, error, size, icon, end, clearable, onEnter, onEscape, ref } = props;
  const { t } = useText();
  const barred = !useWritable() && props.writes === true;
  const disabled = props.disabled === true || barred;
  const id = useId();
  const below = error ?? hint;
  return (
    <Labelled id={id} label={label} required={props.required} below={below} bad={error !== undefined}>
      <span
        className={`field${size ? ` ${size}` : ""}${error ? " bad" : ""}`}
        data-disabled={disabled || undefined}
        title={barred ? t.keep.readOnly.why : undefined}
      >
        {icon && <Icon name={icon} size="s" />}
        <input
          ref={ref}
          id={id}
          type={props.type ?? "text"}
          value={value}
          lang={props.lang}
          placeholder={props.placeholder}
          disabled={disabled}
          required={props.required}
          maxLength={props.maxLength}
          spellCheck={false}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: set only for the first field of a dialog the person just opened
          autoFocus={props.autoFocus}
          aria-label={label ? undefined : props.ariaLabel}
          aria-invalid={error ? true : undefined}
          aria-describedby={below ? `${id}-b` : undefined}
          data-testid={props.testid}
          onChange={(e) => onChange(e.target.value)}
          onBlur={props.onBlur}
          onKeyDown={(e) => {
            if (isComposing(e)) return;
            if (e.key === "Enter" && onEnter) {
              e.preventDefault();
              onEnter();
            } else if (e.key === "Escape" && onEscape) {
              e.preventDefault();
              e.stopPropagation();
              onEscape();
            }
            if (!e.defaultPrevented) props.onKeyDown?.(e);
          }}
        />
        {clearable && value !== "" && (
          <button type="button" className="field-x" aria-label={t.common.clear} onClick={() => onChange("")}>
            <Icon name="close" size="s" />
          </button>
        )}
        {end}
      </span>
    </Labelled>
  );
}

export interface TextAreaProps extends Common {
  rows?: number;
  ref?: Ref<HTMLTextAreaElement>;
  lang?: string;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, label, hint, error, onEnter, onEscape, ref } = props;
  const { t } = useText();
  const barred = !useWritable() && props.writes === true;
  const id = useId();
  const below = error ?? hint;
  return (
    <Labelled id={id} label={label} required={props.required} below={below} bad={error !== undefined}>
      <textarea
        ref={ref}
        id={id}
        className={`field area${error ? " bad" : ""}`}
        rows={props.rows ?? 3}
        value={value}
        lang={props.lang}
        placeholder={props.placeholder}
        disabled={props.disabled === true || barred}
        title={barred ? t.keep.readOnly.why : undefined}
        required={props.required}
        maxLength={props.maxLength}
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: set only for the first field of a dialog the person just opened
        autoFocus={props.autoFocus}
        aria-label={label ? undefined : props.ariaLabel}
        aria-invalid={error ? true : undefined}
        aria-describedby={below ? `${id}-b` : undefined}
        data-testid={props.testid}
        onChange={(e) => onChange(e.target.value)}
        onBlur={props.onBlur}
        onKeyDown={(e) => {
          if (isComposing(e)) return;
          if (e.key === "Enter" && (e.ctrlKey || e.metaKey) && onEnter) {
            e.preventDefault();
            onEnter();
          } else if (e.key === "Escape" && onEscape) {
            e.preventDefault();
            e.stopPropagation();
            onEscape();
          }
        }}
      />
    </Labelled>
  );
}

interface LabelledProps {
  id: string;
  label?: string | undefined;
  required?: boolean | undefined;
  below?: ReactNode;
  bad: boolean;
  children: ReactNode;
}

function Labelled({ id, label, required, below, bad, children }: LabelledProps) {
  const { t } = useText();
  if (!label && !below) return children;
  return (
    <div className="labelled">
      {label && (
        <label htmlFor={id} className="label">
          {label}
          {required && <span className="req">{t.common.required}</span>}
        </label>
      )}
      {children}
      {below && (
        <span id={`${id}-b`} className={`below${bad ? " bad" : ""}`} role={bad ? "alert" : undefined}>
          {below}
        </span>
      )}
    </div>
  );
}

/** A field's text while it is being edited: follows `saved` from outside, hands the text to `save` on leaving the
 *  field or Enter, goes back on Escape. Spread it into Field or TextArea. */
export function useDraft(saved: string, save: (text: string) => void) {
  const [draft, setDraft] = useState<string | null>(null);
  // True from the first typed character until it was handed over or given up.
  const editing = useRef(false);
  // Handed over, the text stays until the saved one answers (which may be trimmed), so that nothing flickers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when the saved text changes
  useEffect(() => {
    if (!editing.current) setDraft(null);
  }, [saved]);
  const commit = () => {
    if (!editing.current) return;
    editing.current = false;
    if (draft === null || draft === saved) setDraft(null);
    else save(draft);
  };
  return {
    value: draft ?? saved,
    onChange: (text: string) => {
      editing.current = true;
      setDraft(text);
    },
    onBlur: commit,
    onEnter: commit,
    onEscape: () => {
      editing.current = false;
      setDraft(null);
    },
  };
}
