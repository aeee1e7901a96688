import { useState } from "react";
import type { Extra, ExtraKind, Role } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Dialog, Field, Note, Segmented, Select, TextArea } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { NO_ROLE, ROLES, type RoleId, roleOf } from "../roles.ts";

const KINDS: readonly ExtraKind[] = ["idea", "literature", "company", "note"];

/** A thread that is no project: an idea of the team, literature, an asset of a company, a note. */
export function ExtraDialog({ theme, extra, onClose }: { theme: number; extra: Extra | null; onClose: () => void }) {
  const { t, say } = useText();
  const words = t.weave.extra;
  const [kind, setKind] = useState<ExtraKind>(extra?.kind ?? "idea");
  const [titleJa, setTitleJa] = useState(extra?.title_ja ?? "");
  const [titleEn, setTitleEn] = useState(extra?.title_en ?? "");
  const [source, setSource] = useState(extra?.source ?? "");
  const [role, setRole] = useState<Role | null>(extra?.role ?? null);
  const [note, setNote] = useState(extra?.note ?? "");
  const save = useWrite("theme.extra_save", { ownRefusals: true });
  const named = titleJa.trim() !== "" || titleEn.trim() !== "";
  const problem = save.problem?.code === "fault" ? null : save.problem;

  const submit = async () => {
    if (!named || save.busy) return;
    const fields = {
      kind,
      title_ja: titleJa.trim(),
      title_en: titleEn.trim(),
      source: source.trim(),
      role,
      note: note.trim(),
    };
    if (await save.run({ theme, fields, ...(extra ? { id: extra.id } : {}) })) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={extra ? words.editTitle : words.addTitle}
      width={560}
      testid="extra-dialog"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            disabled={!named || save.busy}
            {...(named ? {} : { tip: words.needed })}
            onPress={() => void submit()}
            testid="extra-save"
          >
            {extra ? words.save : words.add}
          </Button>
        </>
      }
    >
      {problem && <Note tone="bad">{say(`problem.${problem.code}`, problem.params as Record<string, string>)}</Note>}
      <div className="stack">
        <Segmented<ExtraKind>
          label={words.kind}
          choices={KINDS.map((id) => ({ id, label: say(`extra-kind.${id}`) }))}
          value={kind}
          onChange={setKind}
          testid="extra-kind"
        />
        <Field
          label={words.titleJa}
          value={titleJa}
          onChange={setTitleJa}
          onEnter={() => void submit()}
          lang="ja"
          autoFocus
          maxLength={200}
          testid="extra-title-ja"
        />
        <Field
          label={words.titleEn}
          value={titleEn}
          onChange={setTitleEn}
          onEnter={() => void submit()}
          lang="en"
          maxLength={200}
          testid="extra-title-en"
        />
        <Field
          label={words.source}
          value={source}
          onChange={setSource}
          onEnter={() => void submit()}
          hint={words.sourceHint}
          maxLength={1000}
          testid="extra-source"
        />
        <Select<RoleId>
          label={t.weave.strand.role}
          choices={[
            ...ROLES.map((id) => ({ id, label: say(`role.${id}`) })),
            { id: NO_ROLE, label: t.weave.strand.roleLater },
          ]}
          value={role ?? NO_ROLE}
          onChange={(id) => setRole(roleOf(id))}
          testid="extra-role"
        />
        <TextArea
          label={words.note}
          value={note}
          onChange={setNote}
          onEnter={() => void submit()}
          rows={2}
          maxLength={1000}
          testid="extra-note"
        />
      </div>
    </Dialog>
  );
}
