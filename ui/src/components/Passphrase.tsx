import { type KeyboardEvent, type ReactNode, type Ref, useState } from "react";
import { useText } from "../text/index.ts";
import { Field } from "./Field.tsx";
import { Icon } from "./Icon.tsx";
import { strength } from "./strength.ts";
import "./Passphrase.css";

interface PassphraseFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onEnter?: () => void;
  error?: string | undefined;
  hint?: ReactNode;
  disabled?: boolean;
  autoFocus?: boolean;
  /** Shown or hidden from outside, so that two fields go together. */
  shown?: boolean;
  onShown?: (shown: boolean) => void;
  testid?: string;
  ref?: Ref<HTMLInputElement>;
}

/** A passphrase: hidden until shown. The line below is reserved, so that nothing moves when something is said. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { t } = useText();
  const [own, setOwn] = useState(false);
  const [caps, setCaps] = useState(false);
  const shown = props.shown ?? own;
  const look = (e: KeyboardEvent) => setCaps(e.getModifierState("CapsLock"));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only looks at Caps Lock on the way to the field
    <div className="passphrase" onKeyDownCapture={look} onKeyUpCapture={look} onBlur={() => setCaps(false)}>
      <Field
        {...(props.ref ? { ref: props.ref } : {})}
        label={props.label}
        type={shown ? "text" : "password"}
        value={props.value}
        onChange={props.onChange}
        disabled={props.disabled ?? false}
        autoFocus={props.autoFocus ?? false}
        maxLength={1000}
        {...(props.onEnter ? { onEnter: props.onEnter } : {})}
        {...(props.error ? { error: props.error } : {})}
        hint={
          caps && !props.error ? (
            <span className="row passphrase-caps" data-testid="caps-lock">
              <Icon name="alert" size="s" /> {t.keep.passphrase.capsLock}
            </span>
          ) : (
            // A line in any case.
            (props.hint ?? "\u00a0")
          )
        }
        {...(props.testid ? { testid: props.testid } : {})}
        end={
          (props.onShown || props.shown === undefined) && (
            <button
              type="button"
              className="field-x"
              aria-pressed={shown}
              aria-label={shown ? t.keep.passphrase.hide : t.keep.passphrase.show}
              title={shown ? t.keep.passphrase.hide : t.keep.passphrase.show}
              onClick={() => (props.onShown ? props.onShown(!shown) : setOwn(!shown))}
              data-testid={props.testid && `${props.testid}-show`}
            >
              <Icon name={shown ? "eye-off" : "eye"} size="s" />
            </button>
          )
        }
      />
    </div>
  );
}

/** A new passphrase entered twice. */
export interface NewPassphrase {
  first: string;
  again: string;
}

export const NO_PASSPHRASE: NewPassphrase = { first: "", again: "" };

/** Whether it may be used: long enough, and entered the same twice. */
export const isUsable = ({ first, again }: NewPassphrase) => strength(first) !== "short" && fold(first) === fold(again);

// The core folds width, so that "Ａ" entered once and "A" the second time is the same passphrase.
const fold = (entered: string) => entered.normalize("NFKC");

/** Two fields for a new passphrase, with its strength in words. */
export function NewPassphraseFields({
  value,
  onChange,
  onEnter,
  autoFocus,
  disabled,
}: {
  value: NewPassphrase;
  onChange: (value: NewPassphrase) => void;
  onEnter?: () => void;
  autoFocus?: boolean;
  disabled?: boolean;
}) {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  const judged = strength(value.first);
  const words = t.keep.passphrase.strengths[judged];
  // Said as soon as the second entry leaves the first one, not only at its end.
  const wrong = !fold(value.first).startsWith(fold(value.again));
  return (
    <div className="passphrase-new">
      <PassphraseField
        label={t.keep.passphrase.new}
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
        shown={shown}
        onShown={setShown}
        hint={
          value.first === "" ? (
            t.keep.passphrase.hint
          ) : (
            <span className={`row strength ${judged}`} role="status" data-testid="strength" data-strength={judged}>
              <span className="strength-bar" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              {words}
            </span>
          )
        }
        autoFocus={autoFocus ?? false}
        disabled={disabled ?? false}
        {...(onEnter ? { onEnter } : {})}
        testid="passphrase-new"
      />
      <PassphraseField
        label={t.keep.passphrase.again}
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        shown={shown}
        error={wrong ? t.keep.passphrase.differs : undefined}
        disabled={disabled ?? false}
        {...(onEnter ? { onEnter } : {})}
        testid="passphrase-again"
      />
    </div>
  );
}
