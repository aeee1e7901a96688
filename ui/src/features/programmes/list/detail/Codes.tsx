import type { Programme, ProgrammeCode } from "../../../../api/bindings.ts";
import { useWrite } from "../../../../api/client.ts";
import { Section } from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";
import { only } from "../cells.ts";
import { Years } from "./Years.tsx";

/** Codes with the fiscal years in which numbers began with them; codes themselves are edited in the grid. */
export function Codes({ programme }: { programme: Programme }) {
  const { t } = useText();
  const edit = useWrite("registry.edit");
  const save = (codes: ProgrammeCode[]) => void edit.run({ id: programme.id, fields: only({ codes }) });
  return (
    <Section title={t.programmes.detail.codes} testid="programme-codes">
      <ul className="prog-names">
        {programme.codes.map((own) => (
          <li key={own.code}>
            <span className="mono selectable">{own.code}</span>
            <Years
              label={own.code}
              first={own.valid_first}
              last={own.valid_last}
              onSave={(years) => save(programme.codes.map((other) => (other === own ? { ...own, ...years } : other)))}
            />
          </li>
        ))}
        {programme.codes.length === 0 && <li className="faint small">{t.programmes.noCodes}</li>}
      </ul>
    </Section>
  );
}
