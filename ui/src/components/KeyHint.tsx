import type { ReactNode } from "react";
import { caps } from "../keys/index.ts";

/** Key caps: `<KeyHint keys="mod+KeyK" />`. With children: caps, then what they do. */
export function KeyHint({ keys, children }: { keys: string | readonly string[]; children?: ReactNode }) {
  const all = (typeof keys === "string" ? [keys] : keys).flatMap(caps);
  return (
    <span className="keyhint" aria-hidden={children ? undefined : true}>
      {all.map((cap, i) => (
        <kbd key={i}>{cap}</kbd>
      ))}
      {children}
    </span>
  );
}
