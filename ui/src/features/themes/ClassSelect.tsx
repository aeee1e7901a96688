import type { Class } from "../../api/bindings.ts";
import { Select } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

/** From open to secret. */
const CLASSES: readonly Class[] = ["public", "non-confidential", "cda", "internal"];

/** Disclosure class of one field; unset counts as internal and says so. */
export function ClassSelect({
  of,
  value,
  onChange,
  testid,
}: {
  /** Name of the field. */
  of: string;
  value: Class | undefined;
  onChange: (value: Class) => void;
  testid: string;
}) {
  const { t, say } = useText();
  return (
    <span className="class-select" title={`${t.themes.classOf(of)}\n${t.themes.classHint}`}>
      <span className="faint tiny nw" aria-hidden="true">
        {t.themes.classShort}
      </span>
      <Select
        writes
        label={t.themes.classOf(of)}
        hideLabel
        size="sm"
        choices={CLASSES.map((id) => ({ id, label: say(`class.${id}`) }))}
        value={value ?? null}
        placeholder={t.themes.classUnset}
        onChange={onChange}
        testid={testid}
      />
    </span>
  );
}
