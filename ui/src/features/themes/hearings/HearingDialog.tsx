import { useState } from "react";
import type { Agreed, Hearing, HearingFields, SpokeTo, Standing } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { useMe } from "../../../api/me.ts";
import { Button, Dialog, Field, Segmented, TextArea } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { useToday } from "../parts/Due.tsx";
import { AgreedBadge } from "./AgreedBadge.tsx";
import { useHearingWords } from "./useWords.ts";
import { AGREED, aheadOf, blank, lacksDay, lacksWhom, sent } from "./words.ts";

const NOBODY = "nobody";
type Whom = SpokeTo | typeof NOBODY;
const WHOM: readonly Whom[] = ["researcher", "tlo", "both", NOBODY];

const fieldsOf = ({ agreed, spoke_to, spoke_by, held_on, data, note }: HearingFields): HearingFields => ({
  agreed,
  spoke_to,
  spoke_by,
  held_on,
  data,
  note,
});

/** Records what was heard of one project of a theme; earlier records stand below, to be corrected or removed. */
export function HearingDialog({ standing, onClose }: { standing: Standing; onClose: () => void }) {
  const { t, pick } = useText();
  const say = useHearingWords();
  const { words } = say;
  const today = useToday();
  const me = useMe();
  const [editing, setEditing] = useState<Hearing | null>(null);
  // Null = untouched: what the form begins with.
  const [draft, setDraft] = useState<HearingFields | null>(null);
  const [tried, setTried] = useState(false);
  const save = useWrite("hearing.save");
  const fields = draft ?? (editing ? fieldsOf(editing) : blank(me?.name ?? "", today, standing.agreed));
  const set = (patch: Partial<HearingFields>) => setDraft({ ...fields, ...patch });
  const ahead = aheadOf(today, fields) ? words.dayAhead : undefined;
  const dayError = lacksDay(fields) ? words.dayNeeded : ahead;
  const begin = (entry: Hearing | null) => {
    setEditing(entry);
    setDraft(null);
    setTried(false);
  };
  const submit = async () => {
    setTried(true);
    if (save.busy || lacksWhom(fields) || dayError) return;
    const done = await save.run({
      ...(editing && { id: editing.id }),
      theme: standing.theme,
      project: standing.project.id,
      fields: sent(fields),
    });
    if (!done) return;
    if (editing) begin(null);
    else onClose();
  };
  useKeys([
    {
      id: "hearing-submit",
      writes: true,
      label: words.save,
      group: "theme",
      keys: ["mod+Enter"],
      listed: false,
      inFields: true,
      inDialogs: true,
      run: () => void submit(),
    },
  ]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={editing ? words.formEdit : words.formTitle}
      width={640}
      dismissable={draft === null}
      testid="hearing"
      footer={
        <>
          <Button onPress={editing ? () => begin(null) : onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            keys="mod+Enter"
            disabled={save.busy}
            onPress={() => void submit()}
            testid="hearing-submit"
          >
            {editing ? words.saveEdit : words.save}
          </Button>
        </>
      }
    >
      <p className="col hearing-of">
        <b className="phrase">{pick(standing.project, "title")}</b>
        <span className="faint small">
          <span className="mono">{standing.project.key}</span> {standing.project.institution} ·{" "}
          <span className="mono">{standing.code}</span> {pick(standing, "theme_title")}
        </span>
      </p>
      <div className="row wrap hearing-f">
        <Segmented<Agreed>
          label={words.standing}
          hideLabel={false}
          value={fields.agreed}
          onChange={(agreed) => set({ agreed })}
          choices={AGREED.map((id) => ({ id, label: say.agreed(id) }))}
          testid="hearing-agreed"
        />
        <Segmented<Whom>
          label={words.spokeTo}
          hideLabel={false}
          value={fields.spoke_to ?? NOBODY}
          onChange={(whom) => set({ spoke_to: whom === NOBODY ? null : whom })}
          choices={WHOM.map((id) => ({ id, label: say.spokeTo(id === NOBODY ? null : id) }))}
          testid="hearing-whom"
        />
      </div>
      {tried && lacksWhom(fields) && (
        <p className="bad small" role="alert" data-testid="hearing-problem">
          {words.whoNeeded}
        </p>
      )}
      <div className="hearing-who">
        <Field
          writes
          label={words.spokeBy}
          value={fields.spoke_by}
          onChange={(spoke_by) => set({ spoke_by })}
          disabled={fields.spoke_to === null}
          maxLength={100}
          testid="hearing-by"
        />
        <Field
          writes
          label={words.heldOn}
          type="date"
          value={fields.held_on}
          onChange={(held_on) => set({ held_on })}
          disabled={fields.spoke_to === null}
          error={tried && !lacksWhom(fields) ? dayError : undefined}
          testid="hearing-day"
        />
      </div>
      <TextArea
        writes
        label={words.data}
        value={fields.data}
        onChange={(data) => set({ data })}
        rows={2}
        maxLength={2000}
        hint={words.dataHint}
        testid="hearing-data"
      />
      <TextArea
        writes
        label={words.note}
        value={fields.note}
        onChange={(note) => set({ note })}
        rows={2}
        maxLength={2000}
        hint={words.noteHint}
        testid="hearing-note"
      />
      {standing.entries.length > 0 && (
        <section>
          <h3 className="small mute">{words.earlier}</h3>
          <ul>
            {standing.entries.map((entry) => (
              <Entry
                key={entry.id}
                entry={entry}
                on={editing?.id === entry.id}
                // What is being written would be lost.
                busy={draft !== null}
                onEdit={() => begin(entry)}
                onGone={() => editing?.id === entry.id && begin(null)}
              />
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}

interface EntryProps {
  entry: Hearing;
  on: boolean;
  /** Something is written and not recorded yet. */
  busy: boolean;
  onEdit: () => void;
  onGone: () => void;
}

function Entry({ entry, on, busy, onEdit, onGone }: EntryProps) {
  const { f } = useText();
  const { words, spokeTo } = useHearingWords();
  const remove = useWrite("hearing.remove");
  return (
    <li className={`hearing-e${on ? " on" : ""}`} data-testid="hearing-entry" data-id={entry.id}>
      <AgreedBadge agreed={entry.agreed} />
      <div className="col grow small">
        <span className="ell" title={words.recorded(entry.by, f.timestamp(entry.at))}>
          {[entry.held_on, spokeTo(entry.spoke_to), entry.spoke_by].filter(Boolean).join(" · ")}
        </span>
        {entry.data && <span className="phrase">{entry.data}</span>}
        {entry.note && <span className="mute phrase">{entry.note}</span>}
      </div>
      <Button
        writes
        size="sm"
        look="ghost"
        icon="edit"
        label={words.edit}
        disabled={busy}
        {...(busy ? { tip: words.editLater } : {})}
        onPress={onEdit}
        testid="hearing-edit"
      />
      <Button
        writes
        size="sm"
        look="ghost"
        icon="trash"
        label={words.remove}
        disabled={remove.busy}
        onPress={() => void remove.run({ id: entry.id }).then((done) => done && onGone())}
        testid="hearing-remove"
      />
    </li>
  );
}
