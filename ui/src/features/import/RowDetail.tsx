import { type ReactNode, useId } from "react";
import type { Candidate, Column, ListField as Field, ImportOptions, PreviewRow } from "../../api/bindings.ts";
import { Badge, Button, KeyValue, Section, Segmented } from "../../components/index.ts";
import { useKeys } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { compareTexts, type Piece } from "./diff.ts";
import { FIELDS } from "./mapping.ts";
import { conflictChoice, withConflict, withSame } from "./options.ts";
import { Fate } from "./Sum.tsx";

/** Columns kept under their heading that are listed at most. */
const KEPT = 60;

export interface RowDetailProps {
  row: PreviewRow;
  columns: readonly Column[];
  options: ImportOptions;
  change: (patch: Partial<ImportOptions>) => void;
  onClose: () => void;
  /** Undefined = there is none. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
}

/** One row: what may be the same project, what differs and which value wins, what is odd, how it was read. */
export function RowDetail(props: RowDetailProps) {
  const { row, columns, options, change, onClose, onPrevious, onNext } = props;
  const { t, f, pick } = useText();
  const worded = useWorded();
  const id = useId();
  useKeys([
    { id: "import-row-close", label: t.importing.detailClose, group: "importing", keys: ["Escape"], run: onClose },
    {
      id: "import-row-next",
      label: t.importing.next,
      group: "importing",
      keys: ["KeyJ"],
      enabled: onNext !== undefined,
      run: () => onNext?.(),
    },
    {
      id: "import-row-previous",
      label: t.importing.previous,
      group: "importing",
      keys: ["KeyK"],
      enabled: onPrevious !== undefined,
      run: () => onPrevious?.(),
    },
  ]);
  const byField = new Map<Field, Column>();
  for (const column of columns)
    if (column.field !== null && !byField.has(column.field)) byField.set(column.field, column);
  const read = FIELDS.filter((field) => row.values[field] !== undefined && row.values[field] !== "");
  const kept = columns
    .filter((column) => column.field === null && (row.cells[column.index] ?? "") !== "")
    .slice(0, KEPT);
  return (
    <aside className="rowd" aria-labelledby={id} data-testid="import-row">
      <header className="rowd-h">
        <h2 id={id}>{t.importing.detail(f.number(row.row))}</h2>
        <Fate fate={row.fate} />
        {row.key && <span className="mono ell">{row.key}</span>}
        {row.new_year && <Badge tone="ok">{t.importing.newYear}</Badge>}
        {row.skipped && <span className="faint small nw">{t.importing.skippedRow}</span>}
        <span className="grow" />
        <Button
          look="ghost"
          size="sm"
          icon="up"
          label={t.importing.previous}
          keys="KeyK"
          disabled={!onPrevious}
          {...(onPrevious ? { onPress: onPrevious } : {})}
        />
        <Button
          look="ghost"
          size="sm"
          icon="down"
          label={t.importing.next}
          keys="KeyJ"
          disabled={!onNext}
          {...(onNext ? { onPress: onNext } : {})}
        />
        <Button
          look="ghost"
          size="sm"
          icon="close"
          label={t.importing.detailClose}
          keys="Escape"
          onPress={onClose}
          testid="import-row-close"
        />
      </header>
      <div className="scroll rowd-b">
        {row.candidate && <Compare row={row} candidate={row.candidate} options={options} change={change} />}
        {row.diff.length > 0 && (
          <Section title={t.importing.diff}>
            <DiffTable row={row} options={options} change={change} />
          </Section>
        )}
        {row.issues.length > 0 && (
          <Section title={t.importing.rowIssues}>
            <ul className="rowd-issues">
              {row.issues.map((issue, i) => (
                <li key={i} data-testid="import-row-issue">
                  <Badge tone={row.fate === "unreadable" ? "bad" : "warn"}>{t.importing.issueCodes[issue.code]}</Badge>
                  <span className="phrase selectable">
                    {issue.column !== null && <span className="faint">{t.importing.column(issue.column)} </span>}
                    {pick(issue, "message")}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {read.length > 0 && (
          <Section title={t.importing.asRead}>
            <KeyValue
              labelWidth={112}
              items={read.map((field) => {
                const value = row.values[field] ?? "";
                const column = byField.get(field);
                const raw = column ? (row.cells[column.index] ?? "") : value;
                return [
                  t.importing.fields[field],
                  <span key={field}>
                    {worded(field, value)}
                    {raw.trim() !== value && raw.trim() !== "" && (
                      <span className="faint small"> {t.importing.inFile(short(raw))}</span>
                    )}
                  </span>,
                ] as const;
              })}
            />
          </Section>
        )}
        {kept.length > 0 && (
          <Section title={t.importing.kept}>
            <dl className="rowd-kept">
              {kept.map((column) => (
                <div key={column.index} className="kv-i">
                  <dt className="ell" title={column.heading}>
                    {column.heading || column.letter}
                  </dt>
                  <dd>{short(row.cells[column.index] ?? "")}</dd>
                </div>
              ))}
            </dl>
          </Section>
        )}
      </div>
    </aside>
  );
}

/** A cell of ten megabytes is not printed whole. */
const short = (value: string) => (value.length > 600 ? `${value.slice(0, 600)}…` : value);

function Marked({ pieces, as: Tag }: { pieces: readonly Piece[]; as: "del" | "ins" }) {
  return pieces.map((piece, i) => (piece.same ? <span key={i}>{piece.text}</span> : <Tag key={i}>{piece.text}</Tag>));
}

/** Values as they are stored, as a person reads them: amounts are in yen. */
function useWorded() {
  const { f } = useText();
  return (field: Field | null, value: string) =>
    (field === "budget" || field === "total_budget") && /^\d{1,15}$/.test(value) ? f.yen(Number(value)) : value;
}

function DiffTable({
  row,
  options,
  change,
}: {
  row: PreviewRow;
  options: ImportOptions;
  change: (patch: Partial<ImportOptions>) => void;
}) {
  const { t, f } = useText();
  const worded = useWorded();
  return (
    <table className="difft">
      <colgroup>
        <col className="difft-f" />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <td />
          <th scope="col">{t.importing.before}</th>
          <th scope="col">{t.importing.after}</th>
        </tr>
      </thead>
      <tbody>
        {row.diff.map((diff, i) => {
          const name = diff.heading || (diff.field ? t.importing.fields[diff.field] : "");
          const pieces = compareTexts(short(worded(diff.field, diff.before)), short(worded(diff.field, diff.after)));
          // What stays is marked as kept, what goes as struck out, whichever side it is on.
          const choice = diff.conflict ? conflictChoice(options, row.row, diff) : "file";
          return (
            <Rows key={`${row.row}-${i}`}>
              <tr className={diff.conflict ? "conflict" : ""} data-testid="import-diff" data-field={diff.field ?? ""}>
                <th scope="row">{name}</th>
                <td className={choice === "mine" ? "wins" : ""}>
                  {diff.before === "" ? (
                    <Empty />
                  ) : (
                    <Marked pieces={pieces.before} as={choice === "mine" ? "ins" : "del"} />
                  )}
                </td>
                <td className={choice === "file" ? "wins" : ""}>
                  {diff.after === "" ? (
                    <Empty />
                  ) : (
                    <Marked pieces={pieces.after} as={choice === "file" ? "ins" : "del"} />
                  )}
                </td>
              </tr>
              {diff.conflict && (
                <tr className="conflict choice" data-testid="import-conflict">
                  <td />
                  <td colSpan={2}>
                    <span className="row wrap">
                      <Segmented
                        label={`${name} ${t.importing.conflicts}`}
                        size="sm"
                        choices={[
                          { id: "mine", label: t.importing.conflictOne.mine },
                          { id: "file", label: t.importing.conflictOne.file },
                        ]}
                        value={choice}
                        onChange={(chosen) => change(withConflict(options, row.row, diff, chosen as "mine" | "file"))}
                        testid={`import-conflict-${diff.field ?? diff.heading}`}
                      />
                      <span className="bad tiny">
                        {t.importing.conflictBy(diff.conflict.by, f.timestamp(diff.conflict.at))}
                      </span>
                    </span>
                  </td>
                </tr>
              )}
            </Rows>
          );
        })}
      </tbody>
    </table>
  );
}

/** Two lines of one field. */
const Rows = ({ children }: { children: ReactNode }) => children;

function Empty() {
  const { t } = useText();
  return <span className="faint">{t.importing.empty}</span>;
}

const LATER = "later";

/** The row beside the project it may be. */
function Compare({
  row,
  candidate,
  options,
  change,
}: {
  row: PreviewRow;
  candidate: Candidate;
  options: ImportOptions;
  change: (patch: Partial<ImportOptions>) => void;
}) {
  const { t, f } = useText();
  const { values } = row;
  const choice = row.row in options.same ? (options.same[row.row] ?? null) : null;
  const years = (values.fiscal_year ?? "").split("-").map(Number).filter(Number.isFinite);
  const facts: [keyof typeof t.importing.compared, string, string][] = [
    ["key", row.key ?? values.number ?? "", candidate.key],
    ["title", values.title_ja ?? values.title_en ?? "", candidate.title],
    ["institution", values.institution ?? "", candidate.institution],
    ["programme", values.programme ?? "", candidate.programme],
    [
      "years",
      years.length > 0 && (values.fiscal_year ?? "") !== ""
        ? f.fiscalYears(years.length === 2 ? span(years[0] ?? 0, years[1] ?? 0) : years)
        : "",
      f.fiscalYears(candidate.years),
    ],
  ];
  return (
    <Section
      title={t.importing.compare}
      end={`${t.importing.candidateKinds[candidate.kind]} · ${t.importing.likeness(f.number(candidate.score))}`}
      testid="import-candidate"
    >
      <div className="rowd-same">
        <Segmented
          label={t.importing.sameChoice}
          choices={(["same", "apart", LATER] as const).map((id) => ({ id, label: t.importing.same[id] }))}
          value={choice ?? LATER}
          onChange={(id) => change(withSame(options, row.row, id === LATER ? null : id))}
          testid="import-same"
        />
        <span className="small mute phrase">{t.importing.sameHints[choice ?? LATER]}</span>
      </div>
      <table className="difft">
        <colgroup>
          <col className="difft-f" />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <td />
            <th scope="col">{t.importing.thisRow}</th>
            <th scope="col">
              {t.importing.candidate}
              {candidate.row !== null && (
                <span className="faint"> {t.importing.candidateRow(f.number(candidate.row))}</span>
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map(([fact, own, other]) => {
            const pieces = compareTexts(own, other);
            const mark = fact !== "years" && fact !== "key" && own !== "" && other !== "";
            return (
              <tr key={fact}>
                <th scope="row">{t.importing.compared[fact]}</th>
                <td className={fact === "key" ? "mono" : ""}>
                  {own === "" ? <Empty /> : mark ? <Marked pieces={pieces.before} as="ins" /> : own}
                </td>
                <td className={fact === "key" ? "mono" : ""}>
                  {other === "" ? <Empty /> : mark ? <Marked pieces={pieces.after} as="ins" /> : other}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

const span = (first: number, last: number) =>
  Array.from({ length: Math.max(1, Math.min(60, last - first + 1)) }, (_, i) => first + i);
