import { useState } from "react";
import type { TagChip as Chip, Concept, Kind, Selection } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { Button, ConceptPicker, Dialog, KeyHint, TagChip } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { KindTabs, kindOfKey } from "./KindTabs.tsx";
import "./tagging.css";

/** Carried by all, some or none of the projects. */
export const share = (carried: number, projects: number): boolean | "mixed" =>
  carried === 0 || projects === 0 ? false : carried >= projects ? true : "mixed";

export interface TagPickerProps {
  selection: Selection;
  count: number;
  onClose: () => void;
}

/** Gives and takes away tags on one project or on many. Every press writes at once; the notice takes it back. */
export function TagPicker({ selection, count, onClose }: TagPickerProps) {
  const { t, f, pick } = useText();
  const [kind, setKind] = useState<Kind>("target");
  const [one] = "these" in selection && selection.these.length === 1 ? selection.these : [];
  const single = one !== undefined;
  const detail = useRead("project.detail", { id: one ?? 0 }, { enabled: single });
  const tags = useRead("tag.of_selection", { selection });
  const add = useWrite("tag.add");
  const remove = useWrite("tag.remove");
  const main = useWrite("tag.set_main");
  const confirm = useWrite("tag.confirm");
  const busy = add.busy || remove.busy || main.busy || confirm.busy;

  const projects = tags.data?.projects ?? count;
  const carriedOf = (id: string, of: Kind) =>
    tags.data?.tags.find((tag) => tag.chip.id === id && tag.chip.kind === of)?.count ?? 0;
  const isMain = (chip: Chip) =>
    detail.data?.tags.some((tag) => tag.main && tag.concept.id === chip.id && tag.concept.kind === chip.kind) === true;

  /** On one project a tag from a list's own column waits for a word: giving it is confirming it. */
  const waits = (id: string, of: Kind) =>
    single && tags.data?.tags.some((tag) => tag.chip.id === id && tag.chip.kind === of && tag.chip.proposed) === true;

  const toggle = (concept: Concept) => {
    const edit = { selection, kind: concept.kind, concept: concept.id };
    if (waits(concept.id, concept.kind)) return void confirm.run(edit);
    const all = share(carriedOf(concept.id, concept.kind), projects) === true;
    void (all ? remove : add).run(edit);
  };
  const effect = (concept: Concept) => {
    if (waits(concept.id, concept.kind)) return t.tagging.confirm;
    const carried = carriedOf(concept.id, concept.kind);
    const all = share(carried, projects) === true;
    if (single) return all ? t.tagging.removeOne : t.tagging.addOne;
    return all ? t.tagging.willRemove(f.number(carried)) : t.tagging.willAdd(f.number(projects - carried));
  };

  return (
    <Dialog
      open
      onClose={onClose}
      width={720}
      title={single ? t.tagging.titleOne : t.tagging.titleMany(f.number(count))}
      testid="tag-picker"
      lead={
        <span className="row tagging-hints">
          <KeyHint keys={["ArrowUp", "ArrowDown"]}>
            <span>{t.tagging.move}</span>
          </KeyHint>
          <KeyHint keys="Enter">
            <span>{t.tagging.toggle}</span>
          </KeyHint>
          <KeyHint keys="Escape">
            <span>{t.tagging.done}</span>
          </KeyHint>
        </span>
      }
      footer={
        <Button onPress={onClose} testid="tag-done">
          {t.tagging.done}
        </Button>
      }
    >
      {single && (
        <p className="mute ell tagging-subject" title={detail.data ? pick(detail.data.row, "title") : ""}>
          {detail.data ? pick(detail.data.row, "title") : ""}
        </p>
      )}
      <KindTabs kind={kind} onKind={setKind} testid="tag-kind" />
      <Given
        kind={kind}
        chips={(tags.data?.tags ?? []).filter((tag) => tag.chip.kind === kind)}
        projects={projects}
        single={single}
        busy={busy}
        isMain={isMain}
        onMain={(chip) => {
          if (single) void main.run({ project: one, kind: chip.kind, concept: chip.id, main: !isMain(chip) });
        }}
        onConfirm={(chip) => void confirm.run({ selection, kind: chip.kind, concept: chip.id })}
        onRemove={(chip) => void remove.run({ selection, kind: chip.kind, concept: chip.id })}
      />
      <ConceptPicker
        key={kind}
        kind={kind}
        autoFocus
        onPick={toggle}
        tick={(concept) =>
          waits(concept.id, concept.kind) ? "mixed" : share(carriedOf(concept.id, concept.kind), projects)
        }
        effect={effect}
        disabled={busy}
        testid="tag"
        onKeyDown={(e) => {
          const next = kindOfKey(e);
          if (!next) return;
          e.preventDefault();
          setKind(next);
        }}
      />
    </Dialog>
  );
}

interface GivenProps {
  kind: Kind;
  chips: readonly { chip: Chip; count: number }[];
  projects: number;
  single: boolean;
  busy: boolean;
  isMain: (chip: Chip) => boolean;
  onMain: (chip: Chip) => void;
  onConfirm: (chip: Chip) => void;
  onRemove: (chip: Chip) => void;
}

/** What the projects carry already; its height is reserved, so that the list below stays where it is. */
function Given({ kind, chips, projects, single, busy, isMain, onMain, onConfirm, onRemove }: GivenProps) {
  const { t, f, pick } = useText();
  return (
    <section className="given" aria-label={single ? t.tagging.given : t.tagging.givenMany}>
      <h3 className="small mute">
        {single ? t.tagging.given : t.tagging.givenMany}
        <span className="faint"> · {t.common[kind]}</span>
      </h3>
      {chips.length === 0 ? (
        <p className="faint small">{t.tagging.noneGiven}</p>
      ) : (
        <ul>
          {chips.map(({ chip, count }) => (
            <li key={chip.id} className="given-i" data-concept={chip.id}>
              <TagChip tag={{ ...chip, main: single && isMain(chip) }} />
              {single && chip.proposed ? (
                <Button
                  writes
                  size="sm"
                  icon="check"
                  disabled={busy}
                  onPress={() => onConfirm(chip)}
                  testid="tag-confirm"
                >
                  {t.tagging.confirm}
                </Button>
              ) : single ? (
                <Button
                  writes
                  size="sm"
                  look="ghost"
                  on={isMain(chip)}
                  disabled={busy}
                  onPress={() => onMain(chip)}
                  testid="tag-main"
                >
                  {isMain(chip) ? t.tagging.unmakeMain : t.tagging.makeMain}
                </Button>
              ) : (
                <span className="cnt nw">{t.tagging.onSome(f.number(count), f.number(projects))}</span>
              )}
              <Button
                writes
                size="sm"
                look="ghost"
                icon="close"
                label={t.common.removeTag(pick(chip, "label"))}
                disabled={busy}
                onPress={() => onRemove(chip)}
                testid="tag-remove"
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
