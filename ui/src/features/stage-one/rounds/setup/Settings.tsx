import { useState } from "react";
import type { Blindness, RoundEdit, StageRound } from "../../../../api/bindings.ts";
import { useRead, useWrite } from "../../../../api/client.ts";
import { Button, ConfirmDialog, Field, Segmented, Select, TextArea } from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";
import { DayField } from "../../parts/DayField.tsx";
import { ReasonDialog } from "../../parts/ReasonDialog.tsx";
import { useMay } from "../../parts/useMay.ts";
import { BLINDNESS, READERS } from "../open/OpenRoundDialog.tsx";

type Draft = Omit<RoundEdit, "round">;

/** What was set when the round was opened; a chair changes what may still change, closes it, and opens it again. */
export function Settings({ round }: { round: StageRound }) {
  const { t, f } = useText();
  const words = t.stage.setup;
  const form = t.stage.open;
  const { chair, why } = useMay();
  const versions = useRead("criteria.list", {}).data?.versions ?? [];
  const edit = useWrite("round.edit");
  const [draft, setDraft] = useState<Draft>({});
  const now = { ...round, ...draft };
  // Only what differs from what stands is a change.
  const patch = Object.fromEntries(
    Object.entries(draft).filter(([key, value]) => value !== round[key as keyof Draft]),
  ) as Draft;
  const dirty = Object.keys(patch).length > 0;
  const barred = !chair || edit.busy;
  // One reader more would seal votes that have been opened.
  const settled = round.voted > 0 && round.blindness === "all-voted";
  const ready = dirty && chair && now.name.trim() !== "" && !edit.busy;
  const set = (more: Draft) => setDraft((before) => ({ ...before, ...more }));
  const save = async () => {
    if (!ready) return;
    const done = await edit.run({ round: round.id, ...patch, ...(patch.name ? { name: patch.name.trim() } : {}) });
    if (done) setDraft({});
  };
  return (
    <aside className="setup-side scroll" aria-label={words.settings} data-testid="round-settings">
      <h3 className="sec-h">{words.settings}</h3>
      <div className="st-form">
        {why && <p className="small faint">{why}</p>}
        <Field
          label={form.name}
          value={now.name}
          onChange={(name) => set({ name })}
          onEnter={() => void save()}
          error={now.name.trim() === "" ? form.needName : undefined}
          maxLength={60}
          writes
          disabled={barred}
          testid="setup-name"
        />
        <DayField
          label={form.deadline}
          value={now.deadline}
          onChange={(deadline) => set({ deadline })}
          writes
          disabled={barred}
          testid="setup-deadline"
        />
        <Select<Blindness>
          label={form.blindness}
          value={now.blindness}
          onChange={(blindness) => set({ blindness })}
          choices={BLINDNESS.map((id) => ({ id, label: t.stage.blindness[id] }))}
          writes
          disabled={barred || round.voted > 0}
          hint={round.voted > 0 ? words.blindnessFixed : t.stage.blindnessHint[now.blindness]}
          testid="setup-blindness"
        />
        {round.purpose === "main" && (
          <div className="labelled">
            <Segmented
              label={form.readers}
              hideLabel={false}
              size="sm"
              value={String(now.readers)}
              onChange={(readers) => set({ readers: Number(readers) })}
              choices={READERS.map((id) => ({
                id,
                label: form.reader(Number(id)),
                disabled: settled && Number(id) > round.readers,
              }))}
              disabled={barred}
              testid="setup-readers"
            />
            <span className="below phrase">{settled ? words.readersFixed : words.readersHint}</span>
          </div>
        )}
        <Select
          label={form.criteria}
          value={String(now.criteria)}
          onChange={(criteria) => set({ criteria: Number(criteria) })}
          choices={versions.map((one) => ({
            id: String(one.id),
            label: form.version(one.name, f.number(one.version)),
            ...(one.latest ? { hint: form.latest } : {}),
          }))}
          writes
          disabled={barred || round.closed}
          hint={words.criteriaHint}
          testid="setup-criteria"
        />
        <TextArea
          label={form.note}
          value={now.note}
          onChange={(note) => set({ note })}
          onEnter={() => void save()}
          rows={2}
          maxLength={2000}
          writes
          disabled={barred}
          testid="setup-note"
        />
        <span className="row">
          <Button
            look={dirty ? "pri" : undefined}
            size="sm"
            writes
            disabled={!ready}
            onPress={() => void save()}
            testid="setup-save"
          >
            {words.save}
          </Button>
          {dirty && (
            <Button look="ghost" size="sm" onPress={() => setDraft({})}>
              {t.common.cancel}
            </Button>
          )}
        </span>
      </div>
      <State round={round} chair={chair} why={why} />
    </aside>
  );
}

/** Open or closed, since when, and how that changes. */
function State({ round, chair, why }: { round: StageRound; chair: boolean; why: string | undefined }) {
  const { t, f } = useText();
  const words = t.stage.setup;
  const close = useWrite("round.close");
  const reopen = useWrite("round.reopen");
  const [asking, setAsking] = useState(false);
  const left = round.assigned - round.voted;
  return (
    <section className="setup-state">
      <h3 className="sec-h">{words.state}</h3>
      <div className="st-form">
        <p className="small mute phrase">
          {words.openedBy(round.by, f.timestamp(round.opened_at))}
          {round.closed && (
            <>
              <br />
              {words.closedAt(f.timestamp(round.closed_at))}
            </>
          )}
          {round.reopen_note !== "" && (
            <>
              <br />
              {t.stage.rounds.reopenedTitle(round.reopen_note)}
            </>
          )}
        </p>
        <span>
          <Button
            size="sm"
            icon={round.closed ? "undo" : "lock"}
            writes
            disabled={!chair || close.busy || reopen.busy}
            {...(why ? { tip: why } : {})}
            onPress={() => setAsking(true)}
            testid={round.closed ? "round-reopen" : "round-close"}
          >
            {round.closed ? words.reopen : words.close}
          </Button>
        </span>
      </div>
      <ConfirmDialog
        open={asking && !round.closed}
        onClose={() => setAsking(false)}
        onConfirm={() => void close.run({ round: round.id })}
        title={words.closeTitle}
        confirm={words.close}
        testid="close-confirm"
      >
        <p className="phrase">{left > 0 ? words.closeBody(f.number(left)) : words.closeBodyDone}</p>
        <p className="phrase mute">{words.closeUndo}</p>
      </ConfirmDialog>
      {asking && round.closed && (
        <ReasonDialog
          title={words.reopenTitle}
          hint={words.reopenHint}
          run={words.reopen}
          busy={reopen.busy}
          onRun={(reason) => void reopen.run({ round: round.id, reason }).then((done) => done && setAsking(false))}
          onClose={() => setAsking(false)}
          testid="reopen"
        >
          {round.exported_at !== "" && <p className="phrase warn">{words.reopenOutdated}</p>}
        </ReasonDialog>
      )}
    </section>
  );
}
