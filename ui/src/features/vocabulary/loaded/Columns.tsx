import type { TableColumns } from "../../../api/bindings.ts";
import { Section, Select } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

const FIELDS = [
  "id",
  "label_ja",
  "label_en",
  "synonyms_ja",
  "synonyms_en",
  "parent",
  "same",
  "replaced_by",
  "obsolete",
] as const satisfies readonly (keyof TableColumns)[];
const NOT = "-";

/** Name of a column as a spreadsheet has it: A, B, … AA. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? letterOf(rest) : "") + String.fromCharCode(65 + (index % 26));
}

/** For a table: which column is what, over its first rows. */
export function Columns({
  headings,
  sample,
  columns,
  onChange,
}: {
  headings: readonly string[];
  sample: readonly (readonly string[])[];
  columns: TableColumns;
  onChange: (columns: TableColumns) => void;
}) {
  const { t } = useText();
  const say = t.vocabulary.columns;
  const choices = [
    { id: NOT, label: say.not },
    ...headings.map((heading, i) => ({ id: String(i), label: `${letterOf(i)}  ${heading || say.noHeading}` })),
  ];
  const usedFor = (index: number) =>
    FIELDS.filter((field) => columns[field] === index).map((field) => say.fields[field]);
  return (
    <Section title={say.title} testid="preview-columns">
      <p className="faint small phrase vocab-hint">{say.hint}</p>
      <div className="vocab-columns">
        {FIELDS.map((field) => (
          <Select
            key={field}
            size="sm"
            label={say.fields[field]}
            choices={choices}
            value={columns[field] === null ? NOT : String(columns[field])}
            onChange={(id) => onChange({ ...columns, [field]: id === NOT ? null : Number(id) })}
            testid={`column-${field}`}
          />
        ))}
      </div>
      <div className="vocab-table vocab-sample">
        <table aria-label={say.sample} data-testid="preview-sample">
          <thead className="heads">
            <tr>
              {headings.map((heading, i) => {
                const used = usedFor(i);
                return (
                  <th key={i} className={used.length > 0 ? "used" : undefined} title={heading}>
                    <span className="faint mono tiny">{letterOf(i)}</span> {heading || say.noHeading}
                    <span className="vocab-used tiny acc">{used.join(say.and) || "\u00a0"}</span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sample.map((row, r) => (
              <tr key={r}>
                {headings.map((_, i) => (
                  <td key={i} className="ell small" title={row[i]}>
                    {row[i]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
