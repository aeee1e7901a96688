import { useState } from "react";
import type { Asset, AssetFields, AssetKind, AssetState, ValueStep } from "../../api/bindings.ts";
import { useWrite } from "../../api/client.ts";
import { useText } from "../../text/index.ts";
import { Note } from "../Bits.tsx";
import { Button } from "../Button.tsx";
import { type Choice, Segmented, Select } from "../Choice.tsx";
import { Dialog } from "../Dialog.tsx";
import { Field, TextArea } from "../Field.tsx";
import { ASSET_KINDS, ASSET_STATES, emptyAsset, stepOfKind, VALUE_STEPS } from "./kinds.ts";
import "./assets.css";

/** Fields of a project a sentence can be quoted from. */
const QUOTED = ["title_ja", "title_en", "summary_ja", "summary_en"] as const;
const ELSEWHERE = "elsewhere";

export interface AssetDialogProps {
  /** Whose a new one is. */
  owner: { project: number } | { extra: number };
  /** The asset that is worded anew; left out = a new one. */
  asset?: Asset;
  /** Where a new one starts. */
  start?: Partial<AssetFields>;
  title?: string;
  onClose: () => void;
}

/** Says what somebody has: what it is, how good, and on which sentence that rests. */
export function AssetDialog({ owner, asset, start, title, onClose }: AssetDialogProps) {
  const { t, say } = useText();
  const words = t.weave.asset;
  const [fields, setFields] = useState<AssetFields>(() =>
    asset ? fieldsOf(asset) : { ...emptyAsset(start?.kind ?? kindAt(start?.step), start?.step), ...start },
  );
  const [n, setN] = useState(fields.n === null ? "" : String(fields.n));
  // The step follows the kind until somebody chose it.
  const [chosen, setChosen] = useState(asset !== undefined || start?.step !== undefined);
  const save = useWrite("asset.save", { ownRefusals: true });
  const remove = useWrite("asset.remove");
  const set = (patch: Partial<AssetFields>) => setFields((now) => ({ ...now, ...patch }));
  // Digits of full width are digits too.
  const typedN = n.normalize("NFKC").trim();
  const bad = typedN !== "" && !/^\d{1,9}$/.test(typedN);
  const problem = save.problem?.code === "fault" ? null : save.problem;

  const submit = async () => {
    if (bad || save.busy) return;
    const done = await save.run({
      ...(asset ? { id: asset.id } : owner),
      fields: {
        ...fields,
        label: fields.label.trim(),
        sentence: fields.sentence.trim(),
        source: fields.source.trim(),
        note: fields.note.trim(),
        n: typedN === "" ? null : Number(typedN),
      },
    });
    if (done) onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={title ?? (asset ? words.editTitle : words.addTitle)}
      width={620}
      testid="asset-dialog"
      lead={
        asset && (
          <Button
            writes
            look="ghost"
            icon="trash"
            disabled={remove.busy}
            onPress={async () => {
              if (await remove.run({ id: asset.id })) onClose();
            }}
            testid="asset-remove"
          >
            {words.remove}
          </Button>
        )
      }
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            keys="mod+Enter"
            disabled={bad || save.busy}
            onPress={() => void submit()}
            testid="asset-save"
          >
            {asset ? words.save : words.add}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter saves from any of its fields */}
      <div
        className="asset-form"
        onKeyDown={(e) => {
          if (e.nativeEvent.isComposing || e.keyCode === 229 || e.key !== "Enter" || !(e.ctrlKey || e.metaKey)) return;
          e.preventDefault();
          void submit();
        }}
      >
        {problem && (
          <Note tone="bad" testid="asset-problem">
            {say(`problem.${problem.code}`, problem.params as Record<string, string>)}
          </Note>
        )}
        <div className="asset-pair">
          <Select<AssetKind>
            label={words.kind}
            choices={ASSET_KINDS.map(({ kind, group }) => ({
              id: kind,
              label: say(`asset-kind.${kind}`),
              group: words.groups[group],
            }))}
            value={fields.kind}
            onChange={(kind) => set({ kind, ...(chosen ? {} : { step: stepOfKind(kind) }) })}
            testid="asset-kind"
          />
          <Select<ValueStep>
            label={words.step}
            choices={VALUE_STEPS.map((id) => ({ id, label: say(`step.${id}`) }))}
            value={fields.step}
            onChange={(step) => {
              setChosen(true);
              set({ step });
            }}
            testid="asset-step"
          />
        </div>
        <div className="asset-pair">
          <Field
            label={words.label}
            value={fields.label}
            onChange={(label) => set({ label })}
            hint={words.labelHint}
            placeholder={say(`asset-kind.${fields.kind}`)}
            maxLength={40}
            autoFocus
            testid="asset-label"
          />
          <Segmented<AssetState>
            label={words.state}
            hideLabel={false}
            choices={ASSET_STATES.map((id) => ({ id, label: say(`asset-state.${id}`) }))}
            value={fields.state}
            onChange={(state) => set({ state })}
            testid="asset-state"
          />
        </div>
        <TextArea
          label={words.sentence}
          value={fields.sentence}
          onChange={(sentence) => set({ sentence })}
          rows={2}
          hint={words.sentenceHint}
          maxLength={2000}
          testid="asset-sentence"
        />
        <div className="asset-pair">
          {"project" in owner && (
            <Select
              label={words.field}
              choices={[
                { id: ELSEWHERE, label: words.elsewhere },
                ...QUOTED.map((id) => ({ id: id as string, label: say(`field.${id}`) })),
                // Some other field a list brought.
                ...(fields.field === "" || QUOTED.includes(fields.field as never)
                  ? []
                  : [{ id: fields.field, label: say(`field.${fields.field}`) }]),
              ]}
              value={fields.field || ELSEWHERE}
              onChange={(id) => set({ field: id === ELSEWHERE ? "" : id })}
              testid="asset-field"
            />
          )}
          <Field
            label={words.source}
            value={fields.source}
            onChange={(source) => set({ source })}
            maxLength={1000}
            testid="asset-source"
          />
        </div>
        <div className="asset-tri">
          <Tri label={words.replicated} value={fields.replicated} onChange={(replicated) => set({ replicated })} />
          <Tri label={words.independent} value={fields.independent} onChange={(independent) => set({ independent })} />
          <Tri label={words.glp} value={fields.glp} onChange={(glp) => set({ glp })} />
        </div>
        <div className="asset-pair">
          <Field
            label={words.n}
            value={n}
            onChange={setN}
            error={bad ? words.nBad : undefined}
            maxLength={9}
            testid="asset-n"
          />
          <Field
            label={words.note}
            value={fields.note}
            onChange={(note) => set({ note })}
            maxLength={1000}
            testid="asset-note"
          />
        </div>
      </div>
    </Dialog>
  );
}

/** Yes, no, or not said. */
function Tri({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean | null;
  onChange: (value: boolean | null) => void;
}) {
  const { t } = useText();
  const words = t.weave.asset;
  const choices: Choice<"yes" | "no" | "unsaid">[] = [
    { id: "unsaid", label: words.notSaid },
    { id: "yes", label: words.yes },
    { id: "no", label: words.no },
  ];
  return (
    <Select
      label={label}
      choices={choices}
      value={value === null ? "unsaid" : value ? "yes" : "no"}
      onChange={(id) => onChange(id === "unsaid" ? null : id === "yes")}
    />
  );
}

/** The kind a new asset of a step most likely is. */
const kindAt = (step: ValueStep | undefined): AssetKind =>
  ASSET_KINDS.find((one) => one.step === step)?.kind ?? "genetics";

/** Only what is saved of an asset. */
function fieldsOf({ id: _id, project: _project, extra: _extra, source_row: _row, by: _by, at: _at, ...fields }: Asset) {
  return fields satisfies AssetFields;
}
