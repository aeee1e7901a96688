import { useRef, useState } from "react";
import type { Filter, QueryReading } from "../../../api/bindings.ts";
import { read, sayProblem, useRead } from "../../../api/client.ts";
import { asProblem } from "../../../api/host.ts";
import { Button, Dialog, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { BuilderRow } from "./BuilderRow.tsx";
import { emptyRow, type Row, rowsOf, termsOf } from "./terms.ts";

export interface BuilderProps {
  filter: Filter;
  onClose: () => void;
  /** The text for the search field. */
  onText: (text: string) => void;
}

const NOTHING: QueryReading = { terms: [], nested: false, hints: [], also: [], marks: [] };

/** The search text as rows of conditions; what they say is written back as a search text. */
export function Builder(props: BuilderProps) {
  const { filter, onClose } = props;
  const { t, say } = useText();
  const blank = filter.text.trim() === "";
  const question = { text: filter.text, exact: filter.exact };
  const { data, error } = useRead("find.query", question, { enabled: !blank, keep: false });
  const reading = blank ? NOTHING : data;
  if (reading && !reading.nested) return <Rows {...props} reading={reading} />;
  // The answer is at hand, as the list asks the same; until it is there, a dialog that changes would only flash.
  if (!reading && !error) return null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.find.builder.title}
      width={640}
      testid="builder"
      footer={<Button onPress={onClose}>{t.common.close}</Button>}
    >
      <Note testid="builder-nested">{error ? say(`problem.${error.code}`, error.params) : t.find.builder.nested}</Note>
    </Dialog>
  );
}

function Rows({ reading, onClose, onText }: BuilderProps & { reading: QueryReading }) {
  const { t } = useText();
  const words = t.find.builder;
  const [rows, setRows] = useState<Row[]>(() => rowsOf(reading.terms));
  const next = useRef(rows.length);
  const terms = termsOf(rows);
  const written = useRead("find.write_query", { terms }, { enabled: terms.length > 0 });
  const text = terms.length === 0 ? "" : (written.data?.text ?? "");
  const add = () => {
    setRows([...rows, emptyRow(next.current)]);
    next.current += 1;
  };
  const remove = (key: number) => {
    const left = rows.filter((row) => row.key !== key);
    if (left.length > 0) return setRows(left);
    setRows([emptyRow(next.current)]);
    next.current += 1;
  };
  const apply = async () => {
    try {
      // What stands in the rows now, not what was written for the letters before.
      onText(terms.length === 0 ? "" : (await read("find.write_query", { terms })).text);
      onClose();
    } catch (error) {
      sayProblem(asProblem(error));
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      width={640}
      testid="builder"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button look="pri" onPress={() => void apply()} testid="builder-apply">
            {words.apply}
          </Button>
        </>
      }
    >
      <p className="small mute">{words.allHold}</p>
      <ul className="builder">
        {rows.map((row) => (
          <BuilderRow
            key={row.key}
            row={row}
            onRow={(changed) => setRows(rows.map((own) => (own.key === row.key ? changed : own)))}
            onRemove={() => remove(row.key)}
          />
        ))}
      </ul>
      <div>
        <Button size="sm" icon="plus" onPress={add} testid="builder-add">
          {words.addTerm}
        </Button>
      </div>
      <p className="small builder-written">
        <span className="faint">{words.written}</span>
        <code className="selectable" data-testid="builder-written">
          {text === "" ? words.nothing : text}
        </code>
      </p>
    </Dialog>
  );
}
