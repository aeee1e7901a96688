import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type PressEvent } from "react-aria-components";
import { useWritable } from "../api/writable.ts";
import { useText } from "../text/index.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { KeyHint } from "./KeyHint.tsx";
import { Tooltip } from "./Tooltip.tsx";
import "./Button.css";

export interface ButtonProps {
  /** `pri` once a screen, `ghost` for quiet ones, `danger` for what removes. */
  look?: "pri" | "ghost" | "danger" | undefined;
  size?: "sm";
  icon?: IconName;
  /** The words. A button with an icon and no words needs `label`. */
  children?: ReactNode;
  label?: string;
  /** Keys printed inside, e.g. `mod+Enter`. Printing only; register them with `useKeys`. */
  keys?: string;
  /** Explanation on hover and focus, e.g. why it is disabled. */
  tip?: string;
  /** Pressed in (a toggle). */
  on?: boolean;
  disabled?: boolean;
  /** It changes the library: disabled, with the reason, while that is open for reading only. */
  writes?: boolean;
  onPress?: (e: PressEvent) => void;
  type?: "button" | "submit";
  autoFocus?: boolean;
  /** A small number after the words. */
  count?: string;
  slot?: string;
  testid?: string;
  ref?: Ref<HTMLButtonElement>;
  className?: string;
}

export function Button(props: ButtonProps) {
  const { look, size, icon, children, label, keys, on, writes, onPress, type = "button", count, testid, ref } = props;
  const { t } = useText();
  const barred = !useWritable() && writes === true;
  const disabled = props.disabled === true || barred;
  const tip = barred ? t.keep.readOnly.why : props.tip;
  const bare = icon !== undefined && children === undefined;
  const name = ["btn", look, size, bare && "icon", on && "on", props.className].filter(Boolean).join(" ");
  const button = (
    <AriaButton
      ref={ref ?? null}
      className={name}
      type={type}
      isDisabled={disabled}
      {...(onPress ? { onPress } : {})}
      {...(label ? { "aria-label": label } : {})}
      {...(on === undefined ? {} : { "aria-pressed": on })}
      {...(props.slot === undefined ? {} : { slot: props.slot })}
      autoFocus={props.autoFocus ?? false}
      data-testid={testid}
    >
      {icon && <Icon name={icon} size="s" />}
      {children}
      {count !== undefined && <span className="cnt">{count}</span>}
      {keys && <KeyHint keys={keys} />}
    </AriaButton>
  );
  const text = tip ?? (bare ? label : undefined);
  if (!text) return button;
  // A disabled button has no hover of its own: the wrapper carries the sentence why.
  if (disabled)
    return (
      <span title={text} className="btn-why">
        {button}
      </span>
    );
  return (
    <Tooltip text={text} keys={bare ? keys : undefined}>
      {button}
    </Tooltip>
  );
}
