import type { ReactNode } from "react";
import {
  Checkbox as AriaCheckbox,
  Radio as AriaRadio,
  Select as AriaSelect,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  RadioGroup,
  SelectValue,
  Button as TriggerButton,
} from "react-aria-components";
import { useWritable } from "../api/writable.ts";
import { Icon } from "./Icon.tsx";
import "./Choice.css";
import "./overlay.css";

export interface CheckboxProps {
  /** True, false, or "mixed" for some of many. */
  checked: boolean | "mixed";
  onChange: (checked: boolean) => void;
  children?: ReactNode;
  /** Needed without children. */
  label?: string;
  disabled?: boolean;
  /** It changes the library: disabled, with the reason, while that is open for reading only. */
  writes?: boolean;
  testid?: string;
}

/** A tick box of three states. */
export function Checkbox({ checked, onChange, children, label, disabled, writes, testid }: CheckboxProps) {
  const barred = !useWritable() && writes === true;
  return (
    <AriaCheckbox
      className="check"
      isSelected={checked === true}
      isIndeterminate={checked === "mixed"}
      onChange={onChange}
      isDisabled={disabled === true || barred}
      {...(label ? { "aria-label": label } : {})}
      data-testid={testid}
    >
      <CheckMark checked={checked} />
      {children}
    </AriaCheckbox>
  );
}

/** Only the drawing of a tick box, for grid cells that handle clicks themselves. */
export function CheckMark({ checked }: { checked: boolean | "mixed" }) {
  return <span className={`cb${checked === true ? " on" : checked === "mixed" ? " mix" : ""}`} aria-hidden="true" />;
}

export interface Choice<T extends string> {
  id: T;
  label: string;
  /** A line below the label (Radio) or behind it (Select). */
  hint?: string;
  disabled?: boolean;
  /** Heading of the part of a Select's list it stands under; those of a group follow one another. */
  group?: string;
}

interface ChoiceProps<T extends string> {
  label: string;
  /** True = the label is for screen readers only. */
  hideLabel?: boolean;
  choices: readonly Choice<T>[];
  /** Null = nothing chosen yet. */
  value: T | null;
  onChange: (value: T) => void;
  disabled?: boolean;
  testid?: string;
}

/** One of several, all visible, each with room for a line of explanation. */
export function Radios<T extends string>({
  label,
  hideLabel,
  choices,
  value,
  onChange,
  disabled,
  testid,
}: ChoiceProps<T>) {
  return (
    <RadioGroup
      className="radios"
      value={value ?? ""}
      onChange={(v) => onChange(v as T)}
      isDisabled={disabled ?? false}
      data-testid={testid}
      {...(hideLabel ? { "aria-label": label } : {})}
    >
      {!hideLabel && <Label className="label">{label}</Label>}
      {choices.map((choice) => (
        <AriaRadio
          key={choice.id}
          value={choice.id}
          className="radio"
          isDisabled={choice.disabled ?? false}
          data-testid={testid && `${testid}-${choice.id}`}
        >
          <span className="cb rd" aria-hidden="true" />
          <span className="col">
            <span>{choice.label}</span>
            {choice.hint && <span className="below">{choice.hint}</span>}
          </span>
        </AriaRadio>
      ))}
    </RadioGroup>
  );
}

/** One of a few short words, side by side. */
export function Segmented<T extends string>(props: ChoiceProps<T> & { size?: "sm" }) {
  const { label, hideLabel = true, choices, value, onChange, disabled, testid, size } = props;
  return (
    <RadioGroup
      className="segmented"
      orientation="horizontal"
      value={value ?? ""}
      onChange={(v) => onChange(v as T)}
      isDisabled={disabled ?? false}
      data-testid={testid}
      {...(hideLabel ? { "aria-label": label } : {})}
    >
      {!hideLabel && <Label className="label">{label}</Label>}
      <div className={`seg${size ? ` ${size}` : ""}`}>
        {choices.map((choice) => (
          <AriaRadio
            key={choice.id}
            value={choice.id}
            className="seg-i"
            isDisabled={choice.disabled ?? false}
            data-testid={testid && `${testid}-${choice.id}`}
          >
            {choice.label}
          </AriaRadio>
        ))}
      </div>
    </RadioGroup>
  );
}

export interface SelectProps<T extends string> extends ChoiceProps<T> {
  size?: "sm";
  placeholder?: string;
  /** It changes the library: disabled while that is open for reading only. */
  writes?: boolean;
  /** Below the field, e.g. why this was guessed. */
  hint?: ReactNode;
}

/** One of many, in a list that opens. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, hideLabel, choices, value, onChange, size, placeholder, hint, testid } = props;
  const disabled = (!useWritable() && props.writes === true) || props.disabled === true;
  const option = (choice: Choice<T>) => (
    <ListBoxItem
      key={choice.id}
      id={choice.id}
      textValue={choice.label}
      className="option"
      isDisabled={choice.disabled ?? false}
      data-testid={testid && `${testid}-${choice.id}`}
    >
      {({ isSelected }) => (
        <>
          <span className="tick">{isSelected && <Icon name="check" size="s" />}</span>
          <span className="ell">{choice.label}</span>
          {choice.hint && <span className="w">{choice.hint}</span>}
        </>
      )}
    </ListBoxItem>
  );
  return (
    <AriaSelect
      className="labelled"
      value={value}
      onChange={(key) => key !== null && onChange(key as T)}
      isDisabled={disabled ?? false}
      placeholder={placeholder ?? "—"}
      {...(hideLabel ? { "aria-label": label } : {})}
    >
      {!hideLabel && <Label className="label">{label}</Label>}
      <TriggerButton className={`field drop${size ? ` ${size}` : ""}`} data-testid={testid}>
        <SelectValue className="ell">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <Icon name="down" size="s" />
      </TriggerButton>
      {hint && <span className="below">{hint}</span>}
      <Popover className="popover list" offset={4}>
        <ListBox className="options" ref={revealChosen}>
          {grouped(choices).map(([group, members]) =>
            group === undefined ? (
              members.map(option)
            ) : (
              <ListBoxSection key={group}>
                <Header className="option-group">{group}</Header>
                {members.map(option)}
              </ListBoxSection>
            ),
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** A list longer than its place opens at what is chosen, once the popover has found its own place. */
function revealChosen(list: HTMLElement | null) {
  if (!list) return;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" })),
  );
}

/** Runs of choices under one heading. */
function grouped<T extends string>(choices: readonly Choice<T>[]): [string | undefined, Choice<T>[]][] {
  const runs: [string | undefined, Choice<T>[]][] = [];
  for (const choice of choices) {
    const run = runs.at(-1);
    if (run && run[0] === choice.group) run[1].push(choice);
    else runs.push([choice.group, [choice]]);
  }
  return runs;
}
