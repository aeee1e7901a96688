import type { Programme, ProgrammeCode } from "../../../../api/bindings.ts";
import { useWrite } from "../../../../api/client.ts";
import { Section } from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";
import { useLatest } from "../../parts/useLatest.ts";
import { Years } from "./Years.tsx";

/** Codes with the fiscal years in which numbers began with them; codes themselves are edited in the grid. */
export function Codes({ programme }: { programme: Programme }) {
  const { t } = useText();
  const edit = useWrite("registry.edit");
  const codes = useLatest<readonly ProgrammeCode[]>(programme.codes);
  const save = (next: readonly ProgrammeCode[]) => edit.run({ id: programme.id, fields: { codes: [...next] } });
  return (
    <Section title={t.programmes.detail.codes} testid="programme-codes">
      <ul className="prog-names">
        {codes.value.map((own) => (
          <li key={own.code}>
            <span className="mono selectable">{own.code}</span>
            <Years
              label={own.code}
              first={own.valid_first}
              last={own.valid_last}
              onSave={(years) =>
                void codes.send(
                  (now) => now.map((other) => (other.code === own.code ? { ...other, ...years } : other)),
                  save,
                )
              }
            />
          </li>
        ))}
        {codes.value.length === 0 && <li className="faint small">{t.programmes.noCodes}</li>}
      </ul>
    </Section>
  );
}
