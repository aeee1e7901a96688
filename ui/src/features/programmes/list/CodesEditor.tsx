import type { ProgrammeCode } from "../../../api/bindings.ts";
import { Button, Field } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { isCode, readCode, withCode } from "./cells.ts";

export interface CodesEditorProps {
  value: readonly ProgrammeCode[];
  onChange: (codes: ProgrammeCode[]) => void;
  /** What is being typed. */
  typed: string;
  onTyped: (text: string) => void;
  autoFocus?: boolean;
}

/** Codes as chips: typed and taken with Enter, removed with their cross. What no number can begin with is refused and
 *  says why; what the registry has already stays, however odd. */
export function CodesEditor({ value, onChange, typed, onTyped, autoFocus }: CodesEditorProps) {
  const { t } = useText();
  const code = readCode(typed);
  const wrong = code !== "" && !isCode(code);
  return (
    <div className="reg-codes">
      <div className="row wrap">
        {value.map((own) => (
          <span key={own.code} className="reg-code mono">
            {own.code}
            <button
              type="button"
              aria-label={t.programmes.removeCode(own.code)}
              title={t.programmes.removeCode(own.code)}
              onClick={() => onChange(value.filter((other) => other !== own))}
              data-testid="code-remove"
            >
              ×
            </button>
          </span>
        ))}
        {value.length === 0 && <span className="faint small">{t.programmes.noCodes}</span>}
      </div>
      <div className="row">
        <Field
          value={typed}
          onChange={onTyped}
          ariaLabel={t.programmes.field.codes}
          placeholder="ck0106"
          size="sm"
          autoFocus={autoFocus ?? false}
          testid="code-input"
        />
        <Button
          size="sm"
          disabled={code === "" || wrong}
          onPress={() => {
            onChange(withCode(value, code));
            onTyped("");
          }}
          testid="code-add"
        >
          {t.programmes.addCode}
        </Button>
      </div>
    </div>
  );
}
