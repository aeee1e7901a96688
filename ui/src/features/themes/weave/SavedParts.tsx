import { useState } from "react";
import { Field } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useSavedText } from "../savedText.ts";

interface SavedProps<T> {
  saved: T;
  save: (value: T) => Promise<boolean>;
  label: string;
  testid: string;
}

/** A day that may be left open, saved on leaving the field. WebKitGTK draws today in an empty one, as if it had been
 *  chosen: it says 未設定 instead. */
export function SavedDay({ saved, save, label, testid }: SavedProps<string>) {
  const { t } = useText();
  const { field, around } = useSavedText(saved, save);
  return (
    <span className={`wp-day${field.value === "" ? " unset" : ""}`} data-none={t.common.notSet} {...around}>
      <Field writes type="date" label={label} {...field} testid={testid} />
    </span>
  );
}

/** A whole number that may be left out, saved on leaving the field. */
export function SavedNumber({ saved, save, label, testid }: SavedProps<number | null>) {
  const { t } = useText();
  const [bad, setBad] = useState(false);
  const { field, around } = useSavedText(saved === null ? "" : String(saved), async (text) => {
    // Digits of full width are digits too.
    const typed = text.normalize("NFKC").trim();
    const refused = typed !== "" && !/^\d{1,4}$/.test(typed);
    setBad(refused);
    return refused ? false : save(typed === "" ? null : Number(typed));
  });
  return (
    <div {...around}>
      <Field
        writes
        label={label}
        {...field}
        error={bad ? t.weave.outline.numberBad : undefined}
        maxLength={6}
        testid={testid}
      />
    </div>
  );
}
