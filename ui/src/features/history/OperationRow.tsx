import { useNavigate } from "@tanstack/react-router";
import { chooseCopy } from "../../actions/library.ts";
import type { ChangeView, Operation } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { Badge, Button, Icon, type IconName, Loading, Note, WorkDialog } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

/** Longest first: `tag-add` before `t…`. What has no drawing of its own gets a plain one. */
const DRAWN: readonly [start: string, icon: IconName][] = [
  ["import", "import"],
  ["tag", "tag"],
  ["theme", "weave"],
  ["thread", "weave"],
  ["export", "export"],
  ["attachment", "document"],
  ["backup", "shield"],
  ["compact", "shield"],
  ["as-it-was", "history"],
  ["duplicate", "merge"],
  ["programme", "merge"],
  ["word", "tag"],
  ["undo", "undo"],
  ["redo", "redo"],
];
const drawing = (kind: string): IconName => DRAWN.find(([start]) => kind.startsWith(start))?.[1] ?? "edit";

export function OperationRow({
  operation,
  open,
  onToggle,
}: {
  operation: Operation;
  open: boolean;
  onToggle: () => void;
}) {
  const { t, f, say, pick } = useText();
  const undoing = useWrite("history.undo", { ownRefusals: true });
  const words = pick(operation, "sentence");
  const refused = undoing.problem && undoing.problem.code !== "fault" ? undoing.problem : null;
  return (
    <li
      className={`op${open ? " open" : ""}${operation.undone ? " undone" : ""}`}
      data-testid="history-row"
      data-kind={operation.kind}
      data-operation={operation.id}
    >
      <div className="op-h">
        <button
          type="button"
          className="op-toggle"
          aria-expanded={open}
          title={open ? t.history.shut : t.history.open}
          onClick={onToggle}
          data-testid="history-toggle"
        >
          <Icon name={open ? "down" : "right"} size="s" />
          <time dateTime={operation.at} title={f.timestamp(operation.at)}>
            {f.timeOf(operation.at)}
          </time>
          <Icon name={drawing(operation.kind)} />
          <span className="op-words ell" title={words}>
            {words}
          </span>
          {operation.undone && <Badge icon="undo">{t.history.undone}</Badge>}
          <span className="op-n">{operation.count > 0 && t.history.changed(f.number(operation.count))}</span>
          <span className="op-by ell" title={operation.by}>
            {operation.by}
          </span>
        </button>
        <span className="op-act">
          {operation.undoes !== null ? null : !operation.undoable ? (
            <span className="faint small" title={t.history.notUndoableWhy}>
              {t.history.notUndoable}
            </span>
          ) : (
            !operation.undone && (
              <Button
                size="sm"
                look="ghost"
                icon="undo"
                writes
                disabled={undoing.busy}
                onPress={() => void undoing.run({ operation: operation.id })}
                testid="history-undo-this"
              >
                {t.history.undoThis}
              </Button>
            )
          )}
        </span>
      </div>
      {refused && (
        <div className="op-note">
          <Note
            tone="warn"
            testid="history-refused"
            action={<Button size="sm" look="ghost" icon="close" label={t.common.close} onPress={undoing.reset} />}
          >
            {say(`problem.${refused.code}`, refused.params as Record<string, string>)}
          </Note>
        </div>
      )}
      {open && <Past operation={operation} />}
      {open && <Changes id={operation.id} />}
    </li>
  );
}

/** The library as it was right after this operation, as a file of its own. */
function Past({ operation }: { operation: Operation }) {
  const { t, f } = useText();
  const navigate = useNavigate();
  const status = useRead("library.status", {});
  const write = useWrite("library.as_it_was");
  const { id, at } = operation;
  const open = async () => {
    const stamp = `${f.dayOf(at)}_${f.timeOf(at).replace(":", "")}`;
    const out = await chooseCopy(status.data?.open?.path ?? "", stamp);
    if (out !== null && (await write.run({ operation: id, out }))) await navigate({ to: "/projects" });
  };
  return (
    <div className="op-past">
      <Button size="sm" icon="history" disabled={write.busy} onPress={() => void open()} testid="history-as-it-was">
        {t.keep.past.open}
      </Button>
      <span className="faint small ell" title={t.keep.past.hint}>
        {t.keep.past.hint}
      </span>
      <WorkDialog
        open={write.busy}
        title={t.keep.past.working}
        subject={f.timestamp(at)}
        report={write.progress}
        onCancel={write.cancel}
      />
    </div>
  );
}

const SHOWN_FIELDS = 12;

/** The changed things, each with its columns from → to. */
function Changes({ id }: { id: number }) {
  const { t, f, say } = useText();
  const detail = useRead("history.show", { id }, { keep: false });
  if (detail.error) {
    return (
      <div className="op-note">
        <Note tone="bad">{say(`problem.${detail.error.code}`, detail.error.params as Record<string, string>)}</Note>
      </div>
    );
  }
  if (!detail.data) return <Loading rows={2} />;
  const { changes, total } = detail.data;
  if (changes.length === 0) return <p className="op-note mute">{t.history.noChanges}</p>;
  return (
    <div className="changes">
      <table>
        <colgroup>
          <col className="c-of" />
          <col className="c-field" />
          <col />
          <col className="c-arrow" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th>{t.history.subject}</th>
            <th>{t.history.field}</th>
            <th colSpan={2}>{t.history.from}</th>
            <th>{t.history.to}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change, i) => (
            <Change key={i} change={change} />
          ))}
        </tbody>
      </table>
      {total > changes.length && (
        <p className="faint small">{t.history.shown(f.number(changes.length), f.number(total))}</p>
      )}
    </div>
  );
}

function Change({ change }: { change: ChangeView }) {
  const { t, say, pick } = useText();
  const verb =
    change.action === "insert" ? t.history.insert : change.action === "delete" ? t.history.delete : t.history.update;
  const fields = change.fields.slice(0, SHOWN_FIELDS);
  const subject = pick(change, "subject");
  const first = (
    <td rowSpan={Math.max(1, fields.length)} className="change-of">
      <span className="change-what">
        {say(`thing.${change.thing}`)}{" "}
        <span className={change.action === "delete" ? "bad" : change.action === "insert" ? "ok" : "mute"}>{verb}</span>
      </span>
      <span className="change-subject" title={subject}>
        {subject}
      </span>
    </td>
  );
  if (fields.length === 0) {
    return (
      <tr data-testid="history-change">
        {first}
        <td colSpan={4} />
      </tr>
    );
  }
  return fields.map((field, i) => (
    <tr key={field.field} data-testid="history-change">
      {i === 0 && first}
      <td className="change-field">{say(`field.${field.field}`)}</td>
      <Value text={field.from && pick(field.from, "value")} nothing={t.history.nothing} />
      <td className="change-arrow" aria-hidden="true">
        →
      </td>
      <Value text={field.to && pick(field.to, "value")} nothing={t.history.nothing} />
    </tr>
  ));
}

function Value({ text, nothing }: { text: string | null; nothing: string }) {
  if (text === null || text === "") return <td className="faint">{nothing}</td>;
  return (
    <td className="selectable" title={text.length > 120 ? text : undefined}>
      <span className="change-value">{text}</span>
    </td>
  );
}
