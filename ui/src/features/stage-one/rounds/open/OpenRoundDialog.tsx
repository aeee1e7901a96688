import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Blindness, Purpose, RoundKind, Selection } from "../../../../api/bindings.ts";
import { sayProblem, useRead, useWrite } from "../../../../api/client.ts";
import { asProblem } from "../../../../api/host.ts";
import {
  Button,
  type Choice,
  Dialog,
  Field,
  Note,
  Radios,
  Segmented,
  Select,
  TextArea,
} from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";
import { DayField } from "../../parts/DayField.tsx";
import { useMay } from "../../parts/useMay.ts";
import { CALIBRATION, matching, sampled } from "./list.ts";

const KINDS: readonly RoundKind[] = ["votes", "tags"];
const PURPOSES: readonly Purpose[] = ["main", "calibration"];
export const BLINDNESS: readonly Blindness[] = ["all-voted", "closed", "open"];
export const READERS = ["1", "2", "3", "4", "5"] as const;

/** Freezes a list into a round. `given` are projects chosen elsewhere. */
export function OpenRoundDialog({
  given,
  onClose,
}: {
  given: { selection: Selection; count: number } | null;
  onClose: () => void;
}) {
  const { t, f } = useText();
  const words = t.stage.open;
  const navigate = useNavigate();
  const { why, chair } = useMay();
  const write = useWrite("round.open");
  const projects = useRead("library.status", {}).data?.open?.projects ?? 0;
  const views = useRead("view.list", {}).data?.views ?? [];
  const versions = useRead("criteria.list", {}).data?.versions;
  const [name, setName] = useState("");
  const [kind, setKind] = useState<RoundKind>("votes");
  const [purpose, setPurpose] = useState<Purpose>("main");
  const [list, setList] = useState(given ? "given" : "all");
  const [size, setSize] = useState(String(CALIBRATION));
  const [readers, setReaders] = useState<(typeof READERS)[number]>("2");
  const [blindness, setBlindness] = useState<Blindness>("all-voted");
  const [chosen, setChosen] = useState<string | null>(null);
  const [deadline, setDeadline] = useState("");
  const [note, setNote] = useState("");
  const [taking, setTaking] = useState(false);

  const lists: Choice<string>[] = [
    ...(given ? [{ id: "given", label: words.picked(f.number(given.count)) }] : []),
    { id: "all", label: words.everything(f.number(projects)) },
    ...views.map((view) => ({
      id: String(view.id),
      label: words.view(view.name, f.number(view.count)),
      group: words.views,
    })),
  ];
  const view = views.find((one) => String(one.id) === list);
  const selection = list === "given" && given ? given.selection : matching(view?.state.filter);
  const count = list === "given" && given ? given.count : (view?.count ?? projects);
  const calibration = purpose === "calibration";
  const wanted = /^\d{1,6}$/.test(size.normalize("NFKC").trim()) ? Number(size.normalize("NFKC")) : 0;
  const criteria = chosen ?? String((versions?.find((one) => one.latest) ?? versions?.[0])?.id ?? "");
  const missing =
    why ??
    (versions?.length === 0
      ? words.criteriaNone
      : name.trim() === ""
        ? words.needName
        : count === 0
          ? words.needList
          : calibration && wanted < 1
            ? words.needSample
            : undefined);
  const ready = chair && missing === undefined && criteria !== "" && !write.busy && !taking;

  const run = async () => {
    if (!ready) return;
    let taken = selection;
    if (calibration) {
      setTaking(true);
      try {
        taken = await sampled(selection, count, wanted);
      } catch (error) {
        sayProblem(asProblem(error));
        return;
      } finally {
        setTaking(false);
      }
    }
    const done = await write.run({
      name: name.trim(),
      kind,
      purpose,
      selection: taken,
      readers: Number(readers),
      blindness,
      criteria: Number(criteria),
      deadline,
      note: note.trim(),
    });
    if (!done) return;
    onClose();
    if (done.created !== null) void navigate({ to: "/stage-one", search: { round: done.created, tab: "setup" } });
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      width={600}
      testid="round-new"
      lead={words.next}
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            look="pri"
            keys="mod+Enter"
            writes
            disabled={!ready}
            {...(missing ? { tip: missing } : {})}
            onPress={() => void run()}
            testid="round-new-run"
          >
            {words.run}
          </Button>
        </>
      }
    >
      {why ? <Note tone="warn">{why}</Note> : <p className="phrase mute">{words.lead}</p>}
      <div className="st-pair">
        <Field
          label={words.name}
          value={name}
          onChange={setName}
          placeholder={words.namePlaceholder}
          onEnter={() => void run()}
          autoFocus
          required
          maxLength={60}
          testid="round-new-name"
        />
        <DayField label={words.deadline} value={deadline} onChange={setDeadline} testid="round-new-deadline" />
      </div>
      <div className="st-pair">
        <div className="labelled">
          <Segmented<RoundKind>
            label={words.kind}
            hideLabel={false}
            value={kind}
            onChange={setKind}
            choices={KINDS.map((id) => ({ id, label: t.stage.kind[id] }))}
            testid="round-new-kind"
          />
          <span className="below phrase">{t.stage.kindHint[kind]}</span>
        </div>
        <div className="labelled">
          <Segmented<Purpose>
            label={words.purpose}
            hideLabel={false}
            value={purpose}
            onChange={setPurpose}
            choices={PURPOSES.map((id) => ({ id, label: t.stage.purpose[id] }))}
            testid="round-new-purpose"
          />
          <span className="below phrase">{t.stage.purposeHint[purpose]}</span>
        </div>
      </div>
      <Select
        label={words.list}
        value={list}
        onChange={setList}
        choices={lists}
        hint={words.listHint}
        testid="round-new-list"
      />
      {calibration ? (
        <div className="st-pair">
          <Field
            label={words.sample}
            value={size}
            onChange={setSize}
            hint={words.sampleHint(f.number(count))}
            error={wanted < 1 ? words.needSample : undefined}
            maxLength={6}
            testid="round-new-size"
          />
          <p className="small mute phrase st-beside">{words.everybodyReads}</p>
        </div>
      ) : (
        <Segmented
          label={words.readers}
          hideLabel={false}
          value={readers}
          onChange={setReaders}
          choices={READERS.map((id) => ({ id, label: words.reader(Number(id)) }))}
          testid="round-new-readers"
        />
      )}
      <Radios<Blindness>
        label={words.blindness}
        value={blindness}
        onChange={setBlindness}
        choices={BLINDNESS.map((id) => ({ id, label: t.stage.blindness[id], hint: t.stage.blindnessHint[id] }))}
        testid="round-new-blindness"
      />
      {versions?.length === 0 ? (
        <Note tone="warn">{words.criteriaNone}</Note>
      ) : (
        <Select
          label={words.criteria}
          value={criteria}
          onChange={setChosen}
          choices={(versions ?? []).map((one) => ({
            id: String(one.id),
            label: words.version(one.name, f.number(one.version)),
            ...(one.latest ? { hint: words.latest } : {}),
          }))}
          testid="round-new-criteria"
        />
      )}
      <TextArea
        label={words.note}
        value={note}
        onChange={setNote}
        onEnter={() => void run()}
        rows={2}
        maxLength={2000}
        testid="round-new-note"
      />
    </Dialog>
  );
}
