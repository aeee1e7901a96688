import { useState } from "react";
import type { Claim, ClaimState, Need, Theme } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Dialog, Note, Segmented, Select, STEP_OF, TextArea } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { CLAIM_STATES, fieldsOf, formOf, ONS, type On, WHOLE, type Wrong, wrongIn } from "./form.ts";
import { Rest } from "./Rest.tsx";
import { useAssets } from "./useAssets.ts";

const NEEDS = Object.keys(STEP_OF) as Need[];

/** Writes a claim, or another wording of one: what it says, what it supports, what it rests on. */
export function ClaimDialog({ theme, own, onClose }: { theme: Theme; own: Claim | null; onClose: () => void }) {
  const { t, say } = useText();
  const words = t.themeparts.claims;
  const [form, setForm] = useState(() => formOf(own));
  const [shown, setShown] = useState(false);
  const save = useWrite("theme.claim_save", { ownRefusals: true });
  const assets = useAssets(theme.id);
  const put = (patch: Partial<typeof form>) => setForm((now) => ({ ...now, ...patch }));
  // Minus one stands for "another, not found yet".
  const whole = form.project !== null && form.project <= 0 ? { ...form, project: null } : form;
  const wrong = wrongIn(whole);
  const said = (what: Wrong) => (shown && wrong.includes(what) ? words.wrong[what] : undefined);
  const run = async () => {
    setShown(true);
    const fields = fieldsOf(whole);
    if (!fields || save.busy) return;
    const done = await save.run({ ...(own ? { id: own.id } : {}), theme: theme.id, fields });
    if (done !== undefined) onClose();
  };
  useKeys([
    {
      id: "claim-save",
      label: words.save,
      group: "theme",
      keys: ["mod+Enter"],
      listed: false,
      writes: true,
      inDialogs: true,
      inFields: true,
      run: () => void run(),
    },
  ]);
  const refused = save.problem && save.problem.code !== "fault" ? save.problem : null;
  const first = wrong[0];
  return (
    <Dialog
      open
      onClose={onClose}
      title={own ? words.edit : words.add}
      width={720}
      testid="claim-dialog"
      lead={shown && first ? <span className="bad">{words.wrong[first]}</span> : undefined}
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            keys="mod+Enter"
            disabled={save.busy}
            onPress={() => void run()}
            testid="claim-save"
          >
            {words.save}
          </Button>
        </>
      }
    >
      <TextArea
        writes
        label={words.textJa}
        hint={words.textHint}
        rows={2}
        lang="ja"
        value={form.text_ja}
        onChange={(text) => put({ text_ja: text })}
        onEnter={() => void run()}
        error={said("text")}
        autoFocus={own === null}
        maxLength={2000}
        testid="claim-text-ja"
      />
      <TextArea
        writes
        label={words.textEn}
        rows={2}
        lang="en"
        value={form.text_en}
        onChange={(text) => put({ text_en: text })}
        onEnter={() => void run()}
        maxLength={2000}
        testid="claim-text-en"
      />
      <div className="tcl-pair">
        <Segmented<ClaimState>
          label={words.stateLabel}
          hideLabel={false}
          choices={CLAIM_STATES.map((id) => ({ id, label: words.states[id] }))}
          value={form.state}
          onChange={(state) => put({ state })}
          testid="claim-state"
        />
        <p className="below">{words.stateHints[form.state]}</p>
      </div>
      <div className="tcl-two">
        <Select<Need | typeof WHOLE>
          writes
          label={words.needLabel}
          choices={[
            { id: WHOLE, label: words.whole },
            ...NEEDS.map((id) => ({ id, label: say(`need.${id}`), group: say(`step.${STEP_OF[id]}`) })),
          ]}
          value={form.need}
          onChange={(need) => put({ need })}
          testid="claim-need"
        />
        <Select<On>
          writes
          label={words.onLabel}
          choices={ONS.map((id) => ({ id, label: words.on[id] }))}
          value={form.on}
          // A quotation from the texts is none from elsewhere.
          onChange={(on) => on !== form.on && put({ on, field: "", quote: "", source: "" })}
          testid="claim-on"
        />
      </div>
      <Rest theme={theme} form={form} put={put} said={said} assets={assets} />
      {refused && <Note tone="bad">{say(`problem.${refused.code}`, refused.params)}</Note>}
    </Dialog>
  );
}
