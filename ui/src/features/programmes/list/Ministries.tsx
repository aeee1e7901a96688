import { useText } from "../../../text/index.ts";

export interface MinistriesProps {
  /** Empty = not known. */
  all: readonly string[];
  value: readonly string[];
  onChange: (ministries: string[]) => void;
}

/** Chips that show programmes of these ministries only; none pressed = all. */
export function Ministries({ all, value, onChange }: MinistriesProps) {
  const { t } = useText();
  return (
    <fieldset className="reg-ministries" aria-label={t.programmes.list.ministries}>
      {all.map((name) => {
        const on = value.includes(name);
        return (
          <button
            key={name}
            type="button"
            className="reg-ministry"
            aria-pressed={on}
            onClick={() => onChange(on ? value.filter((other) => other !== name) : [...value, name])}
            data-testid="registry-ministry"
          >
            {name === "" ? t.programmes.list.noMinistry : name}
          </button>
        );
      })}
    </fieldset>
  );
}
