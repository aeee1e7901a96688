import { type ReactNode, useState } from "react";
import type { Adjustment, AdjustmentState, AdjustmentType, Round } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import {
  Button,
  Dialog,
  Field,
  Note,
  ProjectPicker,
  Segmented,
  Select,
  TextArea,
  useTouched,
} from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { readFiscalYear, readThousandYen } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { ProgrammeField } from "../parts/ProgrammePicker.tsx";
import { type Form, fieldsOf, formOf, JUDGED, type Judged, ROUNDS, STATES, TYPES, wrongIn } from "./form.ts";

/** Records a request, or changes one. What the type cannot keep is said where it stands; what is odd is said and kept. */
export function Editor({
  own,
  fiscalYear,
  onClose,
}: {
  /** Null = a new one. */
  own: Adjustment | null;
  /** Proposed for a new one. */
  fiscalYear: number;
  onClose: () => void;
}) {
  const { t, f, say, pick } = useText();
  const words = t.funding.adjustment;
  const [form, setForm] = useState<Form>(() => formOf(own, fiscalYear));
  const touched = useTouched(form);
  const [shown, setShown] = useState(false);
  const themes = useRead("theme.list", {}).data?.themes ?? [];
  const save = useWrite("adjustment.save", { ownRefusals: true });
  const remove = useWrite("adjustment.remove", { ownRefusals: true });
  const put = <K extends keyof Form>(part: K, value: Form[K]) => setForm((now) => ({ ...now, [part]: value }));
  const wrong = wrongIn(form);
  // What was typed is judged at once; what is still missing, when one wants to save.
  const said = (part: keyof Form, typed = true) => {
    const error = wrong[part];
    return error && (shown || typed) ? words.errors[error] : undefined;
  };
  const busy = save.busy || remove.busy;
  const run = async () => {
    setShown(true);
    if (busy || Object.keys(wrong).length > 0) return;
    if ((await save.run({ id: own?.id ?? null, fields: fieldsOf(form) })) !== undefined) onClose();
  };
  const drop = async () => {
    if (own && !busy && (await remove.run({ id: own.id })) !== undefined) onClose();
  };
  useKeys([
    {
      id: "adjustment-save",
      label: words.save,
      group: "list",
      keys: ["mod+Enter"],
      listed: false,
      inDialogs: true,
      inFields: true,
      run: () => void run(),
    },
  ]);
  const problem = save.problem ?? remove.problem;
  const refused = problem && problem.code !== "fault" ? problem : null;
  const year = readFiscalYear(form.year);
  const text = (part: "purpose" | "reason" | "effect" | "opinion" | "outcome" | "related", label: string, rows = 2) => (
    <TextArea
      label={label}
      value={form[part]}
      onChange={(value) => put(part, value)}
      rows={rows}
      error={said(part)}
      onEnter={() => void run()}
      writes
      testid={`adjustment-${part}`}
    />
  );
  const amount = (part: "asked" | "granted", label: string) => {
    const yen = readThousandYen(form[part]);
    return (
      <Field
        label={label}
        value={form[part]}
        onChange={(value) => put(part, value)}
        end={<span className="faint small nw">{words.unit}</span>}
        hint={typeof yen === "number" ? words.moneySaid(f.yen(yen), f.yenSaid(yen)) : words.moneyHint}
        error={said(part)}
        writes
        testid={`adjustment-${part}`}
      />
    );
  };
  const day = (part: "effectOn" | "opinionOn", label: string) => (
    <Field
      label={label}
      value={form[part]}
      onChange={(value) => put(part, value)}
      type="date"
      writes
      testid={`adjustment-${part}`}
    />
  );
  const judged = (part: "connected" | "licensed", label: string) => (
    <Segmented<Judged>
      label={label}
      hideLabel={false}
      size="sm"
      choices={JUDGED.map((id) => ({ id, label: words.judged[id] }))}
      value={form[part]}
      onChange={(value) => put(part, value)}
      testid={`adjustment-${part}`}
    />
  );
  return (
    <Dialog
      open
      onClose={onClose}
      dismissable={!touched}
      title={own ? words.editTitle : words.newTitle}
      width={760}
      testid="adjustment-editor"
      lead={
        own ? (
          <span className="row">
            <Button
              writes
              look="ghost"
              size="sm"
              icon="trash"
              disabled={busy}
              onPress={() => void drop()}
              testid="adjustment-remove"
            >
              {words.remove}
            </Button>
            <span className="ell">{words.by(own.by, f.timestamp(own.at))}</span>
          </span>
        ) : undefined
      }
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            keys="mod+Enter"
            disabled={busy}
            onPress={() => void run()}
            testid="adjustment-save"
          >
            {own ? words.save : words.saveNew}
          </Button>
        </>
      }
    >
      <Note>{words.internal}</Note>
      {own && own.issues.length > 0 && (
        <Note tone="warn" testid="adjustment-odd">
          <ul>
            {own.issues.map((issue) => (
              <li key={issue}>{words.issues[issue]}</li>
            ))}
          </ul>
        </Note>
      )}
      <Part title={words.what}>
        <ProjectPicker
          value={form.project}
          onChange={(value) => put("project", value)}
          label={words.project}
          error={said("project", false)}
          autoFocus={!own}
          testid="adjustment-project"
        />
        <Select<string>
          label={words.theme}
          choices={[
            { id: "none", label: words.noTheme },
            ...themes.map((theme) => ({ id: String(theme.id), label: `${theme.code} ${pick(theme, "title")}` })),
          ]}
          value={form.theme === null ? "none" : String(form.theme)}
          onChange={(value) => put("theme", value === "none" ? null : Number(value))}
          writes
          testid="adjustment-theme"
        />
      </Part>
      <Part title={words.when}>
        <div className="adj-grid">
          <Field
            label={words.year}
            value={form.year}
            onChange={(value) => put("year", value)}
            hint={typeof year === "number" && !wrong.year ? f.fiscalYear(year) : words.yearHint}
            error={said("year", form.year.length >= 4)}
            required
            writes
            testid="adjustment-year"
          />
          <Segmented<Round>
            label={words.round}
            hideLabel={false}
            choices={ROUNDS.map((id) => ({ id, label: t.funding.rounds[id] }))}
            value={form.round}
            onChange={(value) => put("round", value)}
            testid="adjustment-round"
          />
          <Select<AdjustmentType>
            label={words.type}
            choices={TYPES.map((id) => ({ id, label: t.funding.typesLong[id] }))}
            value={form.type}
            onChange={(value) => put("type", value)}
            writes
            testid="adjustment-type"
          />
        </div>
      </Part>
      <Part title={words.money}>
        <div className="adj-grid">
          {amount("asked", words.asked)}
          {amount("granted", words.granted)}
          <Select<AdjustmentState>
            label={words.state}
            choices={STATES.map((id) => ({ id, label: t.funding.states[id] }))}
            value={form.state}
            onChange={(value) => put("state", value)}
            writes
            testid="adjustment-state"
          />
        </div>
      </Part>
      <Part title={words.path}>
        <div className="adj-grid adj-two">
          <ProgrammeField
            label={words.source}
            value={form.source}
            onChange={(value) => put("source", value)}
            testid="adjustment-source"
          />
          <ProgrammeField
            label={words.target}
            value={form.target}
            onChange={(value) => put("target", value)}
            marksEnded
            testid="adjustment-target"
          />
        </div>
        {text("related", words.related, 1)}
      </Part>
      <Part title={words.why}>
        {text("purpose", words.purpose)}
        {text("reason", words.reason)}
        {text("effect", words.effect)}
        <div className="adj-grid">{day("effectOn", words.effectOn)}</div>
      </Part>
      <Part title={words.opinion}>
        {text("opinion", words.opinionText)}
        <div className="adj-grid">
          <Field
            label={words.opinionBy}
            value={form.opinionBy}
            onChange={(value) => put("opinionBy", value)}
            error={said("opinionBy")}
            writes
            testid="adjustment-opinionBy"
          />
          {day("opinionOn", words.opinionOn)}
        </div>
      </Part>
      <Part title={words.after}>
        <div className="adj-grid">
          {judged("connected", words.connected)}
          {judged("licensed", words.licensed)}
        </div>
        {text("outcome", words.outcome)}
      </Part>
      {refused && (
        <Note tone="bad" testid="adjustment-problem">
          {say(`problem.${refused.code}`, refused.params)}
        </Note>
      )}
    </Dialog>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="adj-part">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
