import type { Column, Field } from "../../api/bindings.ts";
import { Select } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { FIELDS } from "./mapping.ts";

const NOT = "-";

/** Which column becomes what, why it was read so, and how sure that is. */
export function Mapping({
  columns,
  onChange,
}: {
  columns: readonly Column[];
  onChange: (index: number, field: Field | null) => void;
}) {
  const { t, f } = useText();
  const used = columns.filter((column) => column.field !== null).length;
  const choices: { id: string; label: string; hint?: string }[] = [
    ...FIELDS.map((field) => ({ id: field as string, label: t.importing.fields[field] })),
    { id: NOT, label: t.importing.ignore, hint: t.importing.ignoreHint },
  ];
  return (
    <>
      <div className="import-h">
        <h2>{t.importing.mapping}</h2>
        <span className="faint small">{t.importing.mappingUsed(f.number(used), f.number(columns.length))}</span>
      </div>
      <div className="map-row map-head">
        <span>{t.importing.fileColumn}</span>
        <span>{t.importing.field}</span>
        <span>{t.importing.reason}</span>
      </div>
      <ul className="scroll map">
        {columns.map((column) => {
          const heading = column.heading || t.importing.noHeading;
          const samples = column.samples.join(" · ");
          const unsure = column.field !== null && column.certainty < 80;
          return (
            <li
              key={column.index}
              className={`map-row${unsure ? " unsure" : ""}${column.field === null ? " off" : ""}`}
              data-heading={column.heading}
            >
              <span className="col" title={samples ? `${heading}\n${column.samples.join("\n")}` : heading}>
                <span className="ell">
                  <span className="mono faint map-letter">{column.letter}</span>
                  {heading}
                </span>
                <span className="ell faint tiny">{samples || t.importing.noSamples}</span>
              </span>
              <Select
                label={t.importing.fieldOf(`${column.letter} ${heading}`)}
                hideLabel
                size="sm"
                choices={choices}
                value={column.field ?? NOT}
                onChange={(id) => onChange(column.index, id === NOT ? null : (id as Field))}
                testid={`import-column-${column.letter}`}
              />
              <span className="col map-why">
                <span className={`ell tiny${unsure ? " warn" : ""}`} title={t.importing.reasons[column.reason]}>
                  {t.importing.reasons[column.reason]}
                </span>
                {column.field !== null && <Certainty percent={column.certainty} unsure={unsure} />}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Certainty({ percent, unsure }: { percent: number; unsure: boolean }) {
  const { t, f } = useText();
  const shown = Math.max(0, Math.min(100, percent));
  return (
    <span className="sure" title={t.importing.certainty(f.number(shown))}>
      <span className={`sure-bar${unsure ? " unsure" : ""}`} aria-hidden="true">
        <span style={{ width: `${shown}%` }} />
      </span>
      <span className="tiny faint">{f.number(shown)}%</span>
    </span>
  );
}
