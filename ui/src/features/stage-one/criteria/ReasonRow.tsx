import type { Reason, Verdict } from "../../../api/bindings.ts";
import { Field, Select } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { MoveButtons } from "./MoveButtons.tsx";

const VERDICTS: readonly Verdict[] = ["keep", "hold", "drop"];

/** A reason that can be chosen with a verdict. */
export function ReasonRow({
  reason: own,
  may,
  first,
  last,
  onChange,
  onMove,
  onRemove,
}: {
  reason: Reason;
  may: boolean;
  first: boolean;
  last: boolean;
  onChange: (patch: Partial<Reason>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}) {
  const { t, pick } = useText();
  const words = t.stage.criteria;
  return (
    <li className="crit-reason" data-testid="reason" data-key={own.key}>
      <Select<Verdict>
        label={words.verdict}
        hideLabel
        size="sm"
        value={own.verdict}
        onChange={(verdict) => onChange({ verdict })}
        choices={VERDICTS.map((id) => ({ id, label: t.stage.verdict[id] }))}
        writes
        disabled={!may}
        testid="reason-verdict"
      />
      <Field
        size="sm"
        ariaLabel={words.reasonJa}
        placeholder={words.reasonJa}
        lang="ja"
        value={own.name_ja}
        onChange={(name_ja) => onChange({ name_ja })}
        maxLength={60}
        writes
        disabled={!may}
        testid="reason-ja"
      />
      <Field
        size="sm"
        ariaLabel={words.reasonEn}
        placeholder={words.reasonEn}
        lang="en"
        value={own.name_en}
        onChange={(name_en) => onChange({ name_en })}
        maxLength={60}
        writes
        disabled={!may}
        testid="reason-en"
      />
      <MoveButtons
        name={pick(own, "name") || words.unnamed}
        may={may}
        first={first}
        last={last}
        onMove={onMove}
        onRemove={onRemove}
      />
    </li>
  );
}
