import type { Reason, Verdict } from "../../../api/bindings.ts";
import { Select } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

const NONE = "-";

/** A reason of the verdict chosen; an empty key = none. */
export function ReasonSelect({
  reasons,
  verdict,
  value,
  onChange,
  disabled = false,
  testid,
}: {
  reasons: readonly Reason[];
  verdict: Verdict | null;
  value: string;
  onChange: (key: string) => void;
  disabled?: boolean;
  testid: string;
}) {
  const { t, pick } = useText();
  const fitting = reasons.filter((reason) => reason.verdict === verdict);
  return (
    <Select
      label={t.settling.reason}
      hideLabel
      value={fitting.some((reason) => reason.key === value) ? value : NONE}
      onChange={(key) => onChange(key === NONE ? "" : key)}
      disabled={disabled || fitting.length === 0}
      choices={[
        { id: NONE, label: t.settling.noReason },
        ...fitting.map((reason) => ({ id: reason.key, label: pick(reason, "name") })),
      ]}
      testid={testid}
    />
  );
}

/** What a reason is called; its key where no version of the criteria names it. */
export function useReasonName(reasons: readonly Reason[]) {
  const { t, pick } = useText();
  return (key: string) => {
    if (key === "") return t.settling.noReason;
    const own = reasons.find((reason) => reason.key === key);
    return own ? pick(own, "name") : key;
  };
}
