import type { ReactElement, ReactNode } from "react";
import {
  Dialog as AriaDialog,
  Menu as AriaMenu,
  Popover as AriaPopover,
  DialogTrigger,
  MenuItem,
  MenuTrigger,
  Separator,
} from "react-aria-components";
import { useWritable } from "../api/writable.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { KeyHint } from "./KeyHint.tsx";
import "./overlay.css";

export interface MenuEntry {
  id: string;
  label: string;
  icon?: IconName;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** It changes the library: disabled while that is open for reading only. */
  writes?: boolean;
  run: () => void;
}

/** Actions behind a button. `null` among the entries draws a line. */
export function Menu({
  trigger,
  entries,
  label,
  testid,
}: {
  trigger: ReactElement;
  entries: readonly (MenuEntry | null)[];
  label: string;
  testid?: string;
}) {
  const writable = useWritable();
  const find = (id: unknown) => entries.find((e) => e?.id === id);
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className="popover list" offset={4}>
        <AriaMenu className="options" aria-label={label} onAction={(id) => find(id)?.run()}>
          {entries.map((e, i) =>
            e === null ? (
              <Separator key={i} className="menu-line" />
            ) : (
              <MenuItem
                key={e.id}
                id={e.id}
                textValue={e.label}
                className={`option${e.danger ? " danger" : ""}`}
                isDisabled={e.disabled === true || (e.writes === true && !writable)}
                data-testid={testid && `${testid}-${e.id}`}
              >
                <span className="tick">{e.icon && <Icon name={e.icon} size="s" />}</span>
                <span>{e.label}</span>
                {e.keys && <KeyHint keys={e.keys} />}
              </MenuItem>
            ),
          )}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}

export interface PopoverProps {
  /** The button it hangs on. Leave out and give `anchor` to open it from elsewhere. */
  trigger?: ReactElement;
  anchor?: { current: Element | null };
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  label: string;
  placement?: "bottom start" | "bottom end" | "bottom" | "right" | "left" | "top" | "top start";
  width?: number;
  children: ReactNode;
  testid?: string;
}

/** A small surface hanging on a button (or an anchor). Escape closes it, focus comes back. */
export function Popover({
  trigger,
  anchor,
  open,
  onOpenChange,
  label,
  placement = "bottom start",
  width,
  children,
  testid,
}: PopoverProps) {
  const surface = (
    <AriaPopover
      className="popover"
      offset={4}
      placement={placement}
      {...(anchor ? { triggerRef: anchor } : {})}
      {...(trigger === undefined && open !== undefined ? { isOpen: open } : {})}
      {...(trigger === undefined && onOpenChange ? { onOpenChange } : {})}
      {...(width ? { style: { width } } : {})}
    >
      <AriaDialog aria-label={label} className="popover-in" data-testid={testid}>
        {children}
      </AriaDialog>
    </AriaPopover>
  );
  if (trigger === undefined) return surface;
  return (
    <DialogTrigger {...(open === undefined ? {} : { isOpen: open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger}
      {surface}
    </DialogTrigger>
  );
}
