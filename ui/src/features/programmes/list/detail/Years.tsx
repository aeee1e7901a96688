import { useState } from "react";
import { Field, useDraft } from "../../../../components/index.ts";
import { readFiscalYear } from "../../../../text/format.ts";
import { useText } from "../../../../text/index.ts";

interface Span {
  valid_first: number | null;
  valid_last: number | null;
}

export interface YearsProps {
  /** What they are years of. */
  label: string;
  first: number | null;
  last: number | null;
  /** The end that was changed; the other stays as it is. */
  onSave: (span: Partial<Span>) => void;
}

/** First and last fiscal year of something, saved on leaving a field; Japanese and Western years are read. */
export function Years({ label, first, last, onSave }: YearsProps) {
  const { t } = useText();
  const words = t.programmes.detail;
  return (
    <span className="row prog-years">
      <Year label={`${label} ${words.from}`} value={first} onSave={(year) => onSave({ valid_first: year })} />
      <span className="tiny faint">{words.from}</span>
      <Year label={`${label} ${words.until}`} value={last} onSave={(year) => onSave({ valid_last: year })} />
      <span className="tiny faint">{words.until}</span>
    </span>
  );
}

function Year({
  label,
  value,
  onSave,
}: {
  label: string;
  value: number | null;
  onSave: (year: number | null) => void;
}) {
  const { t, f } = useText();
  const [wrong, setWrong] = useState(false);
  const draft = useDraft(value === null ? "" : f.fiscalYearShort(value), (text) => {
    const year = readFiscalYear(text);
    setWrong(year === undefined);
    if (year !== undefined && year !== value) onSave(year);
  });
  return (
    <>
      <Field {...draft} ariaLabel={label} placeholder={t.programmes.unknownEnd} size="sm" writes />
      {wrong && (
        // Below the field, not of it: without a label the field would be drawn anew, and the focus be gone.
        <span className="tiny bad prog-years-wrong" role="alert">
          {t.programmes.wrong.year}
        </span>
      )}
    </>
  );
}
