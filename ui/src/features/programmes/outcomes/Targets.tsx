import { useEffect, useState } from "react";
import type { FactState, KpiTarget, OutcomeKind, TargetPer } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import {
  Badge,
  Button,
  Dialog,
  ENTERED_KINDS,
  Field,
  Note,
  readCount,
  Segmented,
  Select,
  useTouched,
} from "../../../components/index.ts";
import { readFiscalYear } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { ProgrammeField } from "../parts/ProgrammePicker.tsx";

/** Longest source and note. */
const LONGEST = 500;

/** Targets, each with where it is stated and whether that was confirmed; all of them a person's to change. */
export function Targets({ targets, onClose }: { targets: readonly KpiTarget[]; onClose: () => void }) {
  const { t, f } = useText();
  const words = t.funding.outcome;
  const [open, setOpen] = useState<number | "new" | null>(null);
  const [touched, setTouched] = useState(false);
  const remove = useWrite("outcome.remove_target");
  return (
    <Dialog open onClose={onClose} dismissable={!touched} title={words.targets} width={720} testid="targets">
      <p className="small mute phrase">{words.targetsLead}</p>
      {targets.length === 0 && <p className="small faint">{words.targetNone}</p>}
      <ul className="out-targets">
        {targets.map((target) => (
          <li key={target.id} data-testid="target" data-id={target.id}>
            {open === target.id ? (
              <TargetForm own={target} onTouched={setTouched} onClose={() => setOpen(null)} />
            ) : (
              <>
                <b className="nw">{t.projects.outcomes[target.kind]}</b>
                <span className="nw">
                  {f.fiscalYearShort(target.year_first)}–{f.fiscalYearShort(target.year_last)}
                </span>
                <span className="num">{f.number(target.amount)}</span>
                <span className="small mute nw">{target.per === "year" ? words.perYear : words.perSpan}</span>
                <span className="ell small" title={[target.source, target.note].filter(Boolean).join("\n")}>
                  {words.targetFrom(
                    target.programme === null ? words.whole : target.programme_name,
                    target.source || words.sourceNone,
                  )}
                </span>
                <Badge tone={target.state === "check" ? "warn" : "ok"}>{words.states[target.state]}</Badge>
                <span className="row">
                  <Button
                    writes
                    look="ghost"
                    size="sm"
                    icon="edit"
                    label={words.edit}
                    onPress={() => setOpen(target.id)}
                    testid="target-edit"
                  />
                  <Button
                    writes
                    look="ghost"
                    size="sm"
                    icon="trash"
                    label={words.targetRemove}
                    disabled={remove.busy}
                    onPress={() => void remove.run({ id: target.id })}
                    testid="target-remove"
                  />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      {open === "new" ? (
        <TargetForm own={null} onTouched={setTouched} onClose={() => setOpen(null)} />
      ) : (
        <div>
          <Button writes icon="plus" onPress={() => setOpen("new")} testid="target-new">
            {words.targetNew}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function TargetForm({
  own,
  onTouched,
  onClose,
}: {
  own: KpiTarget | null;
  /** Whether something was changed that is not saved. */
  onTouched: (touched: boolean) => void;
  onClose: () => void;
}) {
  const { t, f, say } = useText();
  const words = t.funding.outcome;
  const [kind, setKind] = useState<OutcomeKind>(own?.kind ?? "licensing");
  const [first, setFirst] = useState(own ? String(own.year_first) : "");
  const [last, setLast] = useState(own ? String(own.year_last) : "");
  const [per, setPer] = useState<TargetPer>(own?.per ?? "year");
  const [programme, setProgramme] = useState<number | null>(own?.programme ?? null);
  const [amount, setAmount] = useState(own ? String(own.amount) : "");
  const [source, setSource] = useState(own?.source ?? "");
  // Until somebody says so, nothing is confirmed.
  const [state, setState] = useState<FactState>(own?.state ?? "check");
  const [note, setNote] = useState(own?.note ?? "");
  const [shown, setShown] = useState(false);
  const touched = useTouched([kind, first, last, per, programme, amount, source, state, note]);
  useEffect(() => {
    onTouched(touched);
    return () => onTouched(false);
  }, [touched, onTouched]);
  const save = useWrite("outcome.set_target", { ownRefusals: true });
  const [from, to] = [readFiscalYear(first), readFiscalYear(last)];
  const count = readCount(amount);
  const bad = (year: number | null | undefined) => (year == null ? words.errors.year : undefined);
  const errors = {
    first: bad(from),
    last: bad(to) ?? (from != null && to != null && to < from ? words.errors.order : undefined),
    amount: count === undefined ? words.errors.amount : undefined,
    source: source.length > LONGEST ? words.errors.long : undefined,
    note: note.length > LONGEST ? words.errors.long : undefined,
  };
  const said = (error: string | undefined) => (shown ? error : undefined);
  const run = async () => {
    setShown(true);
    if (save.busy || from == null || to == null || count === undefined) return;
    if (Object.values(errors).some((error) => error !== undefined)) return;
    const done = await save.run({
      id: own?.id ?? null,
      kind,
      year_first: from,
      year_last: to,
      per,
      programme,
      amount: count,
      source: source.trim(),
      state,
      note: note.trim(),
    });
    if (done !== undefined) onClose();
  };
  const refused = save.problem && save.problem.code !== "fault" ? save.problem : null;
  const enter = () => void run();
  return (
    <div className="out-form" data-testid="target-form">
      <div className="out-grid">
        <Select<OutcomeKind>
          label={words.kind}
          choices={ENTERED_KINDS.map((id) => ({ id, label: t.projects.outcomes[id] }))}
          value={kind}
          onChange={setKind}
          testid="target-kind"
        />
        <Field
          label={words.first}
          value={first}
          onChange={setFirst}
          hint={from == null ? "" : f.fiscalYear(from)}
          error={said(errors.first)}
          required
          autoFocus
          onEnter={enter}
          testid="target-first"
        />
        <Field
          label={words.last}
          value={last}
          onChange={setLast}
          hint={to == null ? "" : f.fiscalYear(to)}
          error={said(errors.last)}
          required
          onEnter={enter}
          testid="target-last"
        />
        <Field
          label={words.amount}
          value={amount}
          onChange={setAmount}
          error={said(errors.amount)}
          required
          onEnter={enter}
          testid="target-amount"
        />
      </div>
      <div className="out-grid">
        <Segmented<TargetPer>
          label={words.per}
          hideLabel={false}
          size="sm"
          choices={[
            { id: "year", label: words.perYear },
            { id: "span", label: words.perSpan },
          ]}
          value={per}
          onChange={setPer}
          testid="target-per"
        />
        <Segmented<FactState>
          label={words.state}
          hideLabel={false}
          size="sm"
          choices={(["check", "confirmed"] as const).map((id) => ({ id, label: words.states[id] }))}
          value={state}
          onChange={setState}
          testid="target-state"
        />
        <ProgrammeField label={words.programme} value={programme} onChange={setProgramme} testid="target-programme" />
      </div>
      <Field
        label={words.source}
        value={source}
        onChange={setSource}
        hint={words.sourceHint}
        error={errors.source}
        onEnter={enter}
        testid="target-source"
      />
      <Field
        label={words.note}
        value={note}
        onChange={setNote}
        error={errors.note}
        onEnter={enter}
        testid="target-note"
      />
      {refused && <Note tone="bad">{say(`problem.${refused.code}`, refused.params)}</Note>}
      <div className="row">
        <Button writes look="pri" size="sm" disabled={save.busy} onPress={enter} testid="target-save">
          {words.save}
        </Button>
        <Button size="sm" onPress={onClose}>
          {t.common.cancel}
        </Button>
      </div>
    </div>
  );
}
