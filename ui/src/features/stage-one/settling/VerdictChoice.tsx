import type { Verdict } from "../../../api/bindings.ts";
import { KeyHint, Segmented } from "../../../components/index.ts";
import { type Command, useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { VERDICTS } from "../address.ts";

/** Keys of the verdicts, by place on the keyboard. */
const KEYS: Record<Verdict, string> = { keep: "KeyY", hold: "KeyH", drop: "KeyU" };

/** The verdicts' keys as one hint. */
export const VERDICT_KEYS = VERDICTS.map((verdict) => KEYS[verdict]);

/** One of the three verdicts, by pointer or by Y, H, U. */
export function VerdictChoice({
  value,
  onChange,
  disabled = false,
  testid,
}: {
  value: Verdict | null;
  onChange: (verdict: Verdict) => void;
  disabled?: boolean;
  testid: string;
}) {
  const { t } = useText();
  useKeys(
    VERDICTS.map(
      (verdict): Command => ({
        id: `settling-${verdict}`,
        label: t.stage.verdict[verdict],
        group: "list",
        keys: [KEYS[verdict]],
        writes: true,
        enabled: !disabled,
        run: () => onChange(verdict),
      }),
    ),
  );
  return (
    <span className="row stl-choice">
      <Segmented<Verdict>
        label={t.settling.verdict}
        value={value}
        onChange={onChange}
        disabled={disabled}
        choices={VERDICTS.map((id) => ({ id, label: t.stage.verdict[id] }))}
        testid={testid}
      />
      <KeyHint keys={VERDICT_KEYS} />
    </span>
  );
}
