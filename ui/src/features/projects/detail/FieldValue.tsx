import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { EditField, FieldOrigin, ProjectDetail } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { useWritable } from "../../../api/writable.ts";
import { Badge, Button, Field, Icon, Popover, TextArea } from "../../../components/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { placeOf, SourceFacts } from "./Origin.tsx";

/** Texts being written, by project and field: looking at another project on the way loses nothing. */
const drafts = new Map<string, string>();

/** What is shown of a field now. */
export function shownValue(detail: ProjectDetail, field: EditField): string {
  const { row } = detail;
  const values: Record<EditField, string> = {
    title_ja: row.title_ja,
    title_en: row.title_en,
    summary_ja: detail.summary_ja,
    summary_en: detail.summary_en,
    programme: row.programme,
    institution: row.institution,
    researcher: detail.researcher,
  };
  return values[field];
}

interface FieldValueProps {
  detail: ProjectDetail;
  field: EditField;
  /** How the value is drawn. */
  children: ReactNode;
  /** Height of the editor; one line without it. */
  rows?: number;
  lang?: "ja" | "en";
}

/** A field of a project: it tells its source, can be put right by a person, and shows that it was. */
export function FieldValue({ detail, field, children, rows, lang }: FieldValueProps) {
  const text = useText();
  const { t, f, say } = text;
  const id = useId();
  const self = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const back = useRef(false);
  const key = `${detail.row.id}:${field}`;
  const [draft, setDraft] = useState<string | null>(() => drafts.get(key) ?? null);
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  const edit = useWrite("project.edit", { ownRefusals: true });
  const name = say(`field.${field}`);
  const value = shownValue(detail, field);
  const origin = detail.origins.find((own) => own.field === field);
  const person = origin?.person ?? null;

  // Where the editor was, the focus stays.
  useEffect(() => {
    if (draft !== null || !back.current) return;
    back.current = false;
    self.current?.focus();
  }, [draft]);

  // One goes on writing at the end.
  const editing = draft !== null;
  useEffect(() => {
    const input = line.current ?? area.current;
    if (editing) input?.setSelectionRange(input.value.length, input.value.length);
  }, [editing]);

  const write = (next: string | null) => {
    if (next === null || next === value) drafts.delete(key);
    else drafts.set(key, next);
    setDraft(next);
  };
  const writable = useWritable();
  const start = () => {
    if (!writable) return;
    setOpen(false);
    setAsked(true);
    write(value);
  };
  const stop = () => {
    edit.reset();
    back.current = true;
    write(null);
  };
  const put = async (next: string | null) => {
    if (edit.busy) return;
    if (next === null || next !== value) {
      const done = await edit.run({ project: detail.row.id, field, value: next });
      if (done === undefined) return;
    }
    setOpen(false);
    stop();
  };
  const save = () => void put((rows === undefined ? (draft ?? "").replace(/\s*\n\s*/g, " ") : (draft ?? "")).trim());

  if (draft !== null) {
    const refused = edit.problem && edit.problem.code !== "fault" ? edit.problem : null;
    const common = {
      value: draft,
      onChange: write,
      onEnter: save,
      onEscape: stop,
      ariaLabel: t.projects.editing(name),
      autoFocus: asked,
      error: refused ? say(`problem.${refused.code}`, refused.params) : undefined,
      testid: "field-editor",
      ...(lang ? { lang } : {}),
    };
    return (
      <div className="fv-edit" data-field={field}>
        {rows === undefined ? <Field {...common} ref={line} /> : <TextArea {...common} ref={area} rows={rows} />}
        <div className="row wrap">
          <Button writes size="sm" look="pri" keys="mod+Enter" disabled={edit.busy} onPress={save} testid="field-save">
            {t.projects.saveEdit}
          </Button>
          <Button size="sm" keys="Escape" onPress={stop} testid="field-cancel">
            {t.projects.cancelEdit}
          </Button>
          {person && (
            <Button
              writes
              size="sm"
              look="ghost"
              disabled={edit.busy}
              onPress={() => void put(null)}
              testid="field-revert"
            >
              {t.projects.backToList}
            </Button>
          )}
        </div>
      </div>
    );
  }

  const onKeyDown = (e: KeyboardEvent) => {
    if (isComposing(e)) return;
    const own = e.target === e.currentTarget;
    if (e.code === "F2" || (own && e.code === "Enter")) start();
    else if (own && e.code === "Space") setOpen(true);
    else return;
    e.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a part of a form; this is a value that can be opened
    <div
      ref={self}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: reached by Tab, so that F2 and Enter can edit it
      tabIndex={0}
      className={`fv${open ? " open" : ""}`}
      aria-label={name}
      aria-describedby={`${id}-o`}
      data-field={field}
      data-fixed={person ? true : undefined}
      onKeyDown={onKeyDown}
    >
      {children}
      {person && (
        <span className="fv-mark" title={t.projects.listValueOf(person.list_value || t.projects.listValueNone)}>
          <Icon name="edit" size="s" />
          {t.projects.fixed}
        </span>
      )}
      <span id={`${id}-o`} className="vh">
        {`${oneLine(origin, text)} ${t.projects.fieldKeys}`}
      </span>
      <span className="fv-acts">
        <Popover
          label={t.projects.originOf(name)}
          open={open}
          onOpenChange={setOpen}
          width={300}
          placement="bottom end"
          testid="origin"
          trigger={
            <AriaButton
              className="fv-act"
              excludeFromTabOrder
              aria-label={t.projects.originOf(name)}
              data-testid="field-origin"
            >
              <span title={oneLine(origin, text)}>
                <Icon name="info" size="s" />
              </span>
            </AriaButton>
          }
        >
          <div className="origin">
            <h4>{t.projects.originOf(name)}</h4>
            {person && (
              <div className="origin-person">
                <Badge tone="accent" icon="edit">
                  {t.projects.fixed}
                </Badge>
                <p className="small">{t.projects.fixedBy(person.by, f.timestamp(person.at))}</p>
                <p className="small mute origin-value">
                  {t.projects.listValueOf(person.list_value || t.projects.listValueNone)}
                </p>
              </div>
            )}
            {origin?.source ? (
              <SourceFacts source={origin.source} />
            ) : (
              <p className="small mute">{t.projects.originNone}</p>
            )}
            <div className="row wrap">
              <Button writes size="sm" icon="edit" keys="F2" onPress={start} testid="origin-edit">
                {t.projects.edit}
              </Button>
              {person && (
                <Button
                  writes
                  size="sm"
                  look="ghost"
                  disabled={edit.busy}
                  onPress={() => void put(null)}
                  testid="origin-revert"
                >
                  {t.projects.backToList}
                </Button>
              )}
            </div>
          </div>
        </Popover>
        <AriaButton
          className="fv-act"
          excludeFromTabOrder
          isDisabled={!writable}
          aria-label={t.projects.editField(name)}
          onPress={start}
          data-testid="field-edit"
        >
          <span title={writable ? `${t.projects.editField(name)} (F2)` : t.keep.readOnly.why}>
            <Icon name="edit" size="s" />
          </span>
        </AriaButton>
      </span>
    </div>
  );
}

/** Where a value comes from, in one line, for those who hover or listen. */
function oneLine(origin: FieldOrigin | undefined, text: Pick<ReturnType<typeof useText>, "t" | "f">): string {
  const { t, f } = text;
  const parts = [
    origin?.person && t.projects.fixedBy(origin.person.by, f.timestamp(origin.person.at)),
    origin?.person && t.projects.listValueOf(origin.person.list_value || t.projects.listValueNone),
    origin?.source && placeOf(origin.source, text),
    origin?.source && t.projects.importedBy(f.timestamp(origin.source.at), origin.source.by),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join("\n") : t.projects.originNone;
}
