import { useState } from "react";
import type { HandoverKind } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import {
  Button,
  Field,
  Note,
  type PickedProject,
  ProjectPicker,
  Segmented,
  Select,
} from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

export const KINDS: readonly HandoverKind[] = ["pairing", "matching", "other"];

/** Longest note. */
const LONGEST = 2000;

type Side = "before" | "after";

/** Links a project nobody proposed: a title written anew is like no other. What a person typed stays when refused. */
export function OtherProject({ id, name }: { id: number; name: string }) {
  const { t, say } = useText();
  const words = t.continuity.lineage;
  const [open, setOpen] = useState(false);
  const [project, setProject] = useState<PickedProject | null>(null);
  const [side, setSide] = useState<Side>("before");
  const [kind, setKind] = useState<HandoverKind>("other");
  const [note, setNote] = useState("");
  const link = useWrite("lineage.link", { ownRefusals: true });
  const close = () => {
    setOpen(false);
    setProject(null);
    setNote("");
  };
  if (!open)
    return (
      <Button writes size="sm" icon="plus" onPress={() => setOpen(true)} testid="lineage-other-open">
        {words.other}
      </Button>
    );
  const self = project?.id === id;
  const run = async () => {
    if (!project || self || link.busy) return;
    const [earlier, later] = side === "before" ? [project.id, id] : [id, project.id];
    if ((await link.run({ earlier, later, kind, note: note.trim() })) !== undefined) close();
  };
  const other = project ? project.key || project.title : "";
  const refused = link.problem && link.problem.code !== "fault" ? link.problem : null;
  return (
    <div className="lin-other" data-testid="lineage-other">
      <p className="tiny faint phrase">{words.otherLead}</p>
      <ProjectPicker
        value={project}
        onChange={setProject}
        label={words.otherProject}
        autoFocus={!project}
        testid="lineage-other-project"
      />
      {self && <span className="tiny bad">{words.otherSelf}</span>}
      <Segmented<Side>
        label={words.otherSide}
        hideLabel={false}
        size="sm"
        choices={(["before", "after"] as const).map((each) => ({ id: each, label: words.sides[each] }))}
        value={side}
        onChange={setSide}
        testid="lineage-other-side"
      />
      <Select<HandoverKind>
        label={words.kindLabel}
        size="sm"
        writes
        choices={KINDS.map((each) => ({ id: each, label: words.kinds[each] }))}
        value={kind}
        onChange={setKind}
        testid="lineage-other-kind"
      />
      <Field
        label={words.otherNote}
        value={note}
        onChange={setNote}
        maxLength={LONGEST}
        onEnter={() => void run()}
        testid="lineage-other-note"
      />
      {refused && (
        <Note tone="bad" testid="lineage-other-problem">
          {say(`problem.${refused.code}`, refused.params)}
        </Note>
      )}
      <div className="row">
        <Button
          writes
          look="pri"
          size="sm"
          icon="link"
          disabled={!project || self || link.busy}
          {...(project ? { tip: side === "before" ? words.linkTitle(other, name) : words.linkTitle(name, other) } : {})}
          onPress={() => void run()}
          testid="lineage-other-link"
        >
          {words.link}
        </Button>
        <Button size="sm" onPress={close}>
          {t.common.cancel}
        </Button>
      </div>
    </div>
  );
}
