import type { ReactNode } from "react";
import type { Programme } from "../../../../api/bindings.ts";
import { Section } from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";
import { FactValue } from "../../parts/FactMark.tsx";
import { PhaseBar } from "../../parts/PhaseBar.tsx";
import { SourceEditor } from "../../parts/SourceEditor.tsx";
import { isBlank } from "../cells.ts";
import { useValidity } from "../columns.tsx";

/** Every field of a programme: what it says, and where that comes from. */
export function Facts({ programme: own }: { programme: Programme }) {
  const { t, f } = useText();
  const words = t.programmes;
  const validity = useValidity();
  const year = (of: number | null) => of !== null && words.yearBoth(f.fiscalYear(of), String(of));
  const lines: [field: keyof typeof words.field, value: ReactNode][] = [
    ["name_ja", own.name_ja],
    ["name_en", own.name_en],
    ["ministry", own.ministry],
    ["phases", own.phases],
    ["phase", <PhaseBar key="phase" first={own.phase_first} last={own.phase_last} />],
    ["modality", own.modality],
    ["disease", own.disease],
    ["ceiling_yen", own.ceiling_yen !== null && f.yen(own.ceiling_yen)],
    ["duration_years", own.duration_years !== null && words.years(own.duration_years)],
    ["call_months", own.call_months.map(words.month).join(words.join)],
    ["adoption_month", own.adoption_month !== null && words.month(own.adoption_month)],
    ["host", own.host],
    ["contact", own.contact],
    ["valid_first", year(own.valid_first)],
    ["valid_last", year(own.valid_last)],
    ["codes", own.codes.map((code) => code.code).join(" ")],
    ["names", own.names.map((name) => name.name).join(words.join)],
  ];
  return (
    <Section title={words.detail.facts} end={isBlank(own, "valid") ? undefined : validity.short(own)}>
      <dl className="prog-facts" data-testid="programme-facts">
        {lines.map(([field, value]) => {
          const blank = isBlank(own, field);
          return (
            <div key={field} className="prog-fact">
              <dt>{words.field[field]}</dt>
              <dd>
                <FactValue facts={own.facts} field={field} blank={blank}>
                  {value}
                </FactValue>
              </dd>
              <SourceEditor
                thing="programme"
                row={own.id}
                field={field}
                label={words.field[field]}
                facts={own.facts}
                blank={blank}
              />
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
