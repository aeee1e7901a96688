import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { Kind } from "../../api/bindings.ts";
import { useWritable } from "../../api/writable.ts";

/** The large box of a kind: pill, square or point, in the colours of its kind; dashed while empty. */
export function KindBox({
  kind,
  empty,
  label,
  children,
  testid,
}: {
  kind: Kind;
  empty: boolean;
  label: string;
  children: ReactNode;
  testid: string;
}) {
  const writable = useWritable();
  return (
    <AriaButton
      isDisabled={!writable}
      className={`kbox ${kind}${empty ? " empty" : ""}`}
      aria-description={label}
      data-testid={testid}
    >
      {children}
    </AriaButton>
  );
}
