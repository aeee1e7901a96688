import type { ReactElement } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import { KeyHint } from "./KeyHint.tsx";
import "./overlay.css";

/** Words on hover and keyboard focus. The child must be focusable (a Button). Plain text: use `title`. */
export function Tooltip({ text, keys, children }: { text: string; keys?: string | undefined; children: ReactElement }) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      {children}
      <AriaTooltip className="tooltip" offset={6}>
        {text}
        {keys && <KeyHint keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
