import { useState } from "react";
import type { SavedView, ViewState } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { Button, Dialog, Field, Note } from "../../components/index.ts";
import { conditionLine, isSameState, useConditions, useOpenView } from "../../find/index.ts";
import { useText } from "../../text/index.ts";

/** As long as the core takes it. */
const LONGEST = 80;

const isNamed = (view: SavedView, name: string) => view.name.normalize("NFKC") === name.normalize("NFKC");

/** Keeps what is shown under a name; a view that is open and shows something else by now can be overwritten. */
export function SaveView({
  state,
  view,
  onClose,
  onSaved,
}: {
  state: ViewState;
  view: number | undefined;
  onClose: () => void;
  /** The view that shows this state now. */
  onSaved: (id: number) => void;
}) {
  const { t, say } = useText();
  const list = useRead("view.list", {});
  const open = useOpenView(view);
  const [name, setName] = useState("");
  const write = useWrite("view.save", { ownRefusals: true });
  const conditions = useConditions(state.filter);
  const line = conditionLine(t, state.filter, conditions);
  const own = name.trim();
  const taken = list.data?.views.find((other) => isNamed(other, own));
  const changed = open !== undefined && !isSameState(open.state, state);
  const refused = write.problem && write.problem.code !== "fault" ? write.problem : null;

  const save = async (id: number | null, called: string) => {
    if (called === "" || write.busy) return;
    const done = await write.run({ id, name: called, state });
    if (!done) return;
    onClose();
    const saved = id ?? done.created;
    if (saved !== null) onSaved(saved);
  };
  const saveNew = () => void (taken ? undefined : save(null, own));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.views.save}
      width={480}
      testid="view-dialog"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          {open && changed && (
            <Button writes disabled={write.busy} onPress={() => void save(open.id, open.name)} testid="view-overwrite">
              {t.views.overwrite(open.name)}
            </Button>
          )}
          {taken && taken.id !== open?.id && (
            <Button
              writes
              disabled={write.busy}
              onPress={() => void save(taken.id, taken.name)}
              testid="view-overwrite-named"
            >
              {t.views.overwrite(taken.name)}
            </Button>
          )}
          <Button
            writes
            look="pri"
            disabled={own === "" || taken !== undefined || write.busy}
            {...(own === "" ? { tip: t.views.nameNeeded } : {})}
            onPress={saveNew}
            testid="view-save-new"
          >
            {open ? t.views.saveNew : t.common.save}
          </Button>
        </>
      }
    >
      <p className="small mute phrase">{t.views.saveLead}</p>
      <Field
        label={t.views.name}
        value={name}
        onChange={(text) => {
          write.reset();
          setName(text);
        }}
        onEnter={saveNew}
        maxLength={LONGEST}
        autoFocus
        error={taken ? t.views.nameTaken : undefined}
        // The place of the message is kept, so that the dialog does not jump while one types.
        hint={"\u00a0"}
        testid="view-name"
      />
      <p className="small faint view-line" title={line}>
        {line === "" ? t.views.everything : line}
      </p>
      {refused && (
        <Note tone="bad" testid="view-problem">
          {say(`problem.${refused.code}`, refused.params as Record<string, string>)}
        </Note>
      )}
    </Dialog>
  );
}

/** Gives a view another name. */
export function RenameView({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const { t, say } = useText();
  const list = useRead("view.list", {});
  const [name, setName] = useState(view.name);
  const write = useWrite("view.save", { ownRefusals: true });
  const own = name.trim();
  const taken = list.data?.views.some((other) => other.id !== view.id && isNamed(other, own)) ?? false;
  const refused = write.problem && write.problem.code !== "fault" ? write.problem : null;
  const ready = own !== "" && own !== view.name && !taken && !write.busy;
  const save = async () => {
    if (ready && (await write.run({ id: view.id, name: own, state: view.state }))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.views.renameTitle}
      width={420}
      testid="view-rename"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button writes look="pri" disabled={!ready} onPress={() => void save()} testid="view-rename-save">
            {t.common.save}
          </Button>
        </>
      }
    >
      <Field
        label={t.views.name}
        value={name}
        onChange={(text) => {
          write.reset();
          setName(text);
        }}
        onEnter={() => void save()}
        maxLength={LONGEST}
        autoFocus
        error={taken ? t.views.nameTaken : undefined}
        hint={"\u00a0"}
        testid="view-rename-name"
      />
      {refused && <Note tone="bad">{say(`problem.${refused.code}`, refused.params as Record<string, string>)}</Note>}
    </Dialog>
  );
}
