import { memo, useMemo, useRef } from "react";
import type { Column, ListField as Field } from "../../api/bindings.ts";
import { Button, Icon, Select, useLines } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { type FieldGroup, GROUPS } from "./mapping.ts";

const NOT = "-";
/** px, as `.map-row`. */
const ROW = 46;

/** Which column becomes what, why it was read so, and how sure that is. */
export function Mapping({
  columns,
  onChange,
  onFold,
}: {
  columns: readonly Column[];
  onChange: (index: number, field: Field | null) => void;
  onFold: () => void;
}) {
  const { t, f } = useText();
  const used = columns.filter((column) => column.field !== null).length;
  const swapped = columns.filter((column) => column.reason === "swapped").length;
  const choices = useMemo(
    () => [
      { id: NOT, label: t.importing.ignore, hint: t.importing.ignoreHint },
      ...(Object.entries(GROUPS) as [FieldGroup, readonly Field[]][]).flatMap(([group, fields]) =>
        fields.map((field) => ({
          id: field as string,
          label: t.importing.fields[field],
          group: t.importing.groups[group],
        })),
      ),
    ],
    [t],
  );
  const latest = useRef(onChange);
  latest.current = onChange;
  const pick = useRef((index: number, field: Field | null) => latest.current(index, field));
  const scroller = useRef<HTMLUListElement>(null);
  const virtual = useLines(scroller, columns.length, { size: ROW, overscan: 8 });
  return (
    <>
      <div className="import-h">
        <h2>{t.importing.mapping}</h2>
        <span className="faint small ell">{t.importing.mappingUsed(f.number(used), f.number(columns.length))}</span>
        <span className="grow" />
        <Button
          look="ghost"
          size="sm"
          icon="left"
          label={t.importing.mappingFold}
          onPress={onFold}
          testid="import-fold"
        />
      </div>
      <div className="map-row map-head">
        <span>{t.importing.fileColumn}</span>
        <span>{t.importing.field}</span>
        <span>{t.importing.reason}</span>
      </div>
      <ul ref={scroller} className="scroll map">
        <li aria-hidden="true" style={{ height: virtual.getVirtualItems()[0]?.start ?? 0 }} />
        {virtual.getVirtualItems().map(({ index }) => {
          const column = columns[index];
          return column && <MapRow key={column.index} column={column} choices={choices} onPick={pick.current} />;
        })}
        <li
          aria-hidden="true"
          style={{ height: Math.max(0, virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0)) }}
        />
      </ul>
      {swapped > 0 && (
        <p className="map-swapped warn small phrase" role="status">
          <Icon name="alert" size="s" /> {t.importing.swapNote(f.number(swapped))}
        </p>
      )}
    </>
  );
}

// Every new reading brings new columns; only those that say something else are drawn again.
const MapRow = memo(
  function MapRow({
    column,
    choices,
    onPick,
  }: {
    column: Column;
    choices: readonly { id: string; label: string; hint?: string; group?: string }[];
    onPick: (index: number, field: Field | null) => void;
  }) {
    const { t, f } = useText();
    const heading = column.heading || t.importing.noHeading;
    const samples = column.samples.join(" · ");
    const swapped = column.reason === "swapped";
    const unsure = swapped || (column.field !== null && column.certainty < 80);
    const reason = swapped ? t.importing.swapped : t.importing.reasons[column.reason];
    return (
      <li
        className={`map-row${unsure ? " unsure" : ""}${column.field === null ? " off" : ""}`}
        data-heading={column.heading}
        data-reason={column.reason}
      >
        <span
          className="col"
          title={[heading, ...column.samples, t.importing.filled(f.number(column.filled))].join("\n")}
        >
          <span className="row map-name">
            {column.letter !== column.heading && (
              <span className="mono faint ell map-letter" title={column.letter}>
                {column.letter}
              </span>
            )}
            <span className="ell">{heading}</span>
            {column.hidden && (
              <span className="faint map-hidden" title={t.importing.hidden}>
                <Icon name="eye-off" size="s" label={t.importing.hidden} />
              </span>
            )}
          </span>
          <span className="row map-sample tiny faint">
            <span className="ell">{samples || t.importing.noSamples}</span>
            {column.filled < 100 && <span className="nw">{t.importing.filled(f.number(column.filled))}</span>}
          </span>
        </span>
        <span className="col">
          <Select
            label={t.importing.fieldOf(`${column.letter} ${heading}`)}
            hideLabel
            size="sm"
            choices={choices}
            value={column.field ?? NOT}
            onChange={(id) => onPick(column.index, id === NOT ? null : (id as Field))}
            testid={`import-column-${column.letter}`}
          />
        </span>
        <span className="col map-why">
          <span className={`ell tiny${unsure ? " warn" : ""}`} title={t.importing.reasons[column.reason]}>
            {swapped && <Icon name="alert" size="s" />} {reason}
          </span>
          <span className="row map-sure">
            {column.field !== null && <Certainty percent={column.certainty} unsure={unsure} />}
            {column.year !== null && (
              <span className="tiny acc nw">{t.importing.amountYear(f.fiscalYearShort(column.year))}</span>
            )}
          </span>
        </span>
      </li>
    );
  },
  (was, now) => was.choices === now.choices && JSON.stringify(was.column) === JSON.stringify(now.column),
);

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
