import type { ComponentProps } from "react";
import { Field } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** A day that may be left open. WebKitGTK draws today in an empty field, as if it had been chosen: it says 未設定 instead. */
export function DayField(props: Omit<ComponentProps<typeof Field>, "type" | "clearable">) {
  const { t } = useText();
  return (
    <span className={`st-day${props.value === "" ? " unset" : ""}`} data-none={t.common.notSet}>
      <Field {...props} type="date" clearable={props.disabled !== true} />
    </span>
  );
}
