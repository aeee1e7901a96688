import { useState } from "react";
import type { Fact, FactOf, FactState } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Field, Popover, Segmented, SourceLink } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { FactMark } from "./FactMark.tsx";
import { factOf } from "./facts.ts";
import { keepKeys } from "./keepKeys.ts";
import "./parts.css";

export interface SourceEditorProps {
  thing: FactOf;
  row: number;
  field: string;
  /** What the field is called. */
  label: string;
  facts: readonly Fact[];
  /** Nothing is known of the field: then nothing is to be confirmed, but a source may be noted all the same. */
  blank?: boolean;
}

const isAddress = (source: string) => /^https?:\/\//i.test(source);

/** Where a field comes from: a button with what is known, behind it the source, its date and whether it is confirmed. */
export function SourceEditor(props: SourceEditorProps) {
  const { facts, field, label, blank } = props;
  const { t } = useText();
  const words = t.programmes.fact;
  const [open, setOpen] = useState(false);
  const fact = factOf(facts, field);
  const shown = fact?.state === "confirmed" ? words.confirmed : fact || !blank ? words.check : words.add;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={words.of(label)}
      placement="bottom end"
      width={340}
      testid="source-editor"
      trigger={
        <Button
          look="ghost"
          size="sm"
          className="source-button"
          label={words.open(label, shown)}
          testid={`source-${field}`}
        >
          {fact?.state === "confirmed" ? (
            <span className="ok tiny">{words.confirmed}</span>
          ) : blank && !fact ? (
            <span className="faint tiny">{words.add}</span>
          ) : (
            <FactMark facts={facts} field={field} />
          )}
        </Button>
      }
    >
      {open && <SourceForm {...props} fact={fact} onDone={() => setOpen(false)} />}
    </Popover>
  );
}

function SourceForm(props: SourceEditorProps & { fact: Fact | undefined; onDone: () => void }) {
  const { thing, row, field, label, fact, onDone } = props;
  const { t } = useText();
  const words = t.programmes.fact;
  const [source, setSource] = useState(fact?.source ?? "");
  const [asOf, setAsOf] = useState(fact?.as_of ?? "");
  const [state, setState] = useState<FactState>(fact?.state ?? "check");
  const write = useWrite("registry.fact");
  const save = async (next: FactState | null) => {
    const args = { thing, row, field: fact?.field ?? (field.startsWith("phase_") ? "phase" : field) };
    const done = await write.run({
      ...args,
      source: next === null ? "" : source.trim(),
      as_of: next === null ? "" : asOf,
      state: next,
    });
    if (done) onDone();
  };
  // 確認済み without a word of where it stands would be no more than a claim.
  const bare = state === "confirmed" && source.trim() === "";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the keys of the fields inside from the list behind
    <div className="source-form" onKeyDown={keepKeys}>
      <b className="small">{words.of(label)}</b>
      <Field
        label={words.source}
        value={source}
        onChange={setSource}
        placeholder={words.sourceHint}
        maxLength={500}
        autoFocus
        writes
        onEnter={() => !bare && void save(state)}
        testid="source-text"
      />
      {fact && isAddress(fact.source) && <SourceLink url={fact.source} from={words.linkFrom} />}
      <Field label={words.asOf} type="date" value={asOf} onChange={setAsOf} writes testid="source-as-of" />
      <Segmented<FactState>
        label={words.state}
        value={state}
        onChange={setState}
        choices={[
          { id: "check", label: words.check },
          { id: "confirmed", label: words.confirmed },
        ]}
        testid="source-state"
      />
      <p className="tiny faint source-why">{bare ? words.needsSource : words.stateHint}</p>
      <div className="row">
        {fact && (
          <Button look="ghost" size="sm" writes onPress={() => void save(null)} testid="source-clear">
            {words.forget}
          </Button>
        )}
        <span className="grow" />
        <Button
          look="pri"
          size="sm"
          writes
          disabled={bare || write.busy}
          onPress={() => void save(state)}
          testid="source-save"
        >
          {t.common.save}
        </Button>
      </div>
    </div>
  );
}
