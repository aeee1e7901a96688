import { useState } from "react";
import { Button, ConceptPicker, Field, Icon, Popover, Segmented, Select } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { conceptKind, type Ends, FIELDS, isRange, type QueryField, type Row } from "./terms.ts";

interface BuilderRowProps {
  row: Row;
  onRow: (row: Row) => void;
  onRemove: () => void;
}

/** One condition: in what, whether it has it, and the alternatives. */
export function BuilderRow({ row, onRow, onRemove }: BuilderRowProps) {
  const { t } = useText();
  const words = t.find.builder;
  return (
    <li className="builder-row" data-testid="builder-row">
      <div className="builder-field">
        <Select<QueryField | "any">
          label={words.field}
          hideLabel
          value={row.field ?? "any"}
          onChange={(field) => onRow({ ...row, field: field === "any" ? null : field })}
          choices={[{ id: "any", label: words.anywhere }, ...FIELDS.map((id) => ({ id, label: t.find.fields[id] }))]}
          testid="builder-field"
        />
      </div>
      <Segmented<"has" | "not">
        label={words.mode}
        value={row.not ? "not" : "has"}
        onChange={(mode) => onRow({ ...row, not: mode === "not" })}
        choices={[
          { id: "has", label: words.has },
          { id: "not", label: words.hasNot },
        ]}
        testid="builder-mode"
      />
      <div className="builder-values">
        {isRange(row.field) ? <Ranges row={row} onRow={onRow} /> : <Words row={row} onRow={onRow} />}
      </div>
      <Button look="ghost" size="sm" icon="close" label={words.removeTerm} onPress={onRemove} testid="builder-remove" />
    </li>
  );
}

type PartProps = Omit<BuilderRowProps, "onRemove">;

function Words({ row, onRow }: PartProps) {
  const { t } = useText();
  const words = t.find.builder;
  const add = (word: string) => {
    const own = word.trim();
    if (own !== "") onRow({ ...row, draft: "", words: [...new Set([...row.words, own])] });
  };
  return (
    <>
      {row.words.map((word, i) => (
        <span key={word} className="row builder-word">
          {i > 0 && <span className="tiny faint">{words.or}</span>}
          <span className="token" data-testid="builder-word">
            <span className="ell">{word}</span>
            <button
              type="button"
              aria-label={words.removeValue(word)}
              onClick={() => onRow({ ...row, words: row.words.filter((other) => other !== word) })}
            >
              <Icon name="close" size="s" />
            </button>
          </span>
        </span>
      ))}
      <span className="row builder-word grow">
        {row.words.length > 0 && <span className="tiny faint">{words.or}</span>}
        <span className="grow">
          <Field
            size="sm"
            value={row.draft}
            onChange={(draft) => onRow({ ...row, draft })}
            ariaLabel={words.value}
            placeholder={words.addValue}
            onEnter={() => add(row.draft)}
            testid="builder-value"
          />
        </span>
        <Concepts row={row} onWord={add} />
      </span>
    </>
  );
}

/** A concept of the vocabulary by the name its chips show. */
function Concepts({ row, onWord }: { row: Row; onWord: (word: string) => void }) {
  const { t, pick } = useText();
  const [open, setOpen] = useState(false);
  const kind = conceptKind(row.field);
  if (!kind) return null;
  return (
    <Popover
      label={t.find.builder.pick}
      open={open}
      onOpenChange={setOpen}
      width={440}
      placement="bottom end"
      trigger={
        <Button size="sm" icon="book" testid="builder-pick">
          {t.find.builder.pick}
        </Button>
      }
    >
      <div className="builder-concepts">
        <ConceptPicker
          kind={kind}
          autoFocus
          testid="builder-concept"
          onPick={(concept) => {
            setOpen(false);
            onWord(pick(concept, "short") || pick(concept, "label"));
          }}
        />
      </div>
    </Popover>
  );
}

function Ranges({ row, onRow }: PartProps) {
  const { t } = useText();
  const words = t.find.builder;
  const unit = row.field === "budget" ? words.unitBudget : words.unitYear;
  const put = (at: number, ends: Partial<Ends>) =>
    onRow({ ...row, ranges: row.ranges.map((own, i) => (i === at ? { ...own, ...ends } : own)) });
  return (
    <>
      {row.ranges.map((ends, i) => (
        <span key={i} className="row builder-range">
          <Field
            size="sm"
            value={ends.from}
            onChange={(from) => put(i, { from })}
            ariaLabel={words.from}
            placeholder={words.from}
            testid="builder-from"
          />
          <span className="faint">–</span>
          <Field
            size="sm"
            value={ends.to}
            onChange={(to) => put(i, { to })}
            ariaLabel={words.to}
            placeholder={words.to}
            testid="builder-to"
          />
          <span className="small faint nw">{unit}</span>
          {row.ranges.length > 1 && (
            <Button
              look="ghost"
              size="sm"
              icon="close"
              label={words.removeRange}
              onPress={() => onRow({ ...row, ranges: row.ranges.filter((_, at) => at !== i) })}
            />
          )}
        </span>
      ))}
      <Button
        look="ghost"
        size="sm"
        icon="plus"
        label={words.addRange}
        onPress={() => onRow({ ...row, ranges: [...row.ranges, { from: "", to: "" }] })}
        testid="builder-range-add"
      />
    </>
  );
}
