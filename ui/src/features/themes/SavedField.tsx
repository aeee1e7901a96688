import { useState } from "react";
import { Field, TextArea } from "../../components/index.ts";
import { useSavedText } from "./savedText.ts";

interface SavedFieldProps {
  saved: string;
  save: (text: string) => Promise<boolean>;
  label?: string;
  ariaLabel?: string;
  placeholder?: string;
  hint?: string;
  /** Several lines. */
  rows?: number;
  /** Said instead of saving when the text is empty. */
  needed?: string;
  size?: "sm";
  lang?: "ja" | "en";
  maxLength?: number;
  className?: string;
  testid?: string;
}

/** A text edited in place: saved on leaving it, told what is wrong where it is wrong. */
export function SavedField(props: SavedFieldProps) {
  const { saved, save, rows, needed, className, label, ariaLabel, placeholder, hint, size, lang, maxLength, testid } =
    props;
  const [empty, setEmpty] = useState(false);
  const { field, around } = useSavedText(saved, async (text) => {
    const refused = needed !== undefined && text.trim() === "";
    setEmpty(refused);
    return refused ? false : save(text);
  });
  const common = {
    ...field,
    onEscape: () => {
      setEmpty(false);
      field.onEscape();
    },
    error: empty ? needed : undefined,
    ...(label === undefined ? {} : { label }),
    ...(ariaLabel === undefined ? {} : { ariaLabel }),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(lang === undefined ? {} : { lang }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(testid === undefined ? {} : { testid }),
  };
  return (
    <div
      className={`saved-field${className ? ` ${className}` : ""}`}
      title={rows === undefined ? saved : undefined}
      {...around}
    >
      {rows === undefined ? (
        <Field writes {...common} {...(size ? { size } : {})} {...(hint ? { hint } : {})} />
      ) : (
        <TextArea writes {...common} rows={rows} {...(hint ? { hint } : {})} />
      )}
    </div>
  );
}
