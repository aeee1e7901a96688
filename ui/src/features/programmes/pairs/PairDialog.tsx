import { useState } from "react";
import type { PairStatus, ProgrammePair } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, Dialog, Field, Note, Segmented, TextArea, useTouched } from "../../../components/index.ts";
import { readFiscalYear } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { factOf } from "../parts/facts.ts";
import { ProgrammeField } from "../parts/ProgrammePicker.tsx";
import { closesCircle, hasEnded } from "./pairs.ts";

export interface PairDialogProps {
  /** What is known of it already. */
  predecessor: number | null;
  successor: number | null;
  /** The pair that is changed; left out = a new one. */
  pair?: ProgrammePair;
  onClose: () => void;
  /** It was written. */
  onDone?: (predecessor: number, successor: number) => void;
}

/** Makes a pair or changes one. 公式 needs a source; whatever else is 想定. */
export function PairDialog({ pair, onClose, onDone, ...known }: PairDialogProps) {
  const { t } = useText();
  const words = t.programmes.pair;
  const fact = pair && factOf(pair.facts, "status");
  const [predecessor, setPredecessor] = useState(known.predecessor);
  const [successor, setSuccessor] = useState(known.successor);
  const [status, setStatus] = useState<PairStatus>(pair?.status ?? "assumed");
  const [from, setFrom] = useState(pair?.valid_from?.toString() ?? "");
  const [source, setSource] = useState(fact?.source ?? "");
  const [asOf, setAsOf] = useState(fact?.as_of ?? "");
  const [note, setNote] = useState(pair?.note ?? "");
  const touched = useTouched([predecessor, successor, status, from, source, asOf, note]);
  const write = useWrite("pairing.set");
  const programmes = useRead("registry.list", {}).data?.programmes ?? [];
  const pairs = useRead("pairing.list", {}).data?.pairs ?? [];
  const year = readFiscalYear(from);
  const same = predecessor !== null && predecessor === successor;
  const unsourced = status === "official" && source.trim() === "";
  const both = predecessor !== null && successor !== null && !same;
  const others = pairs.filter((own) => own.id !== pair?.id);
  const circle = both && closesCircle(others, { predecessor, successor });
  const after = programmes.find((own) => own.id === successor);
  const ready = both && !unsourced && year !== undefined && !write.busy;
  const why = !both
    ? words.needsBoth
    : unsourced
      ? words.needsSource
      : year === undefined
        ? t.programmes.wrong.year
        : "";
  const save = async () => {
    if (!ready) return;
    const done = await write.run({
      predecessor,
      successor,
      status,
      valid_from: year,
      source: source.trim(),
      as_of: asOf,
      note: note.trim(),
    });
    if (!done) return;
    onDone?.(predecessor, successor);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      dismissable={!touched}
      title={pair ? words.change : words.add}
      width={520}
      testid="pair-dialog"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            look="pri"
            writes
            disabled={!ready}
            {...(why === "" ? {} : { tip: why })}
            onPress={() => void save()}
            testid="pair-save"
          >
            {pair ? t.common.save : words.addRun}
          </Button>
        </>
      }
    >
      <ProgrammeField
        label={words.predecessor}
        value={predecessor}
        onChange={setPredecessor}
        disabled={pair !== undefined}
        {...(successor === null ? {} : { except: [successor] })}
        testid="pair-predecessor"
      />
      <ProgrammeField
        label={words.successor}
        value={successor}
        onChange={setSuccessor}
        marksEnded
        disabled={pair !== undefined}
        {...(predecessor === null ? {} : { except: [predecessor] })}
        testid="pair-successor"
      />
      <Segmented<PairStatus>
        label={t.programmes.field.status}
        hideLabel={false}
        value={status}
        onChange={setStatus}
        choices={[
          { id: "assumed", label: words.assumed },
          { id: "official", label: words.official },
        ]}
        testid="pair-status"
      />
      <p className="small mute pair-why">{status === "official" ? words.officialHint : words.assumedHint}</p>
      <Field
        label={t.programmes.fact.source}
        required={status === "official"}
        value={source}
        onChange={setSource}
        placeholder={t.programmes.fact.sourceHint}
        maxLength={500}
        onEnter={() => void save()}
        testid="pair-source"
      />
      <div className="row pair-two">
        <Field label={t.programmes.fact.asOf} type="date" value={asOf} onChange={setAsOf} testid="pair-as-of" />
        <Field
          label={words.validFrom}
          value={from}
          onChange={setFrom}
          placeholder={t.programmes.yearHint}
          error={year === undefined ? t.programmes.wrong.year : undefined}
          testid="pair-from"
        />
      </div>
      <TextArea label={t.programmes.field.note} value={note} onChange={setNote} rows={2} maxLength={2000} />
      {circle && (
        <Note tone="warn" testid="pair-circle">
          {words.cycleTitle}
        </Note>
      )}
      {after && hasEnded(after, new Date()) && (
        <Note tone="warn" testid="pair-closed">
          {words.closedTitle}
        </Note>
      )}
    </Dialog>
  );
}
